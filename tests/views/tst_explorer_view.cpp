#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <random>

#include "model/qt/explorer_model.h"
#include "tests/support/print_tree.h"
#include "tests/support/sample_snapshot.h"
#include "tests/support/visible_texts.h"
#include "views/explorer/explorer_proxy.h"
#include "views/explorer/explorer_view.h"
#include "views/theme/panel_tree.h"

using namespace portolan;
using namespace portolan::views;
using testing::containerNamed;

namespace {

SnapshotPtr shared(Snapshot s) { return std::make_shared<const Snapshot>(std::move(s)); }

} // namespace

class TestExplorerView : public QObject {
    Q_OBJECT

    struct Rig {
        qt::SnapshotStore store;
        qt::Selection selection;
        std::unique_ptr<ExplorerView> view;

        explicit Rig(Snapshot snapshot = testing::sampleSnapshot()) {
            store.apply(shared(std::move(snapshot)));
            view = std::make_unique<ExplorerView>(store, selection);
            view->resize(320, 700);
            view->show();
        }
        PanelTree *tree() const { return view->findChild<PanelTree *>(); }
        QLineEdit *filter() const { return view->findChild<QLineEdit *>(); }
        QModelIndex row(const QString &name, const QModelIndex &under = {}) const {
            const auto hits = tree()->model()->match(
                under.isValid() ? tree()->model()->index(0, 0, under) : tree()->model()->index(0, 0),
                Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
            return hits.value(0);
        }
        QStringList childrenOf(const QModelIndex &parent) const {
            QStringList names;
            for (int i = 0; i < tree()->model()->rowCount(parent); ++i)
                names.push_back(tree()->model()->index(i, 0, parent).data().toString());
            return names;
        }
    };

private slots:
    void rowsStandInTheOrderOfTheDesign() {
        const Rig rig;
        QCOMPARE(rig.childrenOf({}), (QStringList{QStringLiteral("docker-desktop"), QStringLiteral("host-b"),
                                                  QStringLiteral("http://127.0.0.1:2379")}));
        QCOMPARE(
            rig.childrenOf(rig.row(QStringLiteral("docker-desktop"))),
            (QStringList{QStringLiteral("bridge"), QStringLiteral("app-tier"), QStringLiteral("lab-macvlan"),
                         QStringLiteral("host"), QStringLiteral("none")}));
    }
    void naturalOrder_data() {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::newRow("numbers") << QStringLiteral("web-2") << QStringLiteral("web-10");
        QTest::newRow("leading zeros") << QStringLiteral("web-02") << QStringLiteral("web-10");
        QTest::newRow("case") << QStringLiteral("alpha") << QStringLiteral("Beta");
        QTest::newRow("prefix") << QStringLiteral("web") << QStringLiteral("web-1");
        QTest::newRow("only case differs") << QStringLiteral("Web") << QStringLiteral("web");
    }
    void naturalOrder() {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QVERIFY(naturalLess(left, right));
        QVERIFY(!naturalLess(right, left));
        QVERIFY(!naturalLess(left, left));
    }

    void aClickSelectsForAllViews() {
        Rig rig;
        QSignalSpy changed(&rig.selection, &qt::Selection::changed);
        const QRect box = rig.tree()->visualRect(rig.row(QStringLiteral("flask")));
        QVERIFY(box.isValid());
        QTest::mouseClick(rig.tree()->viewport(), Qt::LeftButton, {}, box.center());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(rig.selection.current(), containerNamed("flask"));
        QTest::keyClick(rig.tree(), Qt::Key_Down);
        QCOMPARE(rig.selection.current(), containerNamed("redis_ambassador"));
        QSignalSpy activated(rig.view.get(), &ExplorerView::activated);
        QTest::keyClick(rig.tree(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
    }
    void aSelectionFromElsewhereShowsHere() {
        Rig rig;
        rig.selection.select(containerNamed("real-redis"));
        QCOMPARE(rig.tree()->currentIndex().data().toString(), QStringLiteral("real-redis"));
        rig.selection.clear();
        QVERIFY(!rig.tree()->currentIndex().isValid());
    }
    void aRowThatGoesAwayDoesNotSelectItsNeighbour() {
        Rig rig;
        rig.selection.select(containerNamed("flask"));
        QSignalSpy changed(&rig.selection, &qt::Selection::changed);
        Snapshot s = rig.store.snapshot();
        const auto flask = s.containers.find(std::string_view(testing::fullId("flask")));
        s.containers.remove(keyOf(*flask));
        rig.store.apply(shared(s));
        QCOMPARE(changed.count(), 0);
        QVERIFY(!rig.tree()->currentIndex().isValid());
        s.containers.put(flask); // and it shows again when it comes back
        rig.store.apply(shared(s));
        QCOMPARE(rig.tree()->currentIndex().data().toString(), QStringLiteral("flask"));
    }
    void whatIsFoldedStaysFoldedThroughChanges() {
        Rig rig;
        const QPersistentModelIndex bridge = rig.row(QStringLiteral("bridge"));
        QVERIFY(rig.tree()->isExpanded(bridge));
        rig.tree()->collapse(bridge);
        Snapshot s = rig.store.snapshot();
        auto renamed =
            std::make_shared<Container>(*s.containers.find(std::string_view(testing::fullId("flask"))));
        renamed->name = "aaa";
        s.containers.put(renamed);
        auto network = std::make_shared<Network>(*s.networks[0]);
        network->internal = true;
        s.networks.put(network);
        rig.store.apply(shared(s));
        QVERIFY(bridge.isValid());
        QVERIFY(!rig.tree()->isExpanded(bridge));
        QCOMPARE(rig.childrenOf(bridge).value(0), QStringLiteral("aaa"));
    }
    void theFilterShowsWhatMatchesAndGivesTheRestBack() {
        Rig rig;
        rig.tree()->collapse(rig.row(QStringLiteral("app-tier")));
        QTest::keyClicks(rig.filter(), QStringLiteral("172.18.0.2"));
        QCOMPARE(rig.childrenOf({}), QStringList{QStringLiteral("docker-desktop")});
        QCOMPARE(rig.childrenOf(rig.row(QStringLiteral("docker-desktop"))),
                 QStringList{QStringLiteral("app-tier")});
        QVERIFY(rig.tree()->isExpanded(rig.row(QStringLiteral("app-tier"))));
        QTest::keyClick(rig.filter(), Qt::Key_Escape);
        QCOMPARE(rig.childrenOf({}).size(), 3);
        QVERIFY(!rig.tree()->isExpanded(rig.row(QStringLiteral("app-tier"))));
        QVERIFY(rig.tree()->isExpanded(rig.row(QStringLiteral("bridge"))));
        QTest::keyClicks(rig.filter(), QStringLiteral("<nothing>"));
        QVERIFY(!rig.tree()->isVisibleTo(rig.view.get()));
        QVERIFY(testing::visibleTexts(rig.view.get()).join(u'\n').contains(QStringLiteral("“<nothing>”")));
    }
    void aFilterDoesNotChangeTheSelection() {
        Rig rig;
        rig.selection.select(containerNamed("flask"));
        QTest::keyClicks(rig.filter(), QStringLiteral("sniffer"));
        QCOMPARE(rig.selection.current(), containerNamed("flask"));
        rig.filter()->clear();
        QCOMPARE(rig.tree()->currentIndex().data().toString(), QStringLiteral("flask"));
    }
    void whatStandsAtTheRight() {
        const Rig rig;
        const auto meta = [&](const char *name) {
            return rig.row(QString::fromLatin1(name)).data(metaRole).toString();
        };
        QCOMPARE(meta("app-tier"), QStringLiteral("172.18.0.0/16"));
        QCOMPARE(meta("flask"), QStringLiteral(".5"));
        QCOMPARE(meta("skydns"), QStringLiteral("exited"));
        QCOMPARE(meta("host"), QStringLiteral("0"));
    }
    void markupInANameIsShownNotObeyed() {
        Snapshot s = testing::sampleSnapshot();
        auto hostile =
            std::make_shared<Container>(*s.containers.find(std::string_view(testing::fullId("flask"))));
        hostile->name = "<img src=x>&amp;";
        s.containers.put(hostile);
        const Rig rig(s);
        const QModelIndex row = rig.row(QStringLiteral("<img src=x>&amp;"));
        QVERIFY(row.isValid());
        QVERIFY(!row.data(Qt::ToolTipRole).toString().contains(QStringLiteral("<img")));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("running")));
    }
    void nothingConnectedIsSaidInWords() {
        const Rig rig{Snapshot{}};
        QVERIFY(!rig.tree()->isVisibleTo(rig.view.get()));
        QVERIFY(testing::visibleTexts(rig.view.get())
                    .join(u'\n')
                    .contains(QStringLiteral("once one is connected")));
    }
    void changesUnderAFilterAreWithstood() {
        std::mt19937 random(7);
        const Snapshot full = testing::syntheticSnapshot(80, 8);
        Rig rig(full);
        const QStringList needles{QStringLiteral("service-1"), QStringLiteral("net-2"),
                                  QStringLiteral("10.0.0"), QString(), QStringLiteral("zzz")};
        const QAbstractItemModelTester tester(rig.tree()->model());
        for (int step = 0; step < 60; ++step) {
            Snapshot next = full;
            const auto thin = [&](auto &table) {
                const auto all = table;
                for (const auto &row : all)
                    if (random() % 3 == 0) table.remove(keyOf(*row));
            };
            thin(next.endpoints);
            thin(next.containers);
            if (step % 4 == 0) thin(next.networks);
            rig.selection.select(idOf(*full.containers[random() % full.containers.size()]));
            if (step % 2 == 0) rig.filter()->setText(needles[qsizetype(random() % 5)]);
            rig.store.apply(shared(next));
            QCoreApplication::processEvents();
            qt::SnapshotStore store;
            store.apply(shared(next));
            qt::ExplorerModel model(store);
            ExplorerProxy fresh;
            fresh.setSourceModel(&model);
            fresh.setNeedle(rig.filter()->text());
            const auto name = [](const QModelIndex &at) { return at.data().toString(); };
            QCOMPARE(testing::printTree(*rig.tree()->model(), name), testing::printTree(fresh, name));
            const QModelIndex current = rig.tree()->currentIndex();
            if (current.isValid())
                QCOMPARE(current.data(qt::entityIdRole).value<EntityId>(), rig.selection.current());
        }
    }
    void manyContainersStartFolded() {
        Rig rig(testing::syntheticSnapshot(3000, 30));
        const QModelIndex engine = rig.tree()->model()->index(0, 0);
        QVERIFY(rig.tree()->isExpanded(engine));
        QVERIFY(!rig.tree()->isExpanded(rig.tree()->model()->index(0, 0, engine)));
    }
};

QTEST_MAIN(TestExplorerView)
#include "tst_explorer_view.moc"
