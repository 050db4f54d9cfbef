#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "model/playground/json.h"

// JSON as Go's protobuf library reads it: names in both spellings, null as left out, numbers as text or not.

namespace portolan::playground {

/// Why a text is no request, in the words of Go.
struct NotReadable {
    std::string why;
};

/// The JSON values that stand one after the other in a text. Stops at the first that is none, and tells why
/// when that is the first of all; what is beyond `most` is not read.
std::vector<Json> valuesIn(const std::string &text, std::size_t most, std::string &why);

/// The fields of one message. All functions throw NotReadable.
class Fields {
public:
    explicit Fields(const Json &message);

    const Json *find(std::string_view name) const; ///< nullptr: left out; `name` as in "range_end"
    bool has(std::string_view name) const { return find(name) != nullptr; }
    std::string bytes(std::string_view name) const;
    std::int64_t number(std::string_view name) const;
    bool flag(std::string_view name) const;
    std::vector<Json> list(std::string_view name) const;
    std::string text(std::string_view name) const;
    /// The number of a value of an enumeration: its place in `values`, or any number.
    std::int64_t choice(std::string_view name, std::string_view type,
                        std::initializer_list<std::string_view> values) const;

private:
    const Json &message_;
};

std::int64_t choiceOf(const Json &value, std::string_view type,
                      std::initializer_list<std::string_view> values);

} // namespace portolan::playground
