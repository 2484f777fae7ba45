// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/graph/edge.h"
#include "engine/foundation/store/database.h"

#include <vector>

namespace countersign::graph {

/// All edges that one account's records make, in a fixed order. Reads only.
[[nodiscard]] base::Result<std::vector<Edge>> edgesOfAccount(store::Database& database, RecordId account);

/// The node of an industry by its name, the same for every spelling of case.
[[nodiscard]] Node industryNode(std::string_view name);

} // namespace countersign::graph
