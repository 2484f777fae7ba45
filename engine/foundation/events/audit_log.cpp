// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/events/audit_log.h"

#include <algorithm>
#include <array>

namespace countersign::events {

namespace {

std::array<std::byte, 8> littleEndian(std::int64_t value)
{
    std::array<std::byte, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::byte>(static_cast<std::uint64_t>(value) >> (8 * i));
    return bytes;
}

base::Sha256 digestColumn(const store::Rows& rows, int column)
{
    base::Sha256 digest{};
    const auto blob = rows.blob(column);
    if (blob.size() == digest.size())
        std::copy(blob.begin(), blob.end(), digest.begin());
    return digest;
}

/// Columns as in kSqlRead.
StoredAuditEntry linkOf(const store::Rows& rows)
{
    StoredAuditEntry link{.seq = rows.integer(0), .at = rows.instant(1)};
    link.payloadText = rows.text(5);
    auto payload = base::parseJson(link.payloadText);
    link.entry = {.actor = rows.text(2), .action = rows.text(3), .subject = rows.text(4)};
    if (payload)
        link.entry.payload = std::move(*payload);
    link.previous = digestColumn(rows, 6);
    link.hash = digestColumn(rows, 7);
    return link;
}

} // namespace

base::Sha256 auditHash(const StoredAuditEntry& entry)
{
    base::Sha256Stream stream;
    stream.add(entry.previous).add(littleEndian(entry.seq)).add(littleEndian(base::toMillis(entry.at)));
    stream.addField(entry.entry.actor).addField(entry.entry.action).addField(entry.entry.subject);
    return stream.addField(entry.payloadText).finish();
}

constexpr const char* kSqlHead = "SELECT seq, hash FROM events_audit ORDER BY seq DESC LIMIT 1";
constexpr const char* kSqlAppend =
    "INSERT INTO events_audit(seq, at, actor, action, subject, payload, previous, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?)";

base::Result<std::int64_t> appendAudit(store::Transaction& transaction, const AuditEntry& entry, base::Instant at)
{
    StoredAuditEntry link{.seq = 1, .at = at, .entry = entry, .payloadText = base::dumpJson(entry.payload)};
    {
        COUNTERSIGN_ASSIGN(store::Rows rows, transaction.query(kSqlHead));
        if (rows.next()) {
            link.seq = rows.integer(0) + 1;
            link.previous = digestColumn(rows, 1);
        }
        COUNTERSIGN_TRY(rows.status());
    }
    link.hash = auditHash(link);
    COUNTERSIGN_TRY(transaction.run(kSqlAppend, link.seq, at, entry.actor, entry.action, entry.subject, link.payloadText,
                                    link.previous, link.hash));
    return link.seq;
}

base::Result<std::int64_t> auditHead(store::Database& database)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlHead));
    return rows.next() ? rows.integer(0) : 0;
}

constexpr const char* kSqlRead = "SELECT seq, at, actor, action, subject, payload, previous, hash FROM events_audit "
                                 "WHERE seq >= ? ORDER BY seq";

base::Status readAudit(store::Database& database, std::int64_t fromSeq,
                       const std::function<bool(const StoredAuditEntry&)>& visit)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlRead, fromSeq));
    while (rows.next())
        if (!visit(linkOf(rows)))
            return {};
    return rows.status();
}

base::Result<std::optional<StoredAuditEntry>> findSoundLink(store::Database& database, std::int64_t seq)
{
    std::optional<StoredAuditEntry> before;
    std::optional<StoredAuditEntry> wanted;
    std::optional<StoredAuditEntry> after;
    COUNTERSIGN_TRY(readAudit(database, seq - 1, [&](const StoredAuditEntry& link) {
        if (link.seq > seq + 1)
            return false;
        (link.seq < seq ? before : link.seq == seq ? wanted : after) = link;
        return link.seq <= seq;
    }));
    if (!wanted || auditHash(*wanted) != wanted->hash || (seq > 1 && !before))
        return std::nullopt;
    if (wanted->previous != (before ? before->hash : base::Sha256{}) || (after && after->previous != wanted->hash))
        return std::nullopt;
    return wanted;
}

base::Result<bool> walkSound(store::Database& database, std::int64_t afterSeq,
                             const std::function<void(const StoredAuditEntry&)>& visit)
{
    std::int64_t reached = std::max<std::int64_t>(afterSeq, 1) - 1;
    std::optional<base::Sha256> head;
    if (reached == 0)
        head.emplace();
    bool sound = true;
    COUNTERSIGN_TRY(readAudit(database, reached + 1, [&](const StoredAuditEntry& link) {
        sound = link.seq == reached + 1 && (!head || link.previous == *head) && auditHash(link) == link.hash;
        if (!sound)
            return false;
        reached = link.seq;
        head = link.hash;
        if (link.seq > afterSeq)
            visit(link);
        return true;
    }));
    return sound && reached >= afterSeq;
}

base::Result<AuditVerdict> verifyAudit(store::Database& database, std::optional<std::int64_t> expectedLength)
{
    AuditVerdict verdict;
    const auto visit = [&verdict](const StoredAuditEntry& link) {
        if (link.seq != verdict.checked + 1) {
            verdict.brokenAt = verdict.checked + 1;
            verdict.reason = "missing";
        } else if (link.previous != verdict.head) {
            verdict.brokenAt = link.seq;
            verdict.reason = "reordered";
        } else if (auditHash(link) != link.hash) {
            verdict.brokenAt = link.seq;
            verdict.reason = "edited";
        } else {
            verdict.checked = link.seq;
            verdict.head = link.hash;
        }
        return !verdict.brokenAt.has_value();
    };
    COUNTERSIGN_TRY(readAudit(database, 1, visit));
    if (!verdict.brokenAt && expectedLength && verdict.checked < *expectedLength) {
        verdict.brokenAt = verdict.checked + 1;
        verdict.reason = "missing";
    }
    return verdict;
}

} // namespace countersign::events
