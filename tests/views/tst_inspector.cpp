#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include "tests/support/sample_snapshot.h"
#include "tests/support/visible_texts.h"
#include "views/inspector/entity_link.h"
#include "views/inspector/inspector.h"
#include "views/inspector/value_text.h"

using namespace portolan;
using namespace portolan::views;

namespace {

SnapshotPtr shared(Snapshot s) { return std::make_shared<const Snapshot>(std::move(s)); }

std::shared_ptr<const Container> named(const Snapshot &s, const char *name) {
    return s.containers.find(std::string_view(testing::fullId(name)));
}

template <class T, class F>
void change(Table<T> &table, const std::shared_ptr<const T> &row, F &&f) {
    auto copy = std::make_shared<T>(*row);
    f(*copy);
    table.put(std::move(copy));
}

struct Rig {
    qt::SnapshotStore store;
    qt::Selection selection;
    std::unique_ptr<Inspector> view;

    explicit Rig(Snapshot snapshot = testing::sampleSnapshot()) {
        store.apply(shared(std::move(snapshot)));
        view = std::make_unique<Inspector>(store, selection);
        view->resize(340, 800);
        view->show();
    }
    QString all() const { return testing::visibleTexts(view.get()).join(u'\n'); }
    void select(const char *container) { selection.select(idOf(*named(store.snapshot(), container))); }
    void tab(int index) { view->tabs()->setCurrentIndex(index); }
};

} // namespace

class TestInspector : public QObject {
    Q_OBJECT
private slots:
    void everyKindIsDescribed_data() {
        QTest::addColumn<EntityId>("id");
        QTest::addColumn<QStringList>("words");
        const Snapshot s = testing::sampleSnapshot();
        const auto row = [](const char *name, const EntityId &id, std::initializer_list<const char *> words) {
            QStringList list;
            for (const char *word : words) list.push_back(QString::fromUtf8(word));
            QTest::newRow(name) << id << list;
        };
        row("container", idOf(*named(s, "flask")),
            {"flask", "sh1nd3l/flask-server:0.5", "172.17.0.5/16", "0.0.0.0:80 → 8080/tcp",
             "web.east.skydns.local", "debug-shell"});
        row("exited", idOf(*named(s, "skydns")), {"exited (1)"});
        row("ambassador", idOf(*named(s, "redis_ambassador")),
            {"⚑", "The ambassador forwards nowhere", "tcp://172.17.0.2:6379", "flask", "redis", "malformed"});
        row("ambassador, itself", idOf(*s.ambassadors[0]), {"⚑", "ambassador"});
        row("guest", idOf(*named(s, "debug-shell")), {"that of", "flask"});
        row("network",
            idOf(*s.networks.find(PairKey{"unix:///var/run/docker.sock",
                                          testing::fullId("unix:///var/run/docker.sockapp-tier")})),
            {"app-tier", "172.18.0.0/16", "172.18.0.1", "◆ bridge", "docker-desktop"});
        row("engine", idOf(*s.engines[0]),
            {"host-b", "27.3.1", "1.47", "ssh://host-b", "2, of them 2 running"});
        row("endpoint", idOf(*s.endpoints[0]), {"↔", "172.17.0.4"});
        row("link", idOf(*s.links[0]), {"→", "on the default bridge"});
        row("shared network", idOf(*s.sharedNetworks[0]), {"debug-shell", "flask"});
        for (const auto &relay : s.relays)
            if (relay->state == RelayState::ok)
                row("relay", idOf(*relay),
                    {"real-redis-ambassador", "6379/tcp", "tcp://172.17.0.2:6379", "link"});
        row("registration", idOf(*s.registrations[0]),
            {"redis.east.skydns.local", "172.17.0.2", "real-redis"});
        row("etcd", idOf(*s.etcdSources[0]), {"http://127.0.0.1:2379", "3.4.23"});
        row("etcd key", idOf(*s.etcdEntries[1]), {"/skydns/local/skydns/east/redis", "\"port\": 6379", "33"});
    }
    void everyKindIsDescribed() {
        QFETCH(EntityId, id);
        QFETCH(QStringList, words);
        Rig rig;
        rig.selection.select(id);
        for (const QString &word : words)
            QVERIFY2(rig.all().contains(word), qPrintable(word + QStringLiteral(" is not in\n") + rig.all()));
    }
    void theSwarmIsDescribed() {
        Snapshot s = testing::sampleSnapshot();
        s.swarmNodes.put(std::make_shared<const SwarmNode>(SwarmNode{
            "node1", s.engines[0]->key, "alpha", "10.0.0.1", "manager", "drain", "ready", true, {}}));
        s.swarmServices.put(std::make_shared<const SwarmService>(SwarmService{
            "svc1", s.engines[0]->key, "shop", "shop:1", 3, {}, {"10.0.1.2/24"}, {{"", 80, {8080, "tcp"}}}}));
        s.swarmTasks.put(std::make_shared<const SwarmTask>(SwarmTask{"task1",
                                                                     s.engines[0]->key,
                                                                     "svc1",
                                                                     "node1",
                                                                     2,
                                                                     "failed",
                                                                     "running",
                                                                     "exit 1",
                                                                     {},
                                                                     {"10.0.1.5/24"}}));
        Rig rig(s);
        rig.selection.select(idOf(*s.swarmNodes[0]));
        for (const char *word : {"alpha", "manager · leader", "drain", "shop.2"})
            QVERIFY2(rig.all().contains(QString::fromUtf8(word)), word);
        rig.selection.select(idOf(*s.swarmServices[0]));
        for (const char *word : {"shop:1", "10.0.1.2/24", ":80 → 8080/tcp", ".2"})
            QVERIFY2(rig.all().contains(QString::fromUtf8(word)), word);
        rig.selection.select(idOf(*s.swarmTasks[0]));
        for (const char *word : {"The task failed", "exit 1", "alpha", "10.0.1.5/24"})
            QVERIFY2(rig.all().contains(QString::fromUtf8(word)), word);
    }

    void whatIsWrongIsSaidFirst() {
        Snapshot s = testing::sampleSnapshot();
        for (const auto &link : testing::sampleSnapshot().links)
            if (link->alias == "dnonster") {
                s.links.remove(keyOf(*link));
                auto gone = std::make_shared<Link>(*link);
                gone->target = {};
                s.links.put(gone);
            }
        change(s.sharedNetworks, s.sharedNetworks[0], [](SharedNetwork &g) { g.stranded = true; });
        change(s.containers, named(s, "sniffer"), [](Container &c) {
            c.health = Health::unhealthy;
            c.stateError = "no such device";
        });
        Rig rig(s);
        rig.select("flask");
        QVERIFY(rig.all().contains(QStringLiteral("No container is called dnmonster any more")));
        rig.select("debug-shell");
        QVERIFY(rig.all().contains(QStringLiteral("nothing but the loopback interface")));
        rig.select("sniffer");
        QVERIFY(rig.all().contains(QStringLiteral("no such device")));
        QVERIFY(rig.all().contains(QStringLiteral("Its health check fails")));
        change(s.relays, s.relays[0], [](Relay &r) {
            r.state = RelayState::stale;
            r.firstTargetName = "old-redis";
        });
        rig.store.apply(shared(s));
        rig.selection.select(idOf(*s.relays[0]));
        QVERIFY(rig.all().contains(QStringLiteral("it belonged to old-redis")));
        change(s.relays, s.relays[0], [](Relay &r) { r.state = RelayState::unresolved; });
        rig.store.apply(shared(s));
        QVERIFY(rig.all().contains(QStringLiteral("A relay leads out of sight")));
    }

    void aLostEngineSaysSinceWhenAndRetries() {
        Snapshot s = testing::sampleSnapshot();
        const Moment now = std::chrono::time_point_cast<Moment::duration>(std::chrono::system_clock::now());
        change(s.engines, s.engines[1], [&](Engine &e) {
            e.state = SourceState::lost;
            e.loss = Loss{now, Error{Errc::timeout, "GET /_ping", e.url, "", 0, nullptr},
                          now + std::chrono::minutes(5)};
        });
        Rig rig(s);
        rig.select("flask");
        QVERIFY2(rig.all().contains(QStringLiteral("docker-desktop is lost since")), qPrintable(rig.all()));
        QVERIFY(rig.all().contains(QStringLiteral("did not answer in time")));
        QVERIFY(rig.all().contains(QStringLiteral("Next try in 4 min")));
        QSignalSpy retry(rig.view.get(), &Inspector::retryWanted);
        QTest::mouseClick(testing::findByText<QPushButton>(rig.view.get(), QStringLiteral("Retry now")),
                          Qt::LeftButton);
        QCOMPARE(retry.count(), 1);
        rig.select("real-redis"); // on the other engine, which lives
        QVERIFY(!rig.all().contains(QStringLiteral("is lost since")));
    }

    void secretsAreMaskedUntilAskedForAndAgainAfterwards() {
        Snapshot s = testing::sampleSnapshot();
        change(s.containers, named(s, "flask"), [](Container &c) {
            c.raw = std::make_shared<const std::string>(R"({"Config":{"Env":["API_TOKEN=do-not-show"]}})");
            c.command = {"run", "--token", "do-not-show"};
            c.labels = {{"db.password", "do-not-show"}};
        });
        Rig rig(s);
        rig.select("flask");
        const QString secret = QStringLiteral("do-not-show");
        QVERIFY(!rig.all().contains(secret));
        for (int tab : {3, 4}) {
            rig.tab(tab);
            QVERIFY(rig.all().contains(QStringLiteral("API_TOKEN=••••••")));
            QVERIFY(!rig.all().contains(secret));
            QTest::mouseClick(
                testing::findByText<QPushButton>(rig.view.get(), QStringLiteral("Show secrets")),
                Qt::LeftButton);
            QVERIFY(rig.all().contains(QStringLiteral("API_TOKEN=do-not-show")));
            rig.select("dnmonster");
            rig.select("flask");
            QVERIFY(!rig.all().contains(secret));
        }
    }

    void namesLeadToTheirEntities() {
        Rig rig;
        rig.select("redis_ambassador");
        EntityLink *user = testing::findByText<EntityLink>(rig.view.get(), QStringLiteral("flask"));
        QVERIFY(user);
        QTest::mouseClick(user, Qt::LeftButton);
        QCOMPARE(rig.selection.current(), idOf(*named(rig.store.snapshot(), "flask")));
    }
    void aRowOfATableLeadsToItsEntity() {
        Rig rig;
        const auto bridge = rig.store.snapshot().networks.find(
            PairKey{"ssh://host-b", testing::fullId("ssh://host-bbridge")});
        rig.selection.select(idOf(*bridge));
        rig.tab(1);
        QTableView *table = nullptr;
        for (QTableView *each : rig.view->findChildren<QTableView *>())
            if (each->isVisible()) table = each;
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 2);
        table->selectRow(0);
        const QString name = table->model()->index(0, 0).data().toString();
        QTest::keySequence(table, QKeySequence::Copy);
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(name + u'\t'));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(rig.selection.current(), testing::containerNamed(name.toStdString()));
    }

    void anUpdateKeepsTheWidgetsAndASelectedText() {
        Rig rig;
        rig.select("flask");
        ValueText *image = nullptr;
        for (ValueText *value : rig.view->findChildren<ValueText *>())
            if (value->toPlainText().startsWith(QStringLiteral("sh1nd3l"))) image = value;
        QVERIFY(image);
        image->selectAll();
        Snapshot s = rig.store.snapshot();
        change(s.containers, named(s, "flask"), [](Container &c) { c.state = ContainerState::paused; });
        rig.store.apply(shared(s));
        QVERIFY(rig.all().contains(QStringLiteral("paused")));
        QVERIFY(rig.view->findChildren<ValueText *>().contains(image));
        QCOMPARE(image->textCursor().selectedText(), QStringLiteral("sh1nd3l/flask-server:0.5"));
    }
    void whatIsGoneIsSaidCalmlyAndComesBack() {
        Rig rig;
        rig.select("flask");
        Snapshot s = rig.store.snapshot();
        const auto flask = named(s, "flask");
        s.containers.remove(keyOf(*flask));
        rig.store.apply(shared(s));
        QVERIFY(rig.all().contains(QStringLiteral("What was selected here is gone.")));
        s.containers.put(flask);
        rig.store.apply(shared(s));
        QVERIFY(rig.all().contains(QStringLiteral("sh1nd3l")));
        rig.selection.clear();
        QVERIFY(rig.all().contains(QStringLiteral("Select a container")));
    }
    void strangersTextIsPlain() {
        Snapshot s = testing::sampleSnapshot();
        const std::string hostile = "<b>bold</b>\x1b[31m\u202E" + std::string(10'000, 'z');
        change(s.containers, named(s, "flask"), [&](Container &c) {
            c.name = hostile;
            c.image = "<a href='x'>y</a>";
            c.environment = {"X=<script>\n2"};
        });
        Rig rig(s);
        rig.select("flask");
        const QString title =
            rig.view->findChild<ValueText *>(QStringLiteral("inspectorTitle"))->toPlainText();
        QVERIFY(title.startsWith(QStringLiteral("<b>bold</b>␛[31m\uFFFD")));
        QVERIFY(title.size() <= 200);
        QVERIFY(rig.all().contains(QStringLiteral("<a href='x'>y</a>")));
        rig.tab(3);
        QVERIFY(rig.all().contains(QStringLiteral("X=<script>␊2")));
        for (const QLabel *label : rig.view->findChildren<QLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        rig.select("redis_ambassador");
        rig.tab(0);
        QVERIFY(rig.view->width() <= 360); // the long name of its user does not widen the panel
    }
    void hugeDocumentsAreBounded() {
        Snapshot s = testing::sampleSnapshot();
        std::string large = "{\"a\":[";
        while (large.size() < 1'500'000) large += "\"0123456789\",";
        large += "\"end\"]}";
        change(s.containers, named(s, "flask"),
               [&](Container &c) { c.raw = std::make_shared<const std::string>(large); });
        change(s.containers, named(s, "sniffer"), [&](Container &c) {
            c.raw = std::make_shared<const std::string>(std::string(50'000'000, ' '));
        });
        Rig rig(s);
        rig.select("flask");
        rig.tab(4);
        const auto *raw = rig.view->findChild<QPlainTextEdit *>();
        QVERIFY(raw->toPlainText().size() < 210'000);
        QVERIFY(raw->toPlainText().endsWith(QStringLiteral("too long to show.")));
        rig.select("sniffer");
        QVERIFY(raw->toPlainText().contains(QStringLiteral("too large to show")));
    }
    void theFullIdIsCopied() {
        Rig rig;
        rig.select("flask");
        QTest::mouseClick(rig.view->findChild<QPushButton *>(QStringLiteral("copyId")), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(testing::fullId("flask")));
    }
    void noTabOfAnotherKindIsLeft() {
        Rig rig;
        rig.select("flask");
        rig.tab(2);
        QVERIFY(rig.all().contains(QStringLiteral("8080/tcp")));
        rig.selection.select(idOf(*rig.store.snapshot().engines[0]));
        QCOMPARE(rig.view->tabs()->currentIndex(), 0);
        QVERIFY(rig.all().contains(QStringLiteral("27.3.1")));
    }
};

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
