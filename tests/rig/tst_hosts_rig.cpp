#include "tests/support/rig.h"

#include <QTest>

using namespace portolan::testing;
using namespace Qt::StringLiterals;

/// Two hosts for real: a swarm over them, and containers that find each other on an overlay network.
class HostsRigTest : public QObject {
    Q_OBJECT

    HostsRig hosts_;

private slots:
    void initTestCase() { PORTOLAN_START(hosts_.start()); }

    void publishedPortsAreReachedFromTheOtherHost() {
        PORTOLAN_OK(hosts_.a.docker({"run", "-d", "--name", "web", "-p", "8080:80", "busybox:1", "sh", "-c",
                                     "echo landfall > /index.html && exec httpd -f -h /"}));
        const Words ask = {"run",  "--rm", "busybox:1",
                           "wget", "-qO-", u"http://"_s + hosts_.a.address + u":8080/"_s};
        QTRY_COMPARE_WITH_TIMEOUT(hosts_.b.docker(ask).text(), u"landfall"_s, 15000);
    }

    void aSwarmSpansThem() {
        PORTOLAN_OK(hosts_.a.docker({"swarm", "init", "--advertise-addr", hosts_.a.address}));
        const QString token = hosts_.a.docker({"swarm", "join-token", "-q", "worker"}).text();
        PORTOLAN_OK(hosts_.b.docker({"swarm", "join", "--token", token, hosts_.a.address + u":2377"_s}));
        QStringList nodes = hosts_.a.docker({"node", "ls", "--format", "{{.Hostname}}"}).text().split(u'\n');
        nodes.sort();
        QCOMPARE(nodes, Words({"host-a", "host-b"}));

        PORTOLAN_OK(hosts_.a.docker({"network", "create", "-d", "overlay", "--attachable", "sea"}));
        PORTOLAN_OK(
            hosts_.a.docker({"run", "-d", "--name", "one", "--network", "sea", "busybox:1", "sleep", "600"}));
        PORTOLAN_OK(
            hosts_.b.docker({"run", "-d", "--name", "two", "--network", "sea", "busybox:1", "sleep", "600"}));
        QTRY_VERIFY_WITH_TIMEOUT(hosts_.a.docker({"exec", "one", "ping", "-c1", "-W1", "two"}).ok(), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(hosts_.b.docker({"exec", "two", "ping", "-c1", "-W1", "one"}).ok(), 60000);
    }
};

QTEST_GUILESS_MAIN(HostsRigTest)
#include "tst_hosts_rig.moc"
