#include "model/playground/etcd_gateway.h"

#include "model/playground/etcd_codec.h"
#include "model/playground/etcd_watch.h"
#include "model/playground/etcd_words.h"

namespace portolan::playground {
namespace {

constexpr std::size_t largestMessage = 2u << 20, largestRequest = 3u << 19; ///< bytes
constexpr std::size_t mostMessages = 10'000;                                ///< of one stream

int statusOf(int code) {
    switch (code) {
    case 3:
    case 11:
        return 400;
    case 5:
        return 404;
    case 8:
        return 429;
    case 9:
        return 412;
    case 12:
        return 501;
    default:
        return 500;
    }
}

Reply answer(const Json &json) {
    std::string text = toText(json);
    text.pop_back(); // only streams have lines
    return {200, "application/json", std::move(text)};
}

Reply refusal(const EtcdRefusal &why) {
    Reply reply = answer({{"error", why.message}, {"message", why.message}, {"code", why.code}});
    reply.status = statusOf(why.code);
    return reply;
}

Reply plainText(int status, const char *text) {
    Reply reply{status, "text/plain; charset=utf-8", std::string(text) + "\n"};
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    return reply;
}

/// All that there is to say is there already.
class Lines final : public Outflow {
public:
    explicit Lines(std::string text) : text_(std::move(text)) {}
    std::string take() override {
        ended_ = true;
        return std::move(text_);
    }
    bool ended() const override { return ended_; }

private:
    std::string text_;
    bool ended_ = false;
};

class Gateway final : public Site {
public:
    Gateway(Keyspace &keyspace, std::string version) : keys_(keyspace), version_(std::move(version)) {}

    Moment now() const override { return keys_.now(); }
    void advance() override { keys_.advance(); }
    std::optional<Moment> nextDue() const override { return keys_.nextDue(); }
    std::uint64_t revision() const override { return keys_.changes(); }

    Reply handle(const Request &request) override {
        keys_.advance();
        const std::string path = request.target.substr(0, request.target.find('?'));
        const bool reads = request.method == "GET";
        if (request.method == "OPTIONS") return {200, "", ""};
        if (path == "/version" || path == "/health") {
            if (!reads) return plainText(405, "Method Not Allowed");
            if (path == "/version")
                return answer({{"etcdserver", version_},
                               {"etcdcluster", version_.substr(0, version_.rfind('.')) + ".0"}});
            const bool terse = version_.starts_with("3.4.");
            Reply health =
                answer(terse ? Json{{"health", "true"}} : Json{{"health", "true"}, {"reason", ""}});
            health.contentType = "text/plain; charset=utf-8";
            return health;
        }
        std::string_view call = path;
        for (const std::string_view prefix : {"/v3beta/", "/v3/"})
            if (call.starts_with(prefix)) {
                call.remove_prefix(prefix.size());
                try {
                    return perform(call, request);
                } catch (const NotReadable &unreadable) {
                    return refusal({3, unreadable.why});
                }
            }
        return plainText(404, "404 page not found");
    }

private:
    using Call = Reply (Gateway::*)(const Json &message);
    using StreamCall = Reply (Gateway::*)(const std::vector<Json> &messages);

    Reply perform(std::string_view name, const Request &request) {
        static const std::map<std::string_view, StreamCall> streams{{"watch", &Gateway::watch},
                                                                    {"lease/keepalive", &Gateway::keepAlive}};
        static const std::map<std::string_view, Call> calls{
            {"kv/range", &Gateway::range},
            {"kv/put", &Gateway::put},
            {"kv/deleterange", &Gateway::remove},
            {"kv/txn", &Gateway::txn},
            {"kv/compaction", &Gateway::compact},
            {"lease/grant", &Gateway::grant},
            {"lease/revoke", &Gateway::revoke},
            {"kv/lease/revoke", &Gateway::revoke},
            {"lease/timetolive", &Gateway::timeToLive},
            {"kv/lease/timetolive", &Gateway::timeToLive},
            {"lease/leases", &Gateway::leases},
            {"kv/lease/leases", &Gateway::leases},
            {"maintenance/status", &Gateway::status},
            {"maintenance/alarm", &Gateway::nothing},
            {"maintenance/defragment", &Gateway::nothing},
            {"cluster/member/list", &Gateway::members},
            {"auth/authenticate", &Gateway::authenticate},
            {"auth/enable", &Gateway::enableUsers},
            {"auth/user/list", &Gateway::headerAlone},
            {"auth/role/list", &Gateway::headerAlone},
        };
        const auto call = calls.find(name);
        const auto stream = streams.find(name);
        if (call == calls.end() && stream == streams.end()) return plainText(404, "Not Found");
        if (request.method != "POST") return plainText(405, "Method Not Allowed");
        std::string why;
        std::vector<Json> messages = valuesIn(request.body, stream != streams.end() ? mostMessages : 1, why);
        if (stream != streams.end()) {
            if (!why.empty()) return refusal({2, why});
            try {
                return (this->*stream->second)(messages);
            } catch (const NotReadable &unreadable) {
                return refusal({2, unreadable.why});
            }
        }
        if (!why.empty()) return refusal({3, why});
        if (messages.empty()) messages.emplace_back();        // nothing said: all fields left out
        const std::size_t size = request.body.size() / 4 * 3; // keys and values are base64
        if (size > largestMessage)
            return refusal({8, "grpc: received message larger than max (" + std::to_string(size) + " vs. " +
                                   std::to_string(largestMessage) + ")"});
        if (size > largestRequest && (name == "kv/put" || name == "kv/txn")) return refusal(words::tooLarge);
        return (this->*call->second)(messages[0]);
    }

    Json header() const { return etcdHeader(keys_.revision()); }

    template <class Result>
    Reply tell(const EtcdAnswer<Result> &result) const {
        if (!result) return refusal(result.error());
        return answer(toJson(*result, etcdHeader(result->revision)));
    }

    Reply range(const Json &message) { return tell(keys_.range(rangeRequest(message))); }
    Reply put(const Json &message) { return tell(keys_.put(putRequest(message))); }
    Reply remove(const Json &message) { return tell(keys_.remove(deleteRequest(message))); }
    Reply txn(const Json &message) { return tell(keys_.txn(txnRequest(message))); }
    Reply compact(const Json &message) {
        const auto done = keys_.compact(Fields(message).number("revision"));
        return done ? headerAlone(message) : refusal(done.error());
    }

    Reply grant(const Json &message) {
        const Fields fields(message);
        const auto lease = keys_.grant(fields.number("ID"), fields.number("TTL"));
        if (!lease) return refusal(lease.error());
        Json json{{"header", header()}};
        set(json, "ID", lease->id);
        set(json, "TTL", lease->granted);
        return answer(json);
    }
    Reply revoke(const Json &message) {
        const auto done = keys_.revoke(Fields(message).number("ID"));
        return done ? headerAlone(message) : refusal(done.error());
    }
    Reply timeToLive(const Json &message) {
        const Fields fields(message);
        const Lease *lease = keys_.lease(fields.number("ID"));
        Json json{{"header", header()}};
        set(json, "ID", fields.number("ID"));
        if (!lease) {
            set(json, "TTL", std::int64_t(-1));
            return answer(json);
        }
        using std::chrono::seconds;
        set(json, "TTL",
            static_cast<std::int64_t>(
                std::chrono::duration_cast<seconds>(lease->ends - keys_.now()).count()));
        set(json, "grantedTTL", lease->granted);
        if (fields.flag("keys"))
            for (const std::string &key : lease->keys) json["keys"].push_back(bytesAsText(key));
        return answer(json);
    }
    Reply leases(const Json &) {
        Json json{{"header", header()}};
        for (const Lease *lease : keys_.leases())
            json["leases"].push_back({{"ID", std::to_string(lease->id)}});
        return answer(json);
    }
    Reply keepAlive(const std::vector<Json> &messages) {
        std::string lines;
        for (const Json &message : messages) {
            const std::int64_t id = Fields(message).number("ID");
            const Lease *lease = keys_.keepAlive(id);
            Json json{{"header", header()}};
            set(json, "ID", id);
            if (lease) set(json, "TTL", lease->granted);
            lines += toText({{"result", json}});
        }
        return {200, "application/json", "", std::make_shared<Lines>(std::move(lines))};
    }
    Reply watch(const std::vector<Json> &messages) {
        return {200, "application/json", "", makeEtcdWatch(keys_, messages)};
    }

    Reply status(const Json &) {
        const std::string bytes = std::to_string(keys_.history().bytes());
        const std::string index = std::to_string(keys_.changes() + 1);
        return answer({{"header", header()},
                       {"version", version_},
                       {"dbSize", bytes},
                       {"leader", etcdMember},
                       {"raftIndex", index},
                       {"raftTerm", "2"},
                       {"raftAppliedIndex", index},
                       {"dbSizeInUse", bytes}});
    }
    Reply members(const Json &) {
        return answer(
            {{"header", header()}, {"members", Json::array({{{"ID", etcdMember}, {"name", "playground"}}})}});
    }
    Reply nothing(const Json &) { return answer(Json::object()); }
    Reply headerAlone(const Json &) { return answer({{"header", header()}}); }
    Reply authenticate(const Json &) { return refusal(words::noAuthentication); }
    Reply enableUsers(const Json &) { return refusal(words::noRoot); }

    Keyspace &keys_;
    std::string version_;
};

} // namespace

std::shared_ptr<Site> makeEtcdGateway(Keyspace &keyspace, std::string version) {
    return std::make_shared<Gateway>(keyspace, std::move(version));
}

} // namespace portolan::playground
