// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/random.h"
#include "engine/foundation/base/secret.h"

#include <optional>
#include <string_view>

namespace countersign::secrets {

/// A code for paper that opens the workspace when every passphrase is forgotten: 24 random characters of
/// Crockford's base 32 (120 bits) and one that checks them, as "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX".
[[nodiscard]] base::SecretText makeRecoveryCode(base::RandomSource& random);

/// The code as makeRecoveryCode() writes it, from what a person typed: any case, any spaces and hyphens, O
/// for 0, I or L for 1. Nothing if it can't be a code, for example after a typing error.
[[nodiscard]] std::optional<base::SecretText> normalRecoveryCode(std::string_view typed);

} // namespace countersign::secrets
