#include "tests/support/rig.h"

#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace portolan::testing;
using namespace Qt::StringLiterals;

class EtcdRigTest : public QObject {
    Q_OBJECT

private slots:
    void answers_data() {
        QTest::addColumn<int>("members");
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("tls");
        QTest::newRow("plain") << 1 << QString() << false;
        QTest::newRow("users") << 1 << u"captain"_s << false;
        QTest::newRow("certificates") << 1 << QString() << true;
        QTest::newRow("three members, users and certificates") << 3 << u"root"_s << true;
    }
    void answers() {
        QFETCH(int, members);
        QFETCH(QString, user);
        QFETCH(bool, tls);
        EtcdRig rig;
        PORTOLAN_START(rig.start({members, user, user.isEmpty() ? QString() : u"secret"_s, tls}));
        QCOMPARE(rig.endpoints().size(), members);
        QCOMPARE(rig.endpoints().first().startsWith(u"https://"_s), tls);
        PORTOLAN_OK(rig.etcdctl({"put", "/harbour", "open"}));
        QCOMPARE(rig.etcdctl({"get", "--print-value-only", "/harbour"}).text(), u"open"_s);
    }

    void aMemberLessIsStillACluster() {
        EtcdRig rig;
        PORTOLAN_START(rig.start({3, {}, {}, false}));
        PORTOLAN_OK(rig.etcdctl({"put", "/harbour", "open"}));
        PORTOLAN_OK(rig.kill(1));
        QTRY_COMPARE_WITH_TIMEOUT(rig.etcdctl({"get", "--print-value-only", "/harbour"}).text(), u"open"_s,
                                  15000);
        PORTOLAN_OK(rig.restart());
        PORTOLAN_OK(rig.etcdctl({"endpoint", "health"}));
    }

    void theDataOutlivesAKill() {
        EtcdRig rig;
        PORTOLAN_START(rig.start());
        PORTOLAN_OK(rig.etcdctl({"put", "/harbour", "open"}));
        PORTOLAN_OK(rig.kill());
        QVERIFY(!rig.etcdctl({"--dial-timeout", "1s", "--command-timeout", "1s", "get", "/harbour"}).ok());
        PORTOLAN_OK(rig.restart());
        QCOMPARE(rig.etcdctl({"get", "--print-value-only", "/harbour"}).text(), u"open"_s);
    }

    /// A test that crashes runs no destructor: the rig must notice by itself.
    void goesDownWithItsCaller() {
        Rig rig;
        QProcess caller;
        caller.start(u"sleep"_s, {u"600"_s});
        QVERIFY(caller.waitForStarted());
        PORTOLAN_START(rig.start(u"etcd-up"_s, {"--watch", QString::number(caller.processId())}));
        const QString process = u"/proc/"_s + rig.value(u"PIDS"_s);
        QVERIFY(QFileInfo::exists(process));
        caller.kill();
        caller.waitForFinished();
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(process), 15000);
        QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(rig.path(u"rig.state"_s)), 5000);
    }
};

QTEST_GUILESS_MAIN(EtcdRigTest)
#include "tst_etcd_rig.moc"
