// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/runtime/engine_core.h"

#include <span>
#include <stop_token>

namespace countersign::runtime {

/// After an import: people and companies, graph, features and segments, text index, suggestions, in this order. Each
/// step commits for itself and can be repeated; stopped in between, the next refresh goes on. Its last transaction settles
/// what an import owed. Only under takeImportLock().
[[nodiscard]] base::Status refreshEverything(EngineCore& core, std::stop_token stop);

/// Does the refresh that an import left undone because it was stopped or its process died. Nothing to do is no error, and
/// neither is an import that is running elsewhere: it ends with a refresh of its own.
[[nodiscard]] base::Status settleOwedRefresh(EngineCore& core);

/// After single events: the same for a few accounts, and the list of suggestions.
[[nodiscard]] base::Status refreshAccounts(EngineCore& core, std::span<const model::RecordId> accounts);

/// Makes the list of suggestions anew from what is known.
[[nodiscard]] base::Status refreshSuggestions(EngineCore& core);

} // namespace countersign::runtime
