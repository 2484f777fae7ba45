// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/transaction.h"

#include "engine/foundation/base/assert.h"

#include <utility>

namespace countersign::store {

base::Result<Transaction> Transaction::begin(Database& database)
{
    COUNTERSIGN_ASSERT(!database.m_inTransaction, "transactions do not nest");
    if (database.isReadOnly())
        return base::fail(base::ErrorCode::StoreReadOnly, "the store was opened read-only");
    COUNTERSIGN_TRY(database.run("BEGIN IMMEDIATE"));
    database.m_inTransaction = true;
    database.m_pending = {};
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept : m_database(std::exchange(other.m_database, nullptr)) {}

Transaction::~Transaction()
{
    if (m_database == nullptr || !m_database->m_inTransaction)
        return;
    m_database->m_inTransaction = false;
    m_database->m_pending = {};
    // SQLite may have rolled back by itself (full disk); a second ROLLBACK then only says so.
    [[maybe_unused]] const base::Status ignored = m_database->run("ROLLBACK");
}

base::Status Transaction::commit()
{
    COUNTERSIGN_ASSERT(m_database != nullptr && m_database->m_inTransaction, "commit() ends a transaction once");
    if (const base::Status committed = m_database->run("COMMIT"); !committed)
        return committed; // The destructor rolls back.
    m_database->m_inTransaction = false;
    ChangeSet changes = std::exchange(m_database->m_pending, {});
    if (m_database->m_feed != nullptr && !changes.empty())
        m_database->m_feed->publish(std::move(changes));
    return {};
}

} // namespace countersign::store
