// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/secret.h"

#include <optional>
#include <string>

namespace countersign::cli {

[[nodiscard]] bool isTerminal();
/// Reads one line from the terminal without showing it; nothing where there is no terminal.
[[nodiscard]] std::optional<base::SecretText> askSecret(const std::string& prompt);
/// The file's first line; nothing where it cannot be read.
[[nodiscard]] std::optional<base::SecretText> secretFromFile(const std::string& path);

} // namespace countersign::cli
