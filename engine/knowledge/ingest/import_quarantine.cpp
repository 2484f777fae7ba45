// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/import_run.h"

#include <algorithm>

namespace countersign::ingest {

constexpr const char* kSqlOpenQuarantine =
    "SELECT q.external_id, q.row_hash, r.origin FROM ingest_quarantine q LEFT JOIN ingest_run r ON r.id = q.run_id "
    "WHERE q.source_id=? AND q.object=? AND q.state='open'";

base::Status ImportRun::loadOpenQuarantine()
{
    COUNTERSIGN_ASSIGN(store::Rows rows, m_context.database.query(kSqlOpenQuarantine, m_source.id, m_object));
    while (rows.next()) {
        base::Sha256 hash{};
        if (const auto blob = rows.blob(1); blob.size() == hash.size())
            std::ranges::copy(blob, hash.begin());
        // A row with an id is settled when its record comes in; a file without it may hold changes only. A row without one
        // can only be seen to have gone from its file.
        if (std::string id = rows.text(0); !id.empty())
            m_openQuarantine.emplace(std::move(id), hash);
        else if (rows.textView(2) == m_report.file)
            m_notMet.insert(hash);
    }
    return rows.status();
}

base::Sha256 hashOfCell(const PreparedRow& row, const RejectedRow& cell)
{
    base::Sha256Stream content;
    content.addField(row.raw);
    content.addField(cell.column);
    return content.finish();
}

constexpr const char* kSqlSupersede =
    "UPDATE ingest_quarantine SET state='superseded' WHERE source_id=? AND object=? AND row_hash=? AND state='open'";

base::Status ImportRun::settleOlder(store::Transaction& transaction, const std::string& externalId,
                                    const std::set<base::Sha256>& still)
{
    const auto [first, last] = m_openQuarantine.equal_range(externalId);
    for (auto each = first; each != last;) {
        if (still.contains(each->second)) {
            ++each;
            continue;
        }
        COUNTERSIGN_TRY(transaction.run(kSqlSupersede, m_source.id, m_object, each->second));
        each = m_openQuarantine.erase(each);
    }
    return {};
}

base::Status ImportRun::settleMended()
{
    if (m_notMet.empty())
        return {};
    COUNTERSIGN_ASSIGN(store::Transaction transaction, store::Transaction::begin(m_context.database));
    for (const base::Sha256& hash : m_notMet)
        COUNTERSIGN_TRY(transaction.run(kSqlSupersede, m_source.id, m_object, hash));
    transaction.changed(store::ChangeKind::Source, m_source.id);
    return transaction.commit();
}

constexpr const char* kSqlIsQuarantined =
    "SELECT state FROM ingest_quarantine WHERE source_id=? AND object=? AND row_hash=?";
constexpr const char* kSqlReopen = "UPDATE ingest_quarantine SET state='open', run_id=?, line=? "
                                   "WHERE source_id=? AND object=? AND row_hash=?";
constexpr const char* kSqlQuarantine = "INSERT INTO ingest_quarantine(source_id, run_id, object, "
                                       "external_id, row_hash, line, rule, reason, args, raw, state, at) "
                                       "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)";

base::Result<bool> ImportRun::setAside(store::Transaction& transaction, const RejectedRow& why, const base::Sha256& hash)
{
    m_notMet.erase(hash);
    std::string state;
    {
        COUNTERSIGN_ASSIGN(store::Rows known,
                           transaction.query(kSqlIsQuarantined, m_source.id, m_object, hash));
        if (known.next())
            state = known.text(0);
        COUNTERSIGN_TRY(known.status());
    }
    // What a person repaired or dismissed stays so; what the file had mended and now holds again does not.
    if (!state.empty() && state != "superseded")
        return false;
    if (!why.externalId.empty())
        m_openQuarantine.emplace(why.externalId, hash);
    if (!state.empty()) {
        COUNTERSIGN_TRY(transaction.run(kSqlReopen, m_report.run, why.line, m_source.id, m_object, hash));
        return false;
    }
    COUNTERSIGN_TRY(transaction.run(kSqlQuarantine, m_source.id, m_report.run, m_object, why.externalId, hash,
                                    why.line, storedRule(why), why.reason, base::dumpJson(storedArgs(why)),
                                    m_pages.position(), m_context.clock.now()));
    return true;
}

base::Status ImportRun::quarantine(store::Transaction& transaction, const PreparedRow& row)
{
    COUNTERSIGN_ASSIGN(const bool added, setAside(transaction, *row.mapped.rejected, base::sha256(row.raw)));
    return added ? m_pages.keep(transaction, row.raw, m_context.clock.now()) : base::Status{};
}

} // namespace countersign::ingest
