#include "model/docker/engine_console.h"

#include "model/docker/fetch.h"
#include "model/docker/json_fields.h"
#include "model/docker/refusal.h"
#include "model/output/frames.h"

namespace portolan::docker {
namespace {

using boost::asio::awaitable;
using output::LineReader;
using output::Lines;

constexpr net::Duration silence{60'000}; ///< a quiet program is no broken connection: read again

class HttpEngineConsole final : public EngineConsole {
public:
    HttpEngineConsole(std::shared_ptr<net::HttpClient> client, ApiVersion version)
        : client_(std::move(client)), version_(version) {}

    awaitable<Result<void>> logs(output::LogsWanted wanted, Lines lines) override {
        const std::string path = "/containers/" + escapedId(wanted.container.value);
        auto inspection = co_await ask("GET", path + "/json", {});
        if (!inspection) co_return tl::unexpected(inspection.error());
        const bool terminal = flag(part(inspection->root, "Config"), "Tty");
        const std::string target =
            path + "/logs?follow=1&stdout=1&stderr=1&tail=" + std::to_string(wanted.tail);
        Result<void> read = co_await readLines("GET", target, {}, !terminal, lines);
        co_return read;
    }

    awaitable<Result<int>> exec(output::ExecWanted wanted, Lines lines) override {
        Json body = {{"AttachStdout", true}, {"AttachStderr", true}, {"Cmd", wanted.command}};
        if (!wanted.user.empty()) body["User"] = wanted.user;
        auto made = co_await ask("POST", "/containers/" + escapedId(wanted.container.value) + "/exec",
                                 body.dump(-1, ' ', false, Json::error_handler_t::replace));
        if (!made) co_return tl::unexpected(made.error());
        const std::string id = takeText(made->root, "Id");
        if (id.empty()) co_return unusable("answer to exec", "no id");
        const std::string path = "/exec/" + escapedId(id);
        const std::string start = R"({"Detach":false,"Tty":false})";
        const Result<void> read = co_await readLines("POST", path + "/start", start, true, lines);
        if (!read) co_return tl::unexpected(read.error());
        auto ended = co_await ask("GET", path + "/json", {});
        if (!ended) co_return tl::unexpected(ended.error());
        co_return static_cast<int>(integer(ended->root, "ExitCode"));
    }

private:
    net::Request request(const char *method, const std::string &target, std::string body) const {
        net::Request made;
        made.method = method;
        made.target = "/v" + toString(version_) + target;
        made.body = std::move(body);
        return made;
    }

    tl::unexpected<Error> refused(const std::string &operation, const net::Response &answer) const {
        return tl::unexpected(refusal(operation, net::toUrl(client_->peer()), answer));
    }

    awaitable<Result<Document>> ask(const char *method, std::string target, std::string body) {
        const std::string operation = std::string(method) + " " + target;
        auto answer = co_await client_->send(request(method, target, std::move(body)));
        if (!answer) co_return tl::unexpected(answer.error());
        if (answer->status < 200 || answer->status >= 300) co_return refused(operation, *answer);
        Result<Document> document = parseObject(std::move(answer->body), operation);
        co_return document;
    }

    awaitable<Result<void>> readLines(const char *method, std::string target, std::string body, bool framed,
                                      const Lines &lines) {
        const std::string operation = std::string(method) + " " + target;
        auto stream = co_await client_->open(request(method, target, std::move(body)));
        if (!stream) co_return tl::unexpected(stream.error());
        if ((*stream)->head().status != 200) {
            const net::Response answer = co_await restOf(**stream);
            co_return refused(operation, answer);
        }
        LineReader reader(framed);
        for (;;) {
            const auto bytes = co_await (*stream)->read(silence);
            if (!bytes && bytes.error().code == Errc::timeout) continue;
            if (!bytes) co_return tl::unexpected(bytes.error());
            if (bytes->empty()) break;
            auto read = reader.feed(*bytes);
            if (!read) co_return tl::unexpected(read.error());
            if (!read->empty()) lines(std::move(*read));
        }
        auto rest = reader.rest();
        if (!rest.empty()) lines(std::move(rest));
        co_return Result<void>();
    }

    std::shared_ptr<net::HttpClient> client_;
    ApiVersion version_;
};

} // namespace

std::unique_ptr<EngineConsole> makeEngineConsole(std::shared_ptr<net::HttpClient> client,
                                                 ApiVersion version) {
    return std::make_unique<HttpEngineConsole>(std::move(client), version);
}

} // namespace portolan::docker
