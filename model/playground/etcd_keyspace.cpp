#include "model/playground/etcd_keyspace.h"

#include <algorithm>

#include "model/playground/etcd_words.h"

namespace portolan::playground {
namespace {

constexpr std::int64_t shortestLease = 2, longestLease = 9'000'000'000; ///< seconds

bool passes(const RangeRequest &request, const KeyValue &kv) {
    return (request.minModified == 0 || kv.modified >= request.minModified) &&
           (request.maxModified == 0 || kv.modified <= request.maxModified) &&
           (request.minCreated == 0 || kv.created >= request.minCreated) &&
           (request.maxCreated == 0 || kv.created <= request.maxCreated);
}

bool less(RangeRequest::Target target, const KeyValue &a, const KeyValue &b) {
    switch (target) {
    case RangeRequest::Target::key:
        return a.key < b.key;
    case RangeRequest::Target::version:
        return a.version < b.version;
    case RangeRequest::Target::created:
        return a.created < b.created;
    case RangeRequest::Target::modified:
        return a.modified < b.modified;
    case RangeRequest::Target::value:
        return a.value < b.value;
    }
    return false;
}

} // namespace

EtcdAnswer<> Keyspace::check(const RangeRequest &request) const {
    if (request.revision > at()) return refuse(words::future);
    if (request.revision > 0 && request.revision < history_.compacted()) return refuse(words::compacted);
    return {};
}

RangeResult Keyspace::rangeNow(const RangeRequest &request) const {
    RangeResult result;
    result.revision = at();
    const std::int64_t revision = request.revision > 0 ? request.revision : at();
    using Order = RangeRequest::Order;
    // Who gives an order gets the first of all; who does not, the first that come.
    const bool all = request.order != Order::none || request.minModified > 0 || request.maxModified > 0 ||
                     request.minCreated > 0 || request.maxCreated > 0;
    const auto limit = request.limit > 0 ? static_cast<std::size_t>(request.limit) : std::string::npos;
    const std::size_t most = all || limit == std::string::npos ? std::string::npos : limit + 1;
    history_.forEach(request.range, revision, [&](const KeyValue &kv) {
        ++result.count;
        if (!request.countOnly && result.kvs.size() < most && passes(request, kv)) result.kvs.push_back(kv);
    });
    if (request.order != Order::none || request.target != RangeRequest::Target::key)
        std::stable_sort(result.kvs.begin(), result.kvs.end(), [&](const KeyValue &a, const KeyValue &b) {
            return request.order == Order::descend ? less(request.target, b, a) : less(request.target, a, b);
        });
    if (result.kvs.size() > limit) {
        result.kvs.resize(limit);
        result.more = true;
    }
    if (request.keysOnly)
        for (KeyValue &kv : result.kvs) kv.value.clear();
    return result;
}

EtcdAnswer<RangeResult> Keyspace::range(const RangeRequest &request) const {
    if (const auto fine = checkForm(request); !fine) return refuse(fine.error());
    if (const auto fine = check(request); !fine) return refuse(fine.error());
    return rangeNow(request);
}

EtcdAnswer<> Keyspace::check(const PutRequest &request) const {
    if ((request.ignoreValue || request.ignoreLease) && !history_.find(request.key, at()))
        return refuse(words::keyNotFound);
    if (request.lease != 0 && !leases_.contains(request.lease)) return refuse(words::leaseNotFound);
    return {};
}

EtcdAnswer<> Keyspace::checkRoom(std::size_t bytes) const {
    if (history_.bytes() + bytes > quota) return refuse(words::noSpace);
    return {};
}

void Keyspace::detach(const KeyValue &kv) {
    if (const auto lease = leases_.find(kv.lease); lease != leases_.end()) lease->second.keys.erase(kv.key);
}

PutResult Keyspace::putNow(const PutRequest &request) {
    PutResult result;
    auto before = history_.find(request.key, at());
    KeyValue next;
    next.key = request.key;
    next.value = request.ignoreValue && before ? before->value : request.value;
    next.lease = request.ignoreLease && before ? before->lease : request.lease;
    if (before) detach(*before);
    if (const auto lease = leases_.find(next.lease); lease != leases_.end())
        lease->second.keys.insert(next.key);
    history_.put(std::move(next));
    if (request.prevKv) result.before = std::move(before);
    result.revision = at();
    return result;
}

EtcdAnswer<PutResult> Keyspace::put(const PutRequest &request) {
    if (const auto fine = checkForm(request); !fine) return refuse(fine.error());
    if (const auto fine = checkRoom(request.key.size() + request.value.size()); !fine)
        return refuse(fine.error());
    if (const auto fine = check(request); !fine) return refuse(fine.error());
    PutResult result = putNow(request);
    commit();
    return result;
}

DeleteResult Keyspace::removeNow(const DeleteRequest &request) {
    DeleteResult result;
    std::vector<KeyValue> gone;
    history_.forEach(request.range, at(), [&](const KeyValue &kv) { gone.push_back(kv); });
    for (const KeyValue &kv : gone) {
        detach(kv);
        history_.remove(kv.key);
    }
    result.deleted = static_cast<std::int64_t>(gone.size());
    result.revision = at();
    if (request.prevKv) result.before = std::move(gone);
    return result;
}

EtcdAnswer<DeleteResult> Keyspace::remove(const DeleteRequest &request) {
    if (const auto fine = checkForm(request); !fine) return refuse(fine.error());
    DeleteResult result = removeNow(request);
    commit();
    return result;
}

void Keyspace::commit() {
    const bool any = history_.changed();
    history_.commit();
    if (any) changed();
}

void Keyspace::changed() {
    ++changes_;
    if (then_) then_();
}

EtcdAnswer<> Keyspace::compact(std::int64_t revision) {
    if (revision <= history_.compacted()) return refuse(words::compacted);
    if (revision > history_.revision()) return refuse(words::future);
    history_.compact(revision);
    changed();
    return {};
}

EtcdAnswer<Lease> Keyspace::grant(std::int64_t id, std::int64_t seconds) {
    if (seconds > longestLease) return refuse(words::leaseTooLong);
    if (leases_.contains(id)) return refuse(words::leaseExists);
    while (id == 0 || leases_.contains(id)) id = newId_();
    Lease lease;
    lease.id = id;
    lease.granted = std::max(seconds, shortestLease);
    lease.ends = now() + std::chrono::seconds(lease.granted);
    changed();
    return leases_[id] = lease;
}

EtcdAnswer<> Keyspace::revoke(std::int64_t id) {
    auto node = leases_.extract(id);
    if (!node) return refuse(words::leaseNotFound);
    for (const std::string &key : node.mapped().keys) history_.remove(key);
    commit();
    changed();
    return {};
}

const Lease *Keyspace::keepAlive(std::int64_t id) {
    const auto at = leases_.find(id);
    if (at == leases_.end()) return nullptr;
    at->second.ends = now() + std::chrono::seconds(at->second.granted);
    changed();
    return &at->second;
}

const Lease *Keyspace::lease(std::int64_t id) const {
    const auto at = leases_.find(id);
    return at == leases_.end() ? nullptr : &at->second;
}

std::vector<const Lease *> Keyspace::leases() const {
    std::vector<const Lease *> all;
    for (const auto &[id, lease] : leases_) all.push_back(&lease);
    std::stable_sort(all.begin(), all.end(),
                     [](const Lease *a, const Lease *b) { return a->ends < b->ends; });
    return all;
}

void Keyspace::advance() {
    const Moment when = now();
    for (const Lease *lease : leases()) {
        if (lease->ends > when) break;
        (void)revoke(lease->id);
    }
}

std::optional<Moment> Keyspace::nextDue() const {
    std::optional<Moment> next;
    for (const auto &[id, lease] : leases_)
        if (!next || lease.ends < *next) next = lease.ends;
    return next;
}

} // namespace portolan::playground
