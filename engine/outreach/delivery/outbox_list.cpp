// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"
#include "engine/outreach/delivery/outbox.h"

namespace countersign::delivery {

namespace {

using approval::MessageState;

constexpr const char* kSqlAttempts = "SELECT number, claimed_at, point_of_no_return_at, ended_at, "
                                     "coalesce(outcome, ''), reply_code, reply, error_code "
                                     "FROM delivery_attempt WHERE message_id=? ORDER BY number";

base::Status readAttempts(store::Database& database, OutboxItem& item)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlAttempts, item.id));
    while (rows.next())
        item.attempts.push_back({.number = static_cast<int>(rows.integer(0)),
                                 .claimedAt = rows.instant(1),
                                 .pointOfNoReturnAt = rows.optionalInstant(2),
                                 .endedAt = rows.optionalInstant(3),
                                 .outcome = rows.text(4),
                                 .replyCode = static_cast<int>(rows.integer(5)),
                                 .serverReply = rows.text(6),
                                 .errorCode = rows.text(7)});
    return rows.status();
}

base::Result<OutboxItem> readItem(store::Database& database, const store::Rows& rows)
{
    OutboxItem item;
    item.id = rows.id<model::OutgoingTag>(0);
    const auto state = approval::parseState(rows.textView(1));
    COUNTERSIGN_ASSIGN(const base::Json args, base::parseJson(rows.textView(6)));
    if (!state || !args.is_array())
        return base::fail(base::ErrorCode::StoreCorrupt, "an outbox row is damaged");
    item.state = *state;
    item.enqueuedAt = rows.instant(2);
    item.heldUntil = rows.instant(3);
    item.notBefore = rows.instant(4);
    item.reason.code = rows.text(5);
    for (const base::Json& argument : args)
        item.reason.args.push_back(argument.is_string() ? argument.get<std::string>() : std::string());
    item.canTakeBack = item.state == MessageState::Held || item.state == MessageState::Queued;
    COUNTERSIGN_TRY(readAttempts(database, item));
    return item;
}

} // namespace

constexpr const char* kSqlFind =
    "SELECT message_id, state, enqueued_at, held_until, due_at, reason_code, reason_args "
    "FROM delivery_outbox WHERE message_id=?";

base::Result<std::optional<OutboxItem>> findOutboxItem(store::Database& database, OutgoingId id)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFind, id));
    if (!rows.next()) {
        COUNTERSIGN_TRY(rows.status());
        return std::nullopt;
    }
    COUNTERSIGN_ASSIGN(OutboxItem item, readItem(database, rows));
    return item;
}

constexpr const char* kSqlList =
    "SELECT message_id, state, enqueued_at, held_until, due_at, reason_code, reason_args "
    "FROM delivery_outbox WHERE state NOT IN ('draft', 'in_review', 'approved') "
    "ORDER BY updated_at DESC, pk DESC LIMIT ?";

base::Result<std::vector<OutboxItem>> listOutbox(store::Database& database, std::size_t limit)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlList, limit));
    std::vector<OutboxItem> items;
    while (rows.next()) {
        COUNTERSIGN_ASSIGN(OutboxItem item, readItem(database, rows));
        items.push_back(std::move(item));
    }
    COUNTERSIGN_TRY(rows.status());
    return items;
}

} // namespace countersign::delivery
