// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"

#include <optional>
#include <string>

namespace countersign::retrieval {

/// What of a record can be searched.
struct SearchDocument
{
    model::RecordKind kind = model::RecordKind::Account;
    model::RecordId record;
    model::RecordId account;
    std::string title;
    std::string body;
    base::Instant at{};
};

/// Nothing for kinds that are not searched and for records without a word.
[[nodiscard]] std::optional<SearchDocument> documentOf(const model::Record& record);

/// When it happened; the epoch for what has no time.
[[nodiscard]] base::Instant timeOf(const model::Record& record);

} // namespace countersign::retrieval
