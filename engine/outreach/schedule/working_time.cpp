// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/schedule/working_time.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/embedded_file.h"
#include "engine/foundation/base/json.h"

#include <date/tz.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>

namespace countersign::schedule {

extern const base::EmbeddedFile kPlaceFiles[];
extern const std::size_t kPlaceFilesCount;

using namespace std::chrono;

namespace {

/// Nothing for an unknown name; the library throws.
const date::time_zone* findZone(std::string_view name)
{
    try {
        return name.empty() ? nullptr : date::locate_zone(std::string(name));
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

tl::unexpected<base::Error> unknownZone(std::string_view zone)
{
    return base::fail(base::ErrorCode::NotFound, "no such time zone", {std::string(zone)});
}

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
    return result;
}

struct CountryZone
{
    std::string zone;
    bool single = false;
};

struct Places
{
    std::map<std::string, CountryZone, std::less<>> countries;
    std::map<std::string, std::string, std::less<>> codeByName;
    /// "US/chicago"
    std::map<std::string, std::string, std::less<>> cities;
};

Places readPlaces()
{
    COUNTERSIGN_ASSERT(kPlaceFilesCount == 1, "one file of places is shipped");
    const auto document = base::parseJson(kPlaceFiles[0].content);
    COUNTERSIGN_ASSERT(document.has_value(), "the shipped places are JSON");
    Places places;
    for (const auto& [code, entry] : base::jsonMember(*document, "countries").items()) {
        places.countries[code] = {base::jsonText(entry, "zone"), base::jsonBool(entry, "single")};
        for (const base::Json& name : base::jsonMember(entry, "names"))
            places.codeByName[lower(name.get_ref<const std::string&>())] = code;
    }
    for (const auto& [code, cities] : base::jsonMember(*document, "cities").items())
        for (const auto& [city, zone] : cities.items())
            places.cities[code + "/" + city] = zone.get<std::string>();
    return places;
}

const Places& places()
{
    static const Places kPlaces = readPlaces();
    return kPlaces;
}

std::optional<ZoneGuess> guessFrom(const Place& place)
{
    if (isKnownZone(place.zone))
        return ZoneGuess{.zone = std::string(place.zone), .certain = true};
    const std::string code = countryCode(place.country);
    const auto country = places().countries.find(code);
    if (country == places().countries.end())
        return std::nullopt;
    const auto city = places().cities.find(code + "/" + lower(place.city));
    if (city != places().cities.end())
        return ZoneGuess{.zone = city->second, .certain = true};
    return ZoneGuess{.zone = country->second.zone, .certain = country->second.single};
}

} // namespace

std::vector<weekday> weekendOf(std::string_view country)
{
    constexpr std::array<std::string_view, 15> kFridaySaturday{"AF", "BH", "DZ", "EG", "IL", "IQ", "JO", "KW",
                                                               "LY", "OM", "QA", "SA", "SD", "SY", "YE"};
    if (std::find(kFridaySaturday.begin(), kFridaySaturday.end(), country) != kFridaySaturday.end())
        return {Friday, Saturday};
    if (country == "IR")
        return {Friday};
    if (country == "IN" || country == "UG")
        return {Sunday};
    return {Saturday, Sunday};
}

bool isKnownZone(std::string_view zone)
{
    return findZone(zone) != nullptr;
}

base::Result<LocalTime> toLocal(base::Instant instant, std::string_view zone)
{
    const date::time_zone* found = findZone(zone);
    if (found == nullptr)
        return unknownZone(zone);
    const seconds offset = found->get_info(floor<seconds>(instant)).offset;
    const auto local = floor<minutes>(instant + offset);
    const auto day = floor<days>(local);
    return LocalTime{.date = year_month_day(day), .minute = local - day, .weekday = weekday(day)};
}

base::Result<base::Instant> toInstant(base::LocalDate date, minutes minute, std::string_view zone)
{
    const date::time_zone* found = findZone(zone);
    if (found == nullptr)
        return unknownZone(zone);
    const date::local_seconds local{sys_days(date).time_since_epoch() + minute};
    const date::local_info info = found->get_info(local);
    if (info.result == date::local_info::nonexistent)
        return base::Instant(info.first.end);
    return base::Instant(local.time_since_epoch() - info.first.offset);
}

std::string countryCode(std::string_view country)
{
    std::string upper(country);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::toupper(c) : c); });
    if (places().countries.contains(upper))
        return upper;
    const auto found = places().codeByName.find(lower(country));
    return found == places().codeByName.end() ? std::string() : found->second;
}

ZoneGuess guessZone(const Place& person, const Place& account)
{
    if (auto guess = guessFrom(person))
        return *guess;
    if (auto guess = guessFrom(account))
        return *guess;
    return {.zone = "UTC", .certain = false};
}

Recipient recipientAt(const Place& person, const Place& account, const model::SendingHours& hours)
{
    const ZoneGuess guess = guessZone(person, account);
    const std::string country = countryCode(person.country.empty() ? account.country : person.country);
    Recipient recipient{.time = {.zone = guess.zone,
                                 .country = hours.onHolidays ? std::string() : country,
                                 .hours = {hours.from, hours.to},
                                 .weekend = weekendOf(country)},
                        .certain = guess.certain};
    if (hours.onWeekends)
        recipient.time.weekend.clear();
    return recipient;
}

} // namespace countersign::schedule
