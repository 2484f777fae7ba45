// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/drafting/claim_check.h"
#include "engine/outreach/drafting/claim_text.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace countersign::drafting {

/// A day, and a time on it where the fact gives one.
struct FactMoment
{
    std::optional<base::LocalDate> date;
    /// Without a year (quoted text): compared by month and day only.
    std::optional<unsigned> month;
    std::optional<unsigned> day;
    std::optional<int> year;
    std::optional<int> minute;
    /// What happens then ("renews_on", "talk", "ask"); empty where nothing says.
    std::string role = {};
};

/// A price with what it is for, from typed values only.
struct FactPrice
{
    base::Money money;
    std::set<std::string> units;
};

struct FactNumber
{
    double value = 0;
    std::string unit;
    /// From a typed value without a unit of its own: it can count things, but not time.
    bool counts = false;
};

/// One fact, taken apart the way sentences are.
struct IndexedFact
{
    std::string id;
    bool sayable = true;
    std::string kind;
    std::vector<base::Money> money;
    std::vector<double> percents;
    std::vector<FactMoment> moments;
    std::vector<FactNumber> numbers;
    /// All words and codes in lower case, with single spaces around each: " contract ct-2291 renews ".
    std::string words;
    /// As written, for product names: their capitals tell them from plain words.
    std::string raw;
    std::vector<std::string> products;
    /// By which facts of one kind are told apart: places, and the numbers of contracts and tickets as `words` has them.
    std::vector<std::string> sites;
    std::vector<std::string> numberNames;
    std::vector<FactPrice> prices;
    /// Units that its words name.
    std::set<std::string, std::less<>> units;
    /// Of a percentage: -1 fell, 1 rose, 0 neither.
    int direction = 0;
    /// Of a question: whether the person who gets the mail asked it.
    bool isTheRecipients = false;
};

[[nodiscard]] std::vector<IndexedFact> indexFacts(const std::vector<model::Fact>& facts,
                                                  const ClaimContext& context);

/// "site and year" as {"site", "year"}.
[[nodiscard]] std::set<std::string> unitsIn(std::string_view text);

/// The tokens of a text as IndexedFact::words writes them.
[[nodiscard]] std::string spacedWords(std::string_view text);

} // namespace countersign::drafting
