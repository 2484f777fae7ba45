// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/database.h"

namespace countersign::store {

/// One atomic step (BEGIN IMMEDIATE). Whatever writes takes a Transaction&, so that a write outside one does not
/// compile. Destroyed without commit(): rolled back, and nothing is announced. Does not nest.
class Transaction
{
public:
    /// WorkspaceBusy when another process keeps the lock; StoreReadOnly on a read-only store.
    [[nodiscard]] static base::Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    /// Durable when it returns (synchronous=FULL); then the change feed is told.
    [[nodiscard]] base::Status commit();

    [[nodiscard]] Database& database() { return *m_database; }
    template <class... Args>
    [[nodiscard]] base::Status run(const char* sql, const Args&... args)
    {
        return m_database->run(sql, args...);
    }
    template <class... Args>
    [[nodiscard]] base::Result<Rows> query(const char* sql, const Args&... args)
    {
        return m_database->query(sql, args...);
    }
    /// Remembers what the commit will announce.
    void changed(ChangeKind kind, const base::IdBytes& id) { m_database->m_pending.add(kind, id); }
    template <class Tag>
    void changed(ChangeKind kind, const base::Id<Tag>& id)
    {
        changed(kind, id.bytes());
    }

private:
    explicit Transaction(Database& database) : m_database(&database) {}
    Database* m_database;
};

} // namespace countersign::store
