#include "model/playground/etcd_watch.h"

#include <algorithm>

#include "model/etcd/base64.h"
#include "model/playground/etcd_codec.h"

namespace portolan::playground {
namespace {

constexpr std::int64_t mostRevisions = 1000; ///< of the past in one message
constexpr std::size_t enoughText = 4 << 20;  ///< before a client has read it

struct Watch {
    std::int64_t id = 0;
    WatchCreation wanted;
    std::int64_t next = 0; ///< the first revision that it has not told
    bool live = false;     ///< it has told all of the past
};

class WatchOutflow final : public Outflow {
public:
    WatchOutflow(Keyspace &keys, const std::vector<Json> &messages) : keys_(keys) {
        for (const Json &message : messages) {
            const Fields fields(message);
            if (const Json *creation = fields.find("create_request"))
                create(watchCreation(*creation));
            else if (const Json *cancellation = fields.find("cancel_request"))
                cancel(Fields(*cancellation).number("watch_id"));
            else if (fields.has("progress_request"))
                say(-1, [](Json &) {});
        }
    }

    std::string take() override {
        behind_ = false;
        for (auto watch = watches_.begin(); watch != watches_.end();)
            watch = follow(*watch) ? std::next(watch) : watches_.erase(watch);
        return std::move(text_);
    }
    bool ended() const override { return false; }
    std::optional<Moment> due() const override { return behind_ ? std::optional(keys_.now()) : std::nullopt; }

private:
    template <class Fill>
    void say(std::int64_t id, Fill fill, std::optional<std::int64_t> revision = std::nullopt) {
        Json result{{"header", etcdHeader(revision.value_or(keys_.revision()))}};
        set(result, "watch_id", id);
        fill(result);
        text_ += toText({{"result", std::move(result)}});
    }

    bool taken(std::int64_t id) const {
        return std::any_of(watches_.begin(), watches_.end(), [&](const Watch &w) { return w.id == id; });
    }

    void create(WatchCreation wanted) {
        const auto refused = [&](const char *why) {
            say(-1, [&](Json &result) {
                set(result, "created", true);
                set(result, "canceled", true);
                result["cancel_reason"] = why;
            });
        };
        const KeyRange &range = wanted.range;
        if (!range.end.empty() && range.end != std::string(1, '\0') && range.key >= range.end)
            return refused("mvcc: watcher range is empty");
        Watch watch;
        watch.id = wanted.id;
        if (watch.id == 0)
            while (taken(nextId_)) ++nextId_;
        else if (taken(watch.id))
            return refused("mvcc: duplicate watch ID provided on the WatchStream");
        if (watch.id == 0) watch.id = nextId_++;
        const bool fromNow = wanted.start == 0 || (wanted.start < 0 && keys_.history().compacted() < 0);
        watch.next = fromNow ? keys_.revision() + 1 : wanted.start;
        watch.wanted = std::move(wanted);
        say(watch.id, [](Json &result) { set(result, "created", true); });
        watches_.push_back(std::move(watch));
    }

    void cancel(std::int64_t id) {
        if (std::erase_if(watches_, [&](const Watch &w) { return w.id == id; }) > 0)
            say(id, [](Json &result) { set(result, "canceled", true); });
    }

    /// Tells what a watch has not told; false when it is over.
    bool follow(Watch &watch) {
        const KeyHistory &history = keys_.history();
        // Who was live must not miss a deletion of the very revision that was compacted, which is gone then.
        if (watch.next < history.compacted() + (watch.live ? 1 : 0)) {
            const auto compacted = [&](Json &result) {
                set(result, "canceled", true);
                set(result, "compact_revision", history.compacted());
            };
            say(watch.id, compacted, 0);
            return false;
        }
        const bool past = watch.next <= told_;
        while (text_.size() < enoughText) {
            const auto first = history.nextChange(watch.next);
            if (!first) {
                watch.live = true;
                return true;
            }
            // The past comes at once, what happens now revision by revision.
            const bool together = past && *first <= told_;
            const std::int64_t last = together ? std::min(told_, *first + mostRevisions - 1) : *first;
            tell(watch, *first, last, together);
            watch.next = last + 1;
        }
        behind_ = true;
        return true;
    }

    void tell(const Watch &watch, std::int64_t from, std::int64_t to, bool past) {
        std::vector<KeyEvent> events =
            keys_.history().events(watch.wanted.range, from, to, watch.wanted.prevKv);
        std::erase_if(events, [&](const KeyEvent &event) {
            return event.deleted ? watch.wanted.noDelete : watch.wanted.noPut;
        });
        if (events.empty()) return;
        say(
            watch.id,
            [&](Json &result) {
                for (const KeyEvent &event : events) result["events"].push_back(toJson(event));
            },
            past ? told_ : to);
    }

    Keyspace &keys_;
    std::int64_t told_ = keys_.revision(); ///< what was before this stream
    std::int64_t nextId_ = 0;
    std::vector<Watch> watches_;
    std::string text_;
    bool behind_ = false; ///< there is more to tell than one piece holds
};

} // namespace

std::shared_ptr<Outflow> makeEtcdWatch(Keyspace &keyspace, const std::vector<Json> &messages) {
    return std::make_shared<WatchOutflow>(keyspace, messages);
}

Json etcdHeader(std::int64_t revision) {
    Json header{{"cluster_id", "14841639068965178418"}, {"member_id", etcdMember}};
    set(header, "revision", revision);
    header["raft_term"] = "2";
    return header;
}

std::string bytesAsText(const std::string &bytes) { return etcd::toBase64(bytes); }

} // namespace portolan::playground
