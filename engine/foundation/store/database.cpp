// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/database.h"

#include "engine/foundation/base/assert.h"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace countersign::store {

using base::ErrorCode;

namespace {

ErrorCode codeFor(int extended)
{
    switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::WorkspaceBusy;
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_READONLY:
        return ErrorCode::StoreReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::StoreCorrupt;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR:
        return ErrorCode::FileUnreadable;
    case SQLITE_CONSTRAINT:
        return ErrorCode::Conflict;
    case SQLITE_TOOBIG:
        return ErrorCode::TooLarge;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    default:
        return ErrorCode::Internal;
    }
}

/// SQLite calls only ENOSPC a full disk; a quota or a limit on file sizes comes as a plain failure to write.
ErrorCode codeOn(sqlite3* handle, int extended)
{
    const int cause = sqlite3_system_errno(handle);
    if ((extended & 0xff) == SQLITE_IOERR && (cause == EDQUOT || cause == EFBIG || cause == ENOSPC))
        return ErrorCode::DiskFull;
    return codeFor(extended);
}

/// recursive_triggers: only with it does INSERT OR REPLACE fire the delete triggers that keep logs and signatures.
constexpr const char* kSettings = "PRAGMA foreign_keys=ON;"
                                  "PRAGMA recursive_triggers=ON;"
                                  "PRAGMA temp_store=2;"
                                  "PRAGMA secure_delete=ON;"
                                  "PRAGMA trusted_schema=OFF;"
                                  "PRAGMA cell_size_check=ON;"
                                  "PRAGMA cache_size=-16384;"
                                  "PRAGMA wal_autocheckpoint=1000;";

base::Status execute(sqlite3* handle, const char* sql)
{
    const int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
    if (code == SQLITE_OK)
        return {};
    return base::fail(codeOn(handle, sqlite3_extended_errcode(handle)), sqlite3_errmsg(handle));
}

base::Status applyKey(sqlite3* handle, const base::SecretBytes& dataKey)
{
    COUNTERSIGN_ASSERT(dataKey.expose().size() == 32, "the data key has 256 bits");
    // What goes wrong comes back as an error; its own lines on the standard error stream would only stand beside it.
    COUNTERSIGN_TRY(execute(handle, "PRAGMA cipher_log_level=NONE"));
    // A raw key in SQLCipher's own notation: it skips the passphrase derivation that the key slots already did.
    base::SecretText raw("x'" + base::toHex(dataKey.expose()) + "'");
    if (sqlite3_key(handle, raw.expose().data(), static_cast<int>(raw.expose().size())) != SQLITE_OK)
        return base::fail(ErrorCode::Internal, "SQLCipher refused the key");
    return {};
}

int openFlags(OpenMode mode)
{
    constexpr int kCommon = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
    case OpenMode::ReadWrite:
        return kCommon | SQLITE_OPEN_READWRITE;
    case OpenMode::Create:
        return kCommon | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case OpenMode::ReadOnly:
        return kCommon | SQLITE_OPEN_READONLY;
    }
    COUNTERSIGN_ASSERT(false, "no such open mode");
}

/// A library that does not know the switch must not be used as if it obeyed.
base::Status setSwitch(sqlite3* handle, int which, int value)
{
    int now = -1;
    if (sqlite3_db_config(handle, which, value, &now) != SQLITE_OK || now != value)
        return base::fail(ErrorCode::Internal, "SQLite does not take a setting that this program needs");
    return {};
}

base::Status configure(sqlite3* handle, const OpenOptions& options, const base::SecretBytes& dataKey)
{
    sqlite3_busy_timeout(handle, static_cast<int>(options.busyTimeout.count()));
    COUNTERSIGN_TRY(applyKey(handle, dataKey));
    // The first page tells whether the key fits; SQLCipher reports a wrong key as "not a database".
    if (const base::Status read = execute(handle, "PRAGMA user_version"); !read) {
        if (read.error().code == ErrorCode::StoreCorrupt)
            return base::fail(ErrorCode::WrongPassphrase, "the key does not open this store, or its first page is damaged");
        return read;
    }
    COUNTERSIGN_TRY(execute(handle, "SELECT count(*) FROM sqlite_master"));
    if (options.mode != OpenMode::ReadOnly)
        COUNTERSIGN_TRY(execute(handle, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"));
    COUNTERSIGN_TRY(setSwitch(handle, SQLITE_DBCONFIG_DEFENSIVE, 1));
    COUNTERSIGN_TRY(setSwitch(handle, SQLITE_DBCONFIG_DQS_DML, 0));
    COUNTERSIGN_TRY(setSwitch(handle, SQLITE_DBCONFIG_DQS_DDL, 0));
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 2);
    return execute(handle, kSettings);
}

int bindOne(sqlite3_stmt* statement, int index, std::string_view text, bool blob)
{
    // Copied: rows may be stepped after the caller's values have gone.
    const char* data = text.data() == nullptr ? "" : text.data();
    return blob ? sqlite3_bind_blob64(statement, index, data, text.size(), SQLITE_TRANSIENT)
                : sqlite3_bind_text64(statement, index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

} // namespace

Database::Database(sqlite3* handle, const OpenOptions& options)
    : m_handle(handle), m_path(options.path), m_mode(options.mode)
{
}

Database::~Database()
{
    for (auto& [sql, statements] : m_idle)
        for (sqlite3_stmt* statement : statements)
            sqlite3_finalize(statement);
    const int code = sqlite3_close(m_handle);
    COUNTERSIGN_ASSERT(code == SQLITE_OK, "rows must not outlive their database");
}

base::Result<std::unique_ptr<Database>> Database::open(const OpenOptions& options, const base::SecretBytes& dataKey)
{
    std::error_code ignored;
    if (options.mode != OpenMode::Create && !std::filesystem::exists(options.path, ignored))
        return base::fail(ErrorCode::WorkspaceMissing, "no store at this path", {options.path.string()});
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(options.path.c_str(), &handle, openFlags(options.mode), nullptr);
    if (code != SQLITE_OK) {
        sqlite3_close(handle);
        return base::fail(codeFor(code), "the store could not be opened: " + std::string(sqlite3_errstr(code)),
                          {options.path.string()});
    }
    if (base::Status configured = configure(handle, options, dataKey); !configured) {
        sqlite3_close(handle);
        return base::fail(std::move(configured).error());
    }
    std::unique_ptr<Database> database(new Database(handle, options));
    return database;
}

tl::unexpected<base::Error> Database::lastError(int code) const
{
    const ErrorCode meaning = codeOn(m_handle, code);
    return base::fail(meaning, std::string(sqlite3_errmsg(m_handle)), {},
                      meaning == ErrorCode::WorkspaceBusy ? base::Retry::Later : base::Retry::Never);
}

base::Result<sqlite3_stmt*> Database::take(const char* sql)
{
    auto& idle = m_idle[sql];
    if (!idle.empty()) {
        sqlite3_stmt* statement = idle.back();
        idle.pop_back();
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return lastError(code);
    return statement;
}

void Database::giveBack(const char* sql, sqlite3_stmt* statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    m_idle[sql].push_back(statement);
}

base::Result<Rows> Database::queryWith(const char* sql, std::span<const Parameter> parameters)
{
    COUNTERSIGN_ASSIGN(sqlite3_stmt * statement, take(sql));
    Rows rows(*this, sql, statement);
    COUNTERSIGN_ASSERT(sqlite3_bind_parameter_count(statement) == static_cast<int>(parameters.size()),
                       "a statement needs exactly its parameters");
    int index = 0;
    for (const Parameter& parameter : parameters) {
        ++index;
        int code = SQLITE_OK;
        switch (parameter.m_kind) {
        case Parameter::Kind::Null:
            code = sqlite3_bind_null(statement, index);
            break;
        case Parameter::Kind::Integer:
            code = sqlite3_bind_int64(statement, index, parameter.m_integer);
            break;
        case Parameter::Kind::Real:
            code = sqlite3_bind_double(statement, index, parameter.m_real);
            break;
        case Parameter::Kind::Text:
            code = bindOne(statement, index, parameter.m_text, false);
            break;
        case Parameter::Kind::OwnText:
            code = bindOne(statement, index, parameter.m_own, false);
            break;
        case Parameter::Kind::Blob:
            code = bindOne(statement, index, parameter.m_text, true);
            break;
        }
        if (code != SQLITE_OK)
            return lastError(code);
    }
    return rows;
}

base::Status Database::runWith(const char* sql, std::span<const Parameter> parameters)
{
    COUNTERSIGN_ASSIGN(Rows rows, queryWith(sql, parameters));
    while (rows.next()) {
    }
    return rows.status();
}

base::Status Database::executeScript(std::string_view sql)
{
    const std::string copy(sql);
    return execute(m_handle, copy.c_str());
}

std::int64_t Database::changedRows() const { return sqlite3_changes64(m_handle); }
std::int64_t Database::lastInsertRowId() const { return sqlite3_last_insert_rowid(m_handle); }

std::int64_t Database::dataVersion()
{
    auto rows = query("PRAGMA data_version");
    return rows && rows->next() ? rows->integer(0) : -1;
}

std::int64_t Database::userVersion()
{
    auto rows = query("PRAGMA user_version");
    return rows && rows->next() ? rows->integer(0) : -1;
}

base::Status Database::checkpoint() { return run("PRAGMA wal_checkpoint(TRUNCATE)"); }

base::Status Database::backupTo(const std::filesystem::path& target, const base::SecretBytes& dataKey)
{
    std::error_code ignored;
    std::filesystem::remove(target, ignored);
    COUNTERSIGN_ASSIGN(auto copy, open({.path = target, .mode = OpenMode::Create}, dataKey));
    sqlite3_backup* backup = sqlite3_backup_init(copy->m_handle, "main", m_handle, "main");
    if (backup == nullptr)
        return copy->lastError(sqlite3_extended_errcode(copy->m_handle));
    const int step = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (step != SQLITE_DONE || finished != SQLITE_OK)
        return copy->lastError(step == SQLITE_DONE ? finished : step);
    return {};
}

Rows::Rows(Rows&& other) noexcept
    : m_database(other.m_database), m_sql(other.m_sql), m_statement(std::exchange(other.m_statement, nullptr)),
      m_lastCode(other.m_lastCode)
{
}

Rows::~Rows()
{
    if (m_statement != nullptr)
        m_database->giveBack(m_sql, m_statement);
}

bool Rows::next()
{
    if (m_lastCode != 0 && m_lastCode != SQLITE_ROW)
        return false;
    m_lastCode = sqlite3_step(m_statement);
    return m_lastCode == SQLITE_ROW;
}

base::Status Rows::status() const
{
    if (m_lastCode == 0 || m_lastCode == SQLITE_ROW || m_lastCode == SQLITE_DONE)
        return {};
    return m_database->lastError(m_lastCode);
}

bool Rows::isNull(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }
std::int64_t Rows::integer(int column) const { return sqlite3_column_int64(m_statement, column); }
double Rows::real(int column) const { return sqlite3_column_double(m_statement, column); }

std::string_view Rows::textView(int column) const
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return text == nullptr ? std::string_view()
                           : std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)));
}

std::span<const std::byte> Rows::blob(int column) const
{
    const auto* data = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

base::Bytes Rows::bytes(int column) const
{
    const auto view = blob(column);
    return {view.begin(), view.end()};
}

base::IdBytes Rows::idBytes(int column) const
{
    base::IdBytes id{};
    const auto view = blob(column);
    if (view.size() == id.size())
        std::copy(view.begin(), view.end(), id.begin());
    return id;
}

std::optional<base::Instant> Rows::optionalInstant(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(instant(column));
}

int Rows::columnCount() const { return sqlite3_column_count(m_statement); }
std::string_view Rows::columnName(int column) const { return sqlite3_column_name(m_statement, column); }

} // namespace countersign::store
