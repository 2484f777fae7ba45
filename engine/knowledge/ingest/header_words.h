// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record_schema.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::ingest {

/// Letters and digits in lower case, Latin letters without accents, everything else left out: "E-Mail" ->
/// "email".
[[nodiscard]] std::string compactWord(std::string_view text);

/// The words (compact) that files use for the field, its own name first; resources/ingest/header_words.txt.
[[nodiscard]] const std::vector<std::string>& wordsOf(model::RecordKind kind, std::size_t field);
/// The words (compact) that files use for the number they give such a record: "accountid", "kundennummer".
[[nodiscard]] const std::vector<std::string>& idWordsOf(model::RecordKind kind);
/// Whether a column's name or a cell speaks of an opt-out or a consent; resources/ingest/opt_out_words.txt.
[[nodiscard]] bool looksLikeOptOut(std::string_view text);
/// What a file of this name probably holds, and how many letters of the name say so;
/// resources/ingest/table_words.txt.
struct TableHint
{
    model::RecordKind kind = model::RecordKind::Account;
    std::size_t letters = 0;
};
[[nodiscard]] std::optional<TableHint> tableFromFileName(std::string_view fileName);
/// The object that a word names: "accounts", "contract_line".
[[nodiscard]] std::optional<model::RecordKind> objectFromWord(std::string_view word);

/// Shipped correct spellings: "industries" or "countries".
[[nodiscard]] const std::vector<std::string>& spellingList(std::string_view name);

} // namespace countersign::ingest
