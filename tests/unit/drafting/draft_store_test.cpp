// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"
#include "engine/outreach/drafting/draft_store.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"
#include "tests/support/write_in.h"
#include "tests/unit/drafting/sample.h"

using namespace countersign;
using base::ErrorCode;
using drafting::Draft;
using drafting::Edit;
using model::ClaimVerdict;
using tests::Sample;

namespace {

const model::DraftId kId = model::DraftId::imported("test", "draft", "1");
constexpr base::Instant kNow = tests::FakeClock::kStart;

Draft makeDraft(const std::string& sentence = "Linz can join at €3,900 per site and year.")
{
    const Sample sample;
    Draft draft{.id = kId, .brief = sample.brief, .content = sample.draft()};
    draft.facts = sample.facts;
    draft.context = sample.context;
    draft.content.blocks[2].sentences.push_back({sentence, {"f3"}});
    draft.writer = drafting::templateVersion("renewal", "en");
    return draft;
}

struct World
{
    tests::TempStore store;

    explicit World(const Draft& draft = makeDraft())
    {
        const auto added = tests::writeIn(
            store.database(), [&](store::Transaction& t) { return drafting::addDraft(t, draft, kNow); });
        if (!added)
            qFatal("%s", base::toString(added.error()).c_str());
    }
    Draft now() { return **drafting::findDraft(store.database(), kId); }

    template <class Change>
    base::Result<Draft> change(Change change)
    {
        base::Result<Draft> result = base::fail(ErrorCode::Internal);
        const auto done = tests::writeIn(store.database(), [&](store::Transaction& t) -> base::Status {
            result = change(t);
            return result ? base::Status() : base::fail(result.error());
        });
        return done ? result : base::fail(done.error());
    }
    base::Result<Draft> edit(std::size_t block, std::string_view text, base::Instant at = kNow)
    {
        return change([&](store::Transaction& t) {
            return drafting::editDraft(t, kId, block, text, {"ines", at});
        });
    }
    std::size_t openClaim()
    {
        const auto claims = now().claims;
        for (std::size_t i = 0; i < claims.size(); ++i)
            if (claims[i].verdict == ClaimVerdict::Unsupported)
                return i;
        return claims.size();
    }
};

} // namespace

class DraftStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsADraftWithItsEvidenceAsItWas()
    {
        World world;
        const Draft made = makeDraft();
        const Draft stored = world.now();
        QCOMPARE(stored.facts, made.facts);
        QCOMPARE(stored.content, made.content);
        QCOMPARE(stored.brief, made.brief);
        QCOMPARE(stored.context, made.context);
        QCOMPARE(stored.revision, 1);
        QCOMPARE(drafting::openClaims(stored.claims), std::size_t(1));
        QCOMPARE(drafting::listDrafts(world.store.database(), drafting::DraftState::Open)->size(),
                 std::size_t(1));
        QCOMPARE(drafting::draftsOfAccount(world.store.database(), made.brief.account)->size(),
                 std::size_t(1));
    }

    void everyKeystrokeSurvivesARestart()
    {
        World world;
        std::string text;
        for (const char c : std::string("It covers 7 sites.")) {
            text += c;
            COUNTERSIGN_VERIFY_OK(world.edit(1, text));
        }
        world.store.reopen();
        const Draft draft = world.now();
        QCOMPARE(drafting::blockText(draft.content.blocks[1]), text);
        QCOMPARE(draft.revision, 1 + static_cast<int>(text.size()));
        QVERIFY(draft.content.blocks[1].editedByHand);
        auto rows = world.store.database().query("SELECT count(*), max(after) FROM drafting_edit");
        QVERIFY(rows->next());
        QCOMPARE(rows->integer(0), std::int64_t(1));
        QCOMPARE(rows->text(1), text);
    }

    void anEditChecksItsBlockAgain()
    {
        World world;
        COUNTERSIGN_VERIFY_OK(world.edit(1, "It covers 7 sites."));
        QCOMPARE(drafting::openClaims(world.now().claims), std::size_t(2));
        COUNTERSIGN_VERIFY_OK(world.edit(1, "It covers 5 sites."));
        QCOMPARE(drafting::openClaims(world.now().claims), std::size_t(1));
        // The incremental check gives what a whole check would.
        const Draft draft = world.now();
        QCOMPARE(draft.claims, drafting::checkClaims(draft.content, draft.facts, draft.context));
    }

    void hiddenCharactersAreFoundWhileEditingAndOnlyTakenOut()
    {
        World world;
        const std::size_t before = drafting::openClaims(world.now().claims);
        COUNTERSIGN_VERIFY_OK(world.edit(1, "It covers 5 si\u200Btes."));
        const auto claims = world.now().claims;
        const auto found = std::find_if(claims.begin(), claims.end(), [](const auto& each) { return each.kind == "hidden"; });
        QVERIFY(found != claims.end());
        const auto at = static_cast<std::size_t>(found - claims.begin());
        const auto overruled = world.change([&](store::Transaction& t) {
            return drafting::overruleClaim(t, kId, at, "it is fine", {"ines", kNow});
        });
        COUNTERSIGN_VERIFY_ERROR(overruled, ErrorCode::PolicyRefused);
        COUNTERSIGN_VERIFY_OK(
            world.change([&](store::Transaction& t) { return drafting::useSuggestion(t, kId, at, {"ines", kNow}); }));
        QCOMPARE(drafting::blockText(world.now().content.blocks[1]), std::string("It covers 5 sites."));
        QCOMPARE(drafting::openClaims(world.now().claims), before);
    }

    void editedSentencesKeepTheirSources()
    {
        World world;
        const auto before = world.now().content.blocks[2];
        std::string text = drafting::blockText(before);
        text.replace(text.find("Until"), 5, "Up to");
        COUNTERSIGN_VERIFY_OK(world.edit(2, text));
        const auto after = world.now().content.blocks[2];
        QCOMPARE(after.sentences.size(), before.sentences.size());
        for (std::size_t i = 0; i < after.sentences.size(); ++i)
            QCOMPARE(after.sentences[i].facts, before.sentences[i].facts);
    }

    void theNearestFactReplacesAFalseFigure()
    {
        World world;
        COUNTERSIGN_VERIFY_OK(world.change([&](store::Transaction& t) {
            return drafting::useSuggestion(t, kId, world.openClaim(), {"ines", kNow});
        }));
        const Draft draft = world.now();
        QCOMPARE(drafting::openClaims(draft.claims), std::size_t(0));
        QVERIFY(drafting::blockText(draft.content.blocks[2]).find("Linz can join at €4,250 per site") !=
                std::string::npos);
    }

    void takingASuggestionBackTakesItsSourceAway()
    {
        World world;
        const std::string text = "Audit Trail costs €7,800 per workspace and year.";
        COUNTERSIGN_VERIFY_OK(world.edit(2, text));
        const auto cited = [&] { return world.now().content.blocks[2].sentences.front().facts; };
        const auto before = cited();
        QVERIFY(std::ranges::find(before, "f9") == before.end());
        COUNTERSIGN_VERIFY_OK(world.change([&](store::Transaction& t) {
            return drafting::useSuggestion(t, kId, world.openClaim(), {"ines", kNow});
        }));
        QCOMPARE(cited(), std::vector<std::string>{"f9"});
        // What was typed since is taken back first, then the suggestion.
        const std::string used = drafting::blockText(world.now().content.blocks[2]);
        for (const std::string& step : {used + " So far.", used, text})
            COUNTERSIGN_VERIFY_OK(world.edit(2, step));
        QCOMPARE(cited(), before);
    }

    void overrulingNeedsAReasonAndIsAudited()
    {
        World world;
        const auto overrule = [&](std::string_view reason) {
            return world.change([&](store::Transaction& t) {
                return drafting::overruleClaim(t, kId, world.openClaim(), reason, {"ines", kNow});
            });
        };
        COUNTERSIGN_VERIFY_ERROR(overrule("  "), ErrorCode::InvalidInput);
        COUNTERSIGN_VERIFY_OK(overrule("Agreed with Tomas on the phone"));
        QCOMPARE(drafting::openClaims(world.now().claims), std::size_t(0));
        int entries = 0;
        COUNTERSIGN_VERIFY_OK(
            events::readAudit(world.store.database(), 1, [&](const events::StoredAuditEntry& entry) {
                entries += entry.entry.action == "draft.claim_overruled" &&
                                   entry.payloadText.find("Tomas") == std::string::npos
                               ? 1
                               : 0;
                return true;
            }));
        QCOMPARE(entries, 1);
    }

    void anOverrulingHoldsOnlyForItsWords()
    {
        World world;
        COUNTERSIGN_VERIFY_OK(world.change([&](store::Transaction& t) {
            return drafting::overruleClaim(t, kId, world.openClaim(), "agreed", {"ines", kNow});
        }));
        const std::string text = drafting::blockText(world.now().content.blocks[2]);
        COUNTERSIGN_VERIFY_OK(world.edit(2, text + " Thank you."));
        QCOMPARE(drafting::openClaims(world.now().claims), std::size_t(0));
        std::string changed = text;
        changed.replace(changed.find("Linz can"), 8, "Graz can");
        COUNTERSIGN_VERIFY_OK(world.edit(2, changed));
        QCOMPARE(drafting::openClaims(world.now().claims), std::size_t(1));
    }

    void openVariablesCannotBeOverruled()
    {
        World world(makeDraft("Dear {{first_name}}, hello."));
        COUNTERSIGN_VERIFY_ERROR(world.change([&](store::Transaction& t) {
            return drafting::overruleClaim(t, kId, world.openClaim(), "it is fine", {"ines", kNow});
        }),
                                 ErrorCode::PolicyRefused);
    }

    void regeneratingLeavesHandEditsAlone()
    {
        World world;
        COUNTERSIGN_VERIFY_OK(world.edit(1, "My own words."));
        const Sample fresh;
        drafting::Rewrite rewrite{.content = fresh.draft(), .facts = fresh.facts, .writer = "x"};
        std::reverse(rewrite.facts.begin(), rewrite.facts.end());
        COUNTERSIGN_VERIFY_OK(world.change([&](store::Transaction& t) {
            return drafting::applyRewrite(t, kId, rewrite, std::nullopt, {"ines", kNow});
        }));
        const Draft draft = world.now();
        QCOMPARE(drafting::blockText(draft.content.blocks[1]), std::string("My own words."));
        QCOMPARE(drafting::openClaims(draft.claims), std::size_t(0));
    }

    void oneBlockCanBeRegeneratedAlone()
    {
        World world;
        const std::string before = drafting::blockText(world.now().content.blocks[1]);
        const Sample fresh;
        COUNTERSIGN_VERIFY_OK(world.change([&](store::Transaction& t) {
            return drafting::applyRewrite(t, kId, {.content = fresh.draft(), .facts = fresh.facts},
                                          std::size_t(2), {"ines", kNow});
        }));
        QCOMPARE(drafting::blockText(world.now().content.blocks[1]), before);
        QCOMPARE(drafting::openClaims(world.now().claims), std::size_t(0));
    }

    void anEditOpensASubmittedDraftAgain()
    {
        World world;
        COUNTERSIGN_VERIFY_OK(tests::writeIn(world.store.database(), [&](store::Transaction& t) {
            return drafting::setDraftState(t, kId, drafting::DraftState::Submitted, {"ines", kNow});
        }));
        COUNTERSIGN_VERIFY_OK(world.edit(drafting::kSubjectBlock, "Another subject"));
        QVERIFY(world.now().state == drafting::DraftState::Open);
        QCOMPARE(world.now().content.subject, std::string("Another subject"));
    }

    void discardedDraftsStayAsTheyAre()
    {
        World world;
        COUNTERSIGN_VERIFY_OK(tests::writeIn(world.store.database(), [&](store::Transaction& t) {
            return drafting::setDraftState(t, kId, drafting::DraftState::Discarded, {"ines", kNow});
        }));
        COUNTERSIGN_VERIFY_ERROR(world.edit(1, "x"), ErrorCode::Conflict);
    }

    void erasingAPersonTakesTheirDrafts()
    {
        World world;
        COUNTERSIGN_VERIFY_OK(world.edit(1, "x"));
        std::size_t erased = 0;
        COUNTERSIGN_VERIFY_OK(
            tests::writeIn(world.store.database(), [&](store::Transaction& t) -> base::Status {
                COUNTERSIGN_ASSIGN(erased, drafting::eraseDraftsOf(t, makeDraft().brief.recipient.contact));
                return {};
            }));
        QCOMPARE(erased, std::size_t(1));
        QVERIFY(!drafting::findDraft(world.store.database(), kId)->has_value());
    }

    void theDotOfADateEndsNoSentence()
    {
        const Draft draft = makeDraft();
        const auto block = drafting::withText(
            draft.content.blocks[1],
            "Die Lieferung erfolgt am 12. Januar. Wir liefern am 3. März 2027. Es bleiben 12. Dann ist Schluss.");
        QCOMPARE(block.sentences.size(), std::size_t(4));
        QCOMPARE(block.sentences.front().text, std::string("Die Lieferung erfolgt am 12. Januar."));
        QCOMPARE(block.sentences[1].text, std::string("Wir liefern am 3. März 2027."));
    }

    void countsWhatAModelWroteAndNobodyChanged()
    {
        Draft draft = makeDraft();
        QCOMPARE(drafting::aiShareOf(draft), 0.0);
        draft.level = drafting::DraftLevel::GraphRag;
        draft.original = draft.content;
        QCOMPARE(drafting::aiShareOf(draft), 1.0);
        draft.content.blocks[1] = drafting::withText(draft.content.blocks[1], "Entirely other words.");
        QVERIFY(drafting::aiShareOf(draft) < 1.0 && drafting::aiShareOf(draft) > 0.3);
    }
};

COUNTERSIGN_TEST_CLASS(DraftStoreTest);
#include "draft_store_test.moc"
