// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace countersign::text {

/// A person's name in parts, as written; a part may be empty.
struct PersonName
{
    std::string title;
    std::string given;
    std::string middle;
    std::string family;
    std::string suffix;

    friend bool operator==(const PersonName&, const PersonName&) = default;
};

/// Splits "Dr. Ada M. de la Cruz, PhD", "Cruz, Ada", "DUPONT Jean", "山田 太郎". Particles (van, de la, bin
/// …) stay with the family name. One word alone is the given name. A guess: it fills fields for people to
/// see, and decides nothing alone.
[[nodiscard]] PersonName splitPersonName(std::string_view utf8);

} // namespace countersign::text
