#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "model/find/record.h"
#include "model/topology/address.h"

namespace portolan::find {

/// What a term of a query asks about. `text` has no key: it may be in any value.
enum class Key { text, name, state, health, net, image, label, port, ip, host, driver, project, kind, id };

std::string_view name(Key key); ///< as it is typed, without the colon; empty for `text`
std::optional<Key> keyFromName(std::string_view word); ///< without regard to case
std::optional<Field> fieldOf(Key key); ///< the values that it asks about; none for `text`: all of them
const std::vector<Key> &keys();        ///< all that have a name, the most used first

/// One of the values that a term allows.
struct Wanted {
    std::string text;   ///< folded
    bool exact = false; ///< was written "=text"
    bool glob = false;  ///< has a `*`
    std::optional<topology::Cidr> addresses;
};

/// `key:value`, `key:one,other`, or a bare word; a minus before it turns it round.
struct Term {
    Key key = Key::text;
    bool negated = false;
    std::vector<Wanted> any; ///< never empty
};

/// All of its terms must hold.
struct Query {
    std::vector<Term> terms;
    bool empty() const { return terms.empty(); }
};

/// Why a query cannot be read.
struct QueryError {
    enum class Why {
        unknownKey,   ///< `word` is no key
        nothingAfter, ///< nothing follows the key `word`, or a minus
        unknownValue, ///< `word` is none of the values this key can have
        notAPort,     ///< 1 to 65535, and /tcp, /udp or /sctp if anything
        notAnAddress, ///< neither an address nor a subnet such as 172.18.0.0/16
        quoteIsOpen,  ///< a quotation mark has no second
    };
    Why why = Why::unknownKey;
    Key key = Key::text;
    std::string word;               ///< what was typed
    std::size_t begin = 0, end = 0; ///< where, in bytes of the query

    friend bool operator==(const QueryError &, const QueryError &) = default;
};

/// `state:running net:app-tier image:redis label:x=y port:6379 172.18.0.0/16 words -negated "quoted words"`.
/// A value is looked for inside; `=value` must be all, `*` stands for anything, a comma means "or".
tl::expected<Query, QueryError> parse(std::string_view text);

/// Whether the record itself is what the query asks for. A term that cannot be asked of this kind of thing
/// (the state of a network) does not hold, nor does its opposite.
bool matches(const Query &query, const Record &record);

/// Splits a query at blanks outside of quotes. Positions are bytes of the query.
struct Token {
    std::size_t begin = 0, end = 0;
    bool quoteIsOpen = false;
};
std::vector<Token> tokens(std::string_view text);

/// The words that `state:`, `health:` and `kind:` know; empty for other keys.
const std::vector<std::string_view> &knownValues(Key key);

} // namespace portolan::find
