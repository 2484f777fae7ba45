// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/migrator.h"
#include "tests/support/result_checks.h"

#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace countersign::tests {

/// An empty, migrated, encrypted store in a folder that goes with it. Aborts the process where it can't be made: no
/// test means anything then.
class TempStore
{
public:
    TempStore()
    {
        auto opened = store::Database::open({.path = path(), .mode = store::OpenMode::Create}, m_key);
        if (!opened)
            qFatal("TempStore: %s", base::toString(opened.error()).c_str());
        m_database = std::move(*opened);
        if (const auto migrated = store::migrate(*m_database, m_key); !migrated)
            qFatal("TempStore: %s", base::toString(migrated.error()).c_str());
    }

    [[nodiscard]] store::Database& database() { return *m_database; }
    [[nodiscard]] std::filesystem::path path() const { return folder() / "workspace.db"; }
    [[nodiscard]] std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    [[nodiscard]] const base::SecretBytes& key() const { return m_key; }
    /// Closes the connection and opens the file again, as after a restart.
    void reopen()
    {
        m_database.reset();
        auto opened = store::Database::open({.path = path()}, m_key);
        if (!opened)
            qFatal("TempStore: %s", base::toString(opened.error()).c_str());
        m_database = std::move(*opened);
    }
    void close() { m_database.reset(); }

private:
    QTemporaryDir m_folder;
    base::SecretBytes m_key{base::Bytes(32, std::byte{7})};
    std::unique_ptr<store::Database> m_database;
};

} // namespace countersign::tests
