// SPDX-License-Identifier: Apache-2.0
#include "engine/overview/views/account_views.h"

#include "engine/foundation/base/assert.h"

namespace countersign::views {

namespace {

// What an account's row shows; the sub-selects run for the rows of one page only. `now` is the
// parameter with the present: a meeting that is planned is no contact yet.
#define COUNTERSIGN_ACCOUNT_COLUMNS(now)                                                                                     \
    "SELECT a.id, a.name, a.industry, a.city, a.country, u.full_name, "                                                    \
    "(SELECT sum(o.amount) FROM records_opportunity o WHERE o.account=a.id AND o.deleted=0 AND coalesce(o.is_closed,0)=0 " \
    " HAVING count(DISTINCT o.amount_currency)=1), "                                                                       \
    "(SELECT max(o.amount_currency) FROM records_opportunity o WHERE o.account=a.id AND o.deleted=0 "                      \
    " AND coalesce(o.is_closed,0)=0), "                                                                                    \
    "(SELECT min(c.renews_on) FROM records_contract c WHERE c.account=a.id AND c.deleted=0), "                             \
    "max(coalesce((SELECT max(m.at) FROM records_message m WHERE m.account=a.id AND m.deleted=0),0), "                     \
    " coalesce((SELECT max(t.at) FROM records_activity t WHERE t.account=a.id AND t.deleted=0 AND t.at<=" now "),0)), "  \
    "(SELECT count(*) FROM records_contact k WHERE k.account=a.id AND k.deleted=0) "                                       \
    "FROM records_account a LEFT JOIN records_user u ON u.id=a.owner "

// ?1 part of the name, ?2 a segment, ?3 its class.
#define COUNTERSIGN_ACCOUNT_FILTER                                                                                         \
    "WHERE a.deleted=0 AND (?1='' OR a.name LIKE '%'||?1||'%' ESCAPE '\\') "                                              \
    "AND (?2='' OR EXISTS(SELECT 1 FROM features_membership f WHERE f.entity_id=a.id AND f.segment=?2 "                    \
    " AND (?3='' OR f.class=?3) AND f.left_at IS NULL)) "

AccountLine readLine(const store::Rows& rows)
{
    AccountLine line{.id = rows.id<model::RecordTag>(0),
                     .name = rows.text(1),
                     .industry = rows.text(2),
                     .city = rows.text(3),
                     .country = rows.text(4),
                     .ownerName = rows.text(5),
                     .renewsOn = rows.date(8),
                     .contacts = rows.integer(10)};
    if (!rows.isNull(6) && !rows.isNull(7))
        line.openValue = base::Money{.amountMinor = rows.integer(6), .currency = rows.text(7)};
    if (rows.integer(9) > 0)
        line.lastContact = rows.instant(9);
    return line;
}

constexpr const char* kSqlByName = COUNTERSIGN_ACCOUNT_COLUMNS("?6")
    COUNTERSIGN_ACCOUNT_FILTER "ORDER BY a.name COLLATE NOCASE, a.pk LIMIT ?4 OFFSET ?5";
constexpr const char* kSqlByValue = COUNTERSIGN_ACCOUNT_COLUMNS("?6")
    "LEFT JOIN (SELECT account, sum(amount) s FROM records_opportunity WHERE deleted=0 AND coalesce(is_closed,0)=0 "
    "GROUP BY account) v ON v.account=a.id "
    COUNTERSIGN_ACCOUNT_FILTER "ORDER BY v.s DESC, a.pk LIMIT ?4 OFFSET ?5";
constexpr const char* kSqlByRenewal = COUNTERSIGN_ACCOUNT_COLUMNS("?6")
    "LEFT JOIN (SELECT account, min(renews_on) d FROM records_contract WHERE deleted=0 GROUP BY account) r ON r.account=a.id "
    COUNTERSIGN_ACCOUNT_FILTER "ORDER BY r.d IS NULL, r.d, a.pk LIMIT ?4 OFFSET ?5";
constexpr const char* kSqlByContact = COUNTERSIGN_ACCOUNT_COLUMNS("?6")
    "LEFT JOIN (SELECT account, max(at) t FROM (SELECT account, at FROM records_message WHERE deleted=0 AND at<=?6 UNION ALL "
    "SELECT account, at FROM records_activity WHERE deleted=0 AND at<=?6) GROUP BY account) l ON l.account=a.id "
    COUNTERSIGN_ACCOUNT_FILTER "ORDER BY l.t DESC, a.pk LIMIT ?4 OFFSET ?5";
constexpr const char* kSqlOne = COUNTERSIGN_ACCOUNT_COLUMNS("?2") "WHERE a.id=?1";
constexpr const char* kSqlCount = "SELECT count(*) FROM records_account a " COUNTERSIGN_ACCOUNT_FILTER;
#undef COUNTERSIGN_ACCOUNT_FILTER
#undef COUNTERSIGN_ACCOUNT_COLUMNS

const char* sqlFor(AccountOrder order)
{
    switch (order) {
    case AccountOrder::Name:
        return kSqlByName;
    case AccountOrder::Value:
        return kSqlByValue;
    case AccountOrder::Renewal:
        return kSqlByRenewal;
    case AccountOrder::LastContact:
        return kSqlByContact;
    }
    COUNTERSIGN_ASSERT(false, "no such order");
}

/// LIKE's wild cards in what a person typed mean themselves.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

} // namespace

base::Result<AccountList> listAccounts(store::Database& database, const AccountListQuery& query)
{
    const std::string text = escaped(query.text);
    AccountList list;
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(sqlFor(query.order), text, query.segment, query.segmentClass,
                                                     query.limit, query.offset, query.now));
    while (rows.next())
        list.lines.push_back(readLine(rows));
    COUNTERSIGN_TRY(rows.status());
    COUNTERSIGN_ASSIGN(store::Rows count, database.query(kSqlCount, text, query.segment, query.segmentClass));
    list.total = count.next() ? count.integer(0) : 0;
    COUNTERSIGN_TRY(count.status());
    return list;
}

base::Result<std::optional<AccountLine>> accountLine(store::Database& database, model::RecordId account, base::Instant now)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlOne, account, now));
    if (rows.next())
        return readLine(rows);
    COUNTERSIGN_TRY(rows.status());
    return std::nullopt;
}

constexpr const char* kSqlTimeline =
    "SELECT * FROM ("
    "SELECT 17 kind, m.id, m.at, m.direction type, m.subject title, substr(m.body,1,280) detail, c.full_name person "
    " FROM records_message m LEFT JOIN records_contact c ON c.id=m.contact WHERE m.account=?1 AND m.deleted=0 AND m.at<=?2 "
    "UNION ALL SELECT 16, t.id, t.at, t.activity_type, t.subject, substr(t.body,1,280), c.full_name "
    " FROM records_activity t LEFT JOIN records_contact c ON c.id=t.contact WHERE t.account=?1 AND t.deleted=0 AND t.at<=?2 "
    "UNION ALL SELECT 13, k.id, coalesce(k.solved_at,k.opened_at), k.status, k.number||' '||coalesce(k.subject,''), "
    " coalesce(k.resolution,''), c.full_name FROM records_ticket k LEFT JOIN records_contact c ON c.id=k.contact "
    " WHERE k.account=?1 AND k.deleted=0 AND coalesce(k.solved_at,k.opened_at)<=?2 "
    "UNION ALL SELECT 18, e.id, e.at, coalesce(e.unit,''), e.name, coalesce(e.site,'')||' '||coalesce(e.quantity,''), '' "
    " FROM records_usage_event e WHERE e.account=?1 AND e.deleted=0 AND e.at<=?2 "
    "UNION ALL SELECT 19, w.id, w.at, coalesce(w.intent,''), w.page, '', c.full_name FROM records_web_visit w "
    " LEFT JOIN records_contact c ON c.id=w.contact WHERE w.account=?1 AND w.deleted=0 AND w.at<=?2"
    ") WHERE at IS NOT NULL ORDER BY at DESC LIMIT ?3";

base::Result<std::vector<TimelineLine>> accountTimeline(store::Database& database, const TimelineQuery& query)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlTimeline, query.account, query.asOf, query.limit));
    std::vector<TimelineLine> lines;
    while (rows.next())
        lines.push_back({.kind = static_cast<model::RecordKind>(rows.integer(0)),
                         .record = rows.id<model::RecordTag>(1),
                         .at = rows.instant(2),
                         .type = rows.text(3),
                         .title = rows.text(4),
                         .detail = rows.text(5),
                         .person = rows.text(6)});
    COUNTERSIGN_TRY(rows.status());
    return lines;
}

} // namespace countersign::views
