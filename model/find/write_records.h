#pragma once

#include <optional>
#include <unordered_map>

#include "model/find/record.h"

namespace portolan::find {

/// Writes the records of containers. Asked in the order of ids it walks the tables along; a long jump costs a
/// binary search.
class ContainerWriter {
public:
    explicit ContainerWriter(const Snapshot &now);

    std::optional<Record> write(std::string_view id); ///< nullopt: there is no such container

private:
    using Containers = decltype(std::declval<const Table<Container> &>().begin());
    using Endpoints = decltype(std::declval<const Table<Endpoint> &>().begin());

    void addEndpoints(RecordWriter &writer, Endpoints from, std::string_view container);
    void addHost(RecordWriter &writer, const EngineKey &engine);
    const Network *networkOf(const Endpoint &endpoint);

    const Snapshot &now_;
    Containers container_;
    Endpoints endpoint_;
    std::unordered_map<std::string_view, const Network *> networks_; ///< those that were asked for, by id
    const Engine *engine_ = nullptr; ///< the last one asked for: neighbours share it
};

Record recordOf(const Network &network, const Snapshot &now);
Record recordOf(const Engine &engine);
Record recordOf(const EtcdSource &source);
Record recordOf(const EtcdEntry &entry, const Snapshot &now);
Record recordOf(const SwarmNode &node, const Snapshot &now);
Record recordOf(const SwarmService &service, const Snapshot &now);

} // namespace portolan::find
