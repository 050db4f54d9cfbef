// Transactions: what a request may be, which branch it takes, and that it happens wholly or not at all.

#include <algorithm>
#include <set>

#include "model/playground/etcd_keyspace.h"
#include "model/playground/etcd_words.h"

namespace portolan::playground {
namespace {

EtcdAnswer<> checkOperations(const TxnRequest &request, std::size_t most);

EtcdAnswer<> checkOperation(const Operation &operation, std::size_t most) {
    if (const auto *range = std::get_if<RangeRequest>(&operation)) return checkForm(*range);
    if (const auto *put = std::get_if<PutRequest>(&operation)) return checkForm(*put);
    if (const auto *remove = std::get_if<DeleteRequest>(&operation)) return checkForm(*remove);
    if (const auto *txn = std::get_if<std::shared_ptr<const TxnRequest>>(&operation))
        return checkOperations(**txn, most);
    return refuse(words::keyNotFound);
}

/// Nested transactions share what is left of the operations that are allowed.
EtcdAnswer<> checkOperations(const TxnRequest &request, std::size_t most) {
    const std::size_t count =
        std::max({request.compare.size(), request.success.size(), request.failure.size()});
    if (count > most) return refuse(words::tooManyOperations);
    for (const Compare &compare : request.compare)
        if (compare.range.key.empty()) return refuse(words::emptyKey);
    for (const auto *branch : {&request.success, &request.failure})
        for (const Operation &operation : *branch)
            if (const auto fine = checkOperation(operation, most - count); !fine) return fine;
    return {};
}

/// What a branch writes. The branches of one transaction exclude each other and so may write the same.
struct Writes {
    std::set<std::string> puts;
    std::vector<KeyRange> removals;

    bool collides(const std::string &put) const {
        return std::any_of(removals.begin(), removals.end(),
                           [&](const KeyRange &range) { return range.contains(put); });
    }
};

EtcdAnswer<Writes> writesOf(const std::vector<Operation> &branch) {
    Writes all;
    for (const Operation &operation : branch)
        if (const auto *remove = std::get_if<DeleteRequest>(&operation))
            all.removals.push_back(remove->range);
    for (const Operation &operation : branch) {
        const auto *txn = std::get_if<std::shared_ptr<const TxnRequest>>(&operation);
        if (!txn) continue;
        auto success = writesOf((*txn)->success), failure = writesOf((*txn)->failure);
        if (!success) return success;
        if (!failure) return failure;
        for (const auto *inner : {&*success, &*failure})
            for (const std::string &key : inner->puts)
                if (all.puts.contains(key) || all.collides(key)) return refuse(words::duplicateKey);
        for (const std::string &key : all.puts)
            if (success->collides(key) || failure->collides(key)) return refuse(words::duplicateKey);
        for (auto *inner : {&*success, &*failure}) {
            all.puts.merge(inner->puts);
            all.removals.insert(all.removals.end(), inner->removals.begin(), inner->removals.end());
        }
    }
    for (const Operation &operation : branch)
        if (const auto *put = std::get_if<PutRequest>(&operation))
            if (all.collides(put->key) || !all.puts.insert(put->key).second)
                return refuse(words::duplicateKey);
    return all;
}

template <class T>
bool compares(Compare::Result result, const T &a, const T &b) {
    switch (result) {
    case Compare::Result::equal:
        return a == b;
    case Compare::Result::notEqual:
        return a != b;
    case Compare::Result::greater:
        return a > b;
    case Compare::Result::less:
        return a < b;
    case Compare::Result::always:
        return true;
    }
    return true;
}

bool holdsFor(const Compare &compare, const KeyValue &kv) {
    switch (compare.target) {
    case Compare::Target::version:
        return compares(compare.result, kv.version, compare.number);
    case Compare::Target::created:
        return compares(compare.result, kv.created, compare.number);
    case Compare::Target::modified:
        return compares(compare.result, kv.modified, compare.number);
    case Compare::Target::lease:
        return compares(compare.result, kv.lease, compare.number);
    case Compare::Target::value:
        return compares(compare.result, kv.value, compare.value);
    case Compare::Target::nothing:
        return compares(compare.result, 0, 0);
    }
    return false;
}

} // namespace

EtcdAnswer<> checkForm(const RangeRequest &request) {
    if (request.range.key.empty()) return refuse(words::emptyKey);
    return {};
}

EtcdAnswer<> checkForm(const PutRequest &request) {
    if (request.key.empty()) return refuse(words::emptyKey);
    if (request.ignoreValue && !request.value.empty()) return refuse(words::valueProvided);
    if (request.ignoreLease && request.lease != 0) return refuse(words::leaseProvided);
    return {};
}

EtcdAnswer<> checkForm(const DeleteRequest &request) {
    if (request.range.key.empty()) return refuse(words::emptyKey);
    return {};
}

EtcdAnswer<> checkForm(const TxnRequest &request) {
    if (const auto fine = checkOperations(request, Keyspace::mostOperations); !fine) return fine;
    for (const auto *branch : {&request.success, &request.failure})
        if (const auto writes = writesOf(*branch); !writes) return refuse(writes.error());
    return {};
}

bool Keyspace::holds(const Compare &compare) const {
    bool any = false, all = true;
    history_.forEach(compare.range, at(), [&](const KeyValue &kv) {
        any = true;
        all = all && holdsFor(compare, kv);
    });
    if (any) return all;
    // A key that is not there has version 0, but no value to compare with.
    return compare.target != Compare::Target::value && holdsFor(compare, KeyValue());
}

bool Keyspace::allHold(const TxnRequest &request) const {
    return std::all_of(request.compare.begin(), request.compare.end(),
                       [this](const Compare &compare) { return holds(compare); });
}

/// Which branches are taken, of nested transactions too, before anything is written.
void Keyspace::choose(const TxnRequest &request, std::vector<bool> &path) const {
    const bool success = allHold(request);
    path.push_back(success);
    for (const Operation &operation : success ? request.success : request.failure)
        if (const auto *txn = std::get_if<std::shared_ptr<const TxnRequest>>(&operation)) choose(**txn, path);
}

/// Only of the branches that will be taken, so that there is nothing to undo.
EtcdAnswer<> Keyspace::check(const TxnRequest &request, const std::vector<bool> &path,
                             std::size_t &step) const {
    for (const Operation &operation : path[step++] ? request.success : request.failure) {
        EtcdAnswer<> fine;
        if (const auto *range = std::get_if<RangeRequest>(&operation))
            fine = check(*range);
        else if (const auto *put = std::get_if<PutRequest>(&operation))
            fine = check(*put);
        else if (const auto *txn = std::get_if<std::shared_ptr<const TxnRequest>>(&operation))
            fine = check(**txn, path, step);
        if (!fine) return fine;
    }
    return {};
}

TxnResult Keyspace::txnNow(const TxnRequest &request, const std::vector<bool> &path, std::size_t &step) {
    TxnResult result;
    result.succeeded = path[step++];
    for (const Operation &operation : result.succeeded ? request.success : request.failure) {
        if (const auto *range = std::get_if<RangeRequest>(&operation))
            result.results.emplace_back(rangeNow(*range));
        else if (const auto *put = std::get_if<PutRequest>(&operation))
            result.results.emplace_back(putNow(*put));
        else if (const auto *remove = std::get_if<DeleteRequest>(&operation))
            result.results.emplace_back(removeNow(*remove));
        else if (const auto *txn = std::get_if<std::shared_ptr<const TxnRequest>>(&operation))
            result.results.emplace_back(std::make_shared<const TxnResult>(txnNow(**txn, path, step)));
    }
    result.revision = at();
    return result;
}

EtcdAnswer<TxnResult> Keyspace::txn(const TxnRequest &request) {
    if (const auto fine = checkForm(request); !fine) return refuse(fine.error());
    if (const auto fine = checkRoom(0); !fine) return refuse(fine.error());
    std::vector<bool> path;
    choose(request, path);
    std::size_t step = 0;
    if (const auto fine = check(request, path, step); !fine) return refuse(fine.error());
    TxnResult result = txnNow(request, path, step = 0);
    commit();
    return result;
}

} // namespace portolan::playground
