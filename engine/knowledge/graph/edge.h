// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/model/record_schema.h"

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace countersign::graph {

using model::RecordId;
using model::RecordKind;

/// How two things are tied. Stored as numbers: append only.
enum class EdgeKind : std::int64_t {
    WorksAt = 1,  ///< contact -> account
    HasRole,      ///< contact -> opportunity; label: decision maker, champion …
    Concerns,     ///< opportunity -> account
    Offers,       ///< opportunity -> product
    Owns,         ///< account -> product
    Covers,       ///< contract -> account
    OwnedBy,      ///< account or opportunity -> user
    ChildOf,      ///< account -> account
    Mailed,       ///< contact -> account; weight: mails; label: "in", "out" or "two_way"
    Met,          ///< contact -> account; weight: meetings
    RaisedTicket, ///< contact or account -> ticket
    InIndustry,   ///< account -> industry (an id made of its name; label: the name)
    Refused,      ///< account -> product: a deal for it was lost
};

[[nodiscard]] std::string_view edgeKindName(EdgeKind kind);
[[nodiscard]] std::span<const EdgeKind> allEdgeKinds();

/// One thing in the graph. Accounts and people appear as their entity (identity), everything else as its
/// record. `kind` is empty for an industry.
struct Node
{
    std::optional<RecordKind> kind;
    RecordId id;
    friend bool operator==(const Node&, const Node&) = default;
};

/// A tie with the record that proves it and the time for which it held.
struct Edge
{
    EdgeKind kind = EdgeKind::WorksAt;
    Node from;
    Node to;
    double weight = 1;
    std::string label;
    std::optional<base::Instant> validFrom;
    std::optional<base::Instant> validTo;
    base::Instant knownAt{};
    Node evidence;
    friend bool operator==(const Edge&, const Edge&) = default;
};

} // namespace countersign::graph
