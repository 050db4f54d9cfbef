#include <QTest>

#include "model/topology/address.h"

using namespace portolan::topology;

class TestAddress : public QObject {
    Q_OBJECT
private slots:
    void hostAndPort_data() {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QByteArray>("read"); // empty: malformed
        const auto row = [](const char *address, const char *read) {
            QTest::newRow(address) << QByteArray(address) << QByteArray(read);
        };
        row("tcp://172.17.0.2:6379", "tcp ip 172.17.0.2 6379");
        row("udp://172.17.0.2:53", "udp ip 172.17.0.2 53");
        row("TCP4:172.17.0.2:6379", "tcp ip 172.17.0.2 6379");
        row("tcp-connect:redis:6379", "tcp name redis 6379");
        row("UDP6-SENDTO:[fd00::2]:53", "udp ip fd00::2 53");
        row("redis:6379", " name redis 6379");
        row("tcp:6379", " name tcp 6379"); // a container may be called tcp
        row("real_redis.net-1:6379", " name real_redis.net-1 6379");
        row("redis.:6379", " name redis. 6379");
        row("[fd00:0::2]:6379", " ip fd00::2 6379");
        row("tcp://172.17.0.2:6379 \r", "tcp ip 172.17.0.2 6379"); // a shell would not see the blank
        row("0123456789ab:80", " name 0123456789ab 80");
        row("012345678912:80", " name 012345678912 80"); // a short id of digits alone
        row("172.17.0.2:65535", " ip 172.17.0.2 65535");

        row("tcp://172.17.0.2", "");
        row("172.17.0.2", "");
        row("tcp://172.17.0.2:", "");
        row("tcp://:6379", "");
        row("TCP4::6379", "");
        row(":", "");
        row("tcp://172.17.0.2:0", "");
        row("tcp://172.17.0.2:65536", "");
        row("tcp://172.17.0.2:4294967297", "");
        row("tcp://172.17.0.2:-1", "");
        row("tcp://172.17.0.2:redis", "");
        row("tcp://172.17.0.2:6379/x", "");
        row("tcp://172.17.0:6379", "");
        row("tcp://172.17.0.256:6379", "");
        row("fd00::2:6379", "");      // which colon is the port's?
        row("[172.17.0.2]:6379", ""); // brackets are for IPv6
        row("[fd00::2%eth0]:80", "");
        row("re dis:6379", "");
        row("<b>redis</b>:6379", "");
        row("$REDIS_HOST:6379", "");
        row("-redis:6379", "");
        row("a..b:6379", "");
        row("с\u0435ть:6379", "");
    }
    void hostAndPort() {
        QFETCH(QByteArray, address);
        const auto to = parseHostPort(address.toStdString());
        QByteArray read;
        if (to)
            read = QByteArray::fromStdString(to->protocol +
                                             (to->ip ? " ip " + toString(*to->ip) : " name " + to->host) +
                                             " " + std::to_string(to->port));
        QTEST(read, "read");
    }
    void emptyAndHostileText() {
        QVERIFY(!parseHostPort(""));
        QVERIFY(!parseHostPort(std::string(100'000, ':')));
        QVERIFY(!parseHostPort(std::string("172.17.0.2\0:80", 14)));
        QVERIFY(!parseHostPort(std::string(254, 'a') + ":80"));
    }

    void subnets_data() {
        QTest::addColumn<QByteArray>("cidr");
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("inside");
        const auto row = [](const char *cidr, const char *address, bool inside) {
            QTest::addRow("%s %s", cidr, address) << QByteArray(cidr) << QByteArray(address) << inside;
        };
        row("172.17.0.0/16", "172.17.255.255", true);
        row("172.17.0.0/16", "172.18.0.0", false);
        row("172.17.0.1/16", "172.17.0.2", true); // host's bits are no matter
        row("10.5.8.0/21", "10.5.15.255", true);
        row("10.5.8.0/21", "10.5.16.0", false);
        row("10.0.0.7/32", "10.0.0.7", true);
        row("10.0.0.7/32", "10.0.0.6", false);
        row("0.0.0.0/0", "8.8.8.8", true);
        row("0.0.0.0/0", "fd00::1", false);
        row("fd00:1::/64", "fd00:1::ffff", true);
        row("fd00:1::/64", "fd00:1:0:1::1", false);
        row("::/0", "fd00::1", true);
        row("::/0", "10.0.0.1", false);
    }
    void subnets() {
        QFETCH(QByteArray, cidr);
        QFETCH(QByteArray, address);
        const auto net = parseCidr(cidr.toStdString());
        const auto ip = parseIp(address.toStdString());
        QVERIFY(net && ip);
        QTEST(net->contains(*ip), "inside");
    }
    void noSubnets() {
        for (const char *text : {"", "172.17.0.0", "172.17.0.0/", "172.17.0.0/33", "172.17.0.0/-1",
                                 "fd00::/129", "172.17.0.0/16x", "redis/16"})
            QVERIFY2(!parseCidr(text), text);
        QVERIFY(*parseCidr("172.17.0.1/16") == *parseCidr("172.17.0.0/16"));
    }

    void namesIgnoreCase() {
        QVERIFY(NameEqual()("Etcd-Server", "etcd-server"));
        QVERIFY(!NameEqual()("etcd", "etcd-server"));
        QCOMPARE(NameHash()("Etcd-Server"), NameHash()("etcd-server"));
    }
};

QTEST_GUILESS_MAIN(TestAddress)
#include "tst_address.moc"
