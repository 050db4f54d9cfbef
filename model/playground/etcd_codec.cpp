#include "model/playground/etcd_codec.h"

#include "model/etcd/base64.h"

namespace portolan::playground {
namespace {

constexpr int deepestTransaction = 130; ///< beyond what its number of operations could be

KeyRange keyRange(const Fields &fields) { return {fields.bytes("key"), fields.bytes("range_end")}; }

Compare compareOf(const Json &message) {
    const Fields fields(message);
    Compare compare;
    compare.range = keyRange(fields);
    const auto result =
        fields.choice("result", "Compare_CompareResult", {"EQUAL", "GREATER", "LESS", "NOT_EQUAL"});
    compare.result =
        result >= 0 && result <= 3 ? static_cast<Compare::Result>(result) : Compare::Result::always;
    const auto target =
        fields.choice("target", "Compare_CompareTarget", {"VERSION", "CREATE", "MOD", "VALUE", "LEASE"});
    compare.target =
        target >= 0 && target <= 4 ? static_cast<Compare::Target>(target) : Compare::Target::nothing;
    const char *const names[] = {"version", "create_revision", "mod_revision", nullptr, "lease"};
    if (compare.target == Compare::Target::value)
        compare.value = fields.bytes("value");
    else if (compare.target != Compare::Target::nothing)
        compare.number = fields.number(names[target]);
    return compare;
}

TxnRequest txnAt(const Json &message, int depth);

Operation operationOf(const Json &message, int depth) {
    const Fields fields(message);
    if (const Json *inner = fields.find("request_range")) return rangeRequest(*inner);
    if (const Json *inner = fields.find("request_put")) return putRequest(*inner);
    if (const Json *inner = fields.find("request_delete_range")) return deleteRequest(*inner);
    if (const Json *inner = fields.find("request_txn"))
        return std::make_shared<const TxnRequest>(txnAt(*inner, depth + 1));
    return std::monostate();
}

TxnRequest txnAt(const Json &message, int depth) {
    if (depth > deepestTransaction) throw NotReadable{"exceeded max depth"};
    const Fields fields(message);
    TxnRequest txn;
    for (const Json &compare : fields.list("compare")) txn.compare.push_back(compareOf(compare));
    for (const Json &operation : fields.list("success")) txn.success.push_back(operationOf(operation, depth));
    for (const Json &operation : fields.list("failure")) txn.failure.push_back(operationOf(operation, depth));
    return txn;
}

Json revisionOnly(std::int64_t revision) {
    Json header = Json::object();
    set(header, "revision", revision);
    return header;
}

} // namespace

RangeRequest rangeRequest(const Json &message) {
    const Fields fields(message);
    RangeRequest range;
    range.range = keyRange(fields);
    range.limit = fields.number("limit");
    range.revision = fields.number("revision");
    const auto order = fields.choice("sort_order", "RangeRequest_SortOrder", {"NONE", "ASCEND", "DESCEND"});
    range.order =
        order >= 0 && order <= 2 ? static_cast<RangeRequest::Order>(order) : RangeRequest::Order::ascend;
    const auto target =
        fields.choice("sort_target", "RangeRequest_SortTarget", {"KEY", "VERSION", "CREATE", "MOD", "VALUE"});
    // etcd 3.4 ends on a target that it does not know; later ones say this.
    if (target < 0 || target > 4) throw NotReadable{"etcdserver: invalid sort option"};
    range.target = static_cast<RangeRequest::Target>(target);
    range.keysOnly = fields.flag("keys_only");
    range.countOnly = fields.flag("count_only");
    (void)fields.flag("serializable");
    range.minModified = fields.number("min_mod_revision");
    range.maxModified = fields.number("max_mod_revision");
    range.minCreated = fields.number("min_create_revision");
    range.maxCreated = fields.number("max_create_revision");
    return range;
}

PutRequest putRequest(const Json &message) {
    const Fields fields(message);
    PutRequest put;
    put.key = fields.bytes("key");
    put.value = fields.bytes("value");
    put.lease = fields.number("lease");
    put.prevKv = fields.flag("prev_kv");
    put.ignoreValue = fields.flag("ignore_value");
    put.ignoreLease = fields.flag("ignore_lease");
    return put;
}

DeleteRequest deleteRequest(const Json &message) {
    const Fields fields(message);
    return {keyRange(fields), fields.flag("prev_kv")};
}

TxnRequest txnRequest(const Json &message) { return txnAt(message, 0); }

WatchCreation watchCreation(const Json &message) {
    const Fields fields(message);
    WatchCreation watch;
    watch.range = keyRange(fields);
    if (watch.range.key.empty()) watch.range.key = std::string(1, '\0');
    watch.start = fields.number("start_revision");
    watch.id = fields.number("watch_id");
    watch.prevKv = fields.flag("prev_kv");
    constexpr const char *type = "WatchCreateRequest_FilterType";
    if (const Json *filters = fields.find("filters"); filters && filters->is_string())
        throw NotReadable{"invalid target \"slice\" for enum etcdserverpb." + std::string(type)};
    for (const Json &filter : fields.list("filters")) {
        const auto which = choiceOf(filter, type, {"NOPUT", "NODELETE"});
        watch.noPut = watch.noPut || which == 0;
        watch.noDelete = watch.noDelete || which == 1;
    }
    return watch;
}

void set(Json &message, const char *name, std::int64_t number) {
    if (number != 0) message[name] = std::to_string(number);
}

void set(Json &message, const char *name, bool value) {
    if (value) message[name] = true;
}

Json toJson(const KeyValue &kv) {
    Json json = Json::object();
    json["key"] = etcd::toBase64(kv.key);
    set(json, "create_revision", kv.created);
    set(json, "mod_revision", kv.modified);
    set(json, "version", kv.version);
    if (!kv.value.empty()) json["value"] = etcd::toBase64(kv.value);
    set(json, "lease", kv.lease);
    return json;
}

Json toJson(const KeyEvent &event) {
    Json json = Json::object();
    if (event.deleted) json["type"] = "DELETE";
    json["kv"] = toJson(event.kv);
    if (event.before) json["prev_kv"] = toJson(*event.before);
    return json;
}

Json toJson(const RangeResult &result, Json header) {
    Json json{{"header", std::move(header)}};
    for (const KeyValue &kv : result.kvs) json["kvs"].push_back(toJson(kv));
    set(json, "more", result.more);
    set(json, "count", result.count);
    return json;
}

Json toJson(const PutResult &result, Json header) {
    Json json{{"header", std::move(header)}};
    if (result.before) json["prev_kv"] = toJson(*result.before);
    return json;
}

Json toJson(const DeleteResult &result, Json header) {
    Json json{{"header", std::move(header)}};
    set(json, "deleted", result.deleted);
    for (const KeyValue &kv : result.before) json["prev_kvs"].push_back(toJson(kv));
    return json;
}

Json toJson(const TxnResult &result, Json header) {
    Json json{{"header", std::move(header)}};
    set(json, "succeeded", result.succeeded);
    for (const OperationResult &operation : result.results) {
        Json inner;
        if (const auto *range = std::get_if<RangeResult>(&operation))
            inner["response_range"] = toJson(*range, revisionOnly(range->revision));
        else if (const auto *put = std::get_if<PutResult>(&operation))
            inner["response_put"] = toJson(*put, revisionOnly(put->revision));
        else if (const auto *remove = std::get_if<DeleteResult>(&operation))
            inner["response_delete_range"] = toJson(*remove, revisionOnly(remove->revision));
        else if (const auto *txn = std::get_if<std::shared_ptr<const TxnResult>>(&operation))
            inner["response_txn"] = toJson(**txn, Json::object());
        json["responses"].push_back(std::move(inner));
    }
    return json;
}

} // namespace portolan::playground
