// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/platform/mailbox/mailbox_fetcher.h"

namespace countersign::mailbox {

/// A mailbox over IMAP; each call is a connection of its own.
class ImapMailbox final : public MailboxFetcher, public SentFolder
{
public:
    static constexpr std::size_t kMaxMessageBytes = 25U << 20;

    /// `connector` outlives the mailbox. Thread-safe where the connector is.
    explicit ImapMailbox(net::StreamConnector& connector, std::size_t maxMessageBytes = kMaxMessageBytes)
        : m_connector(connector), m_maxMessageBytes(maxMessageBytes)
    {
    }

    [[nodiscard]] base::Result<FetchPage> fetchSince(const MailboxAccess& mailbox, FetchCursor cursor,
                                                     std::size_t limit, std::stop_token stop) override;
    [[nodiscard]] base::Result<bool> containsMessage(const MailboxAccess& mailbox, std::string_view messageId,
                                                     std::stop_token stop) override;
    [[nodiscard]] base::Status file(const MailboxAccess& mailbox, const base::Bytes& bytes,
                                    std::stop_token stop) override;

private:
    net::StreamConnector& m_connector;
    std::size_t m_maxMessageBytes;
};

} // namespace countersign::mailbox
