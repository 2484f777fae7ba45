// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/hash.h"

#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::base;

class HashTest : public QObject
{
    Q_OBJECT
private slots:
    void matchesThePublishedVectors()
    {
        // FIPS 180-4 example, RFC 4231 test case 2.
        QCOMPARE(toHex(sha256("abc")), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(toHex(hmacSha256(bytesOf("Jefe"), bytesOf("what do ya want for nothing?"))),
                 std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    void streamEqualsTheWholeAndKeepsFieldsApart()
    {
        QCOMPARE(Sha256Stream().add("ab").add("c").finish(), sha256("abc"));
        QVERIFY(Sha256Stream().addField("ab").addField("c").finish() != Sha256Stream().addField("a").addField("bc").finish());
    }

    void everyLengthReadsBackFromText()
    {
        tests::FakeRandom random(5);
        for (std::size_t length = 0; length < 70; ++length) {
            Bytes bytes(length);
            random.fill(bytes);
            QVERIFY(fromBase64(toBase64(bytes)) == bytes);
            QVERIFY(fromHex(toHex(bytes)) == bytes);
        }
    }

    void refusesWhatIsNoBase64()
    {
        for (const char* text : {"A", "AA=", "A===", "AA A", "====", "QUJD\n"})
            QVERIFY2(!fromBase64(text), text);
    }
};

COUNTERSIGN_TEST_CLASS(HashTest);
#include "hash_test.moc"
