// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/money.h"
#include "engine/foundation/model/record_schema.h"
#include "engine/foundation/store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::views {

/// One line of the accounts list.
struct AccountLine
{
    model::RecordId id;
    std::string name;
    std::string industry;
    std::string city;
    std::string country;
    std::string ownerName;
    /// Sum of open opportunities in one currency; nothing where there are none or they mix currencies.
    std::optional<base::Money> openValue;
    std::optional<base::LocalDate> renewsOn;
    std::optional<base::Instant> lastContact;
    std::int64_t contacts = 0;
};

enum class AccountOrder { Name, Value, Renewal, LastContact };

struct AccountListQuery
{
    /// Part of the name, any case; empty for all.
    std::string text;
    /// Only accounts in this segment now, and in this class of it; empty for all.
    std::string segment;
    std::string segmentClass;
    AccountOrder order = AccountOrder::Name;
    std::int64_t offset = 0;
    std::int64_t limit = 100;
    /// What comes later is planned and no contact yet.
    base::Instant now{};
};

struct AccountList
{
    std::vector<AccountLine> lines;
    std::int64_t total = 0;
};

[[nodiscard]] base::Result<AccountList> listAccounts(store::Database& database, const AccountListQuery& query);
[[nodiscard]] base::Result<std::optional<AccountLine>> accountLine(store::Database& database, model::RecordId account,
                                                                   base::Instant now);

/// One thing that happened with an account, as far as this workspace knew it at `asOf`.
struct TimelineLine
{
    model::RecordKind kind = model::RecordKind::Activity;
    model::RecordId record;
    base::Instant at{};
    /// Activity type, mail direction ("in", "out"), ticket status or page intent.
    std::string type;
    std::string title;
    std::string detail;
    std::string person;
};

struct TimelineQuery
{
    model::RecordId account;
    base::Instant asOf{};
    std::int64_t limit = 200;
};

/// Newest first, over mail, activities, tickets, usage and web visits.
[[nodiscard]] base::Result<std::vector<TimelineLine>> accountTimeline(store::Database& database, const TimelineQuery& query);

} // namespace countersign::views
