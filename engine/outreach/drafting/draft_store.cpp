// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/draft_store.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/events/audit_log.h"
#include "engine/foundation/events/event_log.h"
#include "engine/outreach/drafting/draft_json.h"

#include <algorithm>

namespace countersign::drafting {

using base::ErrorCode;
using base::Status;
using model::Claim;
using model::ClaimVerdict;
using model::DraftId;

namespace {

constexpr base::Duration kTypingPause = std::chrono::seconds(60);

#define COUNTERSIGN_DRAFT_COLUMNS                                                                            \
    "id, suggestion_id, mailbox_id, brief, context, content, original, facts, claims, level, fallback, "     \
    "prompt_name, "                                                                                          \
    "prompt_version, writer, reply_to, revision, state, created_at, updated_at"

base::Result<Draft> readDraft(const store::Rows& rows)
{
    Draft draft{.id = rows.id<model::DraftTag>(0), .suggestion = rows.id<model::SuggestionTag>(1)};
    draft.mailbox = rows.id<model::MailboxTag>(2);
    base::Json parts[6];
    for (int i = 0; i < 6; ++i) {
        COUNTERSIGN_ASSIGN(parts[i], base::parseJson(rows.textView(3 + i)));
    }
    draft.brief = briefFromJson(parts[0]);
    draft.context = contextFromJson(parts[1]);
    draft.content = contentFromJson(parts[2]);
    draft.original = contentFromJson(parts[3]);
    draft.facts = factsFromJson(parts[4]);
    draft.claims = claimsFromJson(parts[5]);
    draft.level = static_cast<DraftLevel>(rows.integer(9));
    draft.fallback = rows.text(10);
    draft.promptName = rows.text(11);
    draft.promptVersion = static_cast<int>(rows.integer(12));
    draft.writer = rows.text(13);
    if (!rows.isNull(14)) {
        COUNTERSIGN_ASSIGN(const base::Json reply, base::parseJson(rows.textView(14)));
        draft.replyTo = replyFromJson(reply);
    }
    draft.revision = static_cast<int>(rows.integer(15));
    draft.state = static_cast<DraftState>(rows.integer(16));
    draft.createdAt = rows.instant(17);
    draft.updatedAt = rows.instant(18);
    return draft;
}

base::Result<std::vector<Draft>> readAll(store::Rows rows)
{
    std::vector<Draft> drafts;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(Draft draft, readDraft(rows));
        drafts.push_back(std::move(draft));
    }
    COUNTERSIGN_TRY(rows.status());
    return drafts;
}

base::Result<Draft> existing(store::Database& database, DraftId id)
{
    COUNTERSIGN_ASSIGN(auto draft, findDraft(database, id));
    if (!draft)
        return base::fail(ErrorCode::NotFound, "no such draft", {id.text()});
    return std::move(*draft);
}

base::Result<Draft> editable(store::Database& database, DraftId id)
{
    COUNTERSIGN_ASSIGN(Draft draft, existing(database, id));
    if (draft.state == DraftState::Discarded)
        return base::fail(ErrorCode::Conflict, "the draft was discarded", {id.text()});
    return draft;
}

/// An overruling holds for the words that it was given for, wherever they stand in the block now.
void keepOverrulings(const std::vector<Claim>& before, std::vector<Claim>& claims,
                     const model::DraftContent& oldContent, const model::DraftContent& newContent)
{
    const auto sentenceOf = [](const model::DraftContent& content, const Claim& claim) -> std::string {
        if (claim.block == kSubjectBlock)
            return content.subject;
        if (claim.block >= content.blocks.size() ||
            claim.sentence >= content.blocks[claim.block].sentences.size())
            return {};
        return content.blocks[claim.block].sentences[claim.sentence].text;
    };
    for (const Claim& old : before) {
        if (old.verdict != ClaimVerdict::Overruled)
            continue;
        for (Claim& claim : claims)
            if (claim.verdict == ClaimVerdict::Unsupported && claim.block == old.block &&
                claim.kind == old.kind && claim.text == old.text &&
                sentenceOf(newContent, claim) == sentenceOf(oldContent, old)) {
                claim.verdict = ClaimVerdict::Overruled;
                claim.overruleReason = old.overruleReason;
            }
    }
}

/// Checks one block again and leaves the claims of the others.
void recheck(Draft& draft, std::size_t block, const model::DraftContent& oldContent)
{
    const ClaimChecker checker(draft.facts, draft.context);
    std::vector<Claim> fresh = block == kSubjectBlock
                                   ? checker.checkSubject(draft.content.subject)
                                   : checker.checkBlock(draft.content.blocks[block], block);
    keepOverrulings(draft.claims, fresh, oldContent, draft.content);
    std::erase_if(draft.claims, [&](const Claim& claim) { return claim.block == block; });
    draft.claims.insert(draft.claims.end(), fresh.begin(), fresh.end());
    // The subject first, then the blocks in order.
    std::stable_sort(draft.claims.begin(), draft.claims.end(),
                     [](const Claim& a, const Claim& b) { return a.block + 1 < b.block + 1; });
}

constexpr const char* kSqlUpdate =
    "UPDATE drafting_draft SET content=?, original=?, facts=?, claims=?, open_claims=?, level=?, fallback=?, "
    "prompt_name=?, "
    "prompt_version=?, writer=?, revision=?, state=?, updated_at=? WHERE id=? AND revision=?";

Status update(store::Transaction& transaction, Draft& draft, base::Instant now)
{
    const int before = draft.revision++;
    draft.updatedAt = now;
    COUNTERSIGN_TRY(transaction.run(
        kSqlUpdate, base::dumpJson(toJson(draft.content)), base::dumpJson(toJson(draft.original)),
        base::dumpJson(toJson(draft.facts)), base::dumpJson(toJson(draft.claims)), openClaims(draft.claims),
        static_cast<std::int64_t>(draft.level), draft.fallback, draft.promptName, draft.promptVersion,
        draft.writer, draft.revision, static_cast<std::int64_t>(draft.state), now, draft.id, before));
    COUNTERSIGN_ASSERT(transaction.database().changedRows() == 1, "a draft changes one revision at a time");
    transaction.changed(store::ChangeKind::Draft, draft.id);
    return {};
}

struct EditRecord
{
    std::size_t block = 0;
    std::string_view kind;
    std::string before;
    std::string after;
};

constexpr const char* kSqlLastEdit =
    "SELECT pk, block, kind, actor, at FROM drafting_edit WHERE draft_id=? ORDER BY pk DESC LIMIT 1";
constexpr const char* kSqlGrowEdit = "UPDATE drafting_edit SET after=?, revision=?, at=? WHERE pk=?";
constexpr const char* kSqlAddEdit = "INSERT INTO drafting_edit(draft_id, block, kind, before, after, actor, "
                                    "revision, at) VALUES(?, ?, ?, ?, ?, ?, ?, ?)";

Status remember(store::Transaction& transaction, const Draft& draft, const EditRecord& record,
                const Edit& edit)
{
    const std::int64_t block = record.block == kSubjectBlock ? -1 : static_cast<std::int64_t>(record.block);
    std::int64_t grows = 0;
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlLastEdit, draft.id));
        if (rows.next() && rows.integer(1) == block && rows.textView(2) == "typed" &&
            record.kind == "typed" && rows.textView(3) == edit.actor &&
            edit.now - rows.instant(4) < kTypingPause)
            grows = rows.integer(0);
        COUNTERSIGN_TRY(rows.status());
    }
    if (grows != 0)
        return transaction.run(kSqlGrowEdit, record.after, draft.revision, edit.now, grows);
    return transaction.run(kSqlAddEdit, draft.id, block, record.kind, record.before, record.after, edit.actor,
                           draft.revision, edit.now);
}

constexpr const char* kSqlTakenHere = "SELECT kind FROM drafting_edit WHERE draft_id=? AND block=? AND before=? "
                                      "AND kind LIKE 'suggestion:%' ORDER BY pk DESC LIMIT 1";

/// Who takes a suggestion back has the words from before it, and not the source that came with it.
Status dropTakenSource(store::Transaction& transaction, Draft& draft, std::size_t index, const model::Block& before)
{
    model::Block& block = draft.content.blocks[index];
    COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlTakenHere, draft.id, static_cast<std::int64_t>(index),
                                                           blockText(block)));
    if (!rows.next())
        return rows.status();
    const std::string fact = rows.text(0).substr(std::string_view("suggestion:").size());
    for (model::Sentence& sentence : block.sentences)
        if (std::ranges::find(before.sentences, sentence.text, &model::Sentence::text) == before.sentences.end())
            std::erase(sentence.facts, fact);
    return {};
}

base::Result<Draft> replaceText(store::Transaction& transaction, Draft draft, const EditRecord& record,
                                const Edit& edit)
{
    const model::DraftContent before = draft.content;
    if (record.block == kSubjectBlock) {
        draft.content.subject = record.after;
    } else {
        draft.content.blocks[record.block] = withText(draft.content.blocks[record.block], record.after);
        COUNTERSIGN_TRY(dropTakenSource(transaction, draft, record.block, before.blocks[record.block]));
    }
    if (draft.state == DraftState::Submitted)
        draft.state = DraftState::Open;
    recheck(draft, record.block, before);
    COUNTERSIGN_TRY(update(transaction, draft, edit.now));
    COUNTERSIGN_TRY(remember(transaction, draft, record, edit));
    return draft;
}

std::string textOf(const Draft& draft, std::size_t block)
{
    return block == kSubjectBlock ? draft.content.subject : blockText(draft.content.blocks[block]);
}

base::Result<const Claim*> claimAt(const Draft& draft, std::size_t claim)
{
    if (claim >= draft.claims.size())
        return base::fail(ErrorCode::NotFound, "no such claim", {std::to_string(claim)});
    return &draft.claims[claim];
}

} // namespace

constexpr const char* kSqlAdd =
    "INSERT INTO drafting_draft(" COUNTERSIGN_DRAFT_COLUMNS
    ", account_id, contact_id, use_case, language, open_claims) "
    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

Status addDraft(store::Transaction& transaction, const Draft& draft, base::Instant now)
{
    const auto claims = checkClaims(draft.content, draft.facts, draft.context);
    const std::optional<std::string> reply =
        draft.replyTo ? std::optional(base::dumpJson(toJson(*draft.replyTo))) : std::nullopt;
    const Status added = transaction.run(
        kSqlAdd, draft.id, draft.suggestion, draft.mailbox, base::dumpJson(toJson(draft.brief)),
        base::dumpJson(toJson(draft.context)), base::dumpJson(toJson(draft.content)),
        base::dumpJson(toJson(draft.content)), base::dumpJson(toJson(draft.facts)),
        base::dumpJson(toJson(claims)), static_cast<std::int64_t>(draft.level), draft.fallback,
        draft.promptName, draft.promptVersion, draft.writer, reply, 1,
        static_cast<std::int64_t>(DraftState::Open), now, now, draft.brief.account,
        draft.brief.recipient.contact, draft.brief.useCase, draft.brief.language, openClaims(claims));
    if (!added && added.error().code == ErrorCode::Conflict)
        return base::fail(ErrorCode::AlreadyExists, "a draft has this id", {draft.id.text()});
    COUNTERSIGN_TRY(added);
    transaction.changed(store::ChangeKind::Draft, draft.id);
    const base::Json payload{{"useCase", draft.brief.useCase},
                             {"level", static_cast<int>(draft.level)},
                             {"fallback", draft.fallback}};
    return events::appendEvent(
        transaction, {.kind = "drafting.draft.made", .subject = draft.id.bytes(), .payload = payload}, now);
}

constexpr const char* kSqlFind = "SELECT " COUNTERSIGN_DRAFT_COLUMNS " FROM drafting_draft WHERE id=?";

base::Result<std::optional<Draft>> findDraft(store::Database& database, DraftId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFind, id));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(Draft draft, readDraft(rows));
    return draft;
}

constexpr const char* kSqlList = "SELECT " COUNTERSIGN_DRAFT_COLUMNS
                                 " FROM drafting_draft WHERE state=? ORDER BY updated_at DESC, pk DESC";

base::Result<std::vector<Draft>> listDrafts(store::Database& database, DraftState state)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlList, static_cast<std::int64_t>(state)));
    return readAll(std::move(rows));
}

constexpr const char* kSqlOfAccount =
    "SELECT " COUNTERSIGN_DRAFT_COLUMNS
    " FROM drafting_draft WHERE account_id=? ORDER BY updated_at DESC, pk DESC";

base::Result<std::vector<Draft>> draftsOfAccount(store::Database& database, model::RecordId account)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlOfAccount, account));
    return readAll(std::move(rows));
}

base::Result<Draft> editDraft(store::Transaction& transaction, DraftId id, std::size_t block,
                              std::string_view text, const Edit& edit)
{
    COUNTERSIGN_ASSIGN(Draft draft, editable(transaction.database(), id));
    if (block != kSubjectBlock && block >= draft.content.blocks.size())
        return base::fail(ErrorCode::NotFound, "the draft has no such block", {std::to_string(block)});
    const EditRecord record{
        .block = block, .kind = "typed", .before = textOf(draft, block), .after = std::string(text)};
    return replaceText(transaction, std::move(draft), record, edit);
}

base::Result<Draft> useSuggestion(store::Transaction& transaction, DraftId id, std::size_t claim,
                                  const Edit& edit)
{
    COUNTERSIGN_ASSIGN(Draft draft, editable(transaction.database(), id));
    COUNTERSIGN_ASSIGN(const Claim* found, claimAt(draft, claim));
    const Claim taken = *found;
    if (taken.suggestion.empty())
        return base::fail(ErrorCode::InvalidInput, "nothing is suggested for this claim");
    const std::string before = textOf(draft, taken.block);
    const model::DraftContent oldContent = draft.content;
    std::string kind = "suggestion";
    if (taken.block == kSubjectBlock) {
        draft.content.subject.replace(taken.begin, taken.end - taken.begin, taken.suggestion);
    } else {
        model::Block& block = draft.content.blocks[taken.block];
        model::Sentence& sentence = block.sentences[taken.sentence];
        sentence.text.replace(taken.begin, taken.end - taken.begin, taken.suggestion);
        // A word without its hidden characters has no source.
        const bool cited = std::find(sentence.facts.begin(), sentence.facts.end(), taken.fact) != sentence.facts.end();
        if (!cited && !taken.fact.empty()) {
            sentence.facts.push_back(taken.fact);
            kind += ":" + taken.fact;
        }
        block.editedByHand = true;
    }
    draft.state = DraftState::Open;
    recheck(draft, taken.block, oldContent);
    COUNTERSIGN_TRY(update(transaction, draft, edit.now));
    COUNTERSIGN_TRY(remember(
        transaction, draft,
        {.block = taken.block, .kind = kind, .before = before, .after = textOf(draft, taken.block)},
        edit));
    return draft;
}

base::Result<Draft> citeFact(store::Transaction& transaction, DraftId id, std::size_t claim,
                             std::string_view fact, const Edit& edit)
{
    COUNTERSIGN_ASSIGN(Draft draft, editable(transaction.database(), id));
    COUNTERSIGN_ASSIGN(const Claim* found, claimAt(draft, claim));
    const std::size_t block = found->block;
    const bool known = std::any_of(draft.facts.begin(), draft.facts.end(),
                                   [&](const model::Fact& f) { return f.id == fact; });
    if (!known || block == kSubjectBlock)
        return base::fail(ErrorCode::NotFound, "the draft has no such fact", {std::string(fact)});
    const model::DraftContent oldContent = draft.content;
    std::vector<std::string>& cited = draft.content.blocks[block].sentences[found->sentence].facts;
    if (std::find(cited.begin(), cited.end(), fact) == cited.end())
        cited.emplace_back(fact);
    draft.state = DraftState::Open;
    recheck(draft, block, oldContent);
    COUNTERSIGN_TRY(update(transaction, draft, edit.now));
    const std::string text = textOf(draft, block);
    COUNTERSIGN_TRY(
        remember(transaction, draft, {.block = block, .kind = "cited", .before = text, .after = text}, edit));
    return draft;
}

base::Result<Draft> overruleClaim(store::Transaction& transaction, DraftId id, std::size_t claim,
                                  std::string_view reason, const Edit& edit)
{
    if (reason.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return base::fail(ErrorCode::InvalidInput, "an overruling needs a reason");
    COUNTERSIGN_ASSIGN(Draft draft, editable(transaction.database(), id));
    COUNTERSIGN_ASSIGN([[maybe_unused]] const Claim* found, claimAt(draft, claim));
    Claim& overruled = draft.claims[claim];
    if (overruled.verdict != ClaimVerdict::Unsupported)
        return base::fail(ErrorCode::Conflict, "only an open claim can be overruled");
    // An open hole is a mistake whatever the reason; nobody can stand for "{{name}}".
    if (overruled.kind == "variable")
        return base::fail(ErrorCode::PolicyRefused, "an unfilled variable cannot be overruled",
                          {overruled.text});
    // Nor for what cannot be read: the signature would stand under another text than the one seen.
    if (overruled.kind == "hidden")
        return base::fail(ErrorCode::PolicyRefused, "hidden characters cannot be overruled; take them out of the text",
                          {overruled.text});
    overruled.verdict = ClaimVerdict::Overruled;
    overruled.overruleReason = reason;
    draft.state = DraftState::Open;
    COUNTERSIGN_TRY(update(transaction, draft, edit.now));
    // The words themselves may be personal; the audit log holds their digest.
    const base::Json payload{{"kind", overruled.kind},
                             {"textSha256", base::toHex(base::sha256(overruled.text))},
                             {"reasonSha256", base::toHex(base::sha256(reason))},
                             {"revision", draft.revision}};
    const auto link = events::appendAudit(transaction,
                                          {.actor = std::string(edit.actor),
                                           .action = "draft.claim_overruled",
                                           .subject = id.text(),
                                           .payload = payload},
                                          edit.now);
    if (!link)
        return base::fail(link.error());
    return draft;
}

namespace {

/// The id under which the new facts hold this one; a fact that is not among them any more is added to them.
std::string carriedOver(const model::Fact& fact, std::vector<model::Fact>& facts)
{
    const auto same = std::find_if(facts.begin(), facts.end(), [&](const model::Fact& other) {
        return other.kind == fact.kind && other.record == fact.record && other.text == fact.text;
    });
    if (same != facts.end())
        return same->id;
    model::Fact copy = fact;
    for (std::size_t number = facts.size() + 1;; ++number) {
        copy.id = "f" + std::to_string(number);
        if (std::none_of(facts.begin(), facts.end(),
                         [&](const model::Fact& other) { return other.id == copy.id; }))
            break;
    }
    facts.push_back(copy);
    return copy.id;
}

/// What a person wrote keeps its sources, whatever they are numbered now.
model::Block withCarriedFacts(model::Block block, const std::vector<model::Fact>& before,
                              std::vector<model::Fact>& facts)
{
    for (model::Sentence& sentence : block.sentences) {
        std::vector<std::string> cited;
        for (const std::string& id : sentence.facts)
            for (const model::Fact& fact : before)
                if (fact.id == id)
                    cited.push_back(carriedOver(fact, facts));
        sentence.facts = std::move(cited);
    }
    return block;
}

} // namespace

base::Result<Draft> applyRewrite(store::Transaction& transaction, DraftId id, const Rewrite& rewrite,
                                 std::optional<std::size_t> onlyBlock, const Edit& edit)
{
    COUNTERSIGN_ASSIGN(Draft draft, editable(transaction.database(), id));
    const model::DraftContent before = draft.content;
    model::DraftContent merged = rewrite.content;
    std::vector<model::Fact> facts = rewrite.facts;
    const auto kept = [&](std::size_t i) { return withCarriedFacts(before.blocks[i], draft.facts, facts); };
    if (onlyBlock && (*onlyBlock >= before.blocks.size() || *onlyBlock >= rewrite.content.blocks.size()))
        return base::fail(ErrorCode::NotFound, "there is no such block in both versions",
                          {std::to_string(*onlyBlock)});
    // What a person wrote stays at its place; new blocks fill the places around it.
    for (std::size_t i = 0; i < before.blocks.size(); ++i) {
        if (!before.blocks[i].editedByHand && (!onlyBlock || i == *onlyBlock))
            continue;
        if (i < merged.blocks.size())
            merged.blocks[i] = kept(i);
        else
            merged.blocks.push_back(kept(i));
    }
    if (onlyBlock)
        merged.blocks.resize(before.blocks.size());
    if (onlyBlock || before.subject != draft.original.subject)
        merged.subject = before.subject;
    draft.content = std::move(merged);
    draft.original = rewrite.content;
    draft.facts = std::move(facts);
    draft.level = rewrite.level;
    draft.fallback = rewrite.fallback;
    draft.promptName = rewrite.promptName;
    draft.promptVersion = rewrite.promptVersion;
    draft.writer = rewrite.writer;
    draft.state = DraftState::Open;
    std::vector<Claim> claims = checkClaims(draft.content, draft.facts, draft.context);
    keepOverrulings(draft.claims, claims, before, draft.content);
    draft.claims = std::move(claims);
    COUNTERSIGN_TRY(update(transaction, draft, edit.now));
    COUNTERSIGN_TRY(remember(transaction, draft,
                             {.block = onlyBlock.value_or(0),
                              .kind = "rewritten",
                              .before = base::dumpJson(toJson(before)),
                              .after = base::dumpJson(toJson(draft.content))},
                             edit));
    return draft;
}

Status setDraftState(store::Transaction& transaction, DraftId id, DraftState state, const Edit& edit)
{
    COUNTERSIGN_ASSIGN(Draft draft, existing(transaction.database(), id));
    if (draft.state == state)
        return {};
    draft.state = state;
    COUNTERSIGN_TRY(update(transaction, draft, edit.now));
    const base::Json payload{{"state", static_cast<int>(state)}};
    return events::appendEvent(
        transaction, {.kind = "drafting.draft.state", .subject = id.bytes(), .payload = payload}, edit.now);
}

constexpr const char* kSqlErase = "DELETE FROM drafting_draft WHERE contact_id=?";

base::Result<std::size_t> eraseDraftsOf(store::Transaction& transaction, model::RecordId contact)
{
    COUNTERSIGN_TRY(transaction.run(kSqlErase, contact));
    return static_cast<std::size_t>(transaction.database().changedRows());
}

} // namespace countersign::drafting
