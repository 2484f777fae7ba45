// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"
#include "tests/unit/secrets/support.h"

#include "engine/foundation/secrets/file_vault.h"

#include <sys/stat.h>

using namespace countersign;
using namespace countersign::secrets;
using tests::codeOf;
using tests::secret;

namespace {

DataKey keyOf(int fill)
{
    return DataKey(base::SecretBytes(base::Bytes(32, static_cast<std::byte>(fill))));
}

} // namespace

class FileVaultTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasPutAcrossPrograms()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        FileVault app(folder.path(), keyOf(1), random);
        FileVault agent(folder.path(), keyOf(1), random);
        QCOMPARE(codeOf(app.get("smtp/ada")), std::string("NotFound"));
        QVERIFY(app.list()->empty());
        QVERIFY(app.put("smtp/ada", secret("hunter2")).has_value());
        QVERIFY(agent.put("api/model", secret("key")).has_value());
        QVERIFY(app.put("imap/ada", secret("")).has_value());
        QCOMPARE(agent.get("smtp/ada")->expose(), std::string("hunter2"));
        QCOMPARE(app.get("api/model")->expose(), std::string("key"));
        QCOMPARE(agent.get("imap/ada")->expose(), std::string());
        QCOMPARE(*app.list(), (std::vector<std::string>{"api/model", "imap/ada", "smtp/ada"}));
    }

    void replacesAndRemovesOneEntryOnly()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        FileVault vault(folder.path(), keyOf(1), random);
        QVERIFY(vault.put("a", secret("1")).has_value());
        QVERIFY(vault.put("b", secret("2")).has_value());
        QVERIFY(vault.put("a", secret(std::string("new\0value", 9))).has_value());
        QCOMPARE(vault.get("a")->expose(), std::string("new\0value", 9));
        QVERIFY(vault.remove("a").has_value());
        QVERIFY(vault.remove("never there").has_value());
        QCOMPARE(codeOf(vault.get("a")), std::string("NotFound"));
        QCOMPARE(vault.get("b")->expose(), std::string("2"));
    }

    void fileHidesNamesAndValuesAndIsTheOwnersOnly()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        FileVault vault(folder.path(), keyOf(1), random);
        QVERIFY(vault.put("smtp/ada@example.com", secret("hunter2")).has_value());
        const QByteArray content = tests::contentOf(folder / "vault.bin");
        QVERIFY(!content.contains("hunter2"));
        QVERIFY(!content.contains("ada"));
        struct stat status = {};
        QCOMPARE(::stat((folder / "vault.bin").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }

    void everyChangedByteIsRefused()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        FileVault vault(folder.path(), keyOf(1), random);
        QVERIFY(vault.put("smtp/ada", secret("hunter2")).has_value());
        QVERIFY(vault.put("api", secret("key")).has_value());
        const QByteArray good = tests::contentOf(folder / "vault.bin");
        for (qsizetype i = 0; i < good.size(); ++i) {
            for (int bit = 0; bit < 8; ++bit) {
                QByteArray bad = good;
                bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
                tests::overwrite(folder / "vault.bin", bad);
                QCOMPARE(codeOf(vault.get("smtp/ada")), std::string("StoreCorrupt"));
            }
            tests::overwrite(folder / "vault.bin", good.left(i));
            QCOMPARE(codeOf(vault.get("smtp/ada")), std::string("StoreCorrupt"));
            QCOMPARE(codeOf(vault.put("smtp/ada", secret("x"))), std::string("StoreCorrupt"));
        }
        tests::overwrite(folder / "vault.bin", good + 'x');
        QCOMPARE(codeOf(vault.list()), std::string("StoreCorrupt"));
        tests::overwrite(folder / "vault.bin", good);
        QCOMPARE(vault.get("smtp/ada")->expose(), std::string("hunter2"));
    }

    void anotherWorkspacesKeyDoesNotOpenIt()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        FileVault vault(folder.path(), keyOf(1), random);
        QVERIFY(vault.put("a", secret("1")).has_value());
        QCOMPARE(codeOf(FileVault(folder.path(), keyOf(2), random).get("a")), std::string("StoreCorrupt"));
    }

    void refusesNamesAndValuesBeyondItsBounds()
    {
        const tests::Folder folder;
        tests::FakeRandom random;
        FileVault vault(folder.path(), keyOf(1), random);
        QCOMPARE(codeOf(vault.put("", secret("x"))), std::string("InvalidInput"));
        QCOMPARE(codeOf(vault.put(std::string(257, 'n'), secret("x"))), std::string("InvalidInput"));
        QCOMPARE(codeOf(vault.put("big", secret(std::string((64U << 10U) + 1, 'v')))),
                 std::string("InvalidInput"));
        QVERIFY(vault.put("big", secret(std::string(64U << 10U, 'v'))).has_value());
        QCOMPARE(vault.get("big")->expose().size(), std::size_t(64U << 10U));
    }

    void behavesLikeAMapUnderRandomCalls()
    {
        const tests::Folder folder;
        tests::FakeRandom random(11);
        FileVault vault(folder.path(), keyOf(1), random);
        std::map<std::string, std::string> model;
        for (int step = 0; step < 150; ++step) {
            const std::string name = "n" + std::to_string(random.below(8));
            if (random.below(3) == 0) {
                QVERIFY(vault.remove(name).has_value());
                model.erase(name);
            } else {
                std::string value(random.below(200), '\0');
                random.fill(std::as_writable_bytes(std::span(value)));
                QVERIFY(vault.put(name, secret(value)).has_value());
                model[name] = value;
            }
            QCOMPARE(vault.list()->size(), model.size());
            for (const auto& [key, value] : model)
                QCOMPARE(vault.get(key)->expose(), value);
        }
    }
};

COUNTERSIGN_TEST_CLASS(FileVaultTest);
#include "file_vault_test.moc"
