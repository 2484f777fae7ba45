// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/change_feed.h"

#include <algorithm>

namespace countersign::store {

void ChangeSet::add(ChangeKind kind, const base::IdBytes& id)
{
    kinds.insert(kind);
    if (ids.size() < kMaxIds)
        ids.insert(id);
    else
        idsComplete = false;
}

void ChangeSet::merge(const ChangeSet& other)
{
    kinds.insert(other.kinds.begin(), other.kinds.end());
    for (const auto& id : other.ids) {
        if (ids.size() >= kMaxIds) {
            idsComplete = false;
            break;
        }
        ids.insert(id);
    }
    idsComplete = idsComplete && other.idsComplete;
    revision = std::max(revision, other.revision);
}

ChangeSubscription ChangeFeed::subscribe(ChangeHandler handler)
{
    auto owned = std::make_shared<ChangeHandler>(std::move(handler));
    const std::lock_guard lock(m_mutex);
    m_handlers.push_back(owned);
    return ChangeSubscription(std::move(owned));
}

void ChangeFeed::publish(ChangeSet changes)
{
    std::vector<std::shared_ptr<ChangeHandler>> living;
    {
        const std::lock_guard lock(m_mutex);
        changes.revision = ++m_revision;
        std::erase_if(m_handlers, [](const auto& handler) { return handler.expired(); });
        for (const auto& handler : m_handlers)
            if (auto strong = handler.lock())
                living.push_back(std::move(strong));
    }
    // Called without the lock: a handler may subscribe or publish.
    for (const auto& handler : living)
        (*handler)(changes);
}

} // namespace countersign::store
