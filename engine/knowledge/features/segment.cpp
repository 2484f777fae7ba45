// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/features/segment.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/embedded_file.h"
#include "engine/knowledge/features/account_facts.h"

#include <algorithm>
#include <array>
#include <set>

namespace countersign::features {

extern const base::EmbeddedFile kSegmentFiles[];
extern const std::size_t kSegmentFilesCount;

namespace {

using base::ErrorCode;
using base::fail;
using base::Json;
using base::Status;

constexpr int kMaxDepth = 16;
constexpr auto kOperators =
    std::to_array<std::string_view>({"=", "!=", "<", "<=", ">", ">=", "in", "known", "unknown"});

bool isOrder(std::string_view op)
{
    return op == "<" || op == "<=" || op == ">" || op == ">=";
}

Status refuse(std::string detail, std::string_view word = {})
{
    return fail(ErrorCode::InvalidInput, std::move(detail), {std::string(word)});
}

Status checkSubject(const Json& rule)
{
    const std::string feature = base::jsonText(rule, "feature");
    const std::string field = base::jsonText(rule, "field");
    if (feature.empty() == field.empty())
        return refuse("a test names either a feature or a field");
    if (!feature.empty() && feature != "win_rate" && !findFeature(feature))
        return refuse("there is no such feature", feature);
    const auto fields = ruleFields();
    if (!field.empty() && std::find(fields.begin(), fields.end(), field) == fields.end())
        return refuse("rules know no such field", field);
    return {};
}

Status checkTest(const Json& rule)
{
    COUNTERSIGN_TRY(checkSubject(rule));
    const std::string op = base::jsonText(rule, "op");
    if (std::find(kOperators.begin(), kOperators.end(), op) == kOperators.end())
        return refuse("there is no such operator", op);
    if (op == "known" || op == "unknown")
        return rule.contains("value") ? refuse("this operator takes no value", op) : Status();
    const Json& value = base::jsonMember(rule, "value");
    const auto isPlain = [](const Json& each) { return each.is_number() || each.is_string(); };
    if (op == "in")
        return value.is_array() && std::all_of(value.begin(), value.end(), isPlain)
                   ? Status()
                   : refuse("this operator takes a list", op);
    if (isOrder(op) ? !value.is_number() : !isPlain(value))
        return refuse("this operator does not take such a value", op);
    return {};
}

Status checkRule(const Json& rule, int depth)
{
    if (depth > kMaxDepth)
        return refuse("the rule is too deep");
    if (rule.is_boolean())
        return rule.get<bool>() ? Status() : refuse("the only constant is true");
    if (!rule.is_object())
        return refuse("a rule is an object or true");
    for (const std::string_view list : {"all", "any"})
        if (const Json& parts = base::jsonMember(rule, list); !parts.is_null()) {
            if (!parts.is_array() || rule.size() != 1)
                return refuse("this takes a list of rules and nothing beside it", list);
            for (const Json& part : parts)
                COUNTERSIGN_TRY(checkRule(part, depth + 1));
            return {};
        }
    if (const Json& inner = base::jsonMember(rule, "not"); !inner.is_null())
        return rule.size() == 1 ? checkRule(inner, depth + 1) : refuse("nothing stands beside a not");
    return checkTest(rule);
}

bool isEqual(const FeatureNumber& number, const std::string* text, const Json& value)
{
    if (number)
        return value.is_number() && *number == value.get<double>();
    return text && value.is_string() && *text == value.get_ref<const std::string&>();
}

bool isOrdered(double number, std::string_view op, double limit)
{
    if (op == "<")
        return number < limit;
    if (op == "<=")
        return number <= limit;
    return op == ">" ? number > limit : number >= limit;
}

bool passes(const Json& rule, const SegmentInput& input)
{
    const std::string subject = base::jsonText(rule, rule.contains("feature") ? "feature" : "field");
    const std::string op = base::jsonText(rule, "op");
    const auto foundNumber = input.numbers.find(subject);
    const FeatureNumber number = foundNumber == input.numbers.end() ? std::nullopt : foundNumber->second;
    const auto foundText = input.texts.find(subject);
    const std::string* text =
        foundText == input.texts.end() || foundText->second.empty() ? nullptr : &foundText->second;
    const bool isKnown = number || text;
    if (op == "known" || op == "unknown")
        return isKnown == (op == "known");
    if (!isKnown)
        return false;
    const Json& value = base::jsonMember(rule, "value");
    if (op == "in")
        return std::any_of(value.begin(), value.end(),
                           [&](const Json& each) { return isEqual(number, text, each); });
    if (isOrder(op))
        return number && value.is_number() && isOrdered(*number, op, value.get<double>());
    return isEqual(number, text, value) == (op == "=");
}

bool holds(const Json& rule, const SegmentInput& input)
{
    if (rule.is_boolean())
        return rule.get<bool>();
    const auto inner = [&](const Json& part) { return holds(part, input); };
    if (const Json& all = base::jsonMember(rule, "all"); all.is_array())
        return std::all_of(all.begin(), all.end(), inner);
    if (const Json& any = base::jsonMember(rule, "any"); any.is_array())
        return std::any_of(any.begin(), any.end(), inner);
    if (const Json& negated = base::jsonMember(rule, "not"); !negated.is_null())
        return !holds(negated, input);
    return passes(rule, input);
}

} // namespace

base::Result<Segment> segmentFromJson(const Json& json)
{
    Segment segment{.name = base::jsonText(json, "name"),
                    .version = static_cast<int>(base::jsonInt(json, "version", 1)),
                    .definition = base::jsonText(json, "definition"),
                    .classes = {}};
    const Json& classes = base::jsonMember(json, "classes");
    if (segment.name.empty() || segment.version < 1 || !classes.is_array() || classes.empty())
        return fail(ErrorCode::InvalidInput, "a segment has a name, a version and classes");
    std::set<std::string> names;
    for (const Json& each : classes) {
        SegmentClass made{.name = base::jsonText(each, "name"), .when = base::jsonMember(each, "when")};
        if (made.name.empty() || !names.insert(made.name).second)
            return fail(ErrorCode::InvalidInput, "each class has a name of its own", {made.name});
        COUNTERSIGN_TRY(checkRule(made.when, 0));
        segment.classes.push_back(std::move(made));
    }
    return segment;
}

Json toJson(const Segment& segment)
{
    Json classes = Json::array();
    for (const SegmentClass& each : segment.classes)
        classes.push_back({{"name", each.name}, {"when", each.when}});
    return {{"name", segment.name},
            {"version", segment.version},
            {"definition", segment.definition},
            {"classes", std::move(classes)}};
}

std::span<const Segment> builtInSegments()
{
    static const std::vector<Segment> kSegments = [] {
        std::vector<Segment> made;
        for (std::size_t i = 0; i < kSegmentFilesCount; ++i) {
            const auto json = base::parseJson(kSegmentFiles[i].content);
            COUNTERSIGN_ASSERT(json.has_value(), "a built-in segment is JSON");
            auto segment = segmentFromJson(*json);
            COUNTERSIGN_ASSERT(segment.has_value(), "a built-in segment is valid");
            made.push_back(std::move(*segment));
        }
        return made;
    }();
    return kSegments;
}

std::string classify(const Segment& segment, const SegmentInput& input)
{
    for (const SegmentClass& each : segment.classes)
        if (holds(each.when, input))
            return each.name;
    return {};
}

} // namespace countersign::features
