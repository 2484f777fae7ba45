// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/platform/records/mailbox_store.h"
#include "engine/runtime/engine_core.h"
#include "engine/runtime/model_desk.h"

namespace countersign::runtime {

// Where mail leaves and comes in, and which models may be asked. Each change is an entry of the audit log, by whom.

/// AlreadyExists for a name that another mailbox has.
[[nodiscard]] base::Status addMailbox(EngineCore& core, const records::Mailbox& mailbox, const base::SecretText& password);
/// Forgets its password too. NotFound; NotAllowed for somebody else's, except to managers and admins.
[[nodiscard]] base::Status removeMailbox(EngineCore& core, const std::string& name);

/// AlreadyExists for a name that another model has; InvalidInput for a URL that carries a user or password.
[[nodiscard]] base::Status addProvider(EngineCore& core, const ModelProvider& provider, const base::SecretText& key);
/// Forgets its key too. NotFound.
[[nodiscard]] base::Status removeProvider(EngineCore& core, const std::string& name);

} // namespace countersign::runtime
