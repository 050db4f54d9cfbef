#include <QTest>

#include "app/secret_store.h"
#include "tests/support/session_bus.h"

using namespace portolan;
using namespace portolan::app;

namespace {

/// What one process reads, in a session of its own that holds a real keychain (or none).
std::optional<QString> read(SecretStore &store, const QString &key) {
    std::optional<std::optional<QString>> answer;
    store.read(key, [&](const std::optional<QString> &secret) { answer = secret; });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000)) qFatal("the keychain does not answer");
    return *answer;
}

} // namespace

/// Runs itself once more below a session bus with gnome-keyring, so that no keychain of a person is touched.
class TestKeychain : public QObject {
    Q_OBJECT

private slots:
    void aSecretIsKeptAndErased() {
        if (qEnvironmentVariableIsEmpty(testing::onOwnBus)) {
            if (QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty() ||
                !testing::hasSessionBus())
                QSKIP("skipped: needs gnome-keyring and dbus");
            QCOMPARE(testing::runOnOwnBus(
                         "aSecretIsKeptAndErased",
                         QStringLiteral(
                             "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null")),
                     0);
            return;
        }
        const QString key = QStringLiteral("etcd ann@https://one:2379"),
                      secret = QStringLiteral("pässword 1");
        QCOMPARE(read(*makeKeychain(), key), std::nullopt);
        const auto store = makeKeychain();
        store->save(key, secret);
        QTRY_COMPARE_WITH_TIMEOUT(read(*makeKeychain(), key), secret, 20'000); // saving answers nobody
        store->erase(key);
        QTRY_COMPARE_WITH_TIMEOUT(read(*makeKeychain(), key), std::nullopt, 20'000);
    }

    void withoutKeychainThereIsNoAnswerButNothing() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        const auto store = makeKeychain();
        store->save(QStringLiteral("k"), QStringLiteral("s"));
        QCOMPARE(read(*store, QStringLiteral("k")), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
