// SPDX-License-Identifier: Apache-2.0
#include "engine/overview/views/message_views.h"

namespace countersign::views {

constexpr const char* kSqlKpiByUseCase =
    "SELECT m.use_case g, count(*), "
    "sum(EXISTS (SELECT 1 FROM inbound_outcome o WHERE o.outgoing=m.id AND o.kind='reply')), "
    "sum(EXISTS (SELECT 1 FROM inbound_outcome o WHERE o.outgoing=m.id AND o.kind='meeting')), "
    "sum(EXISTS (SELECT 1 FROM inbound_outcome o WHERE o.outgoing=m.id AND o.kind='opportunity')) "
    "FROM approval_message m WHERE m.state='accepted' GROUP BY g ORDER BY g";
constexpr const char* kSqlKpiByPrompt =
    "SELECT m.prompt_name||'@'||m.prompt_version g, count(*), "
    "sum(EXISTS (SELECT 1 FROM inbound_outcome o WHERE o.outgoing=m.id AND o.kind='reply')), "
    "sum(EXISTS (SELECT 1 FROM inbound_outcome o WHERE o.outgoing=m.id AND o.kind='meeting')), "
    "sum(EXISTS (SELECT 1 FROM inbound_outcome o WHERE o.outgoing=m.id AND o.kind='opportunity')) "
    "FROM approval_message m WHERE m.state='accepted' GROUP BY g ORDER BY g";

base::Result<std::vector<KpiLine>> kpiLines(store::Database& database, KpiGroup group)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(group == KpiGroup::UseCase ? kSqlKpiByUseCase : kSqlKpiByPrompt));
    std::vector<KpiLine> lines;
    while (rows.next())
        lines.push_back({.group = rows.text(0),
                         .sent = rows.integer(1),
                         .replied = rows.integer(2),
                         .meeting = rows.integer(3),
                         .opportunity = rows.integer(4)});
    COUNTERSIGN_TRY(rows.status());
    return lines;
}

constexpr const char* kSqlSent =
    "SELECT m.id, m.account_id, coalesce(a.name,''), coalesce(c.full_name,''), m.subject, "
    "coalesce((SELECT max(t.ended_at) FROM delivery_attempt t WHERE t.message_id=m.id AND t.outcome='accepted'), m.updated_at) s, "
    "coalesce((SELECT group_concat(kind) FROM (SELECT kind FROM inbound_outcome WHERE outgoing=m.id ORDER BY at, pk)), '') "
    "FROM approval_message m LEFT JOIN records_account a ON a.id=m.account_id LEFT JOIN records_contact c ON c.id=m.contact_id "
    "WHERE m.state='accepted' AND (?2='' OR (?1=0 AND m.use_case=?2) OR (?1=1 AND m.prompt_name||'@'||m.prompt_version=?2)) "
    "ORDER BY s DESC LIMIT 1000";

base::Result<std::vector<SentLine>> sentLines(store::Database& database, KpiGroup group, const std::string& name)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlSent, group == KpiGroup::UseCase ? 0 : 1, name));
    std::vector<SentLine> lines;
    while (rows.next())
        lines.push_back({.message = rows.id<model::OutgoingTag>(0),
                         .account = rows.id<model::RecordTag>(1),
                         .accountName = rows.text(2),
                         .contactName = rows.text(3),
                         .subject = rows.text(4),
                         .sentAt = rows.instant(5),
                         .outcomes = rows.text(6)});
    COUNTERSIGN_TRY(rows.status());
    return lines;
}

constexpr const char* kSqlNames = "SELECT coalesce((SELECT name FROM records_account WHERE id=?1), ''), "
                                  "coalesce((SELECT full_name FROM records_contact WHERE id=?2), '')";

base::Result<Names> namesOf(store::Database& database, model::RecordId account, model::RecordId contact)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlNames, account, contact));
    Names names;
    if (rows.next())
        names = {.account = rows.text(0), .contact = rows.text(1)};
    COUNTERSIGN_TRY(rows.status());
    return names;
}

constexpr const char* kSqlFrame =
    "SELECT (SELECT count(*) FROM approval_message WHERE state='in_review'), "
    "(SELECT count(*) FROM approval_message WHERE state='unknown'), "
    "(SELECT count(*) FROM delivery_outbox WHERE state IN ('held','queued')), "
    "(SELECT min(due_at) FROM delivery_outbox WHERE state IN ('held','queued'))";

base::Result<FrameCounts> frameCounts(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlFrame));
    FrameCounts counts;
    if (rows.next())
        counts = {.inReview = rows.integer(0),
                  .unknown = rows.integer(1),
                  .waiting = rows.integer(2),
                  .nextDue = rows.optionalInstant(3)};
    COUNTERSIGN_TRY(rows.status());
    return counts;
}

} // namespace countersign::views
