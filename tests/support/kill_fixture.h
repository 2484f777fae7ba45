// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/delivery/sender.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"

namespace countersign::tests {

/// The data key that the kill harness and its victims share.
[[nodiscard]] inline base::SecretBytes killFixtureKey()
{
    return base::SecretBytes(base::Bytes(32, std::byte{7}));
}

/// What a sender needs besides its store and its transport, in a process that only sends. Its clock stands an
/// hour after the fake clocks' start, plus a minute for each seed, so that dead holders' leases have run out.
class KillFixture final : public delivery::InboxFreshness,
                          public delivery::FactFreshness,
                          public delivery::LegalInstant,
                          public secrets::Vault
{
public:
    explicit KillFixture(std::uint64_t seed)
        : m_random(seed),
          m_clock(FakeClock::kStart + std::chrono::hours(1) + std::chrono::minutes(seed % 100'000))
    {
    }
    [[nodiscard]] delivery::SenderParts parts(store::Database& database, mailbox::MailTransport& transport)
    {
        return {.database = database,
                .transport = transport,
                .vault = *this,
                .suppression = m_suppression,
                .inbox = *this,
                .facts = *this,
                .legal = *this,
                .clock = m_clock,
                .random = m_random,
                .log = m_log};
    }

    base::Result<delivery::PortAnswer> inboxAnswer(store::Transaction&, const approval::OutgoingMessage&,
                                                   base::Instant) override
    {
        return delivery::Go{};
    }
    base::Result<delivery::PortAnswer> factAnswer(store::Transaction&, const approval::OutgoingMessage&,
                                                  base::Instant) override
    {
        return delivery::Go{};
    }
    base::Result<delivery::PortAnswer> legalAnswer(store::Transaction&, const approval::OutgoingMessage&,
                                                   base::Instant) override
    {
        return delivery::Go{};
    }
    base::Status put(std::string_view, const base::SecretText&) override { return {}; }
    base::Result<base::SecretText> get(std::string_view) const override
    {
        return base::SecretText(std::string("secret"));
    }
    base::Status remove(std::string_view) override { return {}; }
    base::Result<std::vector<std::string>> list() const override { return std::vector<std::string>(); }

private:
    FakeRandom m_random;
    FakeClock m_clock;
    governance::SuppressionKey m_suppression{killFixtureKey()};
    base::NullLog m_log;
};

} // namespace countersign::tests
