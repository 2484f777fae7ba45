// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/customer_format.h"

#include <unicode/dtptngen.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>

#include <cmath>
#include <cstdio>
#include <map>
#include <memory>

namespace countersign::drafting {

using namespace std::chrono;

namespace {

/// Western digits in every language: prices and dates must be comparable at a glance. British order for
/// English, because day before month cannot be mistaken in words.
icu::Locale localeFor(std::string_view language)
{
    const std::string base(language.substr(0, language.find('-')));
    return icu::Locale::createFromName(((base == "en" ? "en-GB" : base) + "@numbers=latn").c_str());
}

std::string utf8(const icu::UnicodeString& text)
{
    std::string result;
    text.toUTF8String(result);
    return result;
}

std::string formatDate(base::LocalDate date, std::string_view language, const char* skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = localeFor(language);
    // Making patterns is slow; each thread keeps those that it has used.
    thread_local std::map<std::string, std::unique_ptr<icu::SimpleDateFormat>> formats;
    auto& format = formats[std::string(language) + "/" + skeleton];
    if (!format) {
        const std::unique_ptr<icu::DateTimePatternGenerator> generator(
            icu::DateTimePatternGenerator::createInstance(locale, status));
        if (U_FAILURE(status))
            return base::toIso(date);
        format = std::make_unique<icu::SimpleDateFormat>(generator->getBestPattern(skeleton, status), locale,
                                                         status);
        format->setTimeZone(*icu::TimeZone::getGMT());
    }
    if (U_FAILURE(status))
        return base::toIso(date);
    icu::UnicodeString text;
    const auto millis = duration_cast<milliseconds>(sys_days(date).time_since_epoch()).count();
    format->format(static_cast<UDate>(millis), text);
    return utf8(text);
}

} // namespace

std::string formatMoney(const base::Money& money, std::string_view language)
{
    UErrorCode status = U_ZERO_ERROR;
    std::int64_t scale = 1;
    const int digits = base::minorDigits(money.currency);
    for (int i = digits; i > 0; --i)
        scale *= 10;
    const bool whole = money.amountMinor % scale == 0;
    const icu::CurrencyUnit currency(icu::StringPiece(money.currency), status);
    const auto text =
        icu::number::NumberFormatter::withLocale(localeFor(language))
            .unit(currency)
            .precision(icu::number::Precision::fixedFraction(whole ? 0 : digits))
            .formatDouble(static_cast<double>(money.amountMinor) / static_cast<double>(scale), status)
            .toString(status);
    return U_FAILURE(status) ? base::toString(money) : utf8(text);
}

std::string formatNumber(double value, std::string_view language)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto text = icu::number::NumberFormatter::withLocale(localeFor(language))
                          .precision(icu::number::Precision::maxFraction(2))
                          .formatDouble(value, status)
                          .toString(status);
    return U_FAILURE(status) ? std::to_string(value) : utf8(text);
}

std::string formatDay(base::LocalDate date, std::string_view language, year thisYear)
{
    return date.year() == thisYear ? formatDate(date, language, "dMMMM") : formatDayWithYear(date, language);
}

std::string formatDayWithYear(base::LocalDate date, std::string_view language)
{
    return formatDate(date, language, "yMMMMd");
}

std::string formatWeekday(base::LocalDate date, std::string_view language)
{
    return formatDate(date, language, "EEEEdMMMM");
}

std::string formatClock(minutes minute)
{
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%02d:%02d", static_cast<int>(minute.count() / 60) % 24,
                  static_cast<int>(minute.count() % 60));
    return buffer;
}

} // namespace countersign::drafting
