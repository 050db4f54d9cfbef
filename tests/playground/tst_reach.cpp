#include <QtTest>

#include "model/playground/harbour.h"
#include "model/playground/shelf.h"
#include "tests/playground/played.h"

using namespace portolan::playground;

/// Who reaches whom, by which kind of address and by which name.
class TestPlaygroundReach : public QObject {
    Q_OBJECT
    using Profile = portolan::playground::Profile;
    portolan::testing::Played play_;

    static constexpr const char *sleeper = R"("Image":"busybox:1","Cmd":["sleep","infinity"])";

    void networkOfBothKinds(Profile::Line line) {
        play_.begin(line);
        QCOMPARE(
            play_.status("POST", "/networks/create",
                         R"({"Name":"v6","EnableIPv6":true,"IPAM":{"Config":[{"Subnet":"fd00:77::/64"}]}})"),
            201);
        const std::string on = R"(,"HostConfig":{"NetworkMode":"v6")";
        play_.run("web",
                  R"("Image":"busybox:1","Cmd":["httpd","-f","-p","8080"],"ExposedPorts":{"8080/tcp":{}})" +
                      on + R"(,"PortBindings":{"8080/tcp":[{"HostPort":"18080"}]}})");
        play_.run("db", R"("Image":"redis:7")" + on + "}");
        play_.run("amb",
                  R"("Image":"amouat/ambassador","Env":["X_PORT_6379_TCP=tcp:\/\/db:6379"])" + on + "}");
        play_.run("cli", sleeper + on + "}");
        play_.run("old", sleeper); // on the default bridge, which has IPv4 alone
    }

private slots:
    void ip6_data() {
        QTest::addColumn<bool>("modern");
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("printed");
        const auto only = [](bool modern, const char *who, const char *script, const char *printed) {
            QTest::addRow("%s: %s$ %s", modern ? "29" : "20.10", who, script)
                << modern << QString::fromLatin1(who) << QString::fromLatin1(script)
                << QString::fromLatin1(printed);
        };
        const auto row = [&](const char *who, const char *script, const char *printed) {
            only(false, who, script, printed);
            only(true, who, script, printed);
        };
        // Of both kinds it takes IPv6, but its own name and localhost stand in /etc/hosts with IPv4 first.
        row("cli", "ping -c1 web | head -1", "PING web (fd00:77::2): 56 data bytes\n[0]");
        row("cli", "ping -4 -c1 web | head -1", "PING web (172.18.0.2): 56 data bytes\n[0]");
        row("cli", "ping6 -c1 db | head -2 | tail -1",
            "64 bytes from fd00:77::3: seq=0 ttl=64 time=0.100 ms\n[0]");
        row("cli", "ping -c1 $(hostname) | head -1 | grep -c 172.18", "1\n[0]");
        row("cli", "ping -6 -c1 localhost | head -1", "PING localhost (::1): 56 data bytes\n[0]");
        row("cli", "ping -6 -c1 172.18.0.2", "ping: bad address '172.18.0.2'\n[1]");
        row("cli", "ping -c1 -W1 fd00:77::99 | grep -c '100% packet loss'", "1\n[0]");
        row("cli", "echo PING | nc fd00:77::3 6379", "+PONG\r\n[0]");
        row("cli", "nc fd00:77::2 81", "nc: can't connect to remote host: Connection refused\n[1]");
        row("cli", "nc 172.18.0.2 81",
            "nc: can't connect to remote host (172.18.0.2): Connection refused\n[1]");
        row("cli", "nc fd00:77::99 80", "nc: can't connect to remote host: No route to host\n[1]");
        row("cli", "nc -w1 fd00:77::99 80", "nc: timed out\n[1]");
        row("cli", "echo PING | nc 172.18.0.4 6379", "+PONG\r\n[0]"); // the relay speaks IPv4 alone
        row("cli", "echo PING | nc fd00:77::4 6379",
            "nc: can't connect to remote host: Connection refused\n[1]");
        row("cli", "wget -O- http://[fd00:77::2]:8080/",
            "Connecting to [fd00:77::2]:8080 ([fd00:77::2]:8080)\n"
            "wget: server returned error: HTTP/1.1 404 Not Found\n[1]");
        row("cli", "wget -O- http://web:81/",
            "Connecting to web:81 ([fd00:77::2]:81)\nwget: can't connect to remote host: Connection "
            "refused\n[1]");
        row("cli", "nc -z fd00:77::1 18080 && nc -z 172.18.0.1 18080; nc -z fd00:77::1 18081", "[1]");
        row("cli", "nslookup web",
            "Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\nNon-authoritative answer:\nName:\tweb\n"
            "Address: fd00:77::2\n\nNon-authoritative answer:\nName:\tweb\nAddress: 172.18.0.2\n\n[0]");
        row("cli", "nslookup fd00:77::2 | grep name",
            "2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.7.7.0.0.0.0.d.f.ip6.arpa\tname = web.v6\n[0]");
        row("cli", "nslookup 172.18.0.3 | grep name", "3.0.18.172.in-addr.arpa\tname = db.v6\n[0]");
        row("cli", "nslookup -type=a web | grep -c Address", "2\n[0]");
        row("cli", "ip -6 route | head -3",
            "fd00:77::/64 dev eth0  metric 256 \nfe80::/64 dev eth0  metric 256 \n"
            "default via fd00:77::1 dev eth0  metric 1024 \n[0]");
        row("cli", "ip -6 addr show dev eth0 | grep -c inet6", "2\n[0]");
        only(false, "cli", "ip addr show eth0 | tail -2 | head -1",
             "    inet6 fe80::42:acff:fe12:5/64 scope link \n[0]");
        // A socket for both kinds is listed with IPv6; a redis has two; a relay one for IPv4.
        row("web", "grep -c :1F90 /proc/net/tcp; grep -c :1F90 /proc/net/tcp6", "0\n1\n[0]");
        row("db", "grep -c :18EB /proc/net/tcp; grep -c :18EB /proc/net/tcp6", "1\n1\n[0]");
        row("amb", "grep -c :18EB /proc/net/tcp; grep -c :18EB /proc/net/tcp6", "1\n0\n[1]");
        // Without a network of IPv6 older engines switch all of it off, today's leave the loopback.
        only(false, "old", "nc -w1 ::1 80",
             "nc: can't connect to remote host: Cannot assign requested address\n[1]");
        only(true, "old", "nc -w1 ::1 80", "nc: can't connect to remote host: Connection refused\n[1]");
        only(false, "old", "ping -c1 fd00:77::2",
             "PING fd00:77::2 (fd00:77::2): 56 data bytes\nping: sendto: Cannot assign requested "
             "address\n[1]");
        only(true, "old", "ping -c1 fd00:77::2",
             "PING fd00:77::2 (fd00:77::2): 56 data bytes\nping: sendto: Network is unreachable\n[1]");
    }
    void ip6() {
        QFETCH(bool, modern);
        QFETCH(QString, who);
        QFETCH(QString, script);
        QFETCH(QString, printed);
        networkOfBothKinds(modern ? Profile::Line::v29 : Profile::Line::v20);
        QCOMPARE(play_.exec(who.toStdString(), script.toStdString()), printed);
    }

    void theHarbour_data() {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("printed");
        const auto row = [](const char *script, const char *printed) {
            QTest::newRow(script) << QString::fromLatin1(script) << QString::fromLatin1(printed);
        };
        // The demo → its ambassador → the other host's → redis.
        row("echo PING | nc redis 6379", "+PONG\r\n[0]");
        row("nc -z 192.168.64.3 6379; nc -zv 192.168.64.3 80",
            "nc: can't connect to remote host (192.168.64.3): Connection refused\n[1]");
        row("ping -c1 192.168.64.3 | grep -c '0% packet loss'", "1\n[0]");
        row("wget -qO- http://127.0.0.1:8080/monster/x | grep -c PNG", "1\n[0]");
        row("wget -qO- http://192.168.64.2/ | grep -c Identidock", "1\n[0]"); // as published on its own host
        // The etcd is the keyspace that the playground serves.
        row("wget -qO- http://etcd:2379/version", "{\"etcdserver\":\"3.4.34\",\"etcdcluster\":\"3.4.0\"}[0]");
        row("K=$(echo -n /config/colour | base64); wget -qO- --post-data \"{\\\"key\\\":\\\"$K\\\"}\" "
            "http://etcd:2379/v3/kv/range | grep -c '\"value\":\"Ymx1ZQ==\"'",
            "1\n[0]");
        row("wget -qO- --post-data={ http://etcd:2379/v3/kv/put",
            "wget: server returned error: HTTP/1.1 400 Bad Request\n[1]");
        // SkyDNS's records by the name server that the demo was given.
        row("nslookup -type=a redis.east.skydns.local",
            "Server:\t\t127.0.0.11\nAddress:\t127.0.0.11:53\n\nName:\tredis.east.skydns.local\n"
            "Address: 192.168.64.3\n\n[0]");
        row("echo PING | nc redis.east.skydns.local 6379", "+PONG\r\n[0]");
        row("nslookup -type=a east.skydns.local 172.18.0.53 | grep -c 'Address: '", "3\n[0]");
        row("nslookup -type=a '*.east.skydns.local' | grep -c 'Address: '", "3\n[0]");
        row("nslookup -type=srv redis.east.skydns.local | grep service",
            "redis.east.skydns.local\tservice = 10 100 6379 redis.east.skydns.local\n[0]");
        row("nslookup -type=a mongo.east.skydns.local | tail -2",
            "** server can't find mongo.east.skydns.local: NXDOMAIN\n\n[0]");
        row("nslookup -type=a etcd | grep -c 172.18.0.3", "1\n[0]"); // the engine knows that
    }
    void theHarbour() {
        QFETCH(QString, script);
        QFETCH(QString, printed);
        Harbour harbour;
        QVERIFY(harbour.refused.empty());
        QCOMPARE(harbour.here.exec("flask", script.toStdString()), printed);
    }

    /// What the harbour tells is what there is at that moment.
    void theHarbourChanges() {
        Harbour harbour;
        QVERIFY(harbour.refused.empty());
        auto &here = harbour.here;
        int heard = 0;
        harbour.keys.onChange([&heard] { ++heard; });
        const auto post = [&](const char *call, const char *body) {
            return here.exec("flask", std::string("wget -qO- --post-data '") + body +
                                          "' http://etcd:2379/v3/kv/" + call + " | grep -c revision");
        };
        const auto lookUp = [&](const char *name) {
            return here.exec("flask", std::string("nslookup -type=a ") + name + " | grep Address: | tail -1");
        };
        // /skydns/local/skydns/east/new = {"host":"10.9.8.7"}
        QCOMPARE(
            post(
                "put",
                R"({"key":"L3NreWRucy9sb2NhbC9za3lkbnMvZWFzdC9uZXc=","value":"eyJob3N0IjoiMTAuOS44LjcifQ=="})"),
            QStringLiteral("1\n[0]"));
        QCOMPARE(heard, 1);
        QCOMPARE(lookUp("new.east.skydns.local"), QStringLiteral("Address: 10.9.8.7\n[0]"));
        // A record whose host is a name.
        (void)harbour.keys.put({"/skydns/local/skydns/east/alias", R"({"host":"new.east.skydns.local"})"});
        QCOMPARE(lookUp("alias.east.skydns.local"), QStringLiteral("Address: 10.9.8.7\n[0]"));
        QCOMPARE(here.exec("flask", "nslookup -type=a alias.east.skydns.local | grep canonical"),
                 QStringLiteral("alias.east.skydns.local\tcanonical name = new.east.skydns.local\n[0]"));
        // Two that are names for each other come to an end.
        (void)harbour.keys.put({"/skydns/local/skydns/west/a", R"({"host":"b.west.skydns.local"})"});
        (void)harbour.keys.put({"/skydns/local/skydns/west/b", R"({"host":"a.west.skydns.local"})"});
        QCOMPARE(here.exec("flask", "ping -c1 a.west.skydns.local"),
                 QStringLiteral("ping: bad address 'a.west.skydns.local'\n[1]"));
        // One bad record spoils the names above it, not its neighbours.
        (void)harbour.keys.put({"/skydns/local/skydns/east/bad", "no json"});
        QCOMPARE(here.exec("flask", "nslookup -type=a east.skydns.local | grep -c SERVFAIL"),
                 QStringLiteral("1\n[0]"));
        QCOMPARE(lookUp("new.east.skydns.local"), QStringLiteral("Address: 10.9.8.7\n[0]"));
        QCOMPARE(post("deleterange", R"({"key":"L3NreWRucy9sb2NhbC9za3lkbnMvZWFzdC9uZXc="})"),
                 QStringLiteral("1\n[0]"));
        QCOMPARE(here.exec("flask", "nslookup -type=a new.east.skydns.local | grep -c NXDOMAIN"),
                 QStringLiteral("1\n[0]"));
        // The far redis goes, then its ambassador.
        QCOMPARE(harbour.there.status("POST", "/containers/real-redis/stop"), 204);
        QCOMPARE(here.exec("flask", "echo PING | nc redis 6379"), QStringLiteral("[0]"));
        QCOMPARE(here.exec("flask", "wget -qO- http://127.0.0.1:8080/monster/x"),
                 QStringLiteral("wget: server returned error: HTTP/1.1 500 Internal Server Error\n[1]"));
        QCOMPARE(harbour.there.status("POST", "/containers/real-redis-ambassador/stop"), 204);
        QCOMPARE(here.exec("flask", "nc 192.168.64.3 6379"),
                 QStringLiteral("nc: can't connect to remote host (192.168.64.3): Connection refused\n[1]"));
        // Past the host there is no way to its neighbours.
        QCOMPARE(here.status("POST", "/containers/sniffer/unpause"), 204);
        QCOMPARE(here.exec("sniffer", "nc -w1 192.168.64.3 6379"), QStringLiteral("nc: timed out\n[1]"));
        QCOMPARE(here.status("POST", "/containers/etcd/stop"), 204);
        QCOMPARE(here.exec("flask", "nslookup -type=a redis.east.skydns.local | grep -c SERVFAIL"),
                 QStringLiteral("1\n[0]"));
    }

    /// Each etcd has a store of its own, which goes on when it starts again and not when it is made anew.
    void storesOfEtcd() {
        play_.begin(Profile::Line::v29);
        play_.world().addImage(*Shelf::find("quay.io/coreos/etcd:v3.5.21"), "quay.io/coreos/etcd:v3.5.21");
        const auto etcdctl = [&](const char *name, std::vector<std::string> words) {
            words.insert(words.begin(), "etcdctl");
            return play_.execWords(name, words);
        };
        play_.run("one", R"("Image":"quay.io/coreos/etcd:v3.5.21")");
        play_.run("two", R"("Image":"quay.io/coreos/etcd:v3.5.21")");
        QCOMPARE(etcdctl("one", {"put", "/a", "1"}), QStringLiteral("OK\n[0]"));
        QCOMPARE(etcdctl("one", {"put", "/b", "2"}), QStringLiteral("OK\n[0]"));
        QCOMPARE(etcdctl("one", {"get", "/", "--prefix"}), QStringLiteral("/a\n1\n/b\n2\n[0]"));
        QCOMPARE(etcdctl("two", {"get", "/a"}), QStringLiteral("[0]"));
        QCOMPARE(etcdctl("one", {"del", "/a"}), QStringLiteral("1\n[0]"));
        QCOMPARE(play_.status("POST", "/containers/one/restart"), 204);
        QCOMPARE(etcdctl("one", {"get", "--prefix", "", "--keys-only"}), QStringLiteral("/b\n\n[0]"));
        QCOMPARE(play_.status("DELETE", "/containers/one?force=1"), 204);
        play_.run("one", R"("Image":"quay.io/coreos/etcd:v3.5.21")");
        QCOMPARE(etcdctl("one", {"get", "/b"}), QStringLiteral("[0]"));
        QCOMPARE(
            etcdctl("one", {"get"}),
            QStringLiteral(
                "Error: get command needs one argument as key and an optional argument as range_end\n[128]"));
    }

private:
    struct Harbour {
        portolan::testing::Played here, there;
        Keyspace keys{[this] { return here.world().now(); }, seededNumbers(3)};
        std::vector<Refusal> refused;

        Harbour() {
            here.begin(Profile::Line::v28, harbourAddressA);
            there.begin(Profile::Line::v28, harbourAddressB);
            refused = fillHarbour(here.world(), there.world(), keys);
        }
    };
};

QTEST_GUILESS_MAIN(TestPlaygroundReach)
#include "tst_reach.moc"
