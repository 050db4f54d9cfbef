#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

// What etcd v3 is asked and what it answers, as values (etcd: api/etcdserverpb/rpc.proto).

namespace portolan::playground {

/// Why etcd refuses: gRPC's code and etcd's own words.
struct EtcdRefusal {
    int code = 2;
    std::string message;
};
template <class T = void>
using EtcdAnswer = tl::expected<T, EtcdRefusal>;

inline tl::unexpected<EtcdRefusal> refuse(EtcdRefusal why) { return tl::unexpected(std::move(why)); }

struct KeyValue {
    std::string key, value;
    std::int64_t created = 0, modified = 0; ///< revisions
    std::int64_t version = 0;               ///< grows by one with each put since the key came
    std::int64_t lease = 0;                 ///< 0: none
};

/// Keys from `key` to before `end`. End empty: that one key; "\0": no end.
struct KeyRange {
    std::string key, end;

    bool contains(const std::string &other) const;
    bool intersects(const KeyRange &other) const;
};

struct RangeRequest {
    enum class Order { none, ascend, descend };
    enum class Target { key, version, created, modified, value };
    KeyRange range;
    std::int64_t limit = 0, revision = 0; ///< 0: no limit; now
    Order order = Order::none;
    Target target = Target::key;
    bool keysOnly = false, countOnly = false;
    std::int64_t minModified = 0, maxModified = 0, minCreated = 0, maxCreated = 0; ///< 0: any
};
struct PutRequest {
    std::string key, value;
    std::int64_t lease = 0;
    bool prevKv = false, ignoreValue = false, ignoreLease = false;
};
struct DeleteRequest {
    KeyRange range;
    bool prevKv = false;
};
struct Compare {
    enum class Result { equal, greater, less, notEqual, always };
    enum class Target { version, created, modified, value, lease, nothing };
    KeyRange range;
    Result result = Result::equal;
    Target target = Target::version;
    std::int64_t number = 0;
    std::string value;
};
struct TxnRequest;
/// The first: an operation that says nothing.
using Operation =
    std::variant<std::monostate, RangeRequest, PutRequest, DeleteRequest, std::shared_ptr<const TxnRequest>>;
struct TxnRequest {
    std::vector<Compare> compare;
    std::vector<Operation> success, failure;
};

struct RangeResult {
    std::vector<KeyValue> kvs;
    std::int64_t count = 0; ///< of all, whatever the limit
    bool more = false;
    std::int64_t revision = 0; ///< of the keyspace; so in all results
};
struct PutResult {
    std::optional<KeyValue> before; ///< when asked for
    std::int64_t revision = 0;
};
struct DeleteResult {
    std::int64_t deleted = 0;
    std::vector<KeyValue> before; ///< when asked for
    std::int64_t revision = 0;
};
struct TxnResult;
using OperationResult = std::variant<RangeResult, PutResult, DeleteResult, std::shared_ptr<const TxnResult>>;
struct TxnResult {
    bool succeeded = false;
    std::vector<OperationResult> results;
    std::int64_t revision = 0;
};

struct KeyEvent {
    bool deleted = false;
    KeyValue kv; ///< of a deletion: key and revision
    std::optional<KeyValue> before;
};

} // namespace portolan::playground
