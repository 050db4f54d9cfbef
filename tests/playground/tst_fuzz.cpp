#include <QFile>

#include <random>

#include "tests/playground/played.h"

using namespace portolan::playground;

/// Requests that nobody sends: real ones with bytes, words and fields changed. Whatever comes, an answer goes
/// back, and the world stays one that can be listed and inspected. PORTOLAN_FUZZ_SEED and
/// PORTOLAN_FUZZ_SECONDS let it run otherwise and longer.
class TestPlaygroundFuzz : public QObject {
    Q_OBJECT

    std::vector<Request> seeds_;
    std::mt19937_64 random_;

    std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }

    static Json strange(std::mt19937_64 &random) {
        switch (random() % 12) {
        case 0:
            return {};
        case 1:
            return true;
        case 2:
            return -1;
        case 3:
            return 1e300;
        case 4:
            return std::int64_t{1} << 62;
        case 5:
            return "";
        case 6:
            return std::string(3000, 'a');
        case 7:
            return Json::array();
        case 8:
            return Json::object();
        case 9:
            return Json::array({Json(), 7, "x", Json::object()});
        case 10:
            return "\xff\xfe\x01";
        default:
            return {{"80/tcp", 7}, {"", Json()}, {"Name", {"a"}}};
        }
    }
    /// One value somewhere inside becomes another.
    void change(Json &value) {
        if ((value.is_object() || value.is_array()) && !value.empty() && below(4) != 0) {
            auto at = value.begin();
            std::advance(at, static_cast<std::ptrdiff_t>(below(value.size())));
            return change(*at);
        }
        value = strange(random_);
    }
    std::string bytes(std::string text) {
        for (std::size_t i = 1 + below(4); i > 0 && !text.empty(); --i) switch (below(4)) {
            case 0:
                text[below(text.size())] = static_cast<char>(random_());
                break;
            case 1:
                text.erase(below(text.size()), 1 + below(8));
                break;
            case 2:
                text.insert(below(text.size()), text.substr(below(text.size()), below(12)));
                break;
            default:
                text.insert(below(text.size()), 1, "\0/%{}\"[]:,?&=.\n"[below(16)]);
            }
        return text;
    }
    Request changed() {
        Request request = seeds_[below(seeds_.size())];
        switch (below(6)) {
        case 0:
            request.target = bytes(request.target);
            break;
        case 1:
            request.body = bytes(request.body);
            break;
        case 2:
            request.body = seeds_[below(seeds_.size())].body;
            break;
        case 3:
            request.method = seeds_[below(seeds_.size())].method;
            break;
        default:
            if (Json body = Json::parse(request.body, nullptr, false); !body.is_discarded()) {
                for (std::size_t i = 1 + below(3); i > 0; --i) change(body);
                request.body = toText(body);
            }
        }
        request.upgrade = below(2) == 0;
        return request;
    }

private slots:
    void initTestCase() {
        for (const char *story : {"containers", "networks", "modes", "requests", "swarm", "ipv6"}) {
            QFile file(QStringLiteral(PORTOLAN_TEST_DATA "/playground/%1.txt").arg(QLatin1String(story)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QByteArray &raw : file.readAll().split('\n')) {
                std::string line = raw.toStdString();
                for (const char *prefix : {"29 ", "until "})
                    if (line.starts_with(prefix)) line.erase(0, std::strlen(prefix));
                if (line.empty() || line[0] == '#' || line[0] == '=') continue;
                const auto first = line.find(' '), second = line.find(' ', first + 1);
                seeds_.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                                  second == std::string::npos ? "" : line.substr(second + 1), false});
            }
        }
        for (const char *target :
             {"/containers/web/attach?stream=1&stdin=1&stdout=1", "/containers/web/exec", "/exec/x/start"})
            seeds_.push_back(
                {"POST", target,
                 R"({"Cmd":["sh","-c","echo a | cat; sleep 1 && exit $?"],"AttachStdin":true,"Tty":true})",
                 true});
        for (const char *script :
             {"echo $(hostname) > /dev/null", "while true; do sleep 1; done", "a | b || c;"})
            seeds_.push_back(
                {"POST", "/containers/create",
                 toText({{"Image", "busybox:1"}, {"Cmd", {"sh", "-c", script}}, {"OpenStdin", true}}),
                 false});
        for (const char *target :
             {"/images/create?fromImage=redis&tag=alpine", "/images/create?fromImage=nginx",
              "/images/create?fromImage=quay.io/coreos/etcd&tag=v3.5.21"})
            seeds_.push_back({"POST", target, "", false});
        seeds_.push_back({"GET", "/containers/web/stats", "", false});
        QVERIFY(seeds_.size() > 300);
    }

    void anAnswerComes_data() {
        QTest::addColumn<int>("line");
        QTest::newRow("20.10") << int(Profile::Line::v20);
        QTest::newRow("28") << int(Profile::Line::v28);
        QTest::newRow("29") << int(Profile::Line::v29);
    }
    void anAnswerComes() {
        QFETCH(int, line);
        bool given = false;
        const int seed = qEnvironmentVariableIntValue("PORTOLAN_FUZZ_SEED", &given);
        random_.seed(given ? static_cast<std::uint64_t>(seed) : 20'261'124);
        const int seconds = std::max(2, qEnvironmentVariableIntValue("PORTOLAN_FUZZ_SECONDS"));
        portolan::testing::Played play;
        play.begin(static_cast<Profile::Line>(line));
        QElapsedTimer timer;
        timer.start();
        int asked = 0;
        for (; asked < 500 || timer.elapsed() < seconds * 1000; ++asked) {
            // One in three is as it should be, so that there is something to break.
            const Request request = below(3) == 0 ? seeds_[below(seeds_.size())] : changed();
            Response response = Api(play.world()).handle(request);
            QVERIFY2(response.status >= 101 && response.status < 600, request.target.c_str());
            if (response.stream)
                for (int i = 0; i < 5 && !response.stream->ended(); ++i) {
                    response.stream->type(play.world(), bytes("echo a\nexit\n"), below(4) == 0);
                    response.body += response.stream->take(play.world());
                    play.pass(std::chrono::milliseconds(below(3000)));
                }
            if (!response.stream && response.contentType == "application/json")
                QVERIFY2(!Json::parse(response.body, nullptr, false).is_discarded() ||
                             response.body.find("\r\n") != std::string::npos,
                         (request.method + " " + request.target).c_str());
            play.world().advance();
            if (asked % 100 == 0) {
                for (const Json &container : play.ask("GET", "/containers/json?all=1"))
                    QCOMPARE(play.status("GET", "/containers/" + stringIn(container, "Id") + "/json"), 200);
                for (const Json &network : play.ask("GET", "/networks"))
                    QCOMPARE(play.status("GET", "/networks/" + stringIn(network, "Id") + "?verbose=1"), 200);
                QCOMPARE(play.status("GET", "/info"), 200);
            }
            if (asked % 2000 == 1999) play.begin(static_cast<Profile::Line>(line)); // a world of its own size
        }
        qInfo("%d requests", asked);
    }
};

QTEST_GUILESS_MAIN(TestPlaygroundFuzz)
#include "tst_fuzz.moc"
