// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"
#include "engine/foundation/base/secret.h"

#include <string_view>

namespace countersign::secrets {

/// The system's own safe for small secrets (Secret Service, KWallet, Keychain). It fails closed: without a
/// safe every call is KeyUnavailable, never a plain file. Calls may wait for a person to unlock the safe, so
/// never from the UI thread.
class KeyChain
{
public:
    virtual ~KeyChain() = default;
    /// NotFound if nothing is kept under this name.
    [[nodiscard]] virtual base::Result<base::SecretText> get(std::string_view name) = 0;
    [[nodiscard]] virtual base::Status set(std::string_view name, const base::SecretText& value) = 0;
    /// Fine if nothing is kept under this name.
    [[nodiscard]] virtual base::Status remove(std::string_view name) = 0;
};

} // namespace countersign::secrets
