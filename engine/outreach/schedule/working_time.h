// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/model/sending_hours.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::schedule {

/// Part of a local day, as minutes since midnight; `from` > `to` runs over midnight.
struct DayRange
{
    std::chrono::minutes from{0};
    std::chrono::minutes to{0};

    [[nodiscard]] bool contains(std::chrono::minutes minute) const
    {
        return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
    }
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// When a person can be written to or met, in that person's own zone.
struct WorkingTime
{
    /// IANA name, for example "Europe/Vienna".
    std::string zone = "UTC";
    /// ISO 3166-1 alpha-2; chooses holidays and, by default, weekend days. Empty: none known.
    std::string country;
    DayRange hours{std::chrono::hours(9), std::chrono::hours(17)};
    std::vector<std::chrono::weekday> weekend{std::chrono::Saturday, std::chrono::Sunday};

    friend bool operator==(const WorkingTime&, const WorkingTime&) = default;
};

/// Saturday and Sunday, or what the country keeps instead (CLDR weekendStart/weekendEnd).
[[nodiscard]] std::vector<std::chrono::weekday> weekendOf(std::string_view country);

/// Local wall time of an instant.
struct LocalTime
{
    base::LocalDate date{};
    std::chrono::minutes minute{0};
    std::chrono::weekday weekday{};
    friend bool operator==(const LocalTime&, const LocalTime&) = default;
};

[[nodiscard]] bool isKnownZone(std::string_view zone);
/// NotFound for a name that the time zone database does not have.
[[nodiscard]] base::Result<LocalTime> toLocal(base::Instant instant, std::string_view zone);
/// A local time that a clock change skips becomes the first instant after the gap; one that it repeats, the
/// earlier.
[[nodiscard]] base::Result<base::Instant> toInstant(base::LocalDate date, std::chrono::minutes minute,
                                                    std::string_view zone);

struct ZoneGuess
{
    std::string zone;
    /// False where the country spans several zones and the city did not decide, or nothing was known.
    bool certain = false;
    friend bool operator==(const ZoneGuess&, const ZoneGuess&) = default;
};

struct Place
{
    /// A zone that a source gave; wins where it is a known one.
    std::string_view zone;
    /// ISO code or English name.
    std::string_view country;
    std::string_view city;
};

/// The zone of a person from what the CRM says about the person, else about the account.
[[nodiscard]] ZoneGuess guessZone(const Place& person, const Place& account);
/// When somebody may be written to.
struct Recipient
{
    WorkingTime time;
    /// Whether the zone is more than a guess.
    bool certain = false;
};

/// The hours, weekend days and holidays that policy keeps, at the person's place, else the account's.
[[nodiscard]] Recipient recipientAt(const Place& person, const Place& account, const model::SendingHours& hours);
/// "AT" from "AT" or "Austria"; empty where unknown.
[[nodiscard]] std::string countryCode(std::string_view country);

} // namespace countersign::schedule
