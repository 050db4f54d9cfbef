#include <QDialog>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/dialog_size.h"

using namespace portolan;

namespace {

class Big : public QDialog {
    Q_OBJECT
public:
    Big() { resize(300, 200); }
};
class Other : public Big {
    Q_OBJECT
};

} // namespace

class TestDialogSize : public QObject {
    Q_OBJECT
private slots:
    void init() { settings_.clear(); }

    void whatSomebodyGaveItIsThereAgain() {
        leave<Big>({420, 340});
        QCOMPARE(sizeOfNext<Big>(), QSize(420, 340));
        QCOMPARE(sizeOfNext<Other>(), QSize(300, 200));
        leave<Big>({410, 330});
        QCOMPARE(sizeOfNext<Big>(), QSize(410, 330));
    }

    void whatNobodyTouchedIsNotRemembered() {
        leave<Big>({});
        QCOMPARE(settings_.allKeys(), QStringList());
        leave<Big>({420, 340});
        leave<Big>({}); // as it was left, not as it would be else
        QCOMPARE(sizeOfNext<Big>(), QSize(420, 340));
    }

    void noLargerThanTheScreen() {
        const QSize room = QGuiApplication::primaryScreen()->availableSize();
        leave<Big>(room * 3);
        const QSize size = sizeOfNext<Big>();
        QVERIFY(size.width() < room.width() && size.height() < room.height());
    }

private:
    /// Opens one, has it resized while it is open, and closes it.
    template <class Dialog>
    void leave(QSize size) {
        Dialog dialog;
        app::rememberSize(dialog, settings_);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        if (size.isValid()) dialog.resize(size);
        dialog.close();
    }
    template <class Dialog>
    QSize sizeOfNext() {
        Dialog dialog;
        app::rememberSize(dialog, settings_);
        dialog.show();
        return dialog.size();
    }

    QTemporaryDir dir_;
    QSettings settings_{dir_.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat};
};

QTEST_MAIN(TestDialogSize)
#include "tst_dialog_size.moc"
