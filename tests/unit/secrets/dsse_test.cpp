// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"
#include "tests/unit/secrets/support.h"

#include "engine/foundation/base/json.h"
#include "engine/foundation/secrets/dsse.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>

using namespace countersign;
using namespace countersign::secrets;
using tests::codeOf;

namespace {

base::Bytes bytes(std::string_view text)
{
    const auto view = base::bytesOf(text);
    return {view.begin(), view.end()};
}

/// JSON with ' for ", which moc reads as well.
std::string json(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

Envelope sample()
{
    return {.payloadType = "application/vnd.countersign.approval+json",
            .payload = bytes("{\"to\":\"ada\"}"),
            .signatures = {}};
}

/// Whether `rs` (r and s, 32 bytes each) is an ECDSA P-256/SHA-256 signature of `message` by the point `xy`.
bool ecdsaVerifies(base::Bytes xy, const base::Bytes& message, const base::Bytes& rs)
{
    xy.insert(xy.begin(), std::byte{4});
    std::string group = "P-256";
    const std::array parameters{
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, xy.data(), xy.size()),
        OSSL_PARAM_construct_end()};
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr);
    EVP_PKEY* key = nullptr;
    EVP_PKEY_fromdata_init(context);
    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, const_cast<OSSL_PARAM*>(parameters.data()));
    EVP_PKEY_CTX_free(context);

    const auto* raw = reinterpret_cast<const unsigned char*>(rs.data());
    ECDSA_SIG* signature = ECDSA_SIG_new();
    ECDSA_SIG_set0(signature, BN_bin2bn(raw, 32, nullptr), BN_bin2bn(raw + 32, 32, nullptr));
    unsigned char* der = nullptr;
    const int size = i2d_ECDSA_SIG(signature, &der);
    ECDSA_SIG_free(signature);

    EVP_MD_CTX* digest = EVP_MD_CTX_new();
    EVP_DigestVerifyInit(digest, nullptr, EVP_sha256(), nullptr, key);
    const int ok = EVP_DigestVerify(digest, der, static_cast<std::size_t>(size),
                                    reinterpret_cast<const unsigned char*>(message.data()), message.size());
    EVP_MD_CTX_free(digest);
    OPENSSL_free(der);
    EVP_PKEY_free(key);
    return ok == 1;
}

} // namespace

class DsseTest : public QObject
{
    Q_OBJECT

private slots:
    // The vector of protocol.md in secure-systems-lab/dsse; its signature is ECDSA, so OpenSSL checks it over
    // our bytes.
    void publishedVectorVerifiesOverOurEncoding()
    {
        const auto envelope = decodeEnvelope(json(
            "{'payload': 'aGVsbG8gd29ybGQ=', 'payloadType': 'http://example.com/HelloWorld', 'signatures': "
            "[{'sig': "
            "'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA=='}]}"));
        QVERIFY(envelope.has_value());
        QCOMPARE(std::string(base::textOf(envelope->payload)), std::string("hello world"));
        const base::Bytes encoded = preAuthEncoding(envelope->payloadType, envelope->payload);
        QCOMPARE(std::string(base::textOf(encoded)),
                 std::string("DSSEv1 29 http://example.com/HelloWorld 11 hello world"));
        const auto point = base::fromHex("67cd390f77aa359cb08c2235f652270493a9ed832b0abcc01f70954c0390d238"
                                         "0c782bd54e269125a44f4433aff1432ce94e12bca73aa67ac80cea12608ddf74");
        QCOMPARE(envelope->signatures.size(), std::size_t(1));
        QVERIFY(ecdsaVerifies(*point, encoded, envelope->signatures[0].signature));
        QVERIFY(!ecdsaVerifies(*point, bytes("hello world"), envelope->signatures[0].signature));
    }

    void encodingCountsBytesAndCannotBeShifted()
    {
        QCOMPARE(std::string(base::textOf(preAuthEncoding("é", bytes("")))), std::string("DSSEv1 2 é 0 "));
        QVERIFY(preAuthEncoding("a", bytes("1 b")) != preAuthEncoding("a 1", bytes("b")));
    }

    void signaturesAreASetInAnyOrder()
    {
        tests::FakeRandom random;
        const SigningKey rep = SigningKey::generate(random);
        const SigningKey manager = SigningKey::generate(random);
        const SigningKey stranger = SigningKey::generate(random);
        const std::vector<PublicKey> trusted{rep.publicKey(), manager.publicKey(), rep.publicKey()};
        Envelope envelope = sample();
        QVERIFY(verifySignatures(envelope, trusted).empty());
        signEnvelope(envelope, stranger);
        QVERIFY(verifySignatures(envelope, trusted).empty());
        signEnvelope(envelope, manager);
        QCOMPARE(verifySignatures(envelope, trusted), (std::vector<std::string>{manager.publicKey().id()}));
        signEnvelope(envelope, rep);
        signEnvelope(envelope, rep);
        QCOMPARE(envelope.signatures.size(), std::size_t(3));
        QCOMPARE(verifySignatures(envelope, trusted),
                 (std::vector<std::string>{rep.publicKey().id(), manager.publicKey().id()}));
    }

    void signatureUnderAnothersNameProvesNothing()
    {
        tests::FakeRandom random;
        const SigningKey rep = SigningKey::generate(random);
        const SigningKey manager = SigningKey::generate(random);
        const std::vector<PublicKey> trusted{rep.publicKey(), manager.publicKey()};
        Envelope envelope = sample();
        signEnvelope(envelope, rep);
        envelope.signatures.push_back(
            {.keyId = manager.publicKey().id(), .signature = envelope.signatures[0].signature});
        QCOMPARE(verifySignatures(envelope, trusted), (std::vector<std::string>{rep.publicKey().id()}));
        envelope.signatures = {{.keyId = "", .signature = envelope.signatures[0].signature}};
        QCOMPARE(verifySignatures(envelope, trusted), (std::vector<std::string>{rep.publicKey().id()}));
    }

    void everyChangedBitOfPayloadOrTypeVoidsTheSignature()
    {
        tests::FakeRandom random;
        const SigningKey key = SigningKey::generate(random);
        const std::vector<PublicKey> trusted{key.publicKey()};
        Envelope good = sample();
        signEnvelope(good, key);
        for (std::size_t i = 0; i < good.payload.size() * 8; ++i) {
            Envelope bad = good;
            bad.payload[i / 8] ^= static_cast<std::byte>(1U << i % 8);
            QVERIFY(verifySignatures(bad, trusted).empty());
        }
        for (std::size_t i = 0; i < good.payloadType.size(); ++i) {
            Envelope bad = good;
            bad.payloadType[i] = static_cast<char>(bad.payloadType[i] ^ 1);
            QVERIFY(verifySignatures(bad, trusted).empty());
        }
    }

    void envelopeSurvivesItsJsonForm()
    {
        tests::FakeRandom random;
        const SigningKey key = SigningKey::generate(random);
        for (std::size_t size = 0; size < 70; ++size) {
            Envelope envelope = sample();
            envelope.payload.resize(size);
            random.fill(envelope.payload);
            signEnvelope(envelope, key);
            const std::string text = encodeEnvelope(envelope);
            const auto back = decodeEnvelope(text);
            QVERIFY(back.has_value());
            QVERIFY(*back == envelope);
            QCOMPARE(encodeEnvelope(*back), text);
        }
    }

    void urlSafeAlphabetIsReadAsWell()
    {
        const auto standard = decodeEnvelope(json("{'payload':'+/+/','payloadType':'t','signatures':[]}"));
        const auto urlSafe = decodeEnvelope(json("{'payload':'-_-_','payloadType':'t','signatures':[]}"));
        const auto unpadded = decodeEnvelope(json("{'payload':'-_-_YQ','payloadType':'t','signatures':[]}"));
        QVERIFY(standard.has_value() && urlSafe.has_value() && unpadded.has_value());
        QVERIFY(*standard == *urlSafe);
        QCOMPARE(unpadded->payload.size(), std::size_t(4));
    }

    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        const QByteArray malformed = "MalformedData";
        QTest::newRow("empty") << QByteArray() << malformed;
        QTest::newRow("array") << QByteArray("[]") << malformed;
        QTest::newRow("no payload") << QByteArray("{'payloadType':'t','signatures':[]}") << malformed;
        QTest::newRow("no type") << QByteArray("{'payload':'YQ==','signatures':[]}") << malformed;
        QTest::newRow("no signatures") << QByteArray("{'payload':'YQ==','payloadType':'t'}") << malformed;
        QTest::newRow("payload not base64")
            << QByteArray("{'payload':'Y!==','payloadType':'t','signatures':[]}") << malformed;
        QTest::newRow("signature not an object")
            << QByteArray("{'payload':'YQ==','payloadType':'t','signatures':[1]}") << malformed;
        QTest::newRow("signature empty")
            << QByteArray("{'payload':'YQ==','payloadType':'t','signatures':[{'sig':''}]}") << malformed;
        QByteArray many = "{'payload':'YQ==','payloadType':'t','signatures':[{'sig':'YQ=='}";
        for (int i = 0; i < 16; ++i)
            many += ",{'sig':'YQ=='}";
        QTest::newRow("too many signatures") << many + "]}" << QByteArray("TooLarge");
        QTest::newRow("too much payload")
            << "{'payloadType':'t','signatures':[],'payload':'" + QByteArray(4 * 350000, 'A') + "'}"
            << QByteArray("TooLarge");
    }

    void nonsenseIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        QCOMPARE(codeOf(decodeEnvelope(json(text.toStdString()))), code.toStdString());
    }
};

COUNTERSIGN_TEST_CLASS(DsseTest);
#include "dsse_test.moc"
