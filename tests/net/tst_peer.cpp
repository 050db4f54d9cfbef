#include <QTest>

#include "model/net/peer.h"

using namespace portolan;
using namespace portolan::net;

namespace {

QByteArray bytes(const std::string &text) { return QByteArray::fromStdString(text); }

/// "transport|user|host|port|path"
QByteArray shown(const Peer &peer) {
    const char *transports[] = {"unix", "tcp", "tls", "ssh"};
    return bytes(std::string(transports[static_cast<int>(peer.transport)]) + "|" + peer.user + "|" +
                 peer.host + "|" + std::to_string(peer.port) + "|" + peer.path);
}

} // namespace

class TestPeer : public QObject {
    Q_OBJECT
private slots:
    void accepted_data() {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("peer");
        QTest::addColumn<QByteArray>("normal");
        const auto row = [](const char *url, const char *peer, const char *normal) {
            QTest::newRow(url) << QByteArray(url) << QByteArray(peer) << QByteArray(normal);
        };
        row("unix:///var/run/docker.sock", "unix|||0|/var/run/docker.sock", "unix:///var/run/docker.sock");
        row("unix:///a%20b?c#d", "unix|||0|/a%20b?c#d", "unix:///a%20b?c#d"); // as docker: as it stands
        row("unix://rel.sock", "unix|||0|rel.sock", "unix://rel.sock");
        row("  UNIX:///x \n", "unix|||0|/x", "unix:///x");
        row("tcp://Docker.Example:2376", "tcp||docker.example|2376|", "tcp://docker.example:2376");
        row("tcp://h", "tcp||h|2375|", "tcp://h:2375");
        row("tcp://h:", "tcp||h|2375|", "tcp://h:2375");
        row("tcp://h/", "tcp||h|2375|", "tcp://h:2375");
        row("tcp://", "tcp||localhost|2375|", "tcp://localhost:2375");
        row(":4243", "tcp||localhost|4243|", "tcp://localhost:4243");
        row("10.0.0.1:1", "tcp||10.0.0.1|1|", "tcp://10.0.0.1:1");
        row("h:65535", "tcp||h|65535|", "tcp://h:65535");
        row("tcp://[0:0:0:0:0:0:0:1]:7", "tcp||::1|7|", "tcp://[::1]:7");
        row("tcp://[FE80::1%25eth0]", "tcp||fe80::1%eth0|2375|", "tcp://[fe80::1%25eth0]:2375");
        row("tcp://::1", "tcp||::1|2375|", "tcp://[::1]:2375"); // docker takes it
        row("http://e:2379", "tcp||e|2379|", "tcp://e:2379");
        row("https://e:2379/", "tls||e|2379|", "https://e:2379");
        row("ssh://h", "ssh||h|0|", "ssh://h");
        row("ssh://h/", "ssh||h|0|", "ssh://h");
        row("ssh://Ann@Host:2222/run/user/1000/d.sock", "ssh|Ann|Host|2222|/run/user/1000/d.sock",
            "ssh://Ann@Host:2222/run/user/1000/d.sock");
        row("ssh://a%40b@h/with%20blank", "ssh|a@b|h|0|/with blank", "ssh://a%40b@h/with%20blank");
        row("ssh://[::1]:22", "ssh||::1|22|", "ssh://[::1]:22");
    }
    void accepted() {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, peer);
        QFETCH(QByteArray, normal);
        const auto parsed = parsePeer(url.toStdString(), 2375);
        QVERIFY2(parsed, parsed ? "" : toString(parsed.error()).c_str());
        QCOMPARE(shown(*parsed), peer);
        QCOMPARE(bytes(toUrl(*parsed)), normal);
        const auto again = parsePeer(toUrl(*parsed), 1);
        QVERIFY(again && *again == *parsed);
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("part"); // the detail begins with it
        const auto row = [](const char *url, const char *part) {
            QTest::newRow(*url == 0 ? "empty" : url) << QByteArray(url) << QByteArray(part);
        };
        row("", "nothing given");
        row("   ", "nothing given");
        row("unix://", "path: missing");
        row("unix://unix:///x", "path: a second scheme");
        row("unix:///a\nb", "path: control");
        row("/run/docker.sock", "host: missing (a socket is unix://PATH)");
        row("npipe:////./pipe/docker", "scheme: npipe");
        row("fd://3", "scheme: fd");
        row("ftp://h", "scheme: not one");
        row("://h", "scheme: not one");
        row("tcp://h:0", "port:");
        row("tcp://h:65536", "port:");
        row("tcp://h:99999999999999", "port:");
        row("tcp://h:-1", "port:");
        row("tcp://h:80x", "port:");
        row("tcp://h:1/prefix", "path:");
        row("tcp://h:1?x=1", "path:");
        row("tcp://h:1#x", "path:");
        row("tcp://u@h:1", "user: only ssh");
        row("tcp://a b:1", "host: a character");
        row("tcp://a%20b:1", "host: a character");
        row("tcp://h\xc3\xa9:1", "host: a character");
        row("tcp://-h:1", "host: begins with a dash");
        row("tcp://[::1", "host: the bracket");
        row("tcp://[::g]:1", "host: not an IPv6");
        row("tcp://[::1%25]:1", "host: not an IPv6");
        row("tcp://[::1]x:1", "host: text after");
        row("tcp://1:2:3", "host: an IPv6");
        row("http://", "host: missing");
        row("https://:2379", "host: missing");
        row("ssh://", "host: missing");
        row("ssh://@h", "user: empty");
        row("ssh://-oProxyCommand=x@h", "user: begins with a dash");
        row("ssh://-oProxyCommand=x", "host: ");
        row("ssh://h?x=1", "query:");
        row("ssh://h/p#f", "fragment:");
        row("ssh://h/%zz", "path: broken percent");
        row("ssh://h/%4", "path: broken percent");
        row("ssh://h/a%00b", "path: control");
        row("ssh://a%0ab@h", "user: control");
        row("ssh://h:x", "port:");
    }
    void refused() {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, part);
        const auto parsed = parsePeer(url.toStdString(), 2375);
        QVERIFY2(!parsed, parsed ? shown(*parsed).constData() : "");
        QCOMPARE(name(parsed.error().code), name(Errc::badInput));
        QVERIFY2(bytes(parsed.error().detail).startsWith(part), parsed.error().detail.c_str());
    }

    void socketPathsAreBounded() {
        QVERIFY(parsePeer("unix:///" + std::string(106, 'x'), 1).has_value());
        const auto tooLong = parsePeer("unix:///" + std::string(107, 'x'), 1);
        QVERIFY(!tooLong && tooLong.error().code == Errc::badInput);
    }

    void passwordsAreRefusedAndNotRepeated() {
        for (const char *url :
             {"ssh://ann:s3cret@h", "tcp://ann:s3cret@h:1", "https://ann:s3c@ret@h", "a:s3cret@h"}) {
            const auto parsed = parsePeer(url, 1);
            QVERIFY2(!parsed && parsed.error().code == Errc::badInput, url);
            QVERIFY2(toString(parsed.error()).find("s3c") == std::string::npos, url);
            QVERIFY2(parsed.error().detail.starts_with("user: "), parsed.error().detail.c_str());
        }
    }

    void longUrlsAreCutInErrors() {
        const auto parsed = parsePeer("ftp://" + std::string(100'000, 'x'), 1);
        QVERIFY(!parsed && parsed.error().target.size() < 1000);
    }
};

QTEST_GUILESS_MAIN(TestPeer)
#include "tst_peer.moc"
