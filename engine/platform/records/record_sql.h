// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/model/record.h"
#include "engine/foundation/store/database.h"

#include <string>
#include <vector>

namespace countersign::records {

/// The statements of one record kind, made once from its field table; their text lives as long as the program.
struct KindSql
{
    std::string insert;
    std::string update;
    std::string find;
    std::string forEach;
    std::string forEachOfSource;
    std::string setDeleted;
    std::string count;
    /// By field index: living records where the field equals the parameter.
    std::vector<std::string> findByField;
};

[[nodiscard]] const KindSql& sqlOf(model::RecordKind kind);

/// Reads a row of KindSql's selects: id, source, external id, deleted, known at, then the fields.
[[nodiscard]] model::Record readRecord(model::RecordKind kind, const store::Rows& rows);
/// The parameters of insert and update, in order: id, source, external id, known at, fields.
[[nodiscard]] std::vector<store::Parameter> recordParameters(const model::Record& record, base::Instant now);

/// A field's value as JSON and back, typed by the field; for change rows.
[[nodiscard]] base::Json fieldToJson(const model::FieldValue& value);
[[nodiscard]] model::FieldValue fieldFromJson(const model::FieldDef& field, const base::Json& value);

} // namespace countersign::records
