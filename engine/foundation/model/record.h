// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record_schema.h"

#include <string>
#include <vector>

namespace countersign::model {

/// A canonical record's fields in the order of fieldsOf(kind); missing values are empty.
struct Record
{
    RecordKind kind = RecordKind::Account;
    RecordId id;
    SourceId source;
    std::string externalId;
    bool deleted = false;
    /// When this workspace learnt of the newest change.
    base::Instant knownAt{};
    std::vector<FieldValue> fields;

    [[nodiscard]] const FieldValue& get(std::string_view name) const;
    /// Typed reads; the empty value where the field is empty.
    [[nodiscard]] std::string text(std::string_view name) const;
    [[nodiscard]] RecordId reference(std::string_view name) const;
    [[nodiscard]] std::optional<base::Money> money(std::string_view name) const;
    [[nodiscard]] std::optional<base::LocalDate> date(std::string_view name) const;
    [[nodiscard]] std::optional<base::Instant> instant(std::string_view name) const;
    [[nodiscard]] std::optional<double> number(std::string_view name) const;
    [[nodiscard]] bool flag(std::string_view name) const;
    void set(std::string_view name, FieldValue value);

    friend bool operator==(const Record&, const Record&) = default;
};

/// A record of the kind with all fields empty.
[[nodiscard]] Record emptyRecord(RecordKind kind);

} // namespace countersign::model
