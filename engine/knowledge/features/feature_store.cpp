// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/features/feature_store.h"

#include "engine/knowledge/features/value_rows.h"

#include <algorithm>

namespace countersign::features {

namespace {

using base::Status;

constexpr std::size_t kEvidenceRow = 17;

base::Bytes packEvidence(const FeatureValue& value)
{
    base::Bytes packed;
    packed.reserve(value.evidence.size() * kEvidenceRow);
    for (const auto& [kind, id] : value.evidence) {
        packed.push_back(static_cast<std::byte>(kind));
        packed.insert(packed.end(), id.bytes().begin(), id.bytes().end());
    }
    return packed;
}

/// Columns: feature, version, number, text, as_of, computed_at, evidence.
FeatureValue readValue(const store::Rows& rows, int first)
{
    FeatureValue value{.name = rows.text(first),
                       .version = static_cast<int>(rows.integer(first + 1)),
                       .number = {},
                       .text = rows.text(first + 3),
                       .asOf = rows.instant(first + 4),
                       .computedAt = rows.instant(first + 5),
                       .evidence = {}};
    if (!rows.isNull(first + 2))
        value.number = rows.real(first + 2);
    for (auto packed = rows.blob(first + 6); packed.size() >= kEvidenceRow;
         packed = packed.subspan(kEvidenceRow))
        value.evidence.emplace_back(static_cast<RecordKind>(packed.front()),
                                    RecordId::fromBytes(packed.subspan(1, 16)).value_or(RecordId()));
    return value;
}

void sortAsCatalog(std::vector<FeatureValue>& values)
{
    const auto place = [](const FeatureValue& value) {
        const auto catalog = featureCatalog();
        return std::find_if(catalog.begin(), catalog.end(),
                            [&](const auto& def) { return def.name == value.name; }) -
               catalog.begin();
    };
    std::stable_sort(values.begin(), values.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

constexpr const char* kSelectValues = "SELECT feature, version, number, text, as_of, computed_at, evidence "
                                      "FROM features_value WHERE entity_id = ?";
constexpr const char* kSelectValue = "SELECT feature, version, number, text, as_of, computed_at, evidence "
                                     "FROM features_value WHERE entity_id = ? AND feature = ?";
constexpr const char* kSelectAll =
    "SELECT feature, version, number, text, as_of, computed_at, evidence, entity_id "
    "FROM features_value ORDER BY entity_id, feature";
constexpr const char* kUpsertValue =
    "INSERT INTO features_value (entity_id, feature, version, number, text, as_of, computed_at, evidence) "
    "VALUES (?, ?, ?, ?, nullif(?, ''), ?, ?, ?) ON CONFLICT (entity_id, feature) DO UPDATE SET "
    "version = excluded.version, number = excluded.number, text = excluded.text, as_of = excluded.as_of, "
    "computed_at = excluded.computed_at, evidence = excluded.evidence";
constexpr const char* kDeleteValues = "DELETE FROM features_value WHERE entity_id = ?";
constexpr const char* kKnownAccounts = "SELECT entity_id FROM features_value UNION "
                                       "SELECT entity_id FROM features_membership WHERE left_at IS NULL";

} // namespace

base::Result<std::vector<FeatureValue>> featuresOf(store::Database& database, RecordId account)
{
    COUNTERSIGN_ASSIGN(auto rows, database.query(kSelectValues, account));
    std::vector<FeatureValue> values;
    while (rows.next())
        values.push_back(readValue(rows, 0));
    COUNTERSIGN_TRY(rows.status());
    sortAsCatalog(values);
    return values;
}

base::Result<std::optional<FeatureValue>> featureOf(store::Database& database, RecordId account,
                                                    std::string_view name)
{
    COUNTERSIGN_ASSIGN(auto rows, database.query(kSelectValue, account, name));
    std::optional<FeatureValue> value;
    if (rows.next())
        value = readValue(rows, 0);
    COUNTERSIGN_TRY(rows.status());
    return value;
}

Status forEachAccount(store::Database& database,
                      const std::function<bool(RecordId, std::span<const FeatureValue>)>& visit)
{
    COUNTERSIGN_ASSIGN(auto rows, database.query(kSelectAll));
    RecordId account;
    std::vector<FeatureValue> values;
    const auto isDone = [&] {
        sortAsCatalog(values);
        return !values.empty() && !visit(account, values);
    };
    while (rows.next()) {
        const auto id = rows.id<model::RecordTag>(7);
        if (id != account) {
            if (isDone())
                return {};
            values.clear();
            account = id;
        }
        values.push_back(readValue(rows, 0));
    }
    COUNTERSIGN_TRY(rows.status());
    static_cast<void>(isDone());
    return {};
}

Status saveValues(store::Transaction& transaction, RecordId account, std::span<const FeatureValue> values)
{
    for (const FeatureValue& value : values)
        COUNTERSIGN_TRY(transaction.run(kUpsertValue, account, value.name, value.version, value.number,
                                        value.text, value.asOf, value.computedAt, packEvidence(value)));
    transaction.changed(store::ChangeKind::Feature, account);
    return {};
}

Status removeValues(store::Transaction& transaction, RecordId account)
{
    COUNTERSIGN_TRY(transaction.run(kDeleteValues, account));
    transaction.changed(store::ChangeKind::Feature, account);
    return {};
}

base::Result<std::vector<RecordId>> knownAccounts(store::Database& database)
{
    COUNTERSIGN_ASSIGN(auto rows, database.query(kKnownAccounts));
    std::vector<RecordId> accounts;
    while (rows.next())
        accounts.push_back(rows.id<model::RecordTag>(0));
    COUNTERSIGN_TRY(rows.status());
    return accounts;
}

} // namespace countersign::features
