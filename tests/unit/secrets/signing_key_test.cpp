// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"
#include "tests/unit/secrets/support.h"

#include "engine/foundation/secrets/key_slots.h"
#include "engine/foundation/secrets/signing_key_file.h"

#include <sys/stat.h>

using namespace countersign;
using namespace countersign::secrets;
using tests::codeOf;
using tests::secret;

namespace {

base::Bytes hex(const char* text)
{
    return base::fromHex(text).value();
}

} // namespace

class SigningKeyTest : public QObject
{
    Q_OBJECT

private slots:
    void signsAsRfc8032Prints_data()
    {
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<QByteArray>("publicKey");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        // RFC 8032 §7.1.
        QTest::newRow("TEST 1")
            << QByteArray("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
            << QByteArray("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
            << QByteArray("")
            << QByteArray("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590"
                          "a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        QTest::newRow("TEST 2")
            << QByteArray("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
            << QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
            << QByteArray("72")
            << QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e"
                          "15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        QTest::newRow("TEST 3")
            << QByteArray("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
            << QByteArray("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
            << QByteArray("af82")
            << QByteArray("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d"
                          "16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a");
        QTest::newRow("TEST SHA(abc)")
            << QByteArray("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42")
            << QByteArray("ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf")
            << QByteArray("ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836"
                          "ba3c23a3"
                          "feebbd454d4423643ce80e2a9ac94fa54ca49f")
            << QByteArray("dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfd"
                          "fbc7c664"
                          "31e0303dca179c138ac17ad9bef1177331a704");
    }

    void signsAsRfc8032Prints()
    {
        QFETCH(QByteArray, seed);
        QFETCH(QByteArray, publicKey);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, signature);
        const auto key = SigningKey::fromSeed(base::SecretBytes(hex(seed)));
        QVERIFY(key.has_value());
        QCOMPARE(base::toHex(key->publicKey().bytes()), publicKey.toStdString());
        QCOMPARE(base::toHex(key->sign(hex(message))), signature.toStdString());
        QVERIFY(key->publicKey().verify(hex(message), hex(signature)));
    }

    void everyChangedBitOfASignatureIsRefused()
    {
        tests::FakeRandom random;
        const SigningKey key = SigningKey::generate(random);
        const auto message = base::bytesOf("send this");
        const Signature good = key.sign(message);
        QVERIFY(key.publicKey().verify(message, good));
        for (std::size_t i = 0; i < good.size() * 8; ++i) {
            Signature bad = good;
            bad[i / 8] ^= static_cast<std::byte>(1U << i % 8);
            QVERIFY(!key.publicKey().verify(message, bad));
        }
        QVERIFY(!key.publicKey().verify(base::bytesOf("send thiS"), good));
        QVERIFY(!key.publicKey().verify(message, std::span(good).first(63)));
        QVERIFY(!SigningKey::generate(random).publicKey().verify(message, good));
    }

    void keyIdIsTheBeginningOfTheHashOfThePublicKey()
    {
        const auto key =
            PublicKey::fromBytes(hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        QVERIFY(key.has_value());
        QCOMPARE(key->id(), base::toHex(base::sha256(key->bytes())).substr(0, 32));
        QCOMPARE(key->id().size(), std::size_t(32));
        QVERIFY(!PublicKey::fromBytes(hex("d75a")).has_value());
    }

    void fileOpensOnlyWithThePersonsOwnPassphrase()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        QVERIFY(keys.create("ada", secret("workspace passphrase")).has_value());
        const SigningKeyFile file(folder.path(), random, tests::kCheap);
        const auto made = file.create("ada", secret("ada signs"));
        QVERIFY(made.has_value());
        const auto opened = file.open("ada", secret("ada signs"));
        QVERIFY(opened.has_value());
        QVERIFY(opened->publicKey() == made->publicKey());
        QVERIFY(*file.publicKey("ada") == made->publicKey());
        QCOMPARE(codeOf(file.open("ada", secret("workspace passphrase"))), std::string("WrongPassphrase"));
        QCOMPARE(codeOf(keys.open(secret("ada signs"))), std::string("WrongPassphrase"));
        QCOMPARE(codeOf(file.open("bob", secret("ada signs"))), std::string("NotFound"));
        QCOMPARE(codeOf(file.open("../keys", secret("ada signs"))), std::string("InvalidInput"));
        struct stat status = {};
        QCOMPARE(::stat((folder / "principals/ada.key").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }

    void keySlotPutInPlaceOfASigningKeyIsRefusedUnderTheSamePassphrase()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        QVERIFY(keys.create("ada", secret("the same")).has_value());
        const SigningKeyFile file(folder.path(), random, tests::kCheap);
        QVERIFY(file.create("ada", secret("the same")).has_value());
        tests::overwrite(folder / "principals/ada.key", tests::contentOf(folder / "keys.json"));
        QCOMPARE(codeOf(file.open("ada", secret("the same"))), std::string("StoreCorrupt"));
    }

    void oneKeyIsNeverReplacedByAnother()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const SigningKeyFile file(folder.path(), random, tests::kCheap);
        const auto made = file.create("ada", secret("one"));
        QVERIFY(made.has_value());
        QCOMPARE(codeOf(file.create("ada", secret("two"))), std::string("AlreadyExists"));
        QVERIFY(file.create("bob", secret("two")).has_value());
        QCOMPARE(*file.list(), (std::vector<std::string>{"ada", "bob"}));
        QVERIFY(file.changePassphrase("ada", secret("one"), secret("three")).has_value());
        QCOMPARE(codeOf(file.open("ada", secret("one"))), std::string("WrongPassphrase"));
        QVERIFY(file.open("ada", secret("three"))->publicKey() == made->publicKey());
        QCOMPARE(codeOf(file.changePassphrase("ada", secret("one"), secret("x"))),
                 std::string("WrongPassphrase"));
    }

    void onePersonsFileDoesNotServeAsAnothers()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const SigningKeyFile file(folder.path(), random, tests::kCheap);
        QVERIFY(file.create("ada", secret("one")).has_value());
        tests::overwrite(folder / "principals/bob.key", tests::contentOf(folder / "principals/ada.key"));
        QCOMPARE(codeOf(file.open("bob", secret("one"))), std::string("StoreCorrupt"));
    }

    void everyChangedByteOfTheFileIsRefused()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const SigningKeyFile file(folder.path(), random, tests::kCheap);
        QVERIFY(file.create("ada", secret("one")).has_value());
        const QByteArray good = tests::contentOf(folder / "principals/ada.key");
        for (qsizetype i = 0; i < good.size(); ++i) {
            QByteArray bad = good;
            bad[i] = static_cast<char>(bad[i] ^ 0x01);
            tests::overwrite(folder / "principals/ada.key", bad);
            QCOMPARE(codeOf(file.open("ada", secret("one"))), std::string("StoreCorrupt"));
        }
    }
};

COUNTERSIGN_TEST_CLASS(SigningKeyTest);
#include "signing_key_test.moc"
