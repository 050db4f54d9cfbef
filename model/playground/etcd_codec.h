#pragma once

#include "model/playground/etcd_json.h"
#include "model/playground/etcd_requests.h"

// The messages of etcd's JSON gateway. What reads throws NotReadable.

namespace portolan::playground {

RangeRequest rangeRequest(const Json &message);
PutRequest putRequest(const Json &message);
DeleteRequest deleteRequest(const Json &message);
TxnRequest txnRequest(const Json &message);

struct WatchCreation {
    KeyRange range;
    std::int64_t start = 0; ///< revision; 0: what comes
    std::int64_t id = 0;    ///< 0: choose one
    bool noPut = false, noDelete = false, prevKv = false;
};
WatchCreation watchCreation(const Json &message);

/// Fields that are zero are left out, as the gateway does.
void set(Json &message, const char *name, std::int64_t number); ///< as text: it has 64 bits
void set(Json &message, const char *name, bool value);

// Results as messages, after the given header; in transactions each has one that tells the revision alone.
Json toJson(const KeyValue &kv);
Json toJson(const KeyEvent &event);
Json toJson(const RangeResult &result, Json header);
Json toJson(const PutResult &result, Json header);
Json toJson(const DeleteResult &result, Json header);
Json toJson(const TxnResult &result, Json header);

} // namespace portolan::playground
