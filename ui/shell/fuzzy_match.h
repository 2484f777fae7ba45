// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace countersign::shell {

/// How well `query` fits `candidate` as a subsequence, higher is better; nothing if it does not. Letters at
/// the start of words and next to each other count more. Case and accents are ignored; an empty query fits
/// everything with 0.
[[nodiscard]] std::optional<int> fuzzyScore(const QString& query, const QString& candidate);

} // namespace countersign::shell
