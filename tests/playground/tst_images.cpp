#include <QtTest>

#include "tests/playground/played.h"

using namespace portolan::playground;

/// The shelf of images, and what runs in them.
class TestPlaygroundImages : public QObject {
    Q_OBJECT
    portolan::testing::Played play_;

    /// The lines of a pull.
    std::vector<Json> pull(const std::string &query) {
        Response response = play_.answer("POST", "/images/create?" + query);
        std::string text = response.body;
        for (int i = 0; i < 2000 && response.stream && !response.stream->ended(); ++i) {
            text += response.stream->take(play_.world());
            play_.pass(std::chrono::milliseconds(20));
        }
        std::vector<Json> lines;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find("\r\n", at), text.size());
            lines.push_back(Json::parse(text.substr(at, end - at)));
            at = end + 2;
        }
        return lines;
    }

private slots:
    void init() { play_.begin(Profile::Line::v29); }

    /// Every layer begins, is fetched and unpacked in that order, and only then the image is there.
    void pulling() {
        QCOMPARE(play_.status("GET", "/images/nginx/json"), 404);
        const auto lines = pull("fromImage=nginx&tag=1.27");
        QCOMPARE(lines.front(), Json({{"status", "Pulling from library/nginx"}, {"id", "1.27"}}));
        QCOMPARE(stringIn(lines.back(), "status"), "Status: Downloaded newer image for nginx:1.27");
        std::map<std::string, std::vector<std::string>> phases;
        for (const Json &line : lines)
            if (const std::string id = stringIn(line, "id"); !id.empty() && id != "1.27") {
                auto &its = phases[id];
                if (its.empty() || its.back() != line["status"]) its.push_back(line["status"]);
                const Json &detail = line["progressDetail"];
                if (!detail.empty()) QVERIFY(detail["current"] <= detail["total"]);
            }
        QCOMPARE(phases.size(), 5u);
        for (auto &[id, its] : phases) {
            std::erase(its, "Waiting");
            QCOMPARE(its, (std::vector<std::string>{"Pulling fs layer", "Downloading", "Verifying Checksum",
                                                    "Download complete", "Extracting", "Pull complete"}));
        }
        const Json image = play_.ask("GET", "/images/nginx:1.27/json");
        QVERIFY(image["RepoDigests"][0].get<std::string>().starts_with("nginx@sha256:"));
        // Again, and by another of its names.
        QCOMPARE(stringIn(pull("fromImage=nginx&tag=1.27").back(), "status"),
                 "Status: Image is up to date for nginx:1.27");
        QCOMPARE(stringIn(pull("fromImage=nginx").back(), "status"),
                 "Status: Downloaded newer image for nginx:latest");
        QCOMPARE(play_.ask("GET", "/images/nginx:1.27/json")["RepoTags"].size(), 2u);
        QCOMPARE(play_.world().events().after(0).back()->action, "pull");
    }

    void notOnTheShelf() {
        QCOMPARE(
            stringIn(play_.ask("POST", "/images/create?fromImage=nope&tag=3"), "message"),
            "pull access denied for nope, repository does not exist or may require 'docker login': denied: "
            "requested access to the resource is denied");
        QCOMPARE(stringIn(play_.ask("POST", "/images/create?fromImage=redis&tag=99"), "message"),
                 "manifest for redis:99 not found: manifest unknown: manifest unknown");
        QCOMPARE(play_.status("POST", "/images/create?fromImage=bitnami/etcd"), 404); // gone since 2025
    }

    /// The demo: its page needs nobody, its pictures need the redis and the monsters by their names.
    void theFlaskDemo() {
        for (const char *name : {"sh1nd3l/flask-server&tag=0.5", "amouat/dnmonster&tag=1.0", "alpine"})
            pull(std::string("fromImage=") + name);
        QCOMPARE(play_.status("POST", "/networks/create", R"({"Name":"app"})"), 201);
        const std::string net = R"(,"HostConfig":{"NetworkMode":"app"})";
        play_.run("flask", R"("Image":"sh1nd3l/flask-server:0.5")" + net);
        play_.run("dnmonster", R"("Image":"amouat/dnmonster:1.0")" + net);
        play_.run("cli", R"("Image":"alpine","Cmd":["sleep","infinity"])" + net);
        QCOMPARE(play_.exec("cli", "curl -s http://flask:8080/ | grep -c Identidock"),
                 QStringLiteral("1\n[0]"));
        QCOMPARE(play_.exec("cli", "curl -sf http://flask:8080/monster/x"), QStringLiteral("[22]"));
        QCOMPARE(
            play_.exec("cli", "curl http://flask:80/"),
            QStringLiteral("curl: (7) Failed to connect to flask port 80 after 0 ms: Couldn't connect to "
                           "server\n[7]"));
        play_.run("redis", R"("Image":"redis:7")" + net);
        QCOMPARE(play_.exec("cli", "wget -qO- http://flask:8080/monster/x | grep -c PNG"),
                 QStringLiteral("1\n[0]"));
        QCOMPARE(play_.exec("cli", "curl -s http://nobody/ || echo $?"), QStringLiteral("6\n[0]"));
    }

    void etcdAndDns() {
        pull("fromImage=quay.io/coreos/etcd&tag=v3.5.21");
        pull("fromImage=coredns/coredns");
        play_.run("shy", R"("Image":"quay.io/coreos/etcd:v3.5.21")");
        play_.run(
            "etcd",
            R"("Image":"quay.io/coreos/etcd:v3.5.21","Cmd":["--listen-client-urls","http:\/\/0.0.0.0:2379"])");
        play_.run("lone", R"("Image":"busybox:1","Cmd":["sleep","infinity"])");
        QCOMPARE(play_.exec("lone", "wget -qO- http://172.17.0.3:2379/health"),
                 QStringLiteral("{\"health\":\"true\",\"reason\":\"\"}[0]"));
        // Unless told otherwise it hears its own container alone.
        QCOMPARE(play_.exec("lone", "wget -qO- http://172.17.0.2:2379/health 2>&1 | grep -c refused"),
                 QStringLiteral("1\n[0]"));
        // It has no shell, as the real one.
        const Json made = play_.ask("POST", "/containers/etcd/exec", R"({"Cmd":["sh"]})");
        Response response =
            Api(play_.world()).handle({"POST", "/exec/" + stringIn(made, "Id") + "/start", "{}", true});
        QVERIFY(response.stream->take(play_.world()).find("executable file not found") != std::string::npos);
        // A name server on a network tells its names to one that is not on it.
        QCOMPARE(play_.status("POST", "/networks/create", R"({"Name":"app"})"), 201);
        play_.run("dns", R"("Image":"coredns/coredns")");
        QCOMPARE(play_.status("POST", "/networks/app/connect", R"({"Container":"dns"})"), 200);
        play_.run("db", R"("Image":"redis:7","HostConfig":{"NetworkMode":"app"})");
        QCOMPARE(play_.exec("lone", "nslookup db 172.17.0.5 | grep -c 172.18.0.3"), QStringLiteral("1\n[0]"));
        play_.run("told",
                  R"("Image":"busybox:1","Cmd":["sleep","infinity"],"HostConfig":{"Dns":["172.17.0.5"]})");
        QCOMPARE(play_.exec("told", "ping -c1 db | head -1"),
                 QStringLiteral("PING db (172.18.0.3): 56 data bytes\n[0]"));
    }

    /// What a redis was told it tells again, to everybody.
    void redisRemembers() {
        play_.run("db", R"("Image":"redis:7")");
        play_.run("other", R"("Image":"redis:7")");
        QCOMPARE(play_.exec("db", "redis-cli set a 1; redis-cli get a; redis-cli get b"),
                 QStringLiteral("OK\n1\n\n[0]"));
        QCOMPARE(play_.exec("other", "redis-cli -h 172.17.0.2 get a; redis-cli get a"),
                 QStringLiteral("1\n\n[0]"));
    }

    /// One measurement at once, or one a second; each with the one before it.
    void stats() {
        play_.run("web", R"("Image":"busybox:1","Cmd":["sleep","infinity"])");
        const Json one = play_.ask("GET", "/containers/web/stats?stream=0");
        QVERIFY(one["cpu_stats"]["cpu_usage"]["total_usage"] >
                one["precpu_stats"]["cpu_usage"]["total_usage"]);
        QVERIFY(one["networks"].contains("eth0"));
        Response response = play_.answer("GET", "/containers/web/stats");
        const Json first = Json::parse(response.stream->take(play_.world()));
        QCOMPARE(response.stream->take(play_.world()), ""); // not yet
        play_.pass(std::chrono::seconds(1));
        const Json second = Json::parse(response.stream->take(play_.world()));
        QCOMPARE(second["preread"], first["read"]);
        QCOMPARE(play_.status("DELETE", "/containers/web?force=1"), 204);
        (void)response.stream->take(play_.world());
        QVERIFY(response.stream->ended());
    }

    /// A shell without a terminal runs each line as it comes; where its input ends, it ends as the last one
    /// did.
    void aShellReads() {
        play_.run("shell", R"("Image":"busybox:1","OpenStdin":true,"StdinOnce":true)");
        const auto shell = play_.world().findContainer("shell");
        play_.world().type(shell, "echo a\nfa", false);
        QCOMPARE(shell->log.size(), 1u);
        play_.world().type(shell, "lse\n", false);
        QVERIFY(shell->running());
        play_.world().type(shell, "", true);
        play_.world().advance();
        QVERIFY(!shell->running());
        QCOMPARE(shell->exitCode, 1);
    }

    void processes() {
        play_.run("web", R"("Image":"busybox:1","Cmd":["sleep","infinity"])");
        QCOMPARE(play_.ask("GET", "/containers/web/top")["Processes"][0][7], "sleep infinity");
        QCOMPARE(play_.ask("GET", "/containers/web/top?ps_args=-o+pid,comm")["Titles"],
                 Json::array({"PID", "COMMAND"}));
        QCOMPARE(play_.status("GET", "/containers/web/top?ps_args=-o+comm"), 500);
    }
};

QTEST_GUILESS_MAIN(TestPlaygroundImages)
#include "tst_images.moc"
