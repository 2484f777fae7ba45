// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace countersign::demo {

/// Writes the file whole or not at all, readable by its owner alone (0600).
[[nodiscard]] base::Status writePrivateFile(const std::filesystem::path& path, std::string_view content);

[[nodiscard]] std::optional<std::string> readWholeFile(const std::filesystem::path& path);

} // namespace countersign::demo
