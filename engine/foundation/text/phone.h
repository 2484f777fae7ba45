// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace countersign::text {

struct PhoneNumber
{
    /// "+442079460958" (ITU-T E.164), without the extension.
    std::string e164;
    std::string extension;
    /// ISO 3166 of the number itself; empty if it has none.
    std::string region;
    /// Whether such a number can be in use there, not only whether its length is possible.
    bool valid = false;

    friend bool operator==(const PhoneNumber&, const PhoneNumber&) = default;
};

/// Reads a number as people write it. `region` (ISO 3166, "GB") is for numbers without a country code; it may
/// be empty. Nothing if it can't be a phone number at all.
[[nodiscard]] std::optional<PhoneNumber> readPhone(std::string_view text, std::string_view region);

/// E.164 of a valid number, else nothing.
[[nodiscard]] std::optional<std::string> normalPhone(std::string_view text, std::string_view region);

} // namespace countersign::text
