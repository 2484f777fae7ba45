// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record_schema.h"
#include "engine/knowledge/ingest/mapping.h"

#include <string>
#include <string_view>

namespace countersign::ingest {

/// A cell read as its field's type, or the reason code why it cannot be ("not_a_date").
struct ParsedCell
{
    model::FieldValue value;
    std::string_view reason;
    /// The amount named no currency; the mapping's was taken.
    bool assumedCurrency = false;

    [[nodiscard]] bool ok() const { return reason.empty(); }
};

/// How a column's cells are to be read; fixed by the mapping, never guessed cell by cell.
struct CellHints
{
    DateOrder dateOrder = DateOrder::YearMonthDay;
    char decimalSign = '.';
    std::string_view currency;
    std::int64_t scale = 1;
};

/// Reads everything but references. Blank cells and the usual words for "nothing" are empty values. Times
/// without a zone are read as UTC; years of two digits as 1970 to 2069; amounts are rounded to the currency's
/// minor unit.
[[nodiscard]] ParsedCell parseCell(model::FieldType type, std::string_view cell, const CellHints& hints);

[[nodiscard]] std::string_view trimmed(std::string_view text);
/// "2026-06-09", "9.6.2026", "06/09/26", "20260609".
[[nodiscard]] std::optional<base::LocalDate> parseCellDate(std::string_view text, DateOrder order);
/// A number as plain decimal text with '.', without grouping; nothing where it is none.
[[nodiscard]] std::optional<std::string> plainDecimal(std::string_view text, char decimalSign);
/// The host of an address or URL, lower case, without "www." and port.
[[nodiscard]] std::string hostOf(std::string_view url);

} // namespace countersign::ingest
