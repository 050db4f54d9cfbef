#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/support/sample_snapshot.h"
#include "views/table/table_export.h"
#include "views/table/table_view.h"
#include "views/theme/panel_tree.h"

using namespace portolan;
using namespace portolan::views;
using testing::containerNamed;

namespace {

struct Rig {
    qt::SnapshotStore store;
    qt::Selection selection;
    qt::Finder finder{store};
    qt::ChartFilter filter{finder};
    std::unique_ptr<TableView> view;

    explicit Rig(Snapshot snapshot = testing::sampleSnapshot()) {
        store.apply(std::make_shared<const Snapshot>(std::move(snapshot)));
        view = std::make_unique<TableView>(store, selection, finder, filter);
        view->resize(900, 300);
        view->show();
        QVERIFY(QTest::qWaitForWindowActive(view.get()));
        tree()->setFocus();
    }
    PanelTree *tree() const { return view->findChild<PanelTree *>(); }
    QAbstractItemModel *rows() const { return tree()->model(); }
    QString name(int row) const { return rows()->index(row, 0).data().toString(); }
    QString current() const { return tree()->currentIndex().siblingAtColumn(0).data().toString(); }
    QMenu *menu(const char *button) const {
        QMenu *menu = view->findChild<QToolButton *>(QString::fromLatin1(button))->menu();
        emit menu->aboutToShow();
        return menu;
    }
    void clickHeader(int column) const {
        QHeaderView *header = tree()->header();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + 20, header->height() / 2));
    }
};

} // namespace

class TestTableView : public QObject {
    Q_OBJECT
private slots:
    void sortsByAColumn() {
        Rig rig;
        QCOMPARE(rig.rows()->rowCount(), 18);
        QCOMPARE(rig.name(0), QStringLiteral("app-tier"));
        rig.clickHeader(0);
        QCOMPARE(rig.name(17), QStringLiteral("app-tier"));
        rig.clickHeader(6); // ports
        QCOMPARE(rig.name(0), QStringLiteral("flask"));
    }
    void theSelectionIsTheSameBothWays() {
        Rig rig;
        rig.selection.select(containerNamed("flask"));
        QCOMPARE(rig.current(), QStringLiteral("flask"));
        QTest::keyClick(rig.tree(), Qt::Key_Down);
        QVERIFY(rig.selection.current() != containerNamed("flask"));
        QCOMPARE(QString::fromStdString(rig.finder.index().find(rig.selection.current())->text)
                     .section(QChar(0), 0, 0),
                 rig.current());
        rig.selection.select({EntityKind::ambassador, testing::fullId("redis_ambassador")});
        QCOMPARE(rig.current(), QStringLiteral("redis_ambassador"));
        rig.selection.clear();
        QVERIFY(!rig.tree()->currentIndex().isValid());
        const QSignalSpy activated(rig.view.get(), &TableView::activated);
        rig.selection.select(containerNamed("sniffer"));
        QTest::keyClick(rig.tree(), Qt::Key_Return);
        QCOMPARE(activated.at(0).at(0).value<EntityId>(), containerNamed("sniffer"));
    }
    void theFilterIsTheSame() {
        Rig rig;
        rig.filter.setText(QStringLiteral("name:flask"));
        QCOMPARE(rig.rows()->rowCount(), 2); // and its network
        Snapshot s = rig.store.snapshot();
        auto copy =
            std::make_shared<Container>(*s.containers.find(std::string_view(testing::fullId("skydns"))));
        copy->name = "flask-2";
        s.containers.put(copy);
        rig.store.apply(std::make_shared<const Snapshot>(s));
        QCOMPARE(rig.rows()->rowCount(), 3);
        rig.filter.setText(QStringLiteral("nowhere"));
        QCOMPARE(rig.rows()->rowCount(), 0);
        QVERIFY(!rig.tree()->isVisible());
        rig.filter.setText({});
        QCOMPARE(rig.rows()->rowCount(), 18);
    }
    void whatIsGoneIsNotReplacedByItsNeighbour() {
        Rig rig;
        rig.selection.select(containerNamed("flask"));
        Snapshot s = rig.store.snapshot();
        s.containers.remove(std::string_view(testing::fullId("flask")));
        rig.store.apply(std::make_shared<const Snapshot>(s));
        QCOMPARE(rig.selection.current(), containerNamed("flask"));
        QVERIFY(!rig.tree()->currentIndex().isValid());
    }
    void columnsAreChosenAndRemembered() {
        Rig rig;
        QAction *image = rig.menu("tableColumns")->actions().at(2);
        QVERIFY(image->isChecked());
        image->trigger();
        QVERIFY(rig.tree()->isColumnHidden(3));
        rig.clickHeader(1);
        Rig other;
        other.view = std::make_unique<TableView>(other.store, other.selection, other.finder, other.filter);
        other.view->restoreState(rig.view->saveState());
        other.view->show();
        QVERIFY(other.tree()->isColumnHidden(3));
        QCOMPARE(other.tree()->header()->sortIndicatorSection(), 1);
        for (const QByteArray &bad : {QByteArray("x"), QByteArray(), QByteArray(300, '\xff')}) {
            TableView view(other.store, other.selection, other.finder, other.filter);
            view.restoreState(bad);
            view.show();
            QVERIFY(!view.findChild<PanelTree *>()->isColumnHidden(0));
        }
    }
    void copiesWhatIsShown() {
        Rig rig;
        rig.filter.setText(QStringLiteral("name:flask kind:container"));
        rig.menu("tableCopy")->actions().at(0)->trigger();
        const QStringList lines = QApplication::clipboard()->text().split(QStringLiteral("\r\n"));
        QVERIFY(lines.at(0).startsWith(QStringLiteral("Name,Kind,State,Image,Networks")));
        QVERIFY2(lines.join(u'\n').contains(
                     QStringLiteral("flask,container,running,sh1nd3l/flask-server:0.5,bridge")),
                 qPrintable(lines.join(u'\n')));
        rig.menu("tableCopy")->actions().at(1)->trigger();
        const auto json = QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).array();
        QCOMPARE(json.size(), 2);
        QCOMPARE(json[1][QStringLiteral("name")].toString(), QStringLiteral("flask"));
    }

    void csvIsHarmless_data() {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("csv");
        const auto row = [](const char *cell, const char *csv) {
            QTest::newRow(cell) << QString::fromUtf8(cell) << QString::fromUtf8(csv);
        };
        row("plain", "plain");
        row("=1+1", "'=1+1");
        row("+7", "'+7");
        row("-x", "'-x");
        row("@SUM(A1)", "'@SUM(A1)");
        row("  =cmd", "\"'  =cmd\"");
        row("a,b", "\"a,b\"");
        row("say \"hi\"", "\"say \"\"hi\"\"\"");
        row("two\nlines", "two␊lines");
        row("\t=x", "␉=x");
        row("\r", "␍");
        row("<b>", "<b>");
    }
    void csvIsHarmless() {
        QFETCH(QString, cell);
        QFETCH(QString, csv);
        QCOMPARE(toCsv({QStringLiteral("h")}, {{cell}}),
                 QStringLiteral("h\r\n") + csv + QStringLiteral("\r\n"));
    }
    void jsonShowsControlCharacters() {
        const QString json = toJson({QStringLiteral("name")}, {{QStringLiteral("a\x1b[31m\"b\\")}});
        const auto array = QJsonDocument::fromJson(json.toUtf8()).array();
        QCOMPARE(array[0][QStringLiteral("name")].toString(), QStringLiteral("a␛[31m\"b\\"));
    }
    void tenThousandRowsAreNoMatter() {
        Rig rig(testing::syntheticSnapshot(10'000, 300));
        QCOMPARE(rig.rows()->rowCount(), 10'300);
        QSignalSpy reset(rig.rows(), &QAbstractItemModel::modelReset);
        Snapshot s = rig.store.snapshot();
        s.containers.remove(std::string_view(s.containers[77]->id.value));
        rig.store.apply(std::make_shared<const Snapshot>(s));
        QCOMPARE(rig.rows()->rowCount(), 10'299);
        QCOMPARE(reset.count(), 0);
    }
};

QTEST_MAIN(TestTableView)
#include "tst_table_view.moc"
