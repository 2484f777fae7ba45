// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"
#include "engine/platform/prompts/prompt_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"
#include "tests/support/write_in.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::prompts;

namespace {

const PromptKey kKey{"renewal", "en"};
constexpr base::Instant kNow = tests::FakeClock::kStart;

int add(tests::TempStore& store, const std::string& body)
{
    int version = 0;
    const auto done = tests::writeIn(store.database(), [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_ASSIGN(version,
                           addVersion(transaction, {.key = kKey, .body = body, .author = "ines"}, kNow));
        return {};
    });
    return done ? version : -1;
}

bool promoteTo(tests::TempStore& store, int version)
{
    return tests::writeIn(store.database(),
                          [&](store::Transaction& transaction) {
                              return promote(transaction, kKey, kProduction, version, "ines", kNow);
                          })
        .has_value();
}

int rollBack(tests::TempStore& store)
{
    int version = 0;
    const auto done = tests::writeIn(store.database(), [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_ASSIGN(version, rollback(transaction, kKey, kProduction, "ines", kNow));
        return {};
    });
    return done ? version : -1;
}

int inProduction(tests::TempStore& store)
{
    const auto found = labelled(store.database(), kKey).value();
    return found ? found->version : 0;
}

} // namespace

class PromptStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void shipsEveryUseCaseInEnglishAndGerman()
    {
        tests::TempStore store;
        for (int i = 0; i < 2; ++i)
            QVERIFY(tests::writeIn(store.database(), [](store::Transaction& transaction) {
                return installShippedPrompts(transaction, kNow);
            }));
        const auto prompts = listPrompts(store.database()).value();
        QCOMPARE(prompts.size(), std::size_t(12));
        for (const PromptOverview& prompt : prompts) {
            QCOMPARE(prompt.newest, 1);
            QCOMPARE(prompt.production, 1);
            QCOMPARE(prompt.candidate, 0);
            const auto version = findVersion(store.database(), prompt.key, 1).value();
            QVERIFY(version && lintPrompt(version->body, version->variables).empty());
        }
    }

    void fallsBackToEnglishForOtherLanguages()
    {
        tests::TempStore store;
        QVERIFY(tests::writeIn(store.database(), [](store::Transaction& transaction) {
            return installShippedPrompts(transaction, kNow);
        }));
        QCOMPARE(labelled(store.database(), {"renewal", "fr"}).value()->key.language, std::string("en"));
        QVERIFY(!labelled(store.database(), {"poetry", "en"}).value().has_value());
    }

    void secondVersionIsPromotedAndRolledBack()
    {
        tests::TempStore store;
        QCOMPARE(add(store, "one"), 1);
        QVERIFY(promoteTo(store, 1));
        QCOMPARE(add(store, "two"), 2);
        QCOMPARE(inProduction(store), 1);
        QVERIFY(promoteTo(store, 2));
        QCOMPARE(inProduction(store), 2);
        QCOMPARE(rollBack(store), 1);
        QCOMPARE(inProduction(store), 1);
        QCOMPARE(labelHistory(store.database(), kKey)->size(), std::size_t(3));
    }

    void rollsBackStepByStepAndNotInACircle()
    {
        tests::TempStore store;
        for (const char* body : {"one", "two", "three"})
            QVERIFY(promoteTo(store, add(store, body)));
        QCOMPARE(rollBack(store), 2);
        QCOMPARE(rollBack(store), 1);
        QCOMPARE(rollBack(store), -1);
        QCOMPARE(inProduction(store), 1);
    }

    void sameWordsAreTheSameVersion()
    {
        tests::TempStore store;
        QCOMPARE(add(store, "one"), 1);
        QCOMPARE(add(store, "one"), 1);
        QCOMPARE(versionsOf(store.database(), kKey)->size(), std::size_t(1));
    }

    void refusesAPromptThatFailsItsChecks()
    {
        tests::TempStore store;
        QCOMPARE(add(store, "Hello {{name}}"), -1);
        QVERIFY(!promoteTo(store, 1));
    }

    void versionsCannotBeRewritten()
    {
        tests::TempStore store;
        QCOMPARE(add(store, "one"), 1);
        QVERIFY(!tests::writeIn(store.database(), [](store::Transaction& t) {
            return t.run("UPDATE prompts_version SET body='x'");
        }));
        QVERIFY(!tests::writeIn(store.database(),
                                [](store::Transaction& t) { return t.run("DELETE FROM prompts_version"); }));
    }

    void everyMoveIsInTheAuditLog()
    {
        tests::TempStore store;
        add(store, "one");
        promoteTo(store, 1);
        add(store, "two");
        promoteTo(store, 2);
        rollBack(store);
        std::vector<std::string> actions;
        QVERIFY(events::readAudit(store.database(), 1, [&](const events::StoredAuditEntry& entry) {
            actions.push_back(entry.entry.action);
            return true;
        }));
        QCOMPARE(actions, (std::vector<std::string>{"prompt.added", "prompt.promoted", "prompt.added",
                                                    "prompt.promoted", "prompt.rolled_back"}));
    }
};

COUNTERSIGN_TEST_CLASS(PromptStoreTest);
#include "prompt_store_test.moc"
