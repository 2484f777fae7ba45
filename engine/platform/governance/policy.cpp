// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/governance/policy.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace countersign::governance {

namespace {

using base::ErrorCode;
using base::Json;

constexpr std::array<std::string_view, 10> kKeys{"format",
                                                "highValueAboveMinor",
                                                "unknownValueIsHigh",
                                                "approvalDays",
                                                "undoSeconds",
                                                "sending",
                                                "maxRecipients",
                                                "optOutRequired",
                                                "footers",
                                                "personalDataToModels"};

tl::unexpected<base::Error> wrong(std::string_view key, std::string_view why)
{
    return base::fail(ErrorCode::InvalidInput, "policy: " + std::string(key) + " " + std::string(why),
                      {std::string(key)});
}

base::Result<std::int64_t> wholeNumber(const Json& document, std::string_view key, std::int64_t least,
                                       std::int64_t most)
{
    const Json& value = base::jsonMember(document, key);
    if (!value.is_number_integer())
        return wrong(key, "must be a whole number");
    const auto number = value.get<std::int64_t>();
    if (number < least || number > most)
        return wrong(key, "must be from " + std::to_string(least) + " to " + std::to_string(most));
    return number;
}

base::Result<bool> yesOrNo(const Json& document, std::string_view key)
{
    const Json& value = base::jsonMember(document, key);
    if (!value.is_boolean())
        return wrong(key, "must be true or false");
    return value.get<bool>();
}

base::Result<std::map<std::string, std::int64_t>> limits(const Json& document)
{
    constexpr std::string_view kKey = "highValueAboveMinor";
    const Json& value = base::jsonMember(document, kKey);
    if (!value.is_object())
        return wrong(kKey, "must be an object of currencies");
    std::map<std::string, std::int64_t> found;
    for (const auto& [currency, limit] : value.items()) {
        if (currency.size() != 3 ||
            !std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; }))
            return wrong(kKey, "names a currency by three capitals (ISO 4217)");
        if (!limit.is_number_integer() || limit.get<std::int64_t>() < 0)
            return wrong(kKey, "has whole minor units from 0");
        found.emplace(currency, limit.get<std::int64_t>());
    }
    return found;
}

base::Result<std::map<std::string, std::string>> footers(const Json& document)
{
    const Json& value = base::jsonMember(document, "footers");
    if (!value.is_object())
        return wrong("footers", "must be an object of languages");
    std::map<std::string, std::string> found;
    for (const auto& [language, footer] : value.items()) {
        if (!footer.is_string() || footer.get<std::string>().empty())
            return wrong("footers", "has one sentence a language");
        found.emplace(language, footer.get<std::string>());
    }
    return found;
}

/// "09:30" as minutes since midnight; up to "24:00".
std::optional<std::chrono::minutes> timeOfDay(const Json& value)
{
    if (!value.is_string())
        return std::nullopt;
    const auto& text = value.get_ref<const std::string&>();
    const auto digit = [&text](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
        return std::nullopt;
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (minute > 59 || hour * 60 + minute > 24 * 60)
        return std::nullopt;
    return std::chrono::minutes(hour * 60 + minute);
}

base::Result<model::SendingHours> sendingHours(const Json& document)
{
    const Json& value = base::jsonMember(document, "sending");
    if (!value.is_object())
        return wrong("sending", "must be an object");
    for (const auto& [key, ignored] : value.items())
        if (key != "from" && key != "to" && key != "weekends" && key != "holidays")
            return wrong("sending", "has only from, to, weekends and holidays, not " + key);
    const auto from = timeOfDay(base::jsonMember(value, "from"));
    const auto to = timeOfDay(base::jsonMember(value, "to"));
    if (!from || !to || *from >= *to)
        return wrong("sending", "runs from a time to a later one, each as \"09:00\"");
    const Json& weekends = base::jsonMember(value, "weekends");
    const Json& holidays = base::jsonMember(value, "holidays");
    if (!weekends.is_boolean() || !holidays.is_boolean())
        return wrong("sending", "says true or false for weekends and holidays");
    return model::SendingHours{
        .from = *from, .to = *to, .onWeekends = weekends.get<bool>(), .onHolidays = holidays.get<bool>()};
}

/// Mail breaks and indents lines as it likes.
std::string oneLine(std::string_view text)
{
    std::string line;
    for (const char c : text) {
        if (std::isspace(static_cast<unsigned char>(c)) == 0)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    return line;
}

bool readerCanOptOut(const PolicyRules& rules, const SubmissionFacts& facts)
{
    if (facts.hasOptOutHeader)
        return true;
    const std::string text = oneLine(facts.text);
    return std::ranges::any_of(rules.footers, [&](const auto& footer) {
        return text.find(oneLine(footer.second)) != std::string::npos;
    });
}

/// Why the value needs a manager; nothing where it does not.
std::optional<model::Reason> escalation(const PolicyRules& rules, const std::optional<base::Money>& value)
{
    const auto unknown = [&rules]() -> std::optional<model::Reason> {
        if (!rules.unknownValueIsHigh)
            return std::nullopt;
        return model::Reason{.code = "escalation_unknown_value", .args = {}};
    };
    if (!value)
        return unknown();
    const auto limit = rules.highValueAboveMinor.find(value->currency);
    if (limit == rules.highValueAboveMinor.end())
        return unknown();
    if (value->amountMinor <= limit->second)
        return std::nullopt;
    const base::Money bound{.amountMinor = limit->second, .currency = value->currency};
    return model::Reason{.code = "escalation_value", .args = {base::toString(*value), base::toString(bound)}};
}

} // namespace

std::string PolicyRules::footerFor(std::string_view language) const
{
    const std::array<std::string_view, 3> wanted{language, language.substr(0, language.find('-')), "en"};
    for (const std::string_view candidate : wanted)
        if (const auto found = footers.find(std::string(candidate)); found != footers.end())
            return found->second;
    return {};
}

base::Result<PolicyRules> parsePolicy(const base::Json& document)
{
    if (!document.is_object())
        return wrong("document", "must be an object");
    for (const auto& [key, value] : document.items())
        if (std::ranges::find(kKeys, key) == kKeys.end())
            return wrong(key, "is not a rule");
    COUNTERSIGN_ASSIGN([[maybe_unused]] const std::int64_t format, wholeNumber(document, "format", 1, 1));
    PolicyRules rules;
    COUNTERSIGN_ASSIGN(rules.highValueAboveMinor, limits(document));
    COUNTERSIGN_ASSIGN(rules.unknownValueIsHigh, yesOrNo(document, "unknownValueIsHigh"));
    COUNTERSIGN_ASSIGN(const std::int64_t days, wholeNumber(document, "approvalDays", 1, 365));
    COUNTERSIGN_ASSIGN(const std::int64_t seconds, wholeNumber(document, "undoSeconds", 0, 86'400));
    COUNTERSIGN_ASSIGN(const std::int64_t recipients, wholeNumber(document, "maxRecipients", 1, 1000));
    rules.approvalTimeToLive = std::chrono::days(days);
    rules.undoWindow = std::chrono::seconds(seconds);
    COUNTERSIGN_ASSIGN(rules.sending, sendingHours(document));
    rules.maxRecipients = static_cast<std::size_t>(recipients);
    COUNTERSIGN_ASSIGN(rules.optOutRequired, yesOrNo(document, "optOutRequired"));
    COUNTERSIGN_ASSIGN(rules.footers, footers(document));
    COUNTERSIGN_ASSIGN(rules.personalDataToModels, yesOrNo(document, "personalDataToModels"));
    return rules;
}

bool PolicyResult::needs(Role role) const
{
    return std::ranges::any_of(required, [role](const RequiredSignature& r) { return r.role == role; });
}

PolicyResult evaluatePolicy(const PolicyRules& rules, const SubmissionFacts& facts)
{
    PolicyResult result{.passed = {},
                        .failed = {},
                        .required = {{.role = Role::Rep, .because = {}}},
                        .undoWindow = rules.undoWindow,
                        .timeToLive = rules.approvalTimeToLive};
    const auto judge = [&result](bool passed, model::Reason rule) {
        (passed ? result.passed : result.failed).push_back(std::move(rule));
    };
    judge(facts.unresolvedClaims == 0, {.code = "rule_claims", .args = {}});
    judge(facts.recipientCount > 0 && facts.recipientCount <= rules.maxRecipients,
          {.code = "rule_recipient_count", .args = {std::to_string(rules.maxRecipients)}});
    judge(!rules.optOutRequired || readerCanOptOut(rules, facts), {.code = "rule_footer", .args = {}});
    if (auto because = escalation(rules, facts.value))
        result.required.push_back({.role = Role::Manager, .because = std::move(*because)});
    else
        result.passed.push_back({.code = "rule_value", .args = {}});
    return result;
}

} // namespace countersign::governance
