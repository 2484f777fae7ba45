// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"

namespace countersign::api {

struct AccountRow
{
    Id id;
    std::string name;
    std::string industry;
    std::string city;
    std::string country;
    std::string ownerName;
    /// "segment:class", both as codes.
    std::vector<std::string> segments;
    std::optional<Money> openValue;
    std::optional<LocalDate> renewsOn;
    std::optional<Instant> lastContact;
    int contacts = 0;
    friend bool operator==(const AccountRow&, const AccountRow&) = default;
};

struct AccountQuery
{
    std::string text;
    /// As in `AccountRow::segments`; empty for all.
    std::string segment;
    /// "name", "value", "renewal", "last_contact".
    std::string sort = "name";
    Paging paging;
};

struct AccountPage
{
    std::vector<AccountRow> rows;
    std::int64_t total = 0;
    friend bool operator==(const AccountPage&, const AccountPage&) = default;
};

struct PersonRow
{
    Id id;
    std::string name;
    std::string title;
    /// Committee role as a code: "champion", "user", "signs", "can_block", "negotiates" or empty.
    std::string role;
    std::string email;
    std::string phone;
    /// 0 to 4 bars.
    int strength = 0;
    std::optional<Instant> lastTwoWay;
    bool optedOut = false;
    friend bool operator==(const PersonRow&, const PersonRow&) = default;
};

struct OpportunityRow
{
    Id id;
    std::string name;
    std::string stage;
    std::optional<Money> amount;
    std::optional<LocalDate> closeOn;
    bool closed = false;
    bool won = false;
    friend bool operator==(const OpportunityRow&, const OpportunityRow&) = default;
};

struct ContractRow
{
    Id id;
    std::string number;
    std::optional<LocalDate> startsOn;
    std::optional<LocalDate> noticeBy;
    std::optional<LocalDate> renewsOn;
    std::optional<Money> annualValue;
    int termMonths = 0;
    bool autoRenews = false;
    friend bool operator==(const ContractRow&, const ContractRow&) = default;
};

struct TimelineEntry
{
    Id record;
    /// "mail", "meeting", "call", "note", "ticket", "usage", "web_visit", "contract", "order".
    std::string kind;
    Instant at{};
    std::string title;
    std::string detail;
    std::string person;
    /// Theirs, and nobody has answered it.
    bool waitsForUs = false;
    friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

struct OwnedProduct
{
    Id product;
    std::string name;
    std::string quantity;
    std::optional<LocalDate> since;
    friend bool operator==(const OwnedProduct&, const OwnedProduct&) = default;
};

struct RecommendedProduct
{
    Id product;
    std::string name;
    std::optional<Money> price;
    /// The path that says why, as short labels from account to product.
    std::vector<std::string> path;
    Phrase why;
    friend bool operator==(const RecommendedProduct&, const RecommendedProduct&) = default;
};

struct FeatureRow
{
    std::string name;
    int version = 1;
    std::string value;
    std::string source;
    std::optional<Instant> computedAt;
    bool stale = false;
    friend bool operator==(const FeatureRow&, const FeatureRow&) = default;
};

struct AccountDetail
{
    AccountRow row;
    /// Set when the page shows the past.
    std::optional<Instant> asOf;
    std::string website;
    std::int64_t employees = 0;
    std::vector<PersonRow> people;
    std::vector<OpportunityRow> opportunities;
    std::vector<ContractRow> contracts;
    std::vector<TimelineEntry> timeline;
    std::vector<OwnedProduct> owned;
    std::vector<RecommendedProduct> recommended;
    std::vector<FeatureRow> features;
    Phrase health;
    Phrase nextStep;
    friend bool operator==(const AccountDetail&, const AccountDetail&) = default;
};

struct SearchHit
{
    /// A record kind's name: "account", "contact", "message" …
    std::string kind;
    Id record;
    Id account;
    std::string title;
    std::string snippet;
    std::optional<Instant> at;
    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

} // namespace countersign::api
