// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/approval/audit_export.h"

#include "engine/foundation/base/json.h"
#include "engine/foundation/events/audit_log.h"
#include "engine/platform/governance/principal.h"

#include <fstream>

namespace countersign::approval {

namespace {

using base::Json;

struct ExportCounts
{
    std::int64_t links = 0;
    std::int64_t keys = 0;
    std::int64_t approvals = 0;
    base::Sha256 head{};
};

base::Status writeChain(store::Database& database, std::ostream& out, ExportCounts& counts)
{
    return events::readAudit(database, 1, [&](const events::StoredAuditEntry& link) {
        out << base::dumpJson(Json{{"type", "audit"},
                                   {"seq", link.seq},
                                   {"at", base::toMillis(link.at)},
                                   {"actor", link.entry.actor},
                                   {"action", link.entry.action},
                                   {"subject", link.entry.subject},
                                   {"payload", link.payloadText},
                                   {"previous", base::toHex(link.previous)},
                                   {"hash", base::toHex(link.hash)}})
            << '\n';
        counts.links += 1;
        counts.head = link.hash;
        return out.good();
    });
}

base::Status writeKeys(store::Database& database, std::ostream& out, ExportCounts& counts)
{
    COUNTERSIGN_ASSIGN(const auto principals, governance::listPrincipals(database));
    for (const auto& principal : principals)
        for (const auto& key : principal.keys) {
            Json line{{"type", "key"},
                      {"principal", principal.id.text()},
                      {"keyId", key.key.id()},
                      {"publicKey", base::toHex(key.key.bytes())},
                      {"enrolledAt", key.enrolledAt}};
            line["role"] = std::string(governance::roleName(principal.role));
            line["revokedAt"] = key.revokedAt ? Json(*key.revokedAt) : Json();
            out << base::dumpJson(line) << '\n';
            counts.keys += 1;
        }
    return {};
}

constexpr const char* kSqlSignatures =
    "SELECT message_id, role, principal_id, key_id, envelope, audit_index, void_at "
    "FROM approval_signature ORDER BY pk";

base::Status writeApprovals(store::Database& database, std::ostream& out, ExportCounts& counts)
{
    COUNTERSIGN_ASSIGN(store::Rows rows, database.query(kSqlSignatures));
    while (rows.next()) {
        out << base::dumpJson(Json{{"type", "approval"},
                                   {"message", rows.id<model::OutgoingTag>(0).text()},
                                   {"role", rows.text(1)},
                                   {"principal", rows.id<model::PrincipalTag>(2).text()},
                                   {"keyId", rows.text(3)},
                                   {"envelope", rows.text(4)},
                                   {"auditIndex", rows.integer(5)},
                                   {"void", !rows.isNull(6)}})
            << '\n';
        counts.approvals += 1;
    }
    return rows.status();
}

} // namespace

base::Status exportAudit(store::Database& database, const std::filesystem::path& file)
{
    std::error_code unknown;
    if (std::filesystem::exists(file, unknown))
        return base::fail(base::ErrorCode::AlreadyExists, "there is a file of this name", {file.string()});
    const std::filesystem::path partial = file.string() + ".partial";
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    ExportCounts counts;
    COUNTERSIGN_TRY(writeChain(database, out, counts));
    COUNTERSIGN_TRY(writeKeys(database, out, counts));
    COUNTERSIGN_TRY(writeApprovals(database, out, counts));
    out << base::dumpJson(Json{{"type", "end"},
                               {"audit", counts.links},
                               {"keys", counts.keys},
                               {"approvals", counts.approvals},
                               {"head", base::toHex(counts.head)}})
        << '\n';
    out.close();
    std::error_code failed;
    if (out)
        std::filesystem::rename(partial, file, failed);
    if (!out || failed) {
        std::error_code ignored;
        std::filesystem::remove(partial, ignored);
        return base::fail(base::ErrorCode::FileUnreadable, "the export could not be written",
                          {file.string()});
    }
    return {};
}

} // namespace countersign::approval
