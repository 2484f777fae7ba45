// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/outreach/delivery/sender.h"
#include "engine/outreach/inbound/classify.h"
#include "engine/platform/mailbox/mailbox_fetcher.h"
#include "engine/runtime/departure_ports.h"
#include "engine/runtime/outbox_api.h"
#include "engine/runtime/sources_api.h"

#include <stop_token>

namespace countersign::runtime {

/// A person says what a received mail really was: outcomes, opt-outs and today's list follow. NotFound.
[[nodiscard]] base::Status correctVerdict(EngineCore& core, model::RecordId mail, inbound::InboundClass kind);

/// Everything that goes out and comes in by mail, on the outward executor with a connection of its own; what it changes
/// is taken in on the engine executor.
class MailDesk final : public Departures, public Arrivals
{
public:
    MailDesk(EngineCore& core, mailbox::MailTransport& transport, mailbox::MailboxFetcher& fetcher,
             std::unique_ptr<store::Database> connection);
    ~MailDesk() override;

    /// Reads the mailboxes, lets time pass in the outbox, and hands over what is due.
    void runOnce(api::Reply<int> reply) override;
    void pollMail(api::Reply<int> reply) override;
    /// A transmission that a kill cut off becomes a question to the person before anything else is done.
    void recoverAtStart();

private:
    struct Round;
    [[nodiscard]] base::Result<int> fetchAll();
    [[nodiscard]] base::Result<int> fetchOne(const records::Mailbox& mailbox);
    [[nodiscard]] base::Status storePage(const records::Mailbox& mailbox, const mailbox::FetchPage& page, int& stored);
    [[nodiscard]] base::Result<int> deliver(bool isOnline);
    [[nodiscard]] base::Status takeIn();

    EngineCore& m_core;
    mailbox::MailboxFetcher& m_fetcher;
    std::unique_ptr<store::Database> m_connection;
    InboxFreshnessPort m_inbox;
    FactAndValuePort m_facts;
    LegalInstantPort m_legal;
    delivery::Sender m_sender;
    std::stop_source m_stop;
};

} // namespace countersign::runtime
