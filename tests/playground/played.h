#pragma once

#include <QtTest>

#include "model/playground/api.h"
#include "model/playground/populate.h"

namespace portolan::testing {

/// A playground's engine without a socket, with a clock that the test moves.
class Played {
    using Json = playground::Json;
    using Profile = playground::Profile;

public:
    void begin(Profile::Line line, const std::string &address = "192.0.2.10") {
        world_ = std::make_unique<playground::World>(playground::World::Options{
            profileOf(line), [this] { return now_ += std::chrono::nanoseconds(1); }, playground::seededIds(1),
            "playground", address});
    }
    playground::World &world() { return *world_; }
    void pass(std::chrono::nanoseconds time) { now_ += time; }

    playground::Response answer(const std::string &method, const std::string &target,
                                const std::string &body = {}) {
        return playground::Api(*world_).handle({method, target, body, false});
    }
    Json ask(const std::string &method, const std::string &target, const std::string &body = {}) {
        const playground::Response response = answer(method, target, body);
        return response.body.empty() ? Json() : Json::parse(response.body);
    }
    int status(const std::string &method, const std::string &target, const std::string &body = {}) {
        return answer(method, target, body).status;
    }
    void run(const std::string &name, const std::string &rest) {
        QCOMPARE(status("POST", "/containers/create?name=" + name, "{" + rest + "}"), 201);
        QCOMPARE(status("POST", "/containers/" + name + "/start"), 204);
    }
    /// What a command prints in a container; its exit code last.
    QString exec(const std::string &name, const std::string &script) {
        return execWords(name, {"sh", "-c", script});
    }
    QString execWords(const std::string &name, const std::vector<std::string> &words) {
        const Json made = ask("POST", "/containers/" + name + "/exec", playground::toText({{"Cmd", words}}));
        const std::string id = playground::stringIn(made, "Id");
        playground::Response response =
            playground::Api(*world_).handle({"POST", "/exec/" + id + "/start", "{}", true});
        std::string frames, text;
        for (int i = 0; i < 400 && response.stream && !response.stream->ended(); ++i) {
            frames += response.stream->take(*world_);
            now_ += std::chrono::seconds(1);
        }
        for (std::size_t at = 0; at + 8 <= frames.size();) {
            const auto size = static_cast<std::size_t>(static_cast<unsigned char>(frames[at + 6])) << 8 |
                              static_cast<unsigned char>(frames[at + 7]);
            text += frames.substr(at + 8, size);
            at += 8 + size;
        }
        return QString::fromStdString(text) +
               QStringLiteral("[%1]").arg(ask("GET", "/exec/" + id + "/json")["ExitCode"].get<int>());
    }

private:
    Moment now_{std::chrono::seconds(1'800'000'000)};
    std::unique_ptr<playground::World> world_;
};

} // namespace portolan::testing
