// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace countersign::base {

/// Keys keep ascending order, so that the same value always has the same text (canonical within this program).
using Json = nlohmann::json;

struct JsonLimits
{
    std::size_t maxBytes = 16U << 20;
    std::size_t maxDepth = 64;
};

/// Parses JSON from outside: too large, too deep, malformed or not UTF-8 is MalformedData or TooLarge, never an
/// exception. Duplicate keys: the last wins.
[[nodiscard]] Result<Json> parseJson(std::string_view text, JsonLimits limits = {});

/// Compact text with keys in ascending order; invalid UTF-8 is replaced by U+FFFD.
[[nodiscard]] std::string dumpJson(const Json& value);
/// The same, indented by two, for files that people read.
[[nodiscard]] std::string dumpJsonPretty(const Json& value);

/// Typed look-ups that never throw: nothing where the key is missing or of another type.
[[nodiscard]] std::string jsonText(const Json& object, std::string_view key, std::string_view fallback = {});
[[nodiscard]] std::int64_t jsonInt(const Json& object, std::string_view key, std::int64_t fallback = 0);
[[nodiscard]] double jsonDouble(const Json& object, std::string_view key, double fallback = 0);
[[nodiscard]] bool jsonBool(const Json& object, std::string_view key, bool fallback = false);
/// The member, or a null value that lives for ever.
[[nodiscard]] const Json& jsonMember(const Json& object, std::string_view key);

} // namespace countersign::base
