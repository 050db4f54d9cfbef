#include "tests/support/rig.h"

#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace portolan::testing;
using namespace Qt::StringLiterals;

/// The rig itself: what other tests rely on, against whichever engine PORTOLAN_ENGINE names.
class DockerRigTest : public QObject {
    Q_OBJECT

    DockerRig rig_;

    bool classicLinks() const { return rig_.apiVersion() == u"1.41"_s; }
    /// Asks again until the answer is as wanted: what runs in a container takes its time to listen.
    static bool eventually(const std::function<bool()> &wanted) { return QTest::qWaitFor(wanted, 15000); }

private slots:
    void initTestCase() {
        DockerRig::Options options;
        options.images = {"busybox", "redis", "ambassador"};
        options.tcp = true;
        PORTOLAN_START(rig_.start(options));
    }

    void keepsToItself() {
        QVERIFY(QFileInfo::exists(rig_.socket));
        QVERIFY(rig_.networkNamespace().startsWith(u"ptl-"_s));
        const CommandResult info = rig_.docker({"info", "-f", "{{.DockerRootDir}} {{.Driver}}"});
        QCOMPARE(info.text(), QFileInfo(rig_.socket).path() + u"/data vfs"_s);
        // docker0 of this engine must not be in the namespace of the tests.
        QFile devices(u"/proc/net/dev"_s);
        QVERIFY(devices.open(QIODevice::ReadOnly));
        QVERIFY(!devices.readAll().contains("docker0"));
    }

    void runsTheClassicAmbassadors() {
        PORTOLAN_OK(rig_.docker({"run", "-d", "--name", "real-redis", "redis:7"}));
        PORTOLAN_OK(rig_.docker({"run", "-d", "--name", "real-redis-ambassador", "-p", "6379:6379", "--link",
                                 "real-redis", "amouat/ambassador"}));
        const QString relay = u"REDIS_PORT_6379_TCP=tcp://%1:6379"_s.arg(rig_.address);
        PORTOLAN_OK(rig_.docker({"run", "-d", "--name", "redis_ambassador", "--expose", "6379", "-e", relay,
                                 "amouat/ambassador"}));

        QStringList running = rig_.docker({"ps", "--format", "{{.Names}}"}).text().split(u'\n');
        running.sort();
        if (!classicLinks()) {
            // Today's engine sets no link variables: the relay has nothing to do and ends.
            QVERIFY(eventually([&] {
                return rig_.docker({"inspect", "-f", "{{.State.Status}}", "real-redis-ambassador"}).text() ==
                       u"exited"_s;
            }));
            QCOMPARE(rig_.docker({"inspect", "-f", "{{.State.ExitCode}}", "real-redis-ambassador"}).text(),
                     u"0"_s);
            return;
        }
        QCOMPARE(running, Words({"real-redis", "real-redis-ambassador", "redis_ambassador"}));
        const Words ask = {"run", "--rm",  "--link", "redis_ambassador:redis", "redis:7", "redis-cli",
                           "-h",  "redis", "ping"};
        QVERIFY(eventually([&] { return rig_.docker(ask).text() == u"PONG"_s; }));
    }

    void aRelayWithoutPortEndsQuietly() {
        PORTOLAN_OK(rig_.docker({"run", "--name", "malformed", "-e", "REDIS_PORT_6379_TCP=tcp://172.17.0.2",
                                 "amouat/ambassador"}));
        QCOMPARE(rig_.docker({"logs", "malformed"}).text(), QString());
    }

    void answersOverTcp() {
        DockerEngine remote;
        remote.url = rig_.url;
        remote.config = rig_.config;
        QVERIFY(remote.url.startsWith(u"tcp://"_s));
        const QString id = rig_.docker({"info", "-f", "{{.ID}}"}).text();
        QVERIFY(!id.isEmpty());
        QCOMPARE(remote.docker({"info", "-f", "{{.ID}}"}).text(), id);
    }

    void tlsWantsACertificate() {
        DockerRig secured;
        DockerRig::Options options;
        options.tls = true;
        PORTOLAN_START(secured.start(options));
        DockerEngine remote;
        remote.url = secured.url;
        remote.config = secured.config;
        const Words ask = {"version", "-f", "{{.Server.Version}}"};
        QVERIFY(!remote.docker(ask).ok());
        QVERIFY(!remote.docker(Words{"--tls"} + ask).ok());
        const QString folder = secured.certificates();
        const Words verified = {"--tlsverify",           "--tlscacert", folder + u"/ca.pem"_s, "--tlscert",
                                folder + u"/cert.pem"_s, "--tlskey",    folder + u"/key.pem"_s};
        PORTOLAN_OK(remote.docker(verified + ask));
    }

    void survivesAKill() {
        PORTOLAN_OK(rig_.docker(
            {"run", "-d", "--name", "before", "--stop-signal", "KILL", "busybox:1", "sleep", "1000"}));
        PORTOLAN_OK(rig_.kill());
        QVERIFY(!rig_.docker({"ps"}).ok());
        PORTOLAN_OK(rig_.restart());
        const QStringList names = rig_.docker({"ps", "-a", "--format", "{{.Names}}"}).text().split(u'\n');
        QVERIFY(names.contains(u"before"_s));
    }

    void leavesNothingBehind() {
        QString folder;
        QString space;
        {
            DockerRig other;
            PORTOLAN_START(other.start());
            QVERIFY(other.docker({"run", "-d", "busybox:1", "sleep", "1000"}).ok());
            PORTOLAN_OK(other.docker({"run", "-d", "--name", "frozen", "busybox:1", "sleep", "1000"}));
            PORTOLAN_OK(other.docker({"pause", "frozen"}));
            folder = QFileInfo(other.socket).path();
            space = other.networkNamespace();
        }
        QVERIFY(!QFileInfo::exists(folder));
        QVERIFY(!QFileInfo::exists(u"/run/netns/"_s + space));
        for (const QString &root :
             Words{"/sys/fs/cgroup/", "/sys/fs/cgroup/pids/", "/sys/fs/cgroup/memory/"}) {
            QVERIFY2(!QFileInfo::exists(root + space), qPrintable(root));
        }
    }
};

QTEST_GUILESS_MAIN(DockerRigTest)
#include "tst_docker_rig.moc"
