#include "model/net/response_reader.h"

#include <algorithm>
#include <utility>

#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/optional/optional.hpp>

#include "model/core/text.h"
#include "model/net/io_error.h"

namespace portolan::net {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::size_t readSize = 64U << 10U;
constexpr int interimAllowed = 16; // responses of status 1xx before the real one

/// A body that grows with what really came; Beast's own string_body reserves what Content-Length claims.
struct GrowingBody {
    using value_type = std::string;
    static std::uint64_t size(const value_type &body) { return body.size(); }

    class reader {
    public:
        template <bool isRequest, class Fields>
        explicit reader(http::header<isRequest, Fields> &, value_type &body) : body_(body) {}
        void init(const boost::optional<std::uint64_t> &, error_code &error) { error = {}; }
        template <class Buffers>
        std::size_t put(const Buffers &buffers, error_code &error) {
            error = {};
            std::size_t taken = 0;
            for (const auto buffer : beast::buffers_range_ref(buffers)) {
                body_.append(static_cast<const char *>(buffer.data()), buffer.size());
                taken += buffer.size();
            }
            return taken;
        }
        void finish(error_code &error) { error = {}; }

    private:
        value_type &body_;
    };
};

using Parser = http::response_parser<GrowingBody>;

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

} // namespace

struct ResponseReader::State {
    bool forHead = false;
    Limits limits;
    beast::flat_buffer buffer;
    std::optional<Parser> parser;
    Response head;
    std::optional<Error> failure;
    bool started = false;
    bool headDone = false;
    bool stalled = false;     ///< the parser could take nothing of what is in the buffer
    std::size_t searched = 0; ///< so much of the buffer holds no end of a header section
    int interim = 0;

    void begin() {
        parser.emplace();
        parser->header_limit(limits.header + 1);
        // The limit belongs on this parser and no other: Beast's message-reading calls make their own.
        parser->body_limit(limits.body ? boost::optional<std::uint64_t>(*limits.body) : boost::none);
        if (forHead) parser->skip(true);
    }

    Result<void> takeHead() {
        if (!parser->is_header_done()) return fail(Errc::protocol, "read", {}, "broken header section");
        const unsigned status = parser->get().result_int();
        if (status >= 100 && status < 200 && status != 101) {
            if (++interim > interimAllowed)
                return fail(Errc::protocol, "read", {}, "endless interim responses");
            begin();
            return {};
        }
        head.status = static_cast<int>(status);
        for (const auto &field : parser->get()) {
            const auto name = field.name_string();
            const auto value = field.value();
            head.headers.emplace_back(lower({name.data(), name.size()}),
                                      std::string(value.data(), value.size()));
        }
        headDone = true;
        parser->eager(true);
        return {};
    }

    std::string_view unread() const {
        return {static_cast<const char *>(buffer.data().data()), buffer.size()};
    }

    bool looksLikeHttp() const {
        constexpr std::string_view start = "HTTP/";
        return start.starts_with(unread().substr(0, start.size()));
    }

    /// Parses header sections, and only whole ones: Beast's own limit misses some of what comes in pieces.
    Result<void> parseHead() {
        while (!headDone) {
            if (!looksLikeHttp()) return fail(Errc::protocol, "read", {}, "not HTTP: " + plain(unread(), 80));
            const auto end = unread().find("\r\n\r\n", searched);
            const bool whole = end != std::string_view::npos;
            if ((whole ? end + 4 : buffer.size()) > limits.header)
                return fail(Errc::tooLarge, "read", {}, "header limit exceeded");
            if (!whole) {
                searched = buffer.size() < 3 ? 0 : buffer.size() - 3;
                return {};
            }
            searched = 0;
            error_code error;
            buffer.consume(parser->put(boost::asio::buffer(buffer.data(), end + 4), error));
            if (error) return ioFail(error, "read", {});
            const Result<void> taken = takeHead();
            if (!taken) return taken;
        }
        return {};
    }

    /// Beast 1.81 asserts that a last chunk which it has seen incomplete comes back with five bytes.
    bool tooShortForBeast() const { return stalled && buffer.size() < 5 && unread().front() == '0'; }

    Result<void> parse() {
        const Result<void> head = parseHead();
        if (!head || !headDone) return head;
        while (buffer.size() > 0 && !parser->is_done() && !tooShortForBeast()) {
            error_code error;
            const std::size_t used = parser->put(buffer.data(), error);
            buffer.consume(used);
            stalled = used == 0;
            if (error && error != http::error::need_more) return ioFail(error, "read", {});
            if (stalled) break;
        }
        // What the parser cannot take yet is the line before a chunk, or the trailer: it may not grow on.
        if (buffer.size() > limits.header && !parser->is_done())
            return fail(Errc::tooLarge, "read", {}, "header limit exceeded");
        return {};
    }

    /// The server has closed.
    Result<void> end() {
        if (!headDone)
            return fail(Errc::disconnected, "read", {},
                        started ? "closed in the header section" : "closed without an answer");
        error_code error;
        parser->put_eof(error);
        if (error) return ioFail(error, "read", {});
        return {};
    }
};

ResponseReader::ResponseReader(bool forHead, Limits limits) : state_(std::make_unique<State>()) {
    state_->forHead = forHead;
    state_->limits = limits;
    state_->begin();
}

ResponseReader::~ResponseReader() = default;
ResponseReader::ResponseReader(ResponseReader &&) noexcept = default;

std::span<char> ResponseReader::space() {
    const auto space = state_->buffer.prepare(readSize);
    return {static_cast<char *>(space.data()), space.size()};
}

Result<void> ResponseReader::commit(std::size_t n) {
    Result<void> outcome;
    if (n == 0) {
        outcome = state_->end();
    } else {
        state_->started = true;
        state_->buffer.commit(n);
        outcome = state_->parse();
    }
    if (!outcome) state_->failure = outcome.error();
    return outcome;
}

const std::optional<Error> &ResponseReader::failure() const { return state_->failure; }
bool ResponseReader::started() const { return state_->started; }
bool ResponseReader::headDone() const { return state_->headDone; }
bool ResponseReader::done() const { return state_->headDone && state_->parser->is_done(); }

bool ResponseReader::keepAlive() const {
    return done() && state_->parser->keep_alive() && state_->buffer.size() == 0 && state_->head.status != 101;
}

const Response &ResponseReader::head() const { return state_->head; }

std::string ResponseReader::takeBody() { return std::exchange(state_->parser->get().body(), std::string()); }

Response ResponseReader::takeResponse() {
    Response response = std::move(state_->head);
    response.body = takeBody();
    return response;
}

} // namespace portolan::net
