// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace countersign::ingest {

/// Edits (insert, delete, replace, swap of neighbours) between two byte strings, or limit + 1 where there are
/// more. Optimal string alignment, Boytsov, "Indexing methods for approximate dictionary searching", JEA 16
/// (2011).
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit);

/// The one known name that the text probably means: equal but for case, spaces and signs, or the nearest
/// within a fifth of its letters; empty where none or several are near.
[[nodiscard]] std::string nearestName(std::string_view text, std::span<const std::string> names);

} // namespace countersign::ingest
