// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"

namespace countersign::api {

/// A share with its Wilson 95 % interval; no rate without its n.
struct Share
{
    std::int64_t count = 0;
    std::int64_t of = 0;
    double rate = 0;
    double low = 0;
    double high = 0;
    friend bool operator==(const Share&, const Share&) = default;
};

struct KpiRow
{
    /// The group's code or name: a use case, or "prompt@version".
    std::string group;
    std::int64_t sent = 0;
    Share replied;
    Share meeting;
    Share opportunity;
    friend bool operator==(const KpiRow&, const KpiRow&) = default;
};

enum class KpiGrouping { UseCase, Prompt };

struct KpiTable
{
    KpiGrouping grouping = KpiGrouping::UseCase;
    KpiRow total;
    std::vector<KpiRow> rows;
    /// Codes of the definitions shown beside the figures.
    std::vector<std::string> definitions;
    Instant asOf{};
    friend bool operator==(const KpiTable&, const KpiTable&) = default;
};

/// One message behind a figure.
struct KpiMessage
{
    Id message;
    Id account;
    std::string accountName;
    std::string contactName;
    std::string subject;
    Instant sentAt{};
    /// "reply", "meeting", "opportunity", "out_of_office", "bounce", "opt_out" in the order in which they came.
    std::vector<std::string> outcomes;
    friend bool operator==(const KpiMessage&, const KpiMessage&) = default;
};

enum class AlertSeverity { Notice, Warning, Critical };

struct Alert
{
    Id id;
    AlertSeverity severity = AlertSeverity::Warning;
    Phrase phrase;
    Instant since{};
    friend bool operator==(const Alert&, const Alert&) = default;
};

} // namespace countersign::api
