// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_engine.h"

#include "tests/fakes/fake_engine_parts.h"

#include <algorithm>

namespace countersign::tests {

struct FakeEngine::Parts
{
    explicit Parts(FakeEngine& core)
        : suggestions(core), accounts(core), review(core), outbox(core), insights(core), sources(core),
          prompts(core), governance(core)
    {
    }

    FakeSuggestions suggestions;
    FakeAccounts accounts;
    FakeReview review;
    FakeOutbox outbox;
    FakeInsights insights;
    FakeSources sources;
    FakePrompts prompts;
    FakeGovernance governance;
};

FakeEngine::FakeEngine(FakeWorld start) : world(std::move(start)), m_parts(std::make_unique<Parts>(*this)) {}
FakeEngine::~FakeEngine() = default;

void FakeEngine::failNext(base::ErrorCode code, std::vector<std::string> args, std::string call)
{
    m_failures.push_back({.error = {.code = code, .detail = "asked for by the test", .args = std::move(args)},
                          .call = std::move(call)});
}

std::optional<base::Error> FakeEngine::noteCall(const std::string& call)
{
    m_calls.push_back(call);
    const auto found = std::ranges::find_if(
        m_failures, [&](const Failure& failure) { return failure.call.empty() || failure.call == call; });
    if (found != m_failures.end()) {
        base::Error error = found->error;
        m_failures.erase(found);
        return error;
    }
    if (m_always)
        return base::Error{.code = *m_always, .detail = "asked for by the test"};
    return std::nullopt;
}

int FakeEngine::deliver()
{
    int count = 0;
    for (; !m_queue.empty(); ++count) {
        const auto step = std::move(m_queue.front());
        m_queue.pop_front();
        step();
    }
    return count;
}

void FakeEngine::announce(std::set<api::Area> areas, std::set<api::Id> ids)
{
    const api::Change change{.areas = std::move(areas), .ids = std::move(ids), .revision = ++m_revision};
    m_queue.push_back([this, change] {
        for (const auto& weak : m_handlers) {
            if (const auto handler = weak.lock())
                (*handler)(change);
        }
    });
}

int FakeEngine::countOf(const std::string& call) const
{
    return static_cast<int>(std::ranges::count(m_calls, call));
}

api::Subscription FakeEngine::subscribe(api::ChangeHandler handler)
{
    auto kept = std::make_shared<api::ChangeHandler>(std::move(handler));
    m_handlers.push_back(kept);
    return api::Subscription(kept);
}

api::Suggestions& FakeEngine::suggestions()
{
    return m_parts->suggestions;
}
api::Accounts& FakeEngine::accounts()
{
    return m_parts->accounts;
}
api::Review& FakeEngine::review()
{
    return m_parts->review;
}
api::Outbox& FakeEngine::outbox()
{
    return m_parts->outbox;
}
api::Insights& FakeEngine::insights()
{
    return m_parts->insights;
}
api::Sources& FakeEngine::sources()
{
    return m_parts->sources;
}
api::Prompts& FakeEngine::prompts()
{
    return m_parts->prompts;
}
api::Governance& FakeEngine::governance()
{
    return m_parts->governance;
}

void FakeEngine::frame(api::Reply<api::FrameState> reply)
{
    answer<api::FrameState>("frame", std::move(reply),
                            [this] { return base::Result<api::FrameState>(world.frame); });
}

base::Status checkPassphrase(const api::SecretText& passphrase)
{
    if (passphrase.expose() != FakeWorld::kPassphrase)
        return base::fail(base::ErrorCode::WrongPassphrase, "the key slot did not open");
    return {};
}

} // namespace countersign::tests
