#include "model/net/io_error.h"

#include <cerrno>

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/system/system_category.hpp>

#include "model/core/text.h"

namespace portolan::net {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

Errc codeOfErrno(int number) {
    switch (number) {
    case ENOENT:
    case ENOTSOCK:
    case ENOTDIR:
        return Errc::noSuchSocket;
    case EACCES:
    case EPERM:
        return Errc::permissionDenied;
    case ECONNREFUSED:
        return Errc::refused;
    case EHOSTUNREACH:
    case ENETUNREACH:
    case ENETDOWN:
    case EHOSTDOWN:
    case EADDRNOTAVAIL:
        return Errc::unreachable;
    case ETIMEDOUT:
        return Errc::timeout;
    case ECONNRESET:
    case ECONNABORTED:
    case EPIPE:
    case ENOTCONN:
    case ESHUTDOWN:
        return Errc::disconnected;
    case ECANCELED:
        return Errc::cancelled;
    default:
        return Errc::io;
    }
}

} // namespace

Errc codeOf(const boost::system::error_code &error) {
    if (error == boost::beast::error::timeout) return Errc::timeout;
    if (error == asio::error::eof || error == asio::ssl::error::stream_truncated ||
        error == http::error::end_of_stream || error == http::error::partial_message)
        return Errc::disconnected;
    if (error == http::error::body_limit || error == http::error::header_limit ||
        error == http::error::buffer_overflow)
        return Errc::tooLarge;
    if (error.category() == asio::error::get_ssl_category() ||
        error.category() == asio::ssl::error::get_stream_category())
        return Errc::tls;
    if (error.category() == http::make_error_code(http::error::bad_value).category()) return Errc::protocol;
    if (error.category() == boost::system::system_category() ||
        error.category() == boost::system::generic_category())
        return codeOfErrno(error.value());
    return Errc::io;
}

tl::unexpected<Error> ioFail(const boost::system::error_code &error, std::string operation,
                             std::string target) {
    return fail(codeOf(error), std::move(operation), std::move(target), plain(error.message()));
}

tl::unexpected<Error> systemFail(int number, std::string operation, std::string target) {
    return ioFail(boost::system::error_code(number, boost::system::system_category()), std::move(operation),
                  std::move(target));
}

} // namespace portolan::net
