#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/core/snapshot.h"

namespace portolan::find {

/// What a value of a record is.
enum class Field : std::uint8_t {
    name,
    id,
    kind, ///< container, ambassador, network, etcd
    image,
    state,
    health,
    network, ///< the name of a network that it is on, or is
    driver,
    address, ///< of a network: its subnet
    port,    ///< "6379/tcp", published, inside or exposed
    label,   ///< "key=value"
    project, ///< of Compose
    host,    ///< the engine's name
    alias,   ///< another name that it answers to
    url,
    value, ///< of an etcd key
};

/// All that one entity can be found by, in two strings: as it is written, and folded. Long values are cut.
struct Record {
    struct Span {
        Field field;
        std::uint32_t begin, size;
    };

    EntityId id;
    std::string text, folded;
    std::vector<Span> spans;
    std::uint64_t letters = 0;
    std::vector<EntityId> networks; ///< a container's
    bool guest = false;             ///< its networks and addresses are those of the container it joined

    std::string_view of(const Span &span) const {
        return std::string_view(text).substr(span.begin, span.size);
    }
    std::string_view foldedOf(const Span &span) const {
        return std::string_view(folded).substr(span.begin, span.size);
    }
    std::string_view first(Field field) const; ///< as it is written; empty: it has none
};

/// Writes records one value after the other.
class RecordWriter {
public:
    explicit RecordWriter(EntityId id);

    void add(Field field, std::string_view value);
    void addPort(std::uint16_t number, std::string_view protocol);
    void addLabels(const std::map<std::string, std::string> &labels);
    Record &record() { return record_; }
    Record take();

private:
    Record record_;
};

} // namespace portolan::find
