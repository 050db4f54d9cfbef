#pragma once

#include <QFile>
#include <QRegularExpression>

#include "model/playground/api.h"
#include "model/playground/populate.h"
#include "tests/playground/ask.h"
#include "tests/support/rig.h"

namespace portolan::testing {

using namespace portolan::playground;

/// Ids, times and what else is another at every run.
inline std::string masked(const std::string &body, bool modern) {
    QString text = QString::fromStdString(body);
    const auto mask = [&](const char *pattern, const char *with) {
        text.replace(QRegularExpression(QString::fromLatin1(pattern)), QString::fromLatin1(with));
    };
    mask("gateway_[0-9a-f]{12}", "gateway_sandbox");
    mask("\"[0-9a-f]{64}\":\\{\"Name\":\"(\\w+)\"", "\"<id of \\1>\":{\"Name\":\"\\1\"");
    mask("sha256:[0-9a-f]{64}", "<image>");
    mask("-----BEGIN CERTIFICATE-----[^\"]*", "<certificate>");
    mask("\"CertIssuerPublicKey\":\"[^\"]*\"", "\"CertIssuerPublicKey\":\"<key>\"");
    mask("SWMTKN-1-[0-9a-z]{50}-[0-9a-z]{25}", "<token>");
    mask("\\b[0-9a-z]{25}\\b", "<swarm id>");
    mask("\"Index\":\\d+", "\"Index\":0");
    mask("\"(PID|LocalLBIndex)\":[1-9]\\d*", "\"\\1\":1");
    mask("\"(VirtualSize|Size)\":\\d+", "\"\\1\":0");
    mask("\"Comment\":\"[^\"]*\"", "\"Comment\":\"<comment>\"");
    mask("\"MemoryBytes\":\\d+", "\"MemoryBytes\":0");
    mask("\\b[0-9a-f]{64}\\b", "<id>");
    mask("\\b[0-9a-f]{12}\\b", "<short>");
    mask("\"(?!0001)\\d{4}-\\d\\d-\\d\\dT[^\"]*\"", "\"<time>\"");
    mask("\"Created\":\\d+", "\"Created\":0");
    mask("\"Pid\":[1-9]\\d*", "\"Pid\":1");
    mask("\"HostPort\":\"(3[2-9]|4\\d|5\\d|60)\\d{3}\"", "\"HostPort\":\"<port>\"");
    mask("\"PublicPort\":(3[2-9]|4\\d|5\\d|60)\\d{3}", "\"PublicPort\":0");
    mask("(Up|Exited \\(\\d+\\)) (Less than a second|About an? \\w+|\\d+ \\w+)( ago)?", "\\1 some time");
    mask("\"[^\"]*/containers/<id>/", "\"<folder>/");
    mask("Bind for :::", "Bind for 0.0.0.0:"); // which of the two comes first is chance
    mask("\"Hostname\":\"(ptl-\\w+|playground)\"", "\"Hostname\":\"<host>\"");
    if (modern) {
        mask("\\b([0-9a-f]{2}:){5}[0-9a-f]{2}\\b", "<mac>");
        mask("\"SourceDir\":\"[^\"]*\"", "\"SourceDir\":\"<folder>\"");
    }
    return text.toStdString();
}

/// The order of maps is chance in the real engine.
inline void settle(nlohmann::json &json) {
    if (json.is_array()) {
        for (auto &item : json) settle(item);
        if (!json.empty() && json[0].is_object() && json[0].contains("Name") && json[0].contains("IPAM"))
            std::sort(json.begin(), json.end(),
                      [](const auto &a, const auto &b) { return a["Name"] < b["Name"]; });
        if (!json.empty() && json[0].is_object() &&
            (json[0].contains("Version") || json[0].contains("RepoTags")))
            std::sort(json.begin(), json.end(),
                      [](const auto &a, const auto &b) { return a.dump() < b.dump(); });
    } else if (json.is_object()) {
        for (auto &[key, value] : json.items()) {
            settle(value);
            if ((key == "NetworksDeleted" || key == "Ports") && value.is_array())
                std::sort(value.begin(), value.end());
        }
    }
}

/// Stories of requests, tests/data/playground/*.txt, put to a real engine and to the playground that plays
/// it: same status, fields and words.
class Stories {
public:
    /// Each story begins with engines as empty: what a swarm leaves behind lingers in the real one.
    void begin() {
        engine_ = std::make_unique<DockerRig>();
        DockerRig::Options options;
        options.images = {"busybox", "redis", "ambassador"};
        PORTOLAN_START(engine_->start(options));
        const auto line =
            engine_->version().startsWith(QLatin1String("20.")) ? Profile::Line::v20 : Profile::Line::v29;
        world_ = std::make_unique<World>(
            World::Options{profileOf(line), steadyWallClock(), seededIds(1), "playground", "192.0.2.10"});
    }

    void play(const QString &story) {
        QFile file(QStringLiteral(PORTOLAN_TEST_DATA "/playground/%1.txt").arg(story));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const bool modern = world_->profile().modern();
        int asked = 0, different = 0;
        for (const QByteArray &raw : file.readAll().split('\n')) {
            std::string line = raw.toStdString();
            if (line.starts_with("29 ")) line = modern ? line.substr(3) : ""; // see the known differences
            if (line.empty() || line[0] == '#' || line[0] == '=') continue;
            // What takes the real engine a while is asked again until both say the same.
            const bool patient = line.starts_with("until ");
            if (patient) line.erase(0, 6);
            const auto first = line.find(' '), second = line.find(' ', first + 1);
            const std::string method = line.substr(0, first),
                              target = line.substr(first + 1, second - first - 1);
            const std::string body = second == std::string::npos ? "" : line.substr(second + 1);
            ++asked;
            Said real, ours;
            std::string a, b, how;
            const auto same = [&] {
                real = either(true, method, target, body);
                ours = either(false, method, target, body);
                a = masked(real.body, modern);
                b = masked(ours.body, modern);
                auto ja = nlohmann::json::parse(a, nullptr, false),
                     jb = nlohmann::json::parse(b, nullptr, false);
                if (real.status != ours.status || real.type != ours.type) return false;
                if (ja.is_discarded() || jb.is_discarded()) return a == b;
                settle(ja);
                settle(jb);
                how = nlohmann::json::diff(ja, jb).dump().substr(0, 1500);
                return ja == jb;
            };
            if (patient ? QTest::qWaitFor(same, 45'000) : same()) continue;
            ++different;
            if (!how.empty()) qInfo().noquote() << how.c_str();
            qWarning().noquote() << "\n"
                                 << line.c_str() << "\n real" << real.status << real.type.c_str()
                                 << a.substr(0, 400).c_str() << "\n ours" << ours.status << ours.type.c_str()
                                 << b.substr(0, 400).c_str();
        }
        QVERIFY(asked > 0);
        QCOMPARE(different, 0);
    }

private:
    Said playground(const std::string &method, const std::string &target, const std::string &body) {
        Response response = Api(*world_).handle({method, target, body, false});
        const portolan::Moment limit = world_->now() + std::chrono::seconds(20);
        while (response.stream && !response.stream->ended() && world_->now() < limit) {
            world_->advance();
            response.body += response.stream->take(*world_);
        }
        return {response.status, response.contentType, response.body};
    }

    Said either(bool theirs, const std::string &method, std::string target, std::string body = {}) {
        // What a request needs to know: {node}, {version:swarm}, {version:services/web}.
        for (std::string *text : {&target, &body}) {
            const auto from = text->find("{node}"), at = text->find("{version:");
            if (from != std::string::npos)
                text->replace(
                    from, 6,
                    nlohmann::json::parse(either(theirs, "GET", "/nodes").body)[0]["ID"].get<std::string>());
            if (at == std::string::npos) continue;
            const auto end = text->find('}', at);
            const auto json = nlohmann::json::parse(
                either(theirs, "GET", "/" + text->substr(at + 9, end - at - 9)).body, nullptr, false);
            text->replace(at, end + 1 - at, json.contains("Version") ? json["Version"]["Index"].dump() : "0");
        }
        return theirs ? ask(engine_->socket.toStdString(), method, target, body)
                      : playground(method, target, body);
    }

    std::unique_ptr<DockerRig> engine_;
    std::unique_ptr<World> world_;
};

} // namespace portolan::testing
