// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_key_chain.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"
#include "tests/unit/secrets/support.h"

#include "engine/foundation/base/json.h"
#include "engine/foundation/secrets/key_slots.h"
#include "engine/foundation/secrets/recovery_code.h"
#include "engine/foundation/secrets/sealed_document.h"

#include <sys/stat.h>

using namespace countersign;
using namespace countersign::secrets;
using tests::codeOf;
using tests::secret;

namespace {

std::string fingerprint(const DataKey& key)
{
    return base::toHex(key.derive("test").expose());
}

/// Every leaf of the document, changed a little and with a matching checksum: what a person with an editor
/// could do.
void collectLeaves(const base::Json& json, const base::Json::json_pointer& at,
                   std::vector<base::Json::json_pointer>& leaves)
{
    if (!json.is_structured()) {
        leaves.push_back(at);
        return;
    }
    for (const auto& [key, value] : json.items())
        collectLeaves(value, json.is_array() ? at / std::stoul(key) : at / key, leaves);
}

void changeLeaf(base::Json& leaf)
{
    if (leaf.is_number()) {
        leaf = leaf.get<int>() + 1;
        return;
    }
    std::string text = leaf.get<std::string>();
    text[text.size() / 2] = text[text.size() / 2] == 'A' ? 'B' : 'A';
    leaf = text;
}

} // namespace

class KeySlotsTest : public QObject
{
    Q_OBJECT

private slots:
    void opensOnlyWithThePassphraseThatMadeIt()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        const auto made = keys.create("ada", secret("correct horse"));
        QVERIFY(made.has_value());

        const auto opened = keys.open(secret("correct horse"));
        QVERIFY(opened.has_value());
        QCOMPARE(fingerprint(*opened), fingerprint(*made));
        QCOMPARE(codeOf(keys.open(secret("correct hors"))), std::string("WrongPassphrase"));
        QCOMPARE(codeOf(keys.open(secret("correct horse "))), std::string("WrongPassphrase"));
        QCOMPARE(codeOf(keys.open(secret(""))), std::string("WrongPassphrase"));
        QCOMPARE(codeOf(keys.open(secret("correct horse"), "bob")), std::string("WrongPassphrase"));
    }

    void saysWhoseSlotOpened()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        const auto key = keys.create("ada", secret("shared words"));
        QVERIFY(keys.addPassphrase(*key, "bob", secret("bob's words")).has_value());
        QVERIFY(keys.addPassphrase(*key, "cleo", secret("shared words")).has_value());
        const auto owner = [&](const char* words, const char* principal) {
            const auto opened = keys.openSlot(secret(words), principal);
            return opened ? opened->slot.principal : codeOf(opened);
        };
        QCOMPARE(owner("bob's words", ""), std::string("bob"));
        QCOMPARE(owner("shared words", ""), std::string("ada"));
        QCOMPARE(owner("shared words", "cleo"), std::string("cleo"));
        QCOMPARE(owner("shared words", "bob"), std::string("WrongPassphrase"));
    }

    void fileCanBeReadByItsOwnerOnlyAndHoldsNoSecret()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        const auto key = keys.create("ada", secret("correct horse"));
        QVERIFY(key.has_value());
        struct stat status = {};
        QCOMPARE(::stat((folder / "keys.json").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
        const QByteArray content = tests::contentOf(folder / "keys.json");
        QVERIFY(!content.contains("correct horse"));
        QVERIFY(!content.contains(QByteArray::fromStdString(base::toBase64(key->bytes().expose()))));
        QVERIFY(!content.contains(QByteArray::fromStdString(base::toHex(key->bytes().expose()))));
    }

    void defaultCostIsArgon2idWith64MiBAndThreePasses()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random);
        QVERIFY(keys.create("ada", secret("correct horse")).has_value());
        const QByteArray content = tests::contentOf(folder / "keys.json");
        QVERIFY(content.contains("\"algorithm\": \"argon2id\""));
        QVERIFY(content.contains("\"memoryKib\": 65536"));
        QVERIFY(content.contains("\"passes\": 3"));
        QVERIFY(keys.open(secret("correct horse")).has_value());
    }

    void refusesAnEmptyPassphraseAWeakCostAndAnImpossiblePrincipal()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        QCOMPARE(codeOf(keys.create("ada", secret(""))), std::string("InvalidInput"));
        QCOMPARE(codeOf(keys.create("../ada", secret("x"))), std::string("InvalidInput"));
        const KeySlots weak(folder.path(), random, {.memoryKib = 8, .passes = 1, .lanes = 1});
        QCOMPARE(codeOf(weak.create("ada", secret("x"))), std::string("InvalidInput"));
        QCOMPARE(codeOf(keys.open(secret("x"))), std::string("WorkspaceMissing"));
    }

    void neverReplacesTheKeysOfAWorkspace()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        QVERIFY(keys.create("ada", secret("one")).has_value());
        const QByteArray before = tests::contentOf(folder / "keys.json");
        QCOMPARE(codeOf(keys.create("ada", secret("two"))), std::string("AlreadyExists"));
        QCOMPARE(tests::contentOf(folder / "keys.json"), before);
    }

    void everyChangedByteIsRefused()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        QVERIFY(keys.create("ada", secret("correct horse")).has_value());
        const QByteArray good = tests::contentOf(folder / "keys.json");
        for (qsizetype i = 0; i < good.size(); ++i) {
            for (const int flip : {0x01, 0x20, 0x80}) {
                QByteArray bad = good;
                bad[i] = static_cast<char>(bad[i] ^ flip);
                tests::overwrite(folder / "keys.json", bad);
                QCOMPARE(codeOf(keys.open(secret("correct horse"))), std::string("StoreCorrupt"));
            }
        }
        for (qsizetype size = 0; size < good.size(); ++size) {
            tests::overwrite(folder / "keys.json", good.left(size));
            QCOMPARE(codeOf(keys.open(secret("correct horse"))), std::string("StoreCorrupt"));
        }
        tests::overwrite(folder / "keys.json", good);
        QVERIFY(keys.open(secret("correct horse")).has_value());
    }

    void fieldsChangedByHandWithANewChecksumAreRefused()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        QVERIFY(keys.create("ada", secret("correct horse")).has_value());
        const auto document = base::parseJson(tests::contentOf(folder / "keys.json").toStdString());
        QVERIFY(document.has_value());
        const base::Json content = (*document)["content"];
        std::vector<base::Json::json_pointer> leaves;
        collectLeaves(content, base::Json::json_pointer(), leaves);
        QVERIFY(leaves.size() >= 9);
        for (const auto& leaf : leaves) {
            if (leaf.back() == "format")
                continue;
            base::Json changed = content;
            changeLeaf(changed[leaf]);
            tests::overwrite(folder / "keys.json", QByteArray::fromStdString(writeSealedDocument(changed)));
            QVERIFY2(!keys.open(secret("correct horse")).has_value(), leaf.to_string().c_str());
        }
    }

    void slotDroppedOrGraftedBehindOurBackIsRefused()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        const auto key = keys.create("ada", secret("one"));
        QVERIFY(key.has_value());
        const auto alone = base::parseJson(tests::contentOf(folder / "keys.json").toStdString());
        QVERIFY(keys.addPassphrase(*key, "bob", secret("two")).has_value());
        auto both = base::parseJson(tests::contentOf(folder / "keys.json").toStdString());
        base::Json content = (*both)["content"];
        content["slots"] = (*alone)["content"]["slots"];
        tests::overwrite(folder / "keys.json", QByteArray::fromStdString(writeSealedDocument(content)));
        QCOMPARE(codeOf(keys.open(secret("one"))), std::string("StoreCorrupt"));
        QCOMPARE(codeOf(keys.addPassphrase(*key, "eve", secret("three"))), std::string("StoreCorrupt"));
    }

    void fileOfANewerVersionIsNamedAsSuch()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        const base::Json content{{"format", 2}, {"anything", "else"}};
        const base::Json document{{"content", content},
                                  {"checksum", base::toHex(base::sha256(base::dumpJson(content)))}};
        tests::overwrite(folder / "keys.json",
                         QByteArray::fromStdString(base::dumpJsonPretty(document) + "\n"));
        QCOMPARE(codeOf(keys.open(secret("one"))), std::string("WorkspaceNewer"));
    }

    void eachPrincipalHasAWayIn()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        const auto key = keys.create("ada", secret("one"));
        QVERIFY(key.has_value());
        QVERIFY(keys.addPassphrase(*key, "bob", secret("two")).has_value());
        QCOMPARE(codeOf(keys.addPassphrase(*key, "bob", secret("three"))), std::string("AlreadyExists"));
        QCOMPARE(fingerprint(*keys.open(secret("two"), "bob")), fingerprint(*key));
        QCOMPARE(fingerprint(*keys.open(secret("two"))), fingerprint(*key));
        QCOMPARE(codeOf(keys.open(secret("two"), "ada")), std::string("WrongPassphrase"));
        QCOMPARE(keys.list()->size(), std::size_t(2));

        QVERIFY(keys.remove(*key, {.kind = SlotKind::Passphrase, .principal = "ada"}).has_value());
        QCOMPARE(codeOf(keys.open(secret("one"))), std::string("WrongPassphrase"));
        QCOMPARE(codeOf(keys.remove(*key, {.kind = SlotKind::Passphrase, .principal = "ada"})),
                 std::string("NotFound"));
        QCOMPARE(codeOf(keys.remove(*key, {.kind = SlotKind::Passphrase, .principal = "bob"})),
                 std::string("Conflict"));
    }

    void changedPassphraseNeedsTheOldOneAndKeepsTheKey()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        const auto key = keys.create("ada", secret("old"));
        QVERIFY(key.has_value());
        QCOMPARE(codeOf(keys.changePassphrase("ada", secret("wrong"), secret("new"))),
                 std::string("WrongPassphrase"));
        QCOMPARE(codeOf(keys.changePassphrase("ada", secret("old"), secret(""))),
                 std::string("InvalidInput"));
        QVERIFY(keys.changePassphrase("ada", secret("old"), secret("new")).has_value());
        QCOMPARE(codeOf(keys.open(secret("old"))), std::string("WrongPassphrase"));
        QCOMPARE(fingerprint(*keys.open(secret("new"))), fingerprint(*key));
    }

    void recoveryCodeOpensHoweverItIsTyped()
    {
        const tests::Folder folder;
        tests::FakeRandom random(3);
        const KeySlots keys(folder.path(), random, tests::kCheap);
        const auto key = keys.create("ada", secret("one"));
        QVERIFY(key.has_value());
        const auto code = keys.addRecoveryCode(*key, "ada");
        QVERIFY(code.has_value());
        const QString text = QString::fromStdString(code->expose());
        QVERIFY(QRegularExpression(QStringLiteral("^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$"))
                    .match(text)
                    .hasMatch());
        QString sloppy = text.toLower();
        sloppy.replace(QLatin1Char('-'), QLatin1Char(' '));
        sloppy.replace(QLatin1Char('0'), QLatin1Char('o')).replace(QLatin1Char('1'), QLatin1Char('l'));
        QCOMPARE(fingerprint(*keys.open(*code)), fingerprint(*key));
        QCOMPARE(fingerprint(*keys.open(secret(sloppy.toStdString()))), fingerprint(*key));

        const auto second = keys.addRecoveryCode(*key, "ada");
        QVERIFY(second.has_value());
        QCOMPARE(codeOf(keys.open(*code)), std::string("WrongPassphrase"));
        QVERIFY(keys.open(*second).has_value());
    }

    void mistypedRecoveryCodeIsNoticed()
    {
        tests::FakeRandom random(5);
        int missed = 0;
        int tried = 0;
        for (int round = 0; round < 40; ++round) {
            const std::string code = makeRecoveryCode(random).expose();
            QVERIFY(normalRecoveryCode(code)->expose() == code);
            for (std::size_t i = 0; i < code.size(); ++i) {
                std::string typo = code;
                if (typo[i] == '-')
                    continue;
                typo[i] = typo[i] == '7' ? '8' : '7';
                ++tried;
                missed += normalRecoveryCode(typo).has_value() ? 1 : 0;
            }
            QVERIFY(!normalRecoveryCode(code.substr(1)).has_value());
        }
        QVERIFY2(missed * 16 < tried, qPrintable(QStringLiteral("%1 of %2").arg(missed).arg(tried)));
    }

    void keyChainOpensUntilItIsLocked()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        tests::FakeKeyChain chain;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        const auto key = keys.create("ada", secret("one"));
        QVERIFY(key.has_value());
        QCOMPARE(codeOf(keys.openWithKeyChain("ada", chain)), std::string("KeyUnavailable"));
        QVERIFY(keys.addKeyChain(*key, "ada", chain).has_value());
        QCOMPARE(fingerprint(*keys.openWithKeyChain("ada", chain)), fingerprint(*key));
        QCOMPARE(codeOf(keys.openWithKeyChain("bob", chain)), std::string("KeyUnavailable"));
        chain.setLocked(true);
        QCOMPARE(codeOf(keys.openWithKeyChain("ada", chain)), std::string("KeyUnavailable"));
        QCOMPARE(codeOf(keys.addKeyChain(*key, "ada", chain)), std::string("KeyUnavailable"));
        chain.setLocked(false);
        QVERIFY(keys.openWithKeyChain("ada", chain).has_value());
    }

    void whatTheKeyChainForgetsOpensNothing()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        tests::FakeKeyChain chain;
        const KeySlots keys(folder.path(), random, tests::kCheap);
        const auto key = keys.create("ada", secret("one"));
        QCOMPARE(codeOf(keys.removeKeyChain(*key, "ada", chain)), std::string("NotFound"));
        QVERIFY(keys.addKeyChain(*key, "ada", chain).has_value());
        QVERIFY(keys.removeKeyChain(*key, "ada", chain).has_value());
        QCOMPARE(chain.size(), std::size_t(0));
        QCOMPARE(codeOf(keys.openWithKeyChain("ada", chain)), std::string("KeyUnavailable"));
        QVERIFY(keys.open(secret("one")).has_value());

        QVERIFY(keys.addKeyChain(*key, "ada", chain).has_value());
        chain.setLocked(true);
        QCOMPARE(codeOf(keys.removeKeyChain(*key, "ada", chain)), std::string("KeyUnavailable"));
        chain.setLocked(false);
        QCOMPARE(codeOf(keys.openWithKeyChain("ada", chain)), std::string("KeyUnavailable"));
        QCOMPARE(keys.list()->size(), std::size_t(1));
    }

    void twoWorkspacesShareOneKeyChain()
    {
        const tests::Folder first;
        const tests::Folder second;
        tests::FakeRandom random;
        tests::FakeKeyChain chain;
        const KeySlots a(first.path(), random, tests::kCheap);
        const KeySlots b(second.path(), random, tests::kCheap);
        const auto keyA = a.create("ada", secret("one"));
        const auto keyB = b.create("ada", secret("one"));
        QVERIFY(a.addKeyChain(*keyA, "ada", chain).has_value());
        QVERIFY(b.addKeyChain(*keyB, "ada", chain).has_value());
        QCOMPARE(fingerprint(*a.openWithKeyChain("ada", chain)), fingerprint(*keyA));
        QCOMPARE(fingerprint(*b.openWithKeyChain("ada", chain)), fingerprint(*keyB));
        QVERIFY(fingerprint(*keyA) != fingerprint(*keyB));
    }

    void folderThatCannotBeWrittenLeavesNothingBehind()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        const KeySlots keys(folder / "missing", random, tests::kCheap);
        QVERIFY(!keys.create("ada", secret("one")).has_value());
        QVERIFY(std::filesystem::is_empty(folder.path()));
    }

    void derivedKeysFollowRfc5869()
    {
        const base::SecretBytes input(base::Bytes(22, std::byte{0x0b}));
        QCOMPARE(base::toHex(hkdf(input, "").expose()),
                 std::string("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"));
        const DataKey key(base::SecretBytes(base::Bytes(32, std::byte{1})));
        QVERIFY(key.derive("store").expose() != key.derive("vault").expose());
    }
};

COUNTERSIGN_TEST_CLASS(KeySlotsTest);
#include "key_slots_test.moc"
