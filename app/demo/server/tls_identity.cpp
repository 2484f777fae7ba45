// SPDX-License-Identifier: Apache-2.0
#include "app/demo/server/tls_identity.h"

#include "app/demo/server/private_file.h"
#include "engine/foundation/base/random.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <string>

namespace countersign::demo {
namespace {

struct KeyDeleter
{
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct CertificateDeleter
{
    void operator()(X509* certificate) const { X509_free(certificate); }
};
struct BioDeleter
{
    void operator()(BIO* bio) const { BIO_free(bio); }
};
using Key = std::unique_ptr<EVP_PKEY, KeyDeleter>;
using Certificate = std::unique_ptr<X509, CertificateDeleter>;
using Memory = std::unique_ptr<BIO, BioDeleter>;

constexpr long kDaySeconds = 86400;
constexpr long kValidDays = 825;
constexpr long kRenewDays = 7;

std::time_t secondsOf(const base::Clock& clock)
{
    return static_cast<std::time_t>(base::toMillis(clock.now()) / 1000);
}

bool addExtension(X509* certificate, X509* issuer, int kind, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value);
    if (extension == nullptr)
        return false;
    const bool added = X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

Certificate makeCertificate(const char* commonName, EVP_PKEY* key, X509* issuer, std::time_t now)
{
    Certificate certificate(X509_new());
    if (!certificate || key == nullptr)
        return nullptr;
    base::SystemRandom random;
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), random.below(1ULL << 62U) + 1);
    std::time_t from = now - kDaySeconds;
    X509_time_adj_ex(X509_getm_notBefore(certificate.get()), 0, 0, &from);
    X509_time_adj_ex(X509_getm_notAfter(certificate.get()), static_cast<int>(kValidDays), 0, &from);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(commonName),
                               -1, -1, 0);
    X509_set_issuer_name(certificate.get(), issuer == nullptr ? name : X509_get_subject_name(issuer));
    return certificate;
}

std::string pemOf(X509* certificate)
{
    Memory memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), certificate);
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string pemOf(EVP_PKEY* key)
{
    Memory memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

bool stillValid(const TlsIdentity& identity, std::time_t now)
{
    const auto pem = readWholeFile(identity.certificateFile);
    if (!pem || !std::filesystem::exists(identity.caFile) || !std::filesystem::exists(identity.keyFile))
        return false;
    Memory memory(BIO_new_mem_buf(pem->data(), static_cast<int>(pem->size())));
    Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        return false;
    std::time_t soon = now + kRenewDays * kDaySeconds;
    return X509_cmp_time(X509_get0_notAfter(certificate.get()), &soon) > 0;
}

base::Status makeIdentity(const TlsIdentity& identity, std::time_t now)
{
    const Key authorityKey(EVP_EC_gen("P-256"));
    const Key serverKey(EVP_EC_gen("P-256"));
    const Certificate authority =
        makeCertificate("Countersign demo authority", authorityKey.get(), nullptr, now);
    if (!authority || !serverKey)
        return base::fail(base::ErrorCode::Internal, "cannot make the demo certificate");
    const Certificate server = makeCertificate("localhost", serverKey.get(), authority.get(), now);
    const bool made =
        server &&
        addExtension(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
        addExtension(authority.get(), authority.get(), NID_key_usage, "critical,keyCertSign,cRLSign") &&
        addExtension(authority.get(), authority.get(), NID_subject_key_identifier, "hash") &&
        X509_sign(authority.get(), authorityKey.get(), EVP_sha256()) != 0 &&
        addExtension(server.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE") &&
        addExtension(server.get(), authority.get(), NID_key_usage, "critical,digitalSignature") &&
        addExtension(server.get(), authority.get(), NID_ext_key_usage, "serverAuth") &&
        addExtension(server.get(), authority.get(), NID_authority_key_identifier, "keyid") &&
        addExtension(server.get(), authority.get(), NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1") &&
        X509_sign(server.get(), authorityKey.get(), EVP_sha256()) != 0;
    if (!made)
        return base::fail(base::ErrorCode::Internal, "cannot sign the demo certificate");
    COUNTERSIGN_TRY(writePrivateFile(identity.keyFile, pemOf(serverKey.get())));
    COUNTERSIGN_TRY(writePrivateFile(identity.caFile, pemOf(authority.get())));
    return writePrivateFile(identity.certificateFile, pemOf(server.get()));
}

} // namespace

base::Result<TlsIdentity> TlsIdentity::ensure(const std::filesystem::path& folder, const base::Clock& clock)
{
    TlsIdentity identity{.caFile = folder / "ca.pem",
                         .certificateFile = folder / "server.pem",
                         .keyFile = folder / "server.key"};
    const std::time_t now = secondsOf(clock);
    if (stillValid(identity, now))
        return identity;
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    COUNTERSIGN_TRY(makeIdentity(identity, now));
    return identity;
}

base::Result<SslContext> TlsIdentity::serverContext() const
{
    SslContext context(SSL_CTX_new(TLS_server_method()));
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1 ||
        SSL_CTX_use_certificate_file(context.get(), certificateFile.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_use_PrivateKey_file(context.get(), keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
        return base::fail(base::ErrorCode::TlsFailed, "the demo certificate cannot be used");
    return context;
}

} // namespace countersign::demo
