// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/cadence/suggestion_store.h"

#include "engine/foundation/events/event_log.h"
#include "engine/outreach/cadence/suggestion_json.h"

#include <map>

namespace countersign::cadence {

namespace {

/// States of a row; stored as numbers.
constexpr std::int64_t kOpen = 1;
constexpr std::int64_t kSnoozed = 2;
constexpr std::int64_t kDismissed = 3;

Suggestion readRow(const store::Rows& rows)
{
    Suggestion suggestion{.id = rows.id<model::SuggestionTag>(0),
                          .account = rows.id<model::RecordTag>(1),
                          .contact = rows.id<model::RecordTag>(2),
                          .action = static_cast<Action>(rows.integer(3)),
                          .useCase = rows.text(4),
                          .score = rows.real(5),
                          .nextLegal = rows.instant(8)};
    if (!rows.isNull(6))
        suggestion.value = base::Money{.amountMinor = rows.integer(6), .currency = rows.text(7)};
    if (const auto details = base::parseJson(rows.textView(9)))
        readJson(*details, suggestion);
    return suggestion;
}

struct Before
{
    std::int64_t rank = 0;
    model::RecordId contact;
};

constexpr const char* kSqlRanks = "SELECT id, rank, contact FROM cadence_suggestion WHERE rank IS NOT NULL";

base::Result<std::map<model::SuggestionId, Before>> ranksBefore(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlRanks));
    std::map<model::SuggestionId, Before> ranks;
    while (rows.next())
        ranks.emplace(rows.id<model::SuggestionTag>(0), Before{rows.integer(1), rows.id<model::RecordTag>(2)});
    COUNTERSIGN_TRY(rows.status());
    return ranks;
}

} // namespace

constexpr const char* kSqlClearRanks = "UPDATE cadence_suggestion SET rank=NULL WHERE rank IS NOT NULL";
constexpr const char* kSqlUpsert =
    "INSERT INTO cadence_suggestion(id, account, contact, action, use_case, score, value, currency, next_legal, details, "
    "rank, made_at, state) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 1) "
    "ON CONFLICT(id) DO UPDATE SET contact=?3, action=?4, score=?6, value=?7, currency=?8, next_legal=?9, details=?10, "
    "rank=?11, made_at=?12, state=CASE WHEN state=2 AND until<=?12 THEN 1 ELSE state END";
constexpr const char* kSqlDropStale = "DELETE FROM cadence_suggestion WHERE rank IS NULL";

base::Status replaceSuggestions(store::Transaction& transaction, std::vector<Suggestion> suggestions, base::Instant now)
{
    COUNTERSIGN_ASSIGN(const auto before, ranksBefore(transaction.database()));
    COUNTERSIGN_TRY(transaction.run(kSqlClearRanks));
    std::int64_t rank = 0;
    for (Suggestion& suggestion : suggestions) {
        ++rank;
        if (suggestion.moved.code.empty() && !before.empty() && !before.contains(suggestion.id))
            suggestion.moved = {"moved_new", {}};
        const auto value = suggestion.value ? std::optional(suggestion.value->amountMinor) : std::nullopt;
        const auto currency = suggestion.value ? std::optional(suggestion.value->currency) : std::nullopt;
        COUNTERSIGN_TRY(transaction.run(kSqlUpsert, suggestion.id, suggestion.account, suggestion.contact,
                                        static_cast<std::int64_t>(suggestion.action), suggestion.useCase, suggestion.score,
                                        value, currency, suggestion.nextLegal, base::dumpJson(toJson(suggestion)), rank, now));
        transaction.changed(store::ChangeKind::Suggestion, suggestion.id);
    }
    COUNTERSIGN_TRY(transaction.run(kSqlDropStale));
    transaction.changed(store::ChangeKind::Suggestion, base::IdBytes{});
    return events::appendEvent(transaction, {.kind = "cadence.listed", .payload = {{"count", rank}}}, now);
}

constexpr const char* kSqlList =
    "SELECT id, account, contact, action, use_case, score, value, currency, next_legal, details, made_at "
    "FROM cadence_suggestion WHERE state=1 OR (state=2 AND until<=?1) ORDER BY rank LIMIT ?2";
constexpr const char* kSqlWaiting =
    "SELECT count(*), min(until), (SELECT max(made_at) FROM cadence_suggestion) FROM cadence_suggestion "
    "WHERE state=2 AND until>?";

base::Result<SuggestionPage> listSuggestions(store::Database& database, std::size_t limit, base::Instant now)
{
    SuggestionPage page;
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlList, now, limit));
    while (rows.next())
        page.items.push_back(readRow(rows));
    COUNTERSIGN_TRY(rows.status());
    COUNTERSIGN_ASSIGN(store::Rows waiting, database.query(kSqlWaiting, now));
    if (waiting.next()) {
        page.waiting = waiting.integer(0);
        page.nextComesUp = waiting.optionalInstant(1);
        page.madeAt = waiting.instant(2);
    }
    COUNTERSIGN_TRY(waiting.status());
    return page;
}

constexpr const char* kSqlFind =
    "SELECT id, account, contact, action, use_case, score, value, currency, next_legal, details, made_at "
    "FROM cadence_suggestion WHERE id=?";

base::Result<std::optional<Suggestion>> findSuggestion(store::Database& database, model::SuggestionId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFind, id));
    if (rows.next())
        return readRow(rows);
    COUNTERSIGN_TRY(rows.status());
    return std::nullopt;
}

namespace {

constexpr const char* kSqlDecide = "UPDATE cadence_suggestion SET state=?2, until=?3, reason=?4 WHERE id=?1";

struct Decision
{
    std::int64_t state = kOpen;
    std::optional<base::Instant> until;
    std::string_view reason;
    std::string_view event;
};

base::Status decide(store::Transaction& transaction, model::SuggestionId id, const Decision& decision,
                    std::string_view actor, base::Instant now)
{
    COUNTERSIGN_TRY(transaction.run(kSqlDecide, id, decision.state, decision.until, decision.reason));
    if (transaction.database().changedRows() == 0)
        return base::fail(base::ErrorCode::NotFound, "no such suggestion", {id.text()});
    transaction.changed(store::ChangeKind::Suggestion, id);
    return events::appendEvent(transaction,
                               {.kind = std::string(decision.event),
                                .subject = id.bytes(),
                                .payload = {{"actor", actor}, {"reason", decision.reason}}},
                               now);
}

} // namespace

base::Status snoozeSuggestion(store::Transaction& transaction, model::SuggestionId id, base::Instant until,
                              std::string_view actor, base::Instant now)
{
    if (until <= now)
        return base::fail(base::ErrorCode::InvalidInput, "a suggestion is snoozed into the future");
    return decide(transaction, id, {kSnoozed, until, "", "cadence.snoozed"}, actor, now);
}

base::Status dismissSuggestion(store::Transaction& transaction, model::SuggestionId id, std::string_view reason,
                               std::string_view actor, base::Instant now)
{
    return decide(transaction, id, {kDismissed, std::nullopt, reason, "cadence.dismissed"}, actor, now);
}

base::Status restoreSuggestion(store::Transaction& transaction, model::SuggestionId id, std::string_view actor,
                               base::Instant now)
{
    return decide(transaction, id, {kOpen, std::nullopt, "", "cadence.restored"}, actor, now);
}

} // namespace countersign::cadence
