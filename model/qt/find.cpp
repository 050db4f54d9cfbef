#include "model/qt/find.h"

#include <algorithm>

#include "model/core/text.h"

namespace portolan::qt {
namespace {

QString harmless(std::string_view text) { return QString::fromStdString(plain(text, 120)); }

class Search {
public:
    Search(QString words, std::size_t limit) : words_(std::move(words)), limit_(limit) {}

    /// `others` are searched too; the id from its beginning only.
    void consider(const EntityId &id, std::string_view name, const std::vector<std::string_view> &others,
                  std::string_view idText = {}) {
        const int rank = rankOf(name, others, idText);
        if (rank < 0) return;
        QStringList detail;
        for (std::string_view other : others)
            if (!other.empty()) detail.push_back(harmless(other));
        found_.push_back({rank, {id, harmless(name), detail.join(u" · ")}});
    }

    std::vector<Hit> best() {
        std::stable_sort(found_.begin(), found_.end(),
                         [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
        std::vector<Hit> hits;
        for (Ranked &ranked : found_) {
            if (hits.size() == limit_) break;
            hits.push_back(std::move(ranked.hit));
        }
        return hits;
    }

private:
    struct Ranked {
        int rank;
        Hit hit;
    };

    int rankOf(std::string_view name, const std::vector<std::string_view> &others,
               std::string_view idText) const {
        const auto at = [this](std::string_view text) {
            return QString::fromUtf8(text.data(), std::min<qsizetype>(qsizetype(text.size()), 1000))
                .indexOf(words_, 0, Qt::CaseInsensitive);
        };
        const qsizetype inName = at(name);
        if (inName >= 0) return inName == 0 ? 0 : 1;
        for (std::string_view other : others)
            if (at(other) >= 0) return 2;
        if (words_.size() >= 3 && at(idText) == 0) return 2;
        return -1;
    }

    QString words_;
    std::size_t limit_;
    std::vector<Ranked> found_;
};

} // namespace

std::vector<Hit> find(const Snapshot &snapshot, const QString &words, std::size_t limit) {
    const QString wanted = words.trimmed();
    if (wanted.isEmpty()) return {};
    Search search(wanted, limit);
    auto endpoint = snapshot.endpoints.begin(); // both tables are sorted by container
    for (const auto &c : snapshot.containers) {
        std::vector<std::string_view> others;
        while (endpoint != snapshot.endpoints.end() && (*endpoint)->container < c->id) ++endpoint;
        for (; endpoint != snapshot.endpoints.end() && (*endpoint)->container == c->id; ++endpoint) {
            others.push_back((*endpoint)->ipv4);
            others.push_back((*endpoint)->ipv6);
        }
        others.push_back(c->image);
        search.consider(idOf(*c), c->name, others, c->id.value);
    }
    for (const auto &n : snapshot.networks) {
        std::vector<std::string_view> others;
        for (const Subnet &subnet : n->subnets) others.push_back(subnet.subnet);
        others.push_back(n->driver);
        search.consider(idOf(*n), n->name, others, n->id.value);
    }
    for (const auto &e : snapshot.engines)
        search.consider(idOf(*e), e->name.empty() ? e->url : e->name, {e->url});
    for (const auto &s : snapshot.swarmServices) search.consider(idOf(*s), s->name, {s->image}, s->id);
    for (const auto &n : snapshot.swarmNodes) search.consider(idOf(*n), n->hostname, {n->address}, n->id);
    for (const auto &s : snapshot.etcdSources) search.consider(idOf(*s), s->key.value, {});
    for (const auto &k : snapshot.etcdEntries) search.consider(idOf(*k), k->key, {k->value});
    return search.best();
}

} // namespace portolan::qt
