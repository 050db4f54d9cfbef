#include "model/docker/refusal.h"

#include "model/core/text.h"
#include "model/docker/json_fields.h"

namespace portolan::docker {
namespace {

constexpr std::size_t longest = 64U << 10U; ///< bytes of a refusal that are read
constexpr net::Duration silence{2'000};

std::string limits(std::string_view whose, std::string_view which, std::optional<ApiVersion> theirs) {
    std::string words(whose);
    words += " API is ";
    words += theirs ? toString(*theirs) : "not told";
    words += ", ours ";
    words += which;
    return words;
}

} // namespace

std::string refusalWords(const std::string &body) {
    if (auto document = parseObject(body.substr(0, longest), "refusal"))
        if (const std::string message = takeText(document->root, "message"); !message.empty())
            return plain(message);
    std::string_view text = body;
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    return plain(text);
}

Error tooOld(std::string operation, std::string target, std::optional<ApiVersion> newest) {
    return {Errc::engineTooOld,
            std::move(operation),
            std::move(target),
            limits("its newest", "begins with " + toString(ourOldest), newest),
            0,
            nullptr};
}

Error tooNew(std::string operation, std::string target, std::optional<ApiVersion> oldest) {
    return {Errc::engineTooNew,
            std::move(operation),
            std::move(target),
            limits("its oldest", "ends with " + toString(ourNewest), oldest),
            0,
            nullptr};
}

boost::asio::awaitable<net::Response> restOf(net::ByteStream &refused) {
    net::Response answer = refused.head();
    while (answer.body.size() < longest) {
        const auto words = co_await refused.read(silence);
        if (!words || words->empty()) break;
        answer.body += *words;
    }
    co_return answer;
}

Error refusal(std::string operation, std::string target, const net::Response &answer) {
    std::string words = refusalWords(answer.body);
    if (answer.status == 400) {
        if (const auto refused = versionRefusal(words))
            return refused->weAreTooOld ? tooNew(std::move(operation), std::move(target), refused->limit)
                                        : tooOld(std::move(operation), std::move(target), refused->limit);
    }
    const Errc code = answer.status == 401 || answer.status == 403 ? Errc::unauthorized
                      : answer.status == 404                       ? Errc::notFound
                                                                   : Errc::http;
    return {code, std::move(operation), std::move(target), std::move(words), answer.status, nullptr};
}

} // namespace portolan::docker
