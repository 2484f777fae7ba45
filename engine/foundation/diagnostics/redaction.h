// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace countersign::diagnostics {

/// The text without what must not be kept, should it have slipped in: e-mail addresses become "<address>";
/// the values of password=, token: and their like, "Bearer …", and long random-looking words become
/// "<secret>". Ids of this program (26 characters of base 32) stay. Linear in the text's length.
[[nodiscard]] std::string redacted(std::string_view text);

} // namespace countersign::diagnostics
