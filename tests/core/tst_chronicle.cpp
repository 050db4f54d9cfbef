#include <QTest>

#include "model/core/chronicle.h"
#include "tests/support/sample_snapshot.h"

using namespace portolan;

namespace {

template <class T, class F>
void change(Table<T> &table, const std::shared_ptr<const T> &row, F &&f) {
    auto copy = std::make_shared<T>(*row);
    f(*copy);
    table.put(std::move(copy));
}

std::shared_ptr<const Container> byName(const Snapshot &s, std::string_view name) {
    return s.containers.find(std::string_view(testing::fullId(name)));
}

QString line(const Happening &h) {
    QString text = QString::fromStdString(std::string(name(h.verb)) + " " + h.name);
    if (!h.objectName.empty()) text += QStringLiteral(" > ") + QString::fromStdString(h.objectName);
    if (!h.detail.empty()) text += QStringLiteral(" | ") + QString::fromStdString(h.detail);
    if (h.verb == Verb::die) text += QStringLiteral(" ") + QString::number(h.code);
    return h.trouble ? text + QStringLiteral(" !") : text;
}

struct Story {
    Chronicle chronicle;
    Snapshot now;

    explicit Story(const Snapshot &first) { follow(first); }
    QStringList follow(const Snapshot &next) {
        QStringList lines;
        for (const Happening &h : chronicle.follow(diff(now, next), next)) lines.push_back(line(h));
        now = next;
        return lines;
    }
    template <class F>
    QStringList then(F &&f) {
        Snapshot next = now;
        f(next);
        return follow(next);
    }
};

} // namespace

class TestChronicle : public QObject {
    Q_OBJECT
private slots:
    /// What is there already when a source is first heard of did not happen now.
    void theFirstListIsNoNews() {
        Chronicle chronicle;
        const Snapshot s = testing::sampleSnapshot();
        QStringList lines;
        for (const Happening &h : chronicle.follow(diff(Snapshot{}, s), s)) lines.push_back(line(h));
        QCOMPARE(lines,
                 (QStringList{QStringLiteral("connect host-b"), QStringLiteral("connect docker-desktop"),
                              QStringLiteral("connect http://127.0.0.1:2379")}));
    }
    void tellsTheLifeOfAContainer() {
        Story story(testing::sampleSnapshot());
        const auto set = [&](auto &&f) {
            return story.then([&](Snapshot &s) { change(s.containers, byName(s, "flask"), f); });
        };
        QCOMPARE(set([](Container &c) { c.state = ContainerState::paused; }),
                 QStringList{QStringLiteral("pause flask")});
        QCOMPARE(set([](Container &c) { c.state = ContainerState::running; }),
                 QStringList{QStringLiteral("unpause flask")});
        QCOMPARE(set([](Container &c) { c.health = Health::unhealthy; }),
                 QStringList{QStringLiteral("health flask | unhealthy !")});
        QCOMPARE(set([](Container &c) { c.health = Health::starting; }), QStringList{});
        QCOMPARE(set([](Container &c) { c.startedAt = *c.startedAt + std::chrono::minutes(1); }),
                 QStringList{QStringLiteral("restart flask")});
        QCOMPARE(set([](Container &c) {
                     c.state = ContainerState::exited;
                     c.exitCode = 137;
                 }),
                 QStringList{QStringLiteral("die flask 137 !")});
        QCOMPARE(set([](Container &c) { // up and down again between two snapshots
                     c.finishedAt = *parseMoment("2026-11-24T13:00:00Z");
                     c.exitCode = 0;
                 }),
                 (QStringList{QStringLiteral("start flask"), QStringLiteral("die flask 0")}));
        QCOMPARE(set([](Container &c) { c.state = ContainerState::running; }),
                 QStringList{QStringLiteral("start flask")});
        QCOMPARE(set([](Container &c) { c.name = "bottle"; }),
                 QStringList{QStringLiteral("rename flask > bottle")});
        QCOMPARE(set([](Container &c) { c.labels["x"] = "y"; }), QStringList{});
        QCOMPARE(
            story.then([](Snapshot &s) { s.containers.remove(std::string_view(testing::fullId("flask"))); }),
            QStringList{QStringLiteral("remove bottle")});
    }
    void tellsOfNetworksAndWhoIsOnThem() {
        Story story(testing::sampleSnapshot());
        const Snapshot full = story.now;
        const auto monster = testing::fullId("dnmonster");
        const auto endpoint = *std::find_if(full.endpoints.begin(), full.endpoints.end(),
                                            [&](const auto &e) { return e->container.value == monster; });
        QCOMPARE(story.then([&](Snapshot &s) { s.endpoints.remove(keyOf(*endpoint)); }),
                 QStringList{QStringLiteral("disconnect dnmonster > bridge | 172.17.0.3")});
        QCOMPARE(story.then([&](Snapshot &s) { s.endpoints.put(endpoint); }),
                 QStringList{QStringLiteral("connect dnmonster > bridge | 172.17.0.3")});
        QCOMPARE(story.then([&](Snapshot &s) {
            change(s.endpoints, endpoint, [](Endpoint &e) { e.ipv4 = "172.17.0.99"; });
        }),
                 QStringList{QStringLiteral("readdress dnmonster > bridge | 172.17.0.99")});
        const auto tier = *std::find_if(full.networks.begin(), full.networks.end(),
                                        [](const auto &n) { return n->name == "app-tier"; });
        QCOMPARE(story.then([&](Snapshot &s) { s.networks.remove(keyOf(*tier)); }),
                 QStringList{QStringLiteral("remove app-tier | bridge")});
        QCOMPARE(story.then([&](Snapshot &s) { s.networks.put(tier); }),
                 QStringList{QStringLiteral("create app-tier | bridge")});
    }
    void tellsOfSourcesAndKeys() {
        Story story(testing::sampleSnapshot());
        const auto engine = story.now.engines.find(std::string_view("ssh://host-b"));
        QCOMPARE(story.then([&](Snapshot &s) {
            change(s.engines, engine, [](Engine &e) { e.state = SourceState::lost; });
        }),
                 QStringList{QStringLiteral("lost host-b !")});
        QCOMPARE(story.then([&](Snapshot &s) { // what happened meanwhile is told when it answers again
            change(s.engines, engine, [](Engine &e) { e.state = SourceState::live; });
            s.containers.remove(std::string_view(testing::fullId("real-redis")));
        }),
                 (QStringList{QStringLiteral("connect host-b"), QStringLiteral("remove real-redis")}));
        const auto entry = *story.now.etcdEntries.begin();
        QCOMPARE(story.then([&](Snapshot &s) {
            change(s.etcdEntries, entry, [](EtcdEntry &e) { e.value = "red"; });
        }),
                 QStringList{QStringLiteral("put /config/colour | red")});
        QCOMPARE(story.then([&](Snapshot &s) { s.etcdEntries.remove(keyOf(*entry)); }),
                 QStringList{QStringLiteral("erase /config/colour")});
        // An engine that is disconnected takes its things along; none of them was removed.
        Snapshot without = story.now;
        without.engines.remove(std::string_view("ssh://host-b"));
        const auto drop = [](auto &table) {
            const auto all = table;
            for (const auto &row : all)
                if (row->engine.value == "ssh://host-b") table.remove(keyOf(*row));
        };
        drop(without.containers), drop(without.networks), drop(without.endpoints), drop(without.links);
        drop(without.ambassadors), drop(without.relays);
        QCOMPARE(story.follow(without), QStringList{QStringLiteral("disconnect host-b")});
    }
    void numbersRiseAndAreBounded() {
        Chronicle chronicle;
        const Snapshot empty = [] {
            Snapshot s = testing::syntheticSnapshot(0, 1);
            return s;
        }();
        chronicle.follow(diff(Snapshot{}, empty), empty);
        const Snapshot many = testing::syntheticSnapshot(6000, 1);
        const auto all = chronicle.follow(diff(empty, many), many);
        QCOMPARE(all.size(), Chronicle::mostAtOnce);
        for (std::size_t i = 1; i < all.size(); ++i) QCOMPARE(all[i].number, all[i - 1].number + 1);
    }
};

QTEST_GUILESS_MAIN(TestChronicle)
#include "tst_chronicle.moc"
