// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/id.h"
#include "engine/foundation/base/money.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace countersign::model {

struct RecordTag;
struct SourceTag;
struct RunTag;
/// The immutable record as one source knows it. Who it *is* (which person or organisation) is identity's mapping.
using RecordId = base::Id<RecordTag>;
using SourceId = base::Id<SourceTag>;
using RunId = base::Id<RunTag>;

/// The canonical objects. Stored as numbers: append only.
enum class RecordKind : std::int64_t {
    Account = 1,
    Contact,
    Lead,
    Opportunity,
    LineItem,
    OpportunityRole,
    Contract,
    Order,
    Asset,
    Product,
    PriceBook,
    Price,
    Ticket,
    Campaign,
    CampaignMember,
    Activity,
    Message,
    UsageEvent,
    WebVisit,
    User,
    BusyTime,
};

enum class FieldType {
    Text,
    LongText,
    Email,
    Phone,
    Url,
    Integer,
    Real,
    Boolean,
    Money,
    Date,
    Instant,
    Reference,
};

/// How a field may be used toward a customer and by law.
enum class Sensitivity {
    Business, ///< about the deal or the company
    Personal, ///< identifies or describes a person
    Internal, ///< ours: notes, scores; never said to a customer
};

/// One field of a canonical object; the same table drives storage, mapping, checks, history and lineage.
struct FieldDef
{
    std::string_view name;
    FieldType type = FieldType::Text;
    bool required = false;
    Sensitivity sensitivity = Sensitivity::Business;
    /// Only for Reference: what it points to.
    RecordKind target = RecordKind::Account;
};

/// A reference to a record by its id.
using FieldValue = std::variant<std::monostate, bool, std::int64_t, double, std::string, base::Money, base::LocalDate,
                                base::Instant, RecordId>;

[[nodiscard]] inline bool isEmpty(const FieldValue& value) { return std::holds_alternative<std::monostate>(value); }

[[nodiscard]] std::span<const RecordKind> allRecordKinds();
[[nodiscard]] std::span<const FieldDef> fieldsOf(RecordKind kind);
/// The index of the field in fieldsOf(kind), nothing where there is no such field.
[[nodiscard]] std::optional<std::size_t> fieldIndex(RecordKind kind, std::string_view name);
/// "account", "line_item": the name in mappings, files and the command line.
[[nodiscard]] std::string_view recordKindName(RecordKind kind);
[[nodiscard]] std::optional<RecordKind> recordKindFromName(std::string_view name);

/// Text for change rows, dumps and screens that show raw values: RFC 3339, ISO dates, "12.50 EUR", id text.
[[nodiscard]] std::string toString(const FieldValue& value);

} // namespace countersign::model
