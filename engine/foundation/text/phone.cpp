// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/phone.h"

#include <algorithm>

// The library's headers are not clean under our warnings.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#include <phonenumbers/phonenumberutil.h>
#pragma GCC diagnostic pop

namespace countersign::text {

using i18n::phonenumbers::PhoneNumberUtil;

std::optional<PhoneNumber> readPhone(std::string_view text, std::string_view region)
{
    constexpr std::size_t kLongest = 250;
    if (text.size() > kLongest)
        return std::nullopt;
    std::string upper(region);
    std::ranges::transform(upper, upper.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    if (upper.empty())
        upper = "ZZ";
    const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
    i18n::phonenumbers::PhoneNumber parsed;
    if (util.Parse(std::string(text), upper, &parsed) != PhoneNumberUtil::NO_PARSING_ERROR)
        return std::nullopt;
    PhoneNumber number;
    number.extension = parsed.extension();
    number.valid = util.IsValidNumber(parsed);
    util.Format(parsed, PhoneNumberUtil::E164, &number.e164);
    util.GetRegionCodeForNumber(parsed, &number.region);
    if (number.region == "ZZ")
        number.region.clear();
    return number;
}

std::optional<std::string> normalPhone(std::string_view text, std::string_view region)
{
    const auto number = readPhone(text, region);
    return number && number->valid ? std::optional(number->e164) : std::nullopt;
}

} // namespace countersign::text
