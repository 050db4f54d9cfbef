#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "tests/support/sample_snapshot.h"
#include "views/filter/filter_bar.h"
#include "views/filter/query_edit.h"
#include "views/filter/saved_filters_dialog.h"

using namespace portolan;
using namespace portolan::views;

namespace {

struct Rig {
    qt::SnapshotStore store;
    qt::Finder finder{store};
    qt::ChartFilter filter{finder};
    QWidget window;
    FilterBar *bar = new FilterBar(filter, finder);

    Rig() {
        store.apply(std::make_shared<const Snapshot>(testing::sampleSnapshot()));
        auto *column = new QVBoxLayout(&window);
        column->addWidget(bar);
        column->addStretch(1);
        window.resize(900, 500);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        bar->start();
    }
    void press(Qt::Key key) { QTest::keyClick(window.windowHandle(), key); }
    void type(const char *text) {
        for (const char *c = text; *c; ++c) QTest::keyClick(window.windowHandle(), *c);
    }
    QueryEdit *edit() { return bar->findChild<QueryEdit *>(); }
    QListView *list() { return window.findChild<QListView *>(QStringLiteral("suggestions")); }
    QString text(const char *name) { return bar->findChild<QLabel *>(QString::fromLatin1(name))->text(); }
    bool shows(const char *name) { return bar->findChild<QWidget *>(QString::fromLatin1(name))->isVisible(); }
    QMenu *saved() {
        QMenu *menu = bar->findChild<QToolButton *>(QStringLiteral("filterSaved"))->menu();
        emit menu->aboutToShow();
        return menu;
    }
};

} // namespace

class TestFilterBar : public QObject {
    Q_OBJECT
private slots:
    void filtersWhileOneTypes() {
        Rig rig;
        rig.type("state:paused");
        QCOMPARE(rig.filter.text(), QStringLiteral("state:paused"));
        QCOMPARE(rig.text("filterCount"), QStringLiteral("1 of 18"));
        const QSignalSpy left(rig.bar, &FilterBar::left);
        rig.press(Qt::Key_Return);
        QCOMPARE(left.count(), 1);
        rig.press(Qt::Key_Escape);
        QVERIFY(!rig.filter.active() && rig.edit()->text().isEmpty());
        QVERIFY(rig.bar->isVisible() && !rig.shows("filterCount"));
        rig.press(Qt::Key_Escape);
        QVERIFY(!rig.bar->isVisible());
    }
    void completesKeysAndValues() {
        Rig rig;
        rig.type("sta");
        QVERIFY(rig.list()->isVisible());
        rig.press(Qt::Key_Tab);
        QCOMPARE(rig.edit()->text(), QStringLiteral("state:"));
        QVERIFY(rig.list()->isVisible()); // and goes on with the values
        rig.type("p");
        rig.press(Qt::Key_Down);
        rig.press(Qt::Key_Return);
        QCOMPARE(rig.edit()->text(), QStringLiteral("state:paused "));
        QCOMPARE(rig.filter.found(), 1U);
        rig.type("net:lab");
        const QModelIndex at = rig.list()->model()->index(0, 0);
        QTest::mouseClick(rig.list()->viewport(), Qt::LeftButton, {}, rig.list()->visualRect(at).center());
        QCOMPARE(rig.edit()->text(), QStringLiteral("state:paused net:lab-macvlan "));
        QVERIFY(rig.edit()->hasFocus());
        rig.type("dr");
        QVERIFY(rig.list()->isVisible());
        rig.press(Qt::Key_Escape); // the list first
        QVERIFY(!rig.list()->isVisible() && !rig.edit()->text().isEmpty());
    }
    void mistakesAreShownInPlace() {
        Rig rig;
        rig.type("state:paused port:99999");
        QVERIFY(!rig.shows("filterMistake"));                                  // in the middle of a word
        QCOMPARE(rig.filter.text(), QStringLiteral("state:paused port:9999")); // what could be read
        rig.press(Qt::Key_Escape);
        rig.press(Qt::Key_Return);
        QVERIFY(!rig.shows("filterMistake"));
        rig.type("state:paused port:99999");
        if (rig.list()->isVisible()) rig.press(Qt::Key_Escape);
        rig.press(Qt::Key_Return);
        QVERIFY(rig.shows("filterMistake"));
        QVERIFY(rig.text("filterMistake").contains(QStringLiteral("99999")));
        QVERIFY(rig.edit()->property("wrong").toBool());
        QCOMPARE(rig.edit()->text(), QStringLiteral("state:paused port:99999"));
        rig.press(Qt::Key_Backspace);
        QVERIFY(!rig.shows("filterMistake"));
        QCOMPARE(rig.filter.text(), QStringLiteral("state:paused port:9999"));
        rig.type("x");
        QTRY_VERIFY(rig.shows("filterMistake")); // after a while by itself
    }
    void fadesOrVanishes() {
        Rig rig;
        const QSignalSpy vanish(rig.bar, &FilterBar::vanishChanged);
        auto *button = rig.bar->findChild<QToolButton *>(QStringLiteral("filterMisses"));
        const QString before = button->text();
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(rig.bar->vanish() && button->text() != before);
        QCOMPARE(vanish.count(), 1);
        Rig other;
        other.bar->restoreState(rig.bar->saveState());
        QVERIFY(other.bar->vanish());
    }
    void savesUnderANameAndUses() {
        Rig rig;
        rig.type("state:paused");
        const auto save = [&] {
            const QList<QAction *> actions = rig.saved()->actions();
            return actions.at(actions.size() - 2);
        };
        QVERIFY(save()->isEnabled());
        QTimer::singleShot(0, &rig.window, [] {
            auto *dialog = qobject_cast<SavedFiltersDialog *>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            const auto close = qScopeGuard([dialog] { dialog->reject(); });
            const auto typing = [dialog] {
                return qobject_cast<QLineEdit *>(QApplication::focusWidget()) &&
                       dialog->isAncestorOf(QApplication::focusWidget());
            };
            QTRY_VERIFY(typing());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("At rest"));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
            QTRY_COMPARE(dialog->filters().all(),
                         (QList<SavedFilter>{{QStringLiteral("At rest"), QStringLiteral("state:paused")}}));
        });
        save()->trigger();
        QVERIFY(!save()->isEnabled()); // it is saved
        rig.bar->clear();
        QVERIFY(!rig.filter.active());
        Rig other;
        other.bar->restoreState(rig.bar->saveState());
        QCOMPARE(other.saved()->actions().at(0)->text(), QStringLiteral("At rest"));
        other.saved()->actions().at(0)->trigger();
        QCOMPARE(other.filter.text(), QStringLiteral("state:paused"));
        QVERIFY(other.saved()->actions().at(0)->isChecked());
    }
    void savedFiltersAreRenamedAndRemoved() {
        SavedFilters filters;
        QVERIFY(filters.put(QStringLiteral(" one  "), QStringLiteral("a")));
        QVERIFY(filters.put(QStringLiteral("two"), QStringLiteral("b")));
        QVERIFY(!filters.put(QStringLiteral("  "), QStringLiteral("b")));
        QVERIFY(!filters.put(QStringLiteral("empty"), QString()));
        QVERIFY(!filters.rename(QStringLiteral("one"), QStringLiteral("TWO")));
        QVERIFY(filters.rename(QStringLiteral("one"), QStringLiteral("zero")));
        QCOMPARE(filters.nameOf(QStringLiteral("a")), QStringLiteral("zero"));
        QCOMPARE(SavedFilters::fromJson(filters.toJson()).all(), filters.all());
        for (const char *bad : {"", "null", "[1,{},{\"name\":3}]", "{", "\xff"})
            QVERIFY(SavedFilters::fromJson(bad).all().isEmpty());
        SavedFiltersDialog dialog(filters);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        const QSignalSpy changed(&dialog, &SavedFiltersDialog::changed);
        auto *list = dialog.findChild<QTreeWidget *>();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(dialog.filters().all().size(), 1);
        QCOMPARE(changed.count(), 1);
        for (int i = 0; i < 200; ++i) filters.put(QString::number(i), QStringLiteral("q"));
        QCOMPARE(filters.all().size(), SavedFilters::most);
    }
};

QTEST_MAIN(TestFilterBar)
#include "tst_filter_bar.moc"
