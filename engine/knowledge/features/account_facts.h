// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"
#include "engine/knowledge/features/segment.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace countersign::features {

struct ContactFact
{
    RecordId id;
    bool left = false;
    bool champion = false;
};

struct DealFact
{
    RecordId id;
    std::optional<base::Money> amount;
    std::optional<base::Instant> since;
};

struct ContractFact
{
    RecordId id;
    std::optional<base::LocalDate> renewsOn;
    std::optional<base::LocalDate> noticeBy;
};

struct OwnedFact
{
    RecordId product;
    RecordId asset;
};

struct TicketFact
{
    RecordId id;
    bool open = false;
    std::optional<base::Instant> solvedAt;
};

struct TalkFact
{
    RecordId id;
    base::Instant at{};
    bool meeting = false;
    bool demo = false;
};

struct MailFact
{
    RecordId id;
    base::Instant at{};
    RecordId contact;
    /// Made from the thread's key; null where there is none.
    RecordId thread;
    bool inbound = false;
};

/// Usage as exact thousandths, so that no order of adding gives another sum.
struct UsageFact
{
    RecordId id;
    base::Instant at{};
    std::int64_t thousandths = 0;
};

struct VisitFact
{
    RecordId id;
    base::Instant at{};
};

/// All of one account that features and segments look at, true at one instant, in any order.
struct AccountFacts
{
    RecordId id;
    std::string industry;
    FeatureNumber employees;
    SegmentInput fields;
    std::vector<ContactFact> contacts;
    std::vector<DealFact> deals;
    std::vector<ContractFact> contracts;
    std::vector<OwnedFact> owned;
    std::vector<TicketFact> tickets;
    std::vector<TalkFact> talks;
    std::vector<MailFact> mails;
    std::vector<UsageFact> usage;
    std::vector<VisitFact> pricingVisits;
};

/// The fields of an account's record that rules may test.
[[nodiscard]] std::span<const std::string_view> ruleFields();

[[nodiscard]] AccountFacts factsOfAccount(const model::Record& account);
/// Adds what a record of another kind tells at `now`; what lies in the future or is private tells nothing.
void addFact(AccountFacts& facts, const model::Record& record, base::Instant now);
[[nodiscard]] bool isChampion(const model::Record& contactOrRole);

enum class DealEnd { Open, Lost, Won };
[[nodiscard]] DealEnd dealEnd(const model::Record& opportunity);

} // namespace countersign::features
