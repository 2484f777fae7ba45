// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/model/record_schema.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace countersign::features {

using model::RecordId;
using model::RecordKind;

/// What a feature may be used for; each class includes the ones before it.
enum class UseClass {
    Timing,  ///< may choose when and whom
    Tone,    ///< may shape how something is said
    Sayable, ///< may be told to the customer
};

/// A feature as declared: everything a person must know to trust or refuse it.
struct FeatureDef
{
    std::string_view name;
    int version = 1;
    RecordKind entity = RecordKind::Account;
    UseClass use = UseClass::Timing;
    /// Days, count, share, minor units …
    std::string_view unit;
    /// One English sentence; screens word their own.
    std::string_view definition;
    /// Older than this, a value is stale and must be shown as such.
    std::chrono::hours ttl{36};
};

[[nodiscard]] std::span<const FeatureDef> featureCatalog();
[[nodiscard]] const FeatureDef* findFeature(std::string_view name);

/// Nothing = unknown, which is not zero.
using FeatureNumber = std::optional<double>;

/// One computed value with the rows behind it.
struct FeatureValue
{
    std::string name;
    int version = 1;
    FeatureNumber number;
    /// For features whose value is a word ("overall").
    std::string text;
    /// The instant for which it is true, and the one at which it was computed.
    base::Instant asOf{};
    base::Instant computedAt{};
    /// The records behind it, at most eight.
    std::vector<std::pair<RecordKind, RecordId>> evidence;

    [[nodiscard]] bool isStale(base::Instant now) const;
    friend bool operator==(const FeatureValue&, const FeatureValue&) = default;
};

} // namespace countersign::features
