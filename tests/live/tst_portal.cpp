#include <QDBusConnection>
#include <QDBusMessage>
#include <QTest>

#include "app/system_look.h"
#include "app/system_motion.h"
#include "tests/support/session_bus.h"

using namespace portolan;
using namespace portolan::app;

namespace {

/// The desktop's portal as far as it tells settings, on a connection of its own.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
public:
    explicit Portal(uint scheme, bool animations) : scheme_(scheme), animations_(animations) {
        bus_.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), this,
                            QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        if (!bus_.registerService(QStringLiteral("org.freedesktop.portal.Desktop")))
            qFatal("the portal's name is taken");
    }
    ~Portal() override { QDBusConnection::disconnectFromBus(QStringLiteral("portal")); }

signals:
    void SettingChanged(const QString &group, const QString &name, const QDBusVariant &value); // NOLINT

public slots:
    QDBusVariant Read(const QString &group, const QString &name) { // NOLINT: the portal's names
        QDBusVariant value;
        if (group == u"org.freedesktop.appearance" && name == u"color-scheme")
            value.setVariant(scheme_);
        else if (group == u"org.gnome.desktop.interface" && name == u"enable-animations")
            value.setVariant(animations_);
        return QDBusVariant(QVariant::fromValue(value)); // twice wrapped, as `Read` does
    }

private:
    QDBusConnection bus_ =
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("portal"));
    uint scheme_;
    bool animations_;
};

} // namespace

/// Runs itself once more below a session bus of its own, where it is also the desktop's portal.
class TestPortal : public QObject {
    Q_OBJECT

private slots:
    void lookAndMotionFollowTheDesktop() {
        if (qEnvironmentVariableIsEmpty(testing::onOwnBus)) {
            if (!testing::hasSessionBus()) QSKIP("skipped: needs dbus-run-session");
            QCOMPARE(testing::runOnOwnBus("lookAndMotionFollowTheDesktop"), 0);
            return;
        }
        Portal portal(1, false);
        SystemLook look;
        SystemMotion motion;
        QTRY_COMPARE(look.portalWantsDark(), std::optional(true));
        QTRY_VERIFY(motion.reduced());

        emit portal.SettingChanged(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("contrast"),
                                   QDBusVariant(2u)); // another setting is not ours
        emit portal.SettingChanged(QStringLiteral("org.gnome.desktop.interface"),
                                   QStringLiteral("enable-animations"), QDBusVariant(true));
        QTRY_VERIFY(!motion.reduced());
        QCOMPARE(look.portalWantsDark(), std::optional(true));
        emit portal.SettingChanged(QStringLiteral("org.freedesktop.appearance"),
                                   QStringLiteral("color-scheme"), QDBusVariant(2u));
        QTRY_COMPARE(look.portalWantsDark(), std::optional(false));
        emit portal.SettingChanged(QStringLiteral("org.freedesktop.appearance"),
                                   QStringLiteral("color-scheme"), QDBusVariant(0u));
        QTRY_COMPARE(look.portalWantsDark(), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestPortal)
#include "tst_portal.moc"
