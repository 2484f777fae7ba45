// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/id.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/base/secret.h"
#include "engine/foundation/store/change_feed.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace countersign::store {

class Transaction;

/// One parameter of a statement; what it views must live until the call that binds it returns.
class Parameter
{
public:
    Parameter(std::nullptr_t) : m_kind(Kind::Null) {}
    Parameter(std::nullopt_t) : m_kind(Kind::Null) {}
    Parameter(std::int64_t value) : m_kind(Kind::Integer), m_integer(value) {}
    Parameter(int value) : Parameter(static_cast<std::int64_t>(value)) {}
    Parameter(unsigned value) : Parameter(static_cast<std::int64_t>(value)) {}
    Parameter(std::size_t value) : Parameter(static_cast<std::int64_t>(value)) {}
    Parameter(bool value) : Parameter(static_cast<std::int64_t>(value ? 1 : 0)) {}
    Parameter(double value) : m_kind(Kind::Real), m_real(value) {}
    Parameter(std::string_view value) : m_kind(Kind::Text), m_text(value) {}
    Parameter(const std::string& value) : Parameter(std::string_view(value)) {}
    Parameter(const char* value) : Parameter(std::string_view(value)) {}
    Parameter(std::span<const std::byte> value) : m_kind(Kind::Blob), m_text(base::textOf(value)) {}
    Parameter(const base::Bytes& value) : Parameter(std::span<const std::byte>(value)) {}
    Parameter(const base::Sha256& value) : Parameter(std::span<const std::byte>(value)) {}
    Parameter(const base::IdBytes& value) : Parameter(std::span<const std::byte>(value)) {}
    /// A null id is bound as NULL.
    template <class Tag>
    Parameter(const base::Id<Tag>& id)
        : m_kind(id.isNull() ? Kind::Null : Kind::Blob), m_text(base::textOf(id.bytes()))
    {
    }
    Parameter(base::Instant instant) : Parameter(base::toMillis(instant)) {}
    Parameter(base::LocalDate date) : m_kind(Kind::OwnText), m_own(base::toIso(date)) {}
    template <class T>
    Parameter(const std::optional<T>& value) : Parameter(value ? Parameter(*value) : Parameter(nullptr))
    {
    }

private:
    friend class Database;
    enum class Kind { Null, Integer, Real, Text, OwnText, Blob };
    Kind m_kind;
    std::int64_t m_integer = 0;
    double m_real = 0;
    std::string_view m_text;
    std::string m_own;
};

/// The rows of one query. Step with next(); when it is false, status() says whether that was the end or a failure.
/// Column views live until the next step.
class Rows
{
public:
    Rows(Rows&& other) noexcept;
    Rows& operator=(Rows&&) = delete;
    ~Rows();

    [[nodiscard]] bool next();
    [[nodiscard]] base::Status status() const;

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] std::string_view textView(int column) const;
    [[nodiscard]] std::string text(int column) const { return std::string(textView(column)); }
    [[nodiscard]] std::span<const std::byte> blob(int column) const;
    [[nodiscard]] base::Bytes bytes(int column) const;
    [[nodiscard]] base::Instant instant(int column) const { return base::fromMillis(integer(column)); }
    [[nodiscard]] std::optional<base::Instant> optionalInstant(int column) const;
    [[nodiscard]] std::optional<base::LocalDate> date(int column) const { return base::parseIsoDate(textView(column)); }
    /// A null id for NULL or for a blob of another size.
    template <class Tag>
    [[nodiscard]] base::Id<Tag> id(int column) const
    {
        return base::Id<Tag>::fromBytes(blob(column)).value_or(base::Id<Tag>());
    }
    [[nodiscard]] base::IdBytes idBytes(int column) const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] std::string_view columnName(int column) const;

private:
    friend class Database;
    Rows(class Database& database, const char* sql, sqlite3_stmt* statement)
        : m_database(&database), m_sql(sql), m_statement(statement)
    {
    }
    class Database* m_database;
    const char* m_sql;
    sqlite3_stmt* m_statement;
    int m_lastCode = 0;
};

enum class OpenMode { ReadWrite, Create, ReadOnly };

struct OpenOptions
{
    std::filesystem::path path;
    OpenMode mode = OpenMode::ReadWrite;
    /// How long a write waits for another process. Nothing in this program holds the lock longer than 50 ms.
    std::chrono::milliseconds busyTimeout{5000};
};

/// One connection to the encrypted store. Belongs to one thread at a time; each thread opens its own.
/// Settings: WAL, synchronous=FULL, foreign keys, triggers also on what a REPLACE deletes, secure delete, defensive mode,
/// no trust in the schema, temporary tables in memory, no double-quoted strings, no extensions.
class Database
{
public:
    /// `dataKey`: 32 random bytes. WrongPassphrase where the key does not fit the file, WorkspaceMissing where
    /// there is none, StoreCorrupt where it is damaged. Does not migrate; see Migrator.
    [[nodiscard]] static base::Result<std::unique_ptr<Database>> open(const OpenOptions& options,
                                                                      const base::SecretBytes& dataKey);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs a statement that returns no rows; `sql` must be a string literal (statements are cached by address).
    template <class... Args>
    [[nodiscard]] base::Status run(const char* sql, const Args&... args)
    {
        const Parameter parameters[] = {Parameter(args)..., Parameter(nullptr)};
        return runWith(sql, std::span(parameters, sizeof...(Args)));
    }
    template <class... Args>
    [[nodiscard]] base::Result<Rows> query(const char* sql, const Args&... args)
    {
        const Parameter parameters[] = {Parameter(args)..., Parameter(nullptr)};
        return queryWith(sql, std::span(parameters, sizeof...(Args)));
    }
    [[nodiscard]] base::Status runWith(const char* sql, std::span<const Parameter> parameters);
    [[nodiscard]] base::Result<Rows> queryWith(const char* sql, std::span<const Parameter> parameters);
    /// Several statements of trusted SQL (migrations, pragmas); nothing is bound or cached.
    [[nodiscard]] base::Status executeScript(std::string_view sql);

    /// Rows changed by the last run().
    [[nodiscard]] std::int64_t changedRows() const;
    [[nodiscard]] std::int64_t lastInsertRowId() const;
    /// Grows when another connection or process has committed (PRAGMA data_version).
    [[nodiscard]] std::int64_t dataVersion();
    [[nodiscard]] std::int64_t userVersion();
    [[nodiscard]] bool isReadOnly() const { return m_mode == OpenMode::ReadOnly; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    /// Where commits are announced; nullptr for none. The feed outlives the database.
    void setChangeFeed(ChangeFeed* feed) { m_feed = feed; }

    /// Copies the whole store, page by page, into a new file encrypted with the same key (the backup API).
    [[nodiscard]] base::Status backupTo(const std::filesystem::path& target, const base::SecretBytes& dataKey);
    [[nodiscard]] base::Status checkpoint();

private:
    friend class Rows;
    friend class Transaction;
    Database(sqlite3* handle, const OpenOptions& options);
    [[nodiscard]] base::Result<sqlite3_stmt*> take(const char* sql);
    void giveBack(const char* sql, sqlite3_stmt* statement);
    [[nodiscard]] tl::unexpected<base::Error> lastError(int code) const;

    sqlite3* m_handle;
    std::filesystem::path m_path;
    OpenMode m_mode;
    std::unordered_map<const char*, std::vector<sqlite3_stmt*>> m_idle;
    ChangeFeed* m_feed = nullptr;
    ChangeSet m_pending;
    bool m_inTransaction = false;
};

} // namespace countersign::store
