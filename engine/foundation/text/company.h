// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace countersign::text {

/// By which two writings of one company are found: normalName() without legal forms at either end ("GmbH &
/// Co. KG", "Inc.", "ООО", "株式会社"), initials joined ("I.B.M." = "IBM"), "and" and its like left out. A
/// name that is nothing but legal forms stays whole. Empty only for text without letters or digits. Forms are
/// listed in resources/text/legal_forms.txt.
[[nodiscard]] std::string companyKey(std::string_view utf8);

} // namespace countersign::text
