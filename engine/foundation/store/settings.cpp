// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/settings.h"

namespace countersign::store {

constexpr const char* kSqlGet = "SELECT value FROM store_setting WHERE key=?";

base::Result<std::optional<std::string>> setting(Database& database, std::string_view key)
{
    COUNTERSIGN_ASSIGN(Rows rows, database.query(kSqlGet, key));
    if (rows.next())
        return rows.text(0);
    COUNTERSIGN_TRY(rows.status());
    return std::nullopt;
}

constexpr const char* kSqlSet =
    "INSERT INTO store_setting(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value=excluded.value";

base::Status setSetting(Transaction& transaction, std::string_view key, std::string_view value)
{
    COUNTERSIGN_TRY(transaction.run(kSqlSet, key, value));
    transaction.changed(ChangeKind::Setting, base::IdBytes{});
    return {};
}

} // namespace countersign::store
