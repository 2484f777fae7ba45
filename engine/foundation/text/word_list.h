// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace countersign::text {

/// The lines of an embedded file of resources/text without comments ("#") and blank ones. Views live as long
/// as the program.
[[nodiscard]] std::vector<std::string_view> listLines(std::string_view fileName);

} // namespace countersign::text
