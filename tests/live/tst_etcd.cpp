// Before any Qt header, whose `emit` is a macro.
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

namespace {
void cancelWith(boost::asio::cancellation_signal &signal) {
    signal.emit(boost::asio::cancellation_type::terminal);
}
} // namespace

#include <functional>
#include <utility>

#include "model/etcd/watch.h"
#include "model/fabric/skydns.h"
#include "model/net/http.h"
#include "tests/support/rig.h"
#include "views/theme/error_text.h"

using namespace portolan;
using namespace portolan::testing;

namespace {

constexpr int limit = 30'000; ///< milliseconds: an etcd that elects a leader on a busy machine takes its time

/// A client that does something else before the requests of a path, at most a number of times.
class Interposer final : public net::HttpClient {
public:
    Interposer(std::unique_ptr<net::HttpClient> inner, std::function<void(const net::Request &)> before)
        : inner_(std::move(inner)), before_(std::move(before)) {}

    const net::Peer &peer() const override { return inner_->peer(); }
    boost::asio::awaitable<Result<net::Response>> send(net::Request request) override {
        before_(request);
        return inner_->send(std::move(request));
    }
    boost::asio::awaitable<Result<std::unique_ptr<net::ByteStream>>> open(net::Request request) override {
        before_(request);
        return inner_->open(std::move(request));
    }

private:
    std::unique_ptr<net::HttpClient> inner_;
    std::function<void(const net::Request &)> before_;
};

/// The watch of a real cluster; it runs on this thread whenever a test waits for something.
class Watched {
public:
    struct Options {
        etcd::Credentials credentials;
        net::TlsOptions tls;
        std::function<void(const net::Request &)> before = [](const net::Request &) {};
        std::string prefix{};
    };
    explicit Watched(const QStringList &urls, Options options) {
        EtcdSource source;
        std::vector<std::shared_ptr<net::HttpClient>> members;
        for (const QString &url : urls) {
            source.endpoints.push_back(url.toStdString());
            net::Peer peer = net::parsePeer(url.toStdString(), 2379).value();
            peer.tls = options.tls;
            members.push_back(
                std::make_shared<Interposer>(net::makeHttpClient(io_.get_executor(), peer), options.before));
        }
        source.prefix = options.prefix;
        source.key = EtcdKeyspace(urls.join(QLatin1Char(',')).toStdString());
        watch = etcd::makeEtcdWatch(std::move(members), std::move(options.credentials), std::move(source),
                                    [this](std::shared_ptr<const EtcdObservation> seen) {
                                        seen_ = std::move(seen);
                                        history << QString::fromUtf8(name(seen_->source.state).data());
                                    });
        boost::asio::co_spawn(io_, watch->run(),
                              boost::asio::bind_cancellation_slot(
                                  cancel_.slot(), [this](std::exception_ptr) { ended_ = true; }));
    }
    explicit Watched(const QStringList &urls) : Watched(urls, Options()) {}
    ~Watched() {
        cancelWith(cancel_);
        until([this] { return ended_; });
    }

    const EtcdObservation &seen() const { return *seen_; }
    bool until(const std::function<bool()> &condition) {
        QElapsedTimer timer;
        timer.start();
        while (!condition()) {
            if (timer.elapsed() > limit) {
                qWarning().noquote() << "last seen:" << describe();
                return false;
            }
            io_.restart();
            io_.run_one_for(std::chrono::milliseconds(50));
        }
        return true;
    }
    bool becomes(SourceState state) {
        return until([&] { return seen_ && seen_->source.state == state; });
    }
    /// Live, with these keys and values: "a=1 b=2".
    bool shows(const QString &wanted) {
        return until([&] { return seen_ && seen_->source.state == SourceState::live && keys() == wanted; });
    }
    QString keys() const {
        QStringList all;
        for (const auto &row : seen_->entries)
            all << QString::fromStdString(row->key) + QLatin1Char('=') + QString::fromStdString(row->value);
        return all.join(QLatin1Char(' '));
    }
    QString active() const { return QString::fromStdString(seen_->source.activeEndpoint); }
    Error why() const { return seen_->source.loss ? seen_->source.loss->why : Error{}; }
    QString describe() const {
        if (!seen_) return QStringLiteral("nothing");
        return QString::fromUtf8(name(seen_->source.state).data()) + QLatin1Char(' ') +
               QString::fromStdString(toString(why())) + QLatin1Char(' ') + keys().left(200);
    }

private:
    boost::asio::io_context io_;
    boost::asio::cancellation_signal cancel_;
    std::shared_ptr<const EtcdObservation> seen_;
    bool ended_ = false;

public:
    std::unique_ptr<etcd::EtcdWatch> watch;
    QStringList history;
};

bool isRange(const net::Request &request) { return request.target.ends_with("/kv/range"); }
bool isWatch(const net::Request &request) { return request.target.ends_with("/watch"); }

} // namespace

/// The watch beside real etcds.
class TestLiveEtcd : public QObject {
    Q_OBJECT

    /// Compacts what the cluster has, after something happened in it.
    static bool compact(const EtcdRig &etcd) {
        for (const char *value : {"1", "2", "3"})
            if (!etcd.etcdctl({"put", "changed", value}).ok()) return false;
        const CommandResult status = etcd.etcdctl({"get", "changed", "-w", "json"});
        const QJsonObject header =
            QJsonDocument::fromJson(status.output.toUtf8()).object()[QLatin1String("header")].toObject();
        const qint64 revision = header[QLatin1String("revision")].toInteger();
        return etcd.etcdctl({"compact", QString::number(revision)}).ok();
    }
    /// etcdctl gives up when it happens upon a dead member or an election; the cluster is well after that.
    static bool putSoon(const EtcdRig &etcd, const char *key, const char *value) {
        for (int i = 0; i < 5; ++i)
            if (etcd.etcdctl({"put", key, value}).ok()) return true;
        return false;
    }
    /// By transactions of a hundred keys.
    static bool fill(const EtcdRig &etcd, int keys) {
        for (int first = 0; first < keys; first += 100) {
            QString transaction = QStringLiteral("\n");
            for (int i = first; i < first + 100; ++i)
                transaction += QStringLiteral("put k%1 v%1\n").arg(i, 5, 10, QLatin1Char('0'));
            transaction += QStringLiteral("\n\n");
            QTemporaryFile file;
            if (!file.open()) return false;
            file.write(transaction.toUtf8());
            file.close();
            QProcess ctl;
            ctl.setStandardInputFile(file.fileName());
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(QStringLiteral("ETCDCTL_API"), QStringLiteral("3"));
            ctl.setProcessEnvironment(environment);
            ctl.start(QStringLiteral("etcdctl"),
                      {QStringLiteral("--endpoints"), etcd.endpoints().join(QLatin1Char(',')),
                       QStringLiteral("txn")});
            if (!ctl.waitForFinished(20'000) || ctl.exitCode() != 0) return false;
        }
        return true;
    }

private slots:
    void listsAndFollows() {
        EtcdRig etcd;
        PORTOLAN_START(etcd.start());
        PORTOLAN_OK(etcd.etcdctl({"put", "/skydns/local/web", R"({"host":"10.0.0.2","port":80})"}));
        Watched w(etcd.endpoints());
        QVERIFY(w.shows(QStringLiteral(R"(/skydns/local/web={"host":"10.0.0.2","port":80})")));
        QVERIFY(!w.seen().source.version.empty());
        const auto record = fabric::decodeSkyDns(*w.seen().entries[0]);
        QVERIFY(record && record->name == "web.local" && record->host == "10.0.0.2" && record->port == 80);
        PORTOLAN_OK(etcd.etcdctl({"put", "a", "1"}));
        PORTOLAN_OK(etcd.etcdctl({"del", "/skydns/local/web"}));
        QVERIFY(w.shows(QStringLiteral("a=1")));
        PORTOLAN_OK(etcd.etcdctl({"put", "a", ""}));
        QVERIFY(w.shows(QStringLiteral("a=")));
        QCOMPARE(w.seen().source.revision, 5);
        QCOMPARE(w.history.count(QStringLiteral("lost")), 0);
    }

    void leaseEnds() {
        EtcdRig etcd;
        PORTOLAN_START(etcd.start());
        const QString lease = etcd.etcdctl({"lease", "grant", "2"}).text().split(QLatin1Char(' ')).value(1);
        PORTOLAN_OK(etcd.etcdctl({"put", "--lease", lease, "a", "1"}));
        Watched w(etcd.endpoints());
        QVERIFY(w.shows(QStringLiteral("a=1")));
        QCOMPARE(w.seen().entries[0]->lease, lease.toLongLong(nullptr, 16));
        QVERIFY(w.shows(QString()));
    }

    void compactedBeforeTheWatchOpens() {
        EtcdRig etcd;
        PORTOLAN_START(etcd.start());
        int compactions = 0;
        int lists = 0;
        Watched::Options options;
        options.before = [&](const net::Request &request) {
            lists += isRange(request) ? 1 : 0;
            if (isWatch(request) && compactions == 0 && compact(etcd)) ++compactions;
        };
        Watched w(etcd.endpoints(), options);
        QVERIFY(w.shows(QStringLiteral("changed=3")));
        QCOMPARE(compactions, 1);
        QCOMPARE(lists, 2);
        PORTOLAN_OK(etcd.etcdctl({"put", "changed", "4"}));
        QVERIFY(w.shows(QStringLiteral("changed=4")));
        QCOMPARE(w.history.count(QStringLiteral("lost")), 0);
    }

    void compactedBetweenTwoPages() {
        EtcdRig etcd;
        PORTOLAN_START(etcd.start());
        QVERIFY(fill(etcd, 1500));
        int lists = 0;
        Watched::Options options;
        options.before = [&](const net::Request &request) {
            if (isRange(request) && ++lists == 2) QVERIFY(compact(etcd));
        };
        Watched w(etcd.endpoints(), options);
        QVERIFY(w.becomes(SourceState::live));
        QCOMPARE(w.seen().entries.size(), std::size_t(1501));
        QCOMPARE(lists, 4); // a page, one too late, and two pages of the new revision
    }

    void threeThousandKeys() {
        EtcdRig etcd;
        PORTOLAN_START(etcd.start());
        QVERIFY(fill(etcd, 3000));
        int lists = 0;
        Watched::Options options;
        options.before = [&](const net::Request &request) { lists += isRange(request) ? 1 : 0; };
        Watched w(etcd.endpoints(), options);
        QVERIFY(w.becomes(SourceState::live));
        QCOMPARE(w.seen().entries.size(), std::size_t(3000));
        QCOMPARE(lists, 2); // of 1,000 and of 2,000
        QCOMPARE(w.seen().entries[2999]->value, std::string("v02999"));
        // All of them go in one revision.
        PORTOLAN_OK(etcd.etcdctl({"put", "stays", "1"}));
        PORTOLAN_OK(etcd.etcdctl({"del", "--prefix", "k"}));
        QVERIFY(w.shows(QStringLiteral("stays=1")));
    }

    void users() {
        EtcdRig etcd;
        EtcdRig::Options withUser;
        withUser.user = QStringLiteral("reader");
        withUser.password = QStringLiteral("pass word");
        PORTOLAN_START(etcd.start(withUser));
        PORTOLAN_OK(etcd.etcdctl({"put", "a", "1"}));

        Watched::Options right;
        right.credentials = {"reader", "pass word"};
        Watched w(etcd.endpoints(), right);
        QVERIFY(w.shows(QStringLiteral("a=1")));
        PORTOLAN_OK(etcd.etcdctl({"put", "a", "2"}));
        QVERIFY(w.shows(QStringLiteral("a=2")));

        Watched::Options wrong;
        wrong.credentials = {"reader", "password"};
        Watched refused(etcd.endpoints(), wrong);
        QVERIFY(refused.becomes(SourceState::refused));
        QCOMPARE(name(refused.why().code), name(Errc::unauthorized));
        QVERIFY(!refused.seen().listed && refused.seen().entries.empty());

        Watched nobody(etcd.endpoints());
        QVERIFY(nobody.becomes(SourceState::refused));
        QCOMPARE(name(nobody.why().code), name(Errc::unauthorized));

        // A restart forgets the tokens that were given out.
        PORTOLAN_OK(etcd.kill());
        QVERIFY(w.becomes(SourceState::lost));
        PORTOLAN_OK(etcd.restart());
        PORTOLAN_OK(etcd.etcdctl({"put", "a", "3"}));
        QVERIFY(w.shows(QStringLiteral("a=3")));
        QCOMPARE(w.history.count(QStringLiteral("refused")), 0);
    }

    /// Somebody who may read nothing else, while others write what they do not see.
    void onePrefix() {
        EtcdRig etcd;
        EtcdRig::Options withUser;
        withUser.user = QStringLiteral("root");
        withUser.password = QStringLiteral("word");
        PORTOLAN_START(etcd.start(withUser));
        PORTOLAN_OK(etcd.etcdctl({"user", "add", "guest:pass"}));
        PORTOLAN_OK(etcd.etcdctl({"role", "add", "names"}));
        PORTOLAN_OK(etcd.etcdctl({"role", "grant-permission", "names", "read", "--prefix=true", "/skydns/"}));
        PORTOLAN_OK(etcd.etcdctl({"user", "grant-role", "guest", "names"}));
        PORTOLAN_OK(etcd.etcdctl({"put", "/skydns/a", "1"}));
        PORTOLAN_OK(etcd.etcdctl({"put", "/other", "1"}));

        Watched::Options guest;
        guest.credentials = {"guest", "pass"};
        Watched all(etcd.endpoints(), guest);
        QVERIFY(all.becomes(SourceState::refused));
        QCOMPARE(name(all.why().code), name(Errc::unauthorized));
        QVERIFY(views::errorText(all.why()).contains(QStringLiteral("--etcd-prefix")));

        guest.prefix = "/skydns/";
        int lists = 0;
        guest.before = [&](const net::Request &request) { lists += isRange(request); };
        Watched w(etcd.endpoints(), guest);
        QVERIFY(w.shows(QStringLiteral("/skydns/a=1")));
        for (int i = 0; i < 20; ++i) PORTOLAN_OK(etcd.etcdctl({"put", "/other", QString::number(i)}));
        PORTOLAN_OK(etcd.etcdctl({"put", "/skydns/b", "2"}));
        QVERIFY(w.shows(QStringLiteral("/skydns/a=1 /skydns/b=2")));
        PORTOLAN_OK(etcd.etcdctl({"del", "/skydns/a"}));
        QVERIFY(w.shows(QStringLiteral("/skydns/b=2")));
        QCOMPARE(lists, 1);
    }

    void clientCertificates() {
        EtcdRig etcd;
        EtcdRig::Options withTls;
        withTls.tls = true;
        PORTOLAN_START(etcd.start(withTls));
        PORTOLAN_OK(etcd.etcdctl({"put", "a", "1"}));

        Watched::Options right;
        right.tls.caFile = etcd.ca().toStdString();
        right.tls.certFile = etcd.certificate().toStdString();
        right.tls.keyFile = etcd.key().toStdString();
        Watched w(etcd.endpoints(), right);
        QVERIFY(w.shows(QStringLiteral("a=1")));
        PORTOLAN_OK(etcd.etcdctl({"put", "a", "2"}));
        QVERIFY(w.shows(QStringLiteral("a=2")));

        Watched::Options noCertificate;
        noCertificate.tls.caFile = etcd.ca().toStdString();
        Watched without(etcd.endpoints(), noCertificate);
        QVERIFY(without.becomes(SourceState::failed));
        QCOMPARE(name(without.why().code), name(Errc::tls));

        Watched distrustful(etcd.endpoints()); // the system's store does not know this authority
        QVERIFY(distrustful.becomes(SourceState::failed));
        QCOMPARE(name(distrustful.why().code), name(Errc::tls));

        // Whether plain HTTP to it is answered in plain text or by closing is the version's choice.
        QString plainUrl = etcd.endpoints().at(0);
        plainUrl.replace(QLatin1String("https"), QLatin1String("http"));
        Watched plain({plainUrl});
        QVERIFY(plain.becomes(SourceState::failed));
        const Errc code = plain.why().code;
        QVERIFY2(code == Errc::disconnected || code == Errc::protocol, name(code).data());
    }

    void failsOverAndBack() {
        EtcdRig etcd;
        EtcdRig::Options three;
        three.members = 3;
        PORTOLAN_START(etcd.start(three));
        QVERIFY(putSoon(etcd, "a", "1"));
        const QStringList members = etcd.endpoints();
        Watched w(members);
        QVERIFY(w.shows(QStringLiteral("a=1")));
        QCOMPARE(w.active(), members.at(0));

        PORTOLAN_OK(etcd.kill(0));
        QVERIFY(putSoon(etcd, "a", "2"));
        QVERIFY(w.shows(QStringLiteral("a=2")));
        QCOMPARE(w.active(), members.at(1));

        PORTOLAN_OK(etcd.restart());
        QVERIFY(putSoon(etcd, "a", "3"));
        QVERIFY(w.shows(QStringLiteral("a=3")));
        QCOMPARE(w.active(), members.at(1)); // the good one is kept

        PORTOLAN_OK(etcd.kill(1));
        PORTOLAN_OK(etcd.kill(2)); // no majority: nobody may serve
        QVERIFY(w.until([&] {
            return w.seen().source.state == SourceState::lost && w.seen().source.loss->nextTry &&
                   w.why().code != Errc::disconnected;
        }));
        QCOMPARE(w.keys(), QStringLiteral("a=3"));
        PORTOLAN_OK(etcd.restart());
        QVERIFY(putSoon(etcd, "a", "4"));
        QVERIFY(w.shows(QStringLiteral("a=4")));
    }

    void lostAndHealed() {
        EtcdRig etcd;
        PORTOLAN_START(etcd.start());
        PORTOLAN_OK(etcd.etcdctl({"put", "old", "1"}));
        PORTOLAN_OK(etcd.etcdctl({"put", "kept", "1"}));
        Watched w(etcd.endpoints());
        QVERIFY(w.shows(QStringLiteral("kept=1 old=1")));
        PORTOLAN_OK(etcd.kill());
        QVERIFY(w.becomes(SourceState::lost));
        QCOMPARE(w.keys(), QStringLiteral("kept=1 old=1"));
        PORTOLAN_OK(etcd.restart());
        PORTOLAN_OK(etcd.etcdctl({"del", "old"}));
        w.watch->retryNow();
        QVERIFY(w.shows(QStringLiteral("kept=1")));
    }
};

QTEST_GUILESS_MAIN(TestLiveEtcd)
#include "tst_etcd.moc"
