// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/text/format.h"

#include <unicode/calendar.h>
#include <unicode/currunit.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace countersign::text {

namespace {

/// The Gregorian calendar is part of the locale, because some regions default to another.
icu::Locale localeOf(std::string_view tag)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = icu::Locale::forLanguageTag(
        icu::StringPiece(tag.data(), static_cast<std::int32_t>(tag.size())), status);
    if (U_FAILURE(status) || locale.isBogus())
        locale = icu::Locale::getRoot();
    status = U_ZERO_ERROR;
    locale.setKeywordValue("calendar", "gregorian", status);
    return locale;
}

std::string utf8Of(const icu::UnicodeString& text)
{
    std::string result;
    return text.toUTF8String(result);
}

bool isPlainDecimal(std::string_view text)
{
    if (text.starts_with('-'))
        text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const auto isDigits = [](std::string_view part) {
        return !part.empty() && std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    };
    return isDigits(text.substr(0, point)) &&
           (point == std::string_view::npos || isDigits(text.substr(point + 1)));
}

std::string formatWith(icu::DateFormat* made, const icu::TimeZone& zone, base::Instant instant)
{
    const std::unique_ptr<icu::DateFormat> format(made);
    icu::UnicodeString text;
    if (format) {
        format->setTimeZone(zone);
        format->format(static_cast<UDate>(base::toMillis(instant)), text);
    }
    return utf8Of(text);
}

} // namespace

std::string formatMoney(const base::Money& money, std::string_view locale)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::string plain = base::toString(money);
    const std::string decimal = plain.substr(0, plain.find(' '));
    const std::u16string code(money.currency.begin(), money.currency.end());
    const icu::CurrencyUnit unit(code.c_str(), status);
    const auto formatted =
        icu::number::NumberFormatter::withLocale(localeOf(locale))
            .unit(unit)
            .precision(icu::number::Precision::fixedFraction(base::minorDigits(money.currency)))
            .formatDecimal(icu::StringPiece(decimal), status);
    const icu::UnicodeString text = formatted.toString(status);
    // A currency that is no code at all: what is exact is better than what is pretty.
    return U_SUCCESS(status) ? utf8Of(text) : plain;
}

std::optional<std::string> formatNumber(std::string_view decimal, std::string_view locale)
{
    if (!isPlainDecimal(decimal))
        return std::nullopt;
    const std::size_t point = decimal.find('.');
    const std::size_t digits = point == std::string_view::npos ? 0 : decimal.size() - point - 1;
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted =
        icu::number::NumberFormatter::withLocale(localeOf(locale))
            .precision(icu::number::Precision::fixedFraction(static_cast<std::int32_t>(digits)))
            .formatDecimal(icu::StringPiece(decimal.data(), static_cast<std::int32_t>(decimal.size())),
                           status);
    const icu::UnicodeString text = formatted.toString(status);
    return U_SUCCESS(status) ? std::optional(utf8Of(text)) : std::nullopt;
}

std::string formatDate(base::LocalDate date, std::string_view locale, DateLength length)
{
    const auto style = length == DateLength::Long ? icu::DateFormat::kLong : icu::DateFormat::kShort;
    const base::Instant noon = base::Instant(std::chrono::sys_days(date)) + std::chrono::hours(12);
    return formatWith(icu::DateFormat::createDateInstance(style, localeOf(locale)), *icu::TimeZone::getGMT(),
                      noon);
}

std::optional<std::string> formatDateTime(base::Instant instant, std::string_view zone,
                                          std::string_view locale)
{
    const std::unique_ptr<icu::TimeZone> known(icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8(icu::StringPiece(zone.data(), static_cast<std::int32_t>(zone.size())))));
    if (!known || *known == icu::TimeZone::getUnknown())
        return std::nullopt;
    return formatWith(icu::DateFormat::createDateTimeInstance(icu::DateFormat::kLong, icu::DateFormat::kShort,
                                                              localeOf(locale)),
                      *known, instant);
}

} // namespace countersign::text
