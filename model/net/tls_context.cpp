#include "model/net/tls_context.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

#include <boost/asio/ssl/context.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include "model/core/text.h"

namespace portolan::net {

namespace {

namespace ssl = boost::asio::ssl;

/// OpenSSL's words for what went wrong last; empties its queue.
std::string opensslWords() {
    std::string words;
    while (const unsigned long code = ERR_get_error()) {
        const char *reason = ERR_reason_error_string(code);
        if (!reason) continue;
        if (!words.empty()) words += "; ";
        words += reason;
    }
    return words.empty() ? std::string("not accepted by OpenSSL") : plain(words);
}

tl::unexpected<Error> badFile(const std::string &file, std::string why) {
    return fail(Errc::badInput, "read certificates", file, std::move(why));
}

Result<void> readable(const std::string &file) {
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    in.peek();
    if (in.good()) return {};
    const int number = errno;
    return badFile(file, number != 0 ? std::strerror(number) : "empty");
}

Result<void> loadAuthorities(SSL_CTX *context, const std::string &caFile) {
    if (caFile.empty()) {
        if (SSL_CTX_set_default_verify_paths(context) != 1) return badFile("", opensslWords());
        return {};
    }
    const auto there = readable(caFile);
    if (!there) return there;
    if (SSL_CTX_load_verify_file(context, caFile.c_str()) != 1) return badFile(caFile, opensslWords());
    return {};
}

Result<void> loadOwn(SSL_CTX *context, const TlsOptions &options) {
    if (options.certFile.empty() && options.keyFile.empty()) return {};
    if (options.keyFile.empty()) return badFile(options.certFile, "a certificate without its key file");
    if (options.certFile.empty()) return badFile(options.keyFile, "a key without its certificate file");
    for (const std::string *file : {&options.certFile, &options.keyFile}) {
        const auto there = readable(*file);
        if (!there) return there;
    }
    if (SSL_CTX_use_certificate_chain_file(context, options.certFile.c_str()) != 1)
        return badFile(options.certFile, opensslWords());
    if (SSL_CTX_use_PrivateKey_file(context, options.keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
        return badFile(options.keyFile, opensslWords());
    if (SSL_CTX_check_private_key(context) != 1) return badFile(options.keyFile, opensslWords());
    return {};
}

} // namespace

Result<std::shared_ptr<ssl::context>> makeTlsContext(const TlsOptions &options) {
    ERR_clear_error();
    auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
    SSL_CTX *native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    // OpenSSL would ask on the terminal otherwise.
    SSL_CTX_set_default_passwd_cb(native, [](char *, int, int, void *) { return -1; });
    SSL_CTX_set_verify(native, options.verify ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, nullptr);
    if (options.verify) {
        const auto authorities = loadAuthorities(native, options.caFile);
        if (!authorities) return tl::unexpected<Error>(authorities.error());
    }
    const auto own = loadOwn(native, options);
    if (!own) return tl::unexpected<Error>(own.error());
    return context;
}

} // namespace portolan::net
