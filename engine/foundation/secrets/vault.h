// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"
#include "engine/foundation/base/secret.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign::secrets {

/// The only place for what signs us in elsewhere: SMTP passwords, API keys, refresh tokens. Thread-safe.
class Vault
{
public:
    virtual ~Vault() = default;
    /// Keeps `value` under `name`, in place of what was there. It is on disk when this returns.
    [[nodiscard]] virtual base::Status put(std::string_view name, const base::SecretText& value) = 0;
    /// NotFound if nothing is kept under this name.
    [[nodiscard]] virtual base::Result<base::SecretText> get(std::string_view name) const = 0;
    /// Fine if nothing is kept under this name.
    [[nodiscard]] virtual base::Status remove(std::string_view name) = 0;
    /// The names, ascending.
    [[nodiscard]] virtual base::Result<std::vector<std::string>> list() const = 0;
};

} // namespace countersign::secrets
