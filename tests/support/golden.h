// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace countersign::tests {

/// Compares with tests/golden/<name>. A missing golden fails; UPDATE_GOLDEN=1 in the environment writes it.
void compareWithGolden(std::string_view name, const std::string& actual);

/// A file below the source folder, for example "tests/fixtures/x.csv".
[[nodiscard]] std::string sourcePath(std::string_view relative);
[[nodiscard]] std::string readSourceFile(std::string_view relative);

} // namespace countersign::tests
