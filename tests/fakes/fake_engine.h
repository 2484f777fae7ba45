// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/engine.h"
#include "tests/fakes/fake_world.h"

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace countersign::tests {

/// An engine with a memory and no machinery: edits change its world, an approval moves the message to the
/// outbox, and nothing is ever sent. Replies wait in a queue until the test pumps it with `deliver()`, so
/// that every screen can be seen while it loads. One thread only.
class FakeEngine final : public api::Engine
{
public:
    explicit FakeEngine(FakeWorld world = sampleWorld());
    ~FakeEngine() override;

    FakeWorld world;

    /// The next call, or the next one of that name ("approve"), fails.
    void failNext(base::ErrorCode code, std::vector<std::string> args = {}, std::string call = {});
    /// Every call fails until it is taken back with nothing.
    void failAlways(std::optional<base::ErrorCode> code) { m_always = code; }
    /// Runs the waiting replies and those that they cause, oldest first; how many.
    int deliver();
    [[nodiscard]] bool isWaiting() const { return !m_queue.empty(); }
    /// Tells all subscribers, as the engine would after a change from elsewhere.
    void announce(std::set<api::Area> areas, std::set<api::Id> ids = {});
    /// Names of all calls so far, in order ("suggestions.list").
    [[nodiscard]] const std::vector<std::string>& calls() const { return m_calls; }
    [[nodiscard]] int countOf(const std::string& call) const;
    /// Progress that an import tells before its report.
    std::vector<api::ImportProgress> progress;

    api::Suggestions& suggestions() override;
    api::Accounts& accounts() override;
    api::Review& review() override;
    api::Outbox& outbox() override;
    api::Insights& insights() override;
    api::Sources& sources() override;
    api::Prompts& prompts() override;
    api::Governance& governance() override;
    void frame(api::Reply<api::FrameState> reply) override;
    [[nodiscard]] api::Subscription subscribe(api::ChangeHandler handler) override;

    /// For the parts of this fake: writes the call down, lets it fail where that is asked for, else answers
    /// with what `body` gives when it is delivered.
    template <class T, class Body>
    void answer(const std::string& call, api::Reply<T> reply, Body body)
    {
        auto failure = noteCall(call);
        m_queue.push_back(
            [reply = std::move(reply), body = std::move(body), failure = std::move(failure)]() mutable {
                if (failure)
                    reply(base::fail(*failure));
                else
                    reply(body());
            });
    }
    void enqueue(std::function<void()> step) { m_queue.push_back(std::move(step)); }

private:
    struct Failure
    {
        base::Error error;
        std::string call;
    };
    struct Parts;

    [[nodiscard]] std::optional<base::Error> noteCall(const std::string& call);

    std::deque<std::function<void()>> m_queue;
    std::vector<std::string> m_calls;
    std::vector<Failure> m_failures;
    std::optional<base::ErrorCode> m_always;
    std::vector<std::weak_ptr<api::ChangeHandler>> m_handlers;
    std::uint64_t m_revision = 0;
    std::unique_ptr<Parts> m_parts;
};

} // namespace countersign::tests
