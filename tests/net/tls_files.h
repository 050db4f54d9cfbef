#pragma once

// Certificates for tests, made with OpenSSL into a folder: an authority, and what it signs.

#include <cstdio>
#include <memory>
#include <stdexcept>
#include <string>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace portolan::testing {

struct FreeTls {
    void operator()(X509 *p) const { X509_free(p); }
    void operator()(EVP_PKEY *p) const { EVP_PKEY_free(p); }
    void operator()(SSL_CTX *p) const { SSL_CTX_free(p); }
};
using Certificate = std::unique_ptr<X509, FreeTls>;
using Key = std::unique_ptr<EVP_PKEY, FreeTls>;
using ServerContext = std::unique_ptr<SSL_CTX, FreeTls>;

struct Identity {
    Certificate certificate;
    Key key;
};

struct Wanted {
    std::string commonName;
    std::string names; ///< subjectAltName, for example "DNS:localhost,IP:127.0.0.1"
    bool authority = false;
    long beginsIn = -3600; ///< seconds from now
    long endsIn = 3600;
};

inline Identity issue(const Wanted &wanted, const Identity *issuer = nullptr) {
    Identity made{Certificate(X509_new()), Key(EVP_EC_gen("P-256"))};
    X509 *x = made.certificate.get();
    static long serial = 0;
    X509_set_version(x, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(x), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(x), wanted.beginsIn);
    X509_gmtime_adj(X509_getm_notAfter(x), wanted.endsIn);
    X509_set_pubkey(x, made.key.get());
    X509_NAME *name = X509_get_subject_name(x);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(wanted.commonName.c_str()), -1, -1, 0);
    X509_set_issuer_name(x, X509_get_subject_name(issuer ? issuer->certificate.get() : x));
    const auto extend = [&](int id, const std::string &value) {
        X509V3_CTX context;
        X509V3_set_ctx(&context, issuer ? issuer->certificate.get() : x, x, nullptr, nullptr, 0);
        X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str());
        if (!extension) throw std::runtime_error("bad certificate extension " + value);
        X509_add_ext(x, extension, -1);
        X509_EXTENSION_free(extension);
    };
    extend(NID_basic_constraints, wanted.authority ? "critical,CA:TRUE" : "CA:FALSE");
    if (!wanted.names.empty()) extend(NID_subject_alt_name, wanted.names);
    X509_sign(x, issuer ? issuer->key.get() : made.key.get(), EVP_sha256());
    return made;
}

inline std::string writeCertificate(const Identity &identity, const std::string &file) {
    std::FILE *out = std::fopen(file.c_str(), "w");
    PEM_write_X509(out, identity.certificate.get());
    std::fclose(out);
    return file;
}

inline std::string writeKey(const Identity &identity, const std::string &file,
                            const char *passphrase = nullptr) {
    std::FILE *out = std::fopen(file.c_str(), "w");
    PEM_write_PrivateKey(out, identity.key.get(), passphrase ? EVP_aes_128_cbc() : nullptr, nullptr, 0,
                         nullptr, const_cast<char *>(passphrase));
    std::fclose(out);
    return file;
}

/// `clients`: the authority that clients must have a certificate of; null: none needed.
inline ServerContext serverContext(const Identity &identity, const Identity *clients = nullptr,
                                   int version = 0) {
    ServerContext context(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate(context.get(), identity.certificate.get());
    SSL_CTX_use_PrivateKey(context.get(), identity.key.get());
    if (version != 0) SSL_CTX_set_max_proto_version(context.get(), version);
    if (clients) {
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), clients->certificate.get());
        SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
    return context;
}

} // namespace portolan::testing
