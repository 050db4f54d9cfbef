#include <QElapsedTimer>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include "tests/support/sample_snapshot.h"
#include "tests/support/visible_texts.h"
#include "views/etcd/etcd_view.h"
#include "views/theme/panel_tree.h"

using namespace portolan;
using namespace portolan::views;

namespace {

SnapshotPtr shared(Snapshot s) { return std::make_shared<const Snapshot>(std::move(s)); }

struct Rig {
    qt::SnapshotStore store;
    qt::Selection selection;
    std::unique_ptr<EtcdView> view;

    explicit Rig(Snapshot snapshot = testing::sampleSnapshot()) {
        store.apply(shared(std::move(snapshot)));
        view = std::make_unique<EtcdView>(store, selection);
        view->resize(320, 700);
        view->show();
    }
    PanelTree *tree() const { return view->findChild<PanelTree *>(); }
    QPlainTextEdit *value() const { return view->findChild<QPlainTextEdit *>(); }
    QString all() const { return testing::visibleTexts(view.get()).join(u'\n'); }
    EntityId key(const char *name) const {
        for (const auto &entry : store.snapshot().etcdEntries)
            if (entry->key == name) return idOf(*entry);
        return {};
    }
    void put(const char *key, const std::string &value, std::int64_t lease = 0) {
        Snapshot s = store.snapshot();
        EtcdEntry entry;
        entry.keyspace = s.etcdSources[0]->key;
        entry.key = key;
        entry.value = value;
        entry.valueSize = value.size();
        entry.modRevision = 77;
        entry.lease = lease;
        s.etcdEntries.put(std::make_shared<const EtcdEntry>(entry));
        store.apply(shared(s));
    }
};

} // namespace

class TestEtcdView : public QObject {
    Q_OBJECT
private slots:
    void aKeyShowsItsValueWhereverItWasSelected() {
        Rig rig;
        QVERIFY(!rig.value()->isVisible());
        rig.selection.select(rig.key("/skydns/local/skydns/east/redis"));
        QCOMPARE(rig.tree()->currentIndex().data().toString(), QStringLiteral("redis"));
        QVERIFY(rig.value()->isVisible());
        QCOMPARE(rig.value()->toPlainText(),
                 QStringLiteral("{\n  \"host\": \"172.17.0.2\",\n  \"port\": 6379\n}"));
        rig.selection.select(testing::containerNamed("flask"));
        QVERIFY(!rig.tree()->currentIndex().isValid());
        QVERIFY(!rig.value()->isVisible());
    }
    void aClickedKeyIsSelected() {
        Rig rig;
        rig.tree()->expandAll();
        const auto hit =
            rig.tree()->model()->match(rig.tree()->model()->index(0, 0), Qt::DisplayRole,
                                       QStringLiteral("colour"), 1, Qt::MatchExactly | Qt::MatchRecursive);
        QTest::mouseClick(rig.tree()->viewport(), Qt::LeftButton, {},
                          rig.tree()->visualRect(hit.value(0)).center());
        QCOMPARE(rig.selection.current(), rig.key("/config/colour"));
        QCOMPARE(rig.value()->toPlainText(), QStringLiteral("blue"));
    }
    void theValueIsLive() {
        Rig rig;
        rig.selection.select(rig.key("/config/colour"));
        rig.put("/config/colour", "green", 0x1f);
        QCOMPARE(rig.value()->toPlainText(), QStringLiteral("green"));
        QVERIFY(rig.all().contains(QStringLiteral("revision 77 · lease 1f")));
        Snapshot s = rig.store.snapshot();
        s.etcdEntries.remove(PairKey{s.etcdSources[0]->key.value, "/config/colour"});
        rig.store.apply(shared(s));
        QVERIFY(!rig.value()->isVisible());
        rig.put("/config/colour", "red");
        QCOMPARE(rig.value()->toPlainText(), QStringLiteral("red"));
    }
    void hostileValuesArePlain() {
        Rig rig;
        rig.put("/x/<b>", std::string("<script>\x1b[2J\xff\n") + std::string(20'000, 'y'));
        rig.selection.select(rig.key("/x/<b>"));
        QVERIFY(rig.value()->toPlainText().startsWith(QStringLiteral("<script>␛[2J\uFFFD\ny")));
        QCOMPARE(rig.tree()->currentIndex().data().toString(), QStringLiteral("<b>"));
        QVERIFY(!rig.tree()
                     ->currentIndex()
                     .data(Qt::ToolTipRole)
                     .toString()
                     .contains(QStringLiteral("<script>")));
    }
    void theFilterFindsValuesToo() {
        Rig rig;
        rig.view->findChild<QLineEdit *>()->setText(QStringLiteral("BLUE"));
        QVERIFY(rig.all().contains(QStringLiteral("colour")));
        QVERIFY(!rig.all().contains(QStringLiteral("redis")));
        rig.view->findChild<QLineEdit *>()->setText(QStringLiteral("nowhere"));
        QVERIFY(rig.all().contains(QStringLiteral("“nowhere”")));
    }
    void withoutEtcdItSaysSo() {
        const Rig rig{Snapshot{}};
        QVERIFY(rig.all().contains(QStringLiteral("once one is connected")));
    }
    void thirtyThousandKeysAreNoBurden() {
        Rig rig;
        Snapshot s = rig.store.snapshot();
        std::vector<Table<EtcdEntry>::Row> rows;
        for (int i = 0; i < 30'000; ++i) {
            EtcdEntry entry;
            entry.keyspace = s.etcdSources[0]->key;
            entry.key = "/registry/pods/ns-" + std::to_string(i % 200) + "/pod-" + std::to_string(i);
            entry.value = "{}";
            rows.push_back(std::make_shared<const EtcdEntry>(entry));
        }
        s.etcdEntries = Table<EtcdEntry>::of(std::move(rows));
        QElapsedTimer timer;
        timer.start();
        rig.store.apply(shared(s));
        QCoreApplication::processEvents();
        rig.view->findChild<QLineEdit *>()->setText(QStringLiteral("pod-29999"));
        QVERIFY(rig.all().contains(QStringLiteral("pod-29999")));
        qInfo("30,000 keys shown and filtered in %lld ms", static_cast<long long>(timer.elapsed()));
    }
};

QTEST_MAIN(TestEtcdView)
#include "tst_etcd_view.moc"
