// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/id.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace countersign::store {

/// What kind of thing changed, as far as a screen cares.
enum class ChangeKind {
    Record,
    Source,
    Identity,
    Graph,
    Feature,
    Segment,
    Suggestion,
    Draft,
    Review,
    Outbox,
    Inbound,
    Prompt,
    Policy,
    Principal,
    Suppression,
    Setting,
    Job,
    Everything,
};

/// What one commit changed. More than kMaxIds ids of a kind are announced as the kind alone.
struct ChangeSet
{
    static constexpr std::size_t kMaxIds = 256;
    std::set<ChangeKind> kinds;
    std::set<base::IdBytes> ids;
    bool idsComplete = true;
    std::uint64_t revision = 0;

    [[nodiscard]] bool empty() const { return kinds.empty(); }
    void add(ChangeKind kind, const base::IdBytes& id);
    void merge(const ChangeSet& other);
};

using ChangeHandler = std::function<void(const ChangeSet&)>;

/// Ends its subscription when destroyed. A handler may still be running on another thread at that moment.
class ChangeSubscription
{
public:
    ChangeSubscription() = default;
    explicit ChangeSubscription(std::shared_ptr<void> owner) : m_owner(std::move(owner)) {}

private:
    std::shared_ptr<void> m_owner;
};

/// Announces commits, never rollbacks, on the committing thread. Thread-safe.
class ChangeFeed
{
public:
    [[nodiscard]] ChangeSubscription subscribe(ChangeHandler handler);
    /// Gives the set the next revision and calls every living handler.
    void publish(ChangeSet changes);

private:
    std::mutex m_mutex;
    std::uint64_t m_revision = 0;
    std::vector<std::weak_ptr<ChangeHandler>> m_handlers;
};

} // namespace countersign::store
