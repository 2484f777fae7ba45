// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/identity/match.h"

#include "engine/foundation/text/similarity.h"
#include "engine/foundation/text/unicode.h"

#include <algorithm>
#include <vector>

namespace countersign::identity {

namespace {

/// log2(m/u). Persons: two records in one block are the same person in about 1 of 256 pairs (prior -8); the
/// same personal address is almost never shared (+12), different ones are common for one person (-2).
struct PersonWeights
{
    static constexpr double kPrior = -8;
    static constexpr double kSameMail = 12;
    static constexpr double kSameRoleMail = 2;
    static constexpr double kOtherMail = -2;
    static constexpr double kSameName = 6;
    static constexpr double kNearName = 3.5;
    static constexpr double kInitial = 2;
    static constexpr double kOtherName = -8;
    static constexpr double kSamePhone = 5;
    static constexpr double kOtherPhone = -0.5;
    static constexpr double kSameCompany = 3;
    static constexpr double kSameDomain = 2.5;
    static constexpr double kOtherCompany = -3;
};

/// Organisations: prior -9; a registered domain is close to an identity (+10), another one close to a proof
/// of the contrary (-6).
struct CompanyWeights
{
    static constexpr double kPrior = -9;
    static constexpr double kSameDomain = 10;
    static constexpr double kOtherDomain = -6;
    static constexpr double kSameName = 7;
    static constexpr double kNearName = 4;
    static constexpr double kOtherName = -6;
    static constexpr double kSameCity = 2;
    static constexpr double kOtherCity = -2;
    static constexpr double kSameCountry = 1;
    static constexpr double kOtherCountry = -3;
    static constexpr double kSamePhone = 4;
    static constexpr double kOtherPhone = -0.5;
};

std::vector<std::string_view> wordsOf(std::string_view name)
{
    std::vector<std::string_view> words;
    while (!name.empty()) {
        const auto space = name.find(' ');
        if (space != 0)
            words.push_back(name.substr(0, space));
        name = space == std::string_view::npos ? std::string_view() : name.substr(space + 1);
    }
    return words;
}

bool nearlySameWord(std::string_view a, std::string_view b)
{
    if (a == b)
        return true;
    const std::u32string left = text::toUtf32(a);
    const std::u32string right = text::toUtf32(b);
    const std::size_t shorter = std::min(left.size(), right.size());
    const std::size_t allowed = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
    return allowed > 0 && text::damerauLevenshtein(left, right, allowed).has_value();
}

/// "j smith" and "jane smith".
bool initialFits(const Profile& a, const Profile& b)
{
    if (a.family.empty() || a.family != b.family || a.given.empty() || b.given.empty())
        return false;
    const std::string& shorter = a.given.size() < b.given.size() ? a.given : b.given;
    const std::string& longer = a.given.size() < b.given.size() ? b.given : a.given;
    return text::toUtf32(shorter).size() == 1 && longer.starts_with(shorter);
}

void add(Comparison& comparison, std::string field, std::string level, double weight)
{
    comparison.score += weight;
    comparison.fields.push_back({.field = std::move(field), .level = std::move(level), .weight = weight});
}

struct TwoWeights
{
    double same;
    double other;
};

void addExact(Comparison& comparison, std::string field, const std::string& a, const std::string& b,
              TwoWeights weights)
{
    if (a.empty() || b.empty())
        add(comparison, std::move(field), "missing", 0);
    else
        add(comparison, std::move(field), a == b ? "equal" : "far", a == b ? weights.same : weights.other);
}

void holdBack(Comparison& comparison, Band atMost, const char* why)
{
    if (comparison.band > atMost) {
        comparison.band = atMost;
        comparison.heldBackBy = why;
    }
}

void comparePersons(const Profile& a, const Profile& b, Comparison& comparison)
{
    using W = PersonWeights;
    const bool sameMail = !a.email.empty() && a.email == b.email;
    add(comparison, "prior", "missing", W::kPrior);
    addExact(comparison, "email", a.email, b.email,
             {a.roleAddress ? W::kSameRoleMail : W::kSameMail, W::kOtherMail});
    const bool sameName = !a.name.empty() && a.name == b.name;
    const bool nearName = !sameName && (nearlySameName(a.name, b.name) ||
                                        (a.given == b.family && a.family == b.given && !a.given.empty()));
    if (a.name.empty() || b.name.empty())
        add(comparison, "name", "missing", 0);
    else if (sameName)
        add(comparison, "name", "equal", W::kSameName);
    else if (nearName)
        add(comparison, "name", "near", W::kNearName);
    else if (initialFits(a, b))
        add(comparison, "name", "near", W::kInitial);
    else
        add(comparison, "name", "far", W::kOtherName);
    addExact(comparison, "phone", a.phone, b.phone, {W::kSamePhone, W::kOtherPhone});
    if (!a.company.empty() && a.company == b.company)
        add(comparison, "company", "equal", W::kSameCompany);
    else if (!a.domain.empty() && a.domain == b.domain)
        add(comparison, "company", "near", W::kSameDomain);
    else if (!a.company.empty() && !b.company.empty() && a.kind == b.kind)
        add(comparison, "company", "far", W::kOtherCompany);
    else
        add(comparison, "company", "missing", 0);

    comparison.band = comparison.score >= kMergeScore ? Band::Merge
                      : comparison.score >= kAskScore ? Band::Ask
                                                      : Band::KeepApart;
    if (a.name.empty() || b.name.empty())
        holdBack(comparison, Band::Ask, "no_name");
    else if (!sameName && !nearName && !initialFits(a, b))
        holdBack(comparison, Band::Ask, "different_name");
    // Namesakes at one company: two personal addresses are two mailboxes, and mostly two people.
    if (!sameMail && !a.email.empty() && !b.email.empty() && !a.roleAddress && !b.roleAddress)
        holdBack(comparison, Band::Ask, "different_email");
}

void compareCompanies(const Profile& a, const Profile& b, Comparison& comparison)
{
    using W = CompanyWeights;
    add(comparison, "prior", "missing", W::kPrior);
    addExact(comparison, "domain", a.domain, b.domain, {W::kSameDomain, W::kOtherDomain});
    const bool sameName = !a.name.empty() && a.name == b.name;
    const bool nearName = !sameName && nearlySameName(a.name, b.name);
    if (a.name.empty() || b.name.empty())
        add(comparison, "name", "missing", 0);
    else
        add(comparison, "name",
            sameName   ? "equal"
            : nearName ? "near"
                       : "far",
            sameName   ? W::kSameName
            : nearName ? W::kNearName
                       : W::kOtherName);
    addExact(comparison, "city", a.city, b.city, {W::kSameCity, W::kOtherCity});
    addExact(comparison, "country", a.country, b.country, {W::kSameCountry, W::kOtherCountry});
    addExact(comparison, "phone", a.phone, b.phone, {W::kSamePhone, W::kOtherPhone});

    comparison.band = comparison.score >= kMergeScore ? Band::Merge
                      : comparison.score >= kAskScore ? Band::Ask
                                                      : Band::KeepApart;
    if (a.name.empty() || b.name.empty() || (!sameName && !nearName))
        holdBack(comparison, Band::Ask, "different_name");
    if (!a.domain.empty() && !b.domain.empty() && a.domain != b.domain)
        holdBack(comparison, Band::Ask, "different_domain");
    if (!a.city.empty() && !b.city.empty() && a.city != b.city)
        holdBack(comparison, Band::Ask, "branch");
    if (!a.country.empty() && !b.country.empty() && a.country != b.country)
        holdBack(comparison, Band::Ask, "branch");
    if (a.parent == b.id || b.parent == a.id)
        holdBack(comparison, Band::KeepApart, "parent");
}

} // namespace

bool nearlySameName(std::string_view a, std::string_view b)
{
    const auto left = wordsOf(a);
    const auto right = wordsOf(b);
    if (left.empty() || left.size() != right.size())
        return false;
    return std::ranges::equal(left, right, nearlySameWord);
}

Comparison compare(const Profile& a, const Profile& b)
{
    Comparison comparison{.a = {.kind = a.kind, .record = a.id}, .b = {.kind = b.kind, .record = b.id}};
    if (a.isPerson())
        comparePersons(a, b, comparison);
    else
        compareCompanies(a, b, comparison);
    return comparison;
}

} // namespace countersign::identity
