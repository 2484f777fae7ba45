// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"

namespace countersign::base {

namespace {

/// Depth of nesting by counting brackets outside strings: cheap, and done before the recursive parser runs.
std::size_t nestingDepth(std::string_view text)
{
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return deepest;
}

const Json kNull;

} // namespace

Result<Json> parseJson(std::string_view text, JsonLimits limits)
{
    if (text.size() > limits.maxBytes)
        return fail(ErrorCode::TooLarge, "JSON of " + std::to_string(text.size()) + " bytes",
                    {std::to_string(limits.maxBytes)});
    if (nestingDepth(text) > limits.maxDepth)
        return fail(ErrorCode::MalformedData, "JSON nested deeper than " + std::to_string(limits.maxDepth));
    Json value = Json::parse(text.begin(), text.end(), nullptr, false);
    if (value.is_discarded())
        return fail(ErrorCode::MalformedData, "not valid JSON");
    return value;
}

std::string dumpJson(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string dumpJsonPretty(const Json& value)
{
    return value.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

const Json& jsonMember(const Json& object, std::string_view key)
{
    if (!object.is_object())
        return kNull;
    const auto found = object.find(key);
    return found == object.end() ? kNull : *found;
}

std::string jsonText(const Json& object, std::string_view key, std::string_view fallback)
{
    const Json& member = jsonMember(object, key);
    return member.is_string() ? member.get<std::string>() : std::string(fallback);
}

std::int64_t jsonInt(const Json& object, std::string_view key, std::int64_t fallback)
{
    const Json& member = jsonMember(object, key);
    return member.is_number_integer() ? member.get<std::int64_t>() : fallback;
}

double jsonDouble(const Json& object, std::string_view key, double fallback)
{
    const Json& member = jsonMember(object, key);
    return member.is_number() ? member.get<double>() : fallback;
}

bool jsonBool(const Json& object, std::string_view key, bool fallback)
{
    const Json& member = jsonMember(object, key);
    return member.is_boolean() ? member.get<bool>() : fallback;
}

} // namespace countersign::base
