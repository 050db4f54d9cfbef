#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/core/time.h"
#include "model/playground/etcd_history.h"
#include "model/playground/etcd_requests.h"

namespace portolan::playground {

struct Lease {
    std::int64_t id = 0, granted = 0; ///< seconds
    Moment ends{};
    std::set<std::string> keys;
};

/// etcd's keyspace without etcd: keys with their history, transactions, leases that end. It does no I/O;
/// time and ids come from outside. What is refused is refused in the words of etcd 3.4.
class Keyspace {
public:
    static constexpr std::size_t quota = 256u << 20; ///< bytes of keys and values, with their history
    static constexpr std::size_t mostOperations = 128;

    /// `newId` gives positive numbers for leases.
    Keyspace(std::function<Moment()> clock, std::function<std::int64_t()> newId)
        : clock_(std::move(clock)), newId_(std::move(newId)) {}

    const KeyHistory &history() const { return history_; }
    std::int64_t revision() const { return history_.revision(); }
    Moment now() const { return clock_(); }
    /// Grows with every request that changed anything, leases too.
    std::uint64_t changes() const { return changes_; }
    /// Called after each of those, for whoever waits for what others change.
    void onChange(std::function<void()> then) { then_ = std::move(then); }

    EtcdAnswer<RangeResult> range(const RangeRequest &request) const;
    EtcdAnswer<PutResult> put(const PutRequest &request);
    EtcdAnswer<DeleteResult> remove(const DeleteRequest &request);
    EtcdAnswer<TxnResult> txn(const TxnRequest &request);
    EtcdAnswer<> compact(std::int64_t revision);

    /// `id` 0: choose one. A shorter time than etcd's shortest is made longer.
    EtcdAnswer<Lease> grant(std::int64_t id, std::int64_t seconds);
    EtcdAnswer<> revoke(std::int64_t id);
    const Lease *keepAlive(std::int64_t id); ///< its time starts afresh; nullptr: there is none
    const Lease *lease(std::int64_t id) const;
    std::vector<const Lease *> leases() const; ///< those that end first come first

    /// Lets leases end that are over.
    void advance();
    std::optional<Moment> nextDue() const;

private:
    EtcdAnswer<> check(const RangeRequest &request) const;
    EtcdAnswer<> check(const PutRequest &request) const;
    EtcdAnswer<> checkRoom(std::size_t bytes) const;
    EtcdAnswer<> check(const TxnRequest &request, const std::vector<bool> &path, std::size_t &step) const;
    void choose(const TxnRequest &request, std::vector<bool> &path) const;
    bool holds(const Compare &compare) const;
    bool allHold(const TxnRequest &request) const;

    // These change without checks; the caller commits.
    RangeResult rangeNow(const RangeRequest &request) const;
    PutResult putNow(const PutRequest &request);
    DeleteResult removeNow(const DeleteRequest &request);
    TxnResult txnNow(const TxnRequest &request, const std::vector<bool> &path, std::size_t &step);
    void detach(const KeyValue &kv);
    std::int64_t at() const { return history_.revision() + (history_.changed() ? 1 : 0); }
    void commit();
    void changed();

    std::function<Moment()> clock_;
    std::function<std::int64_t()> newId_;
    KeyHistory history_;
    std::map<std::int64_t, Lease> leases_;
    std::uint64_t changes_ = 0;
    std::function<void()> then_;
};

/// What can be said of a request without the keyspace: keys that are missing, a transaction that is too long
/// or writes one key twice.
EtcdAnswer<> checkForm(const RangeRequest &request);
EtcdAnswer<> checkForm(const PutRequest &request);
EtcdAnswer<> checkForm(const DeleteRequest &request);
EtcdAnswer<> checkForm(const TxnRequest &request);

} // namespace portolan::playground
