// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/platform/mailbox/imap_response.h"
#include "engine/platform/mailbox/mailbox_fetcher.h"

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::mailbox {

struct SelectedFolder
{
    std::uint32_t uidValidity = 0;
    /// 0 where the server did not say.
    std::uint32_t uidNext = 0;
    std::uint32_t exists = 0;
};

/// One signed-in IMAP4rev1 connection (RFC 3501) with UIDPLUS where it is offered. Used by one thread. Errors
/// as MailboxFetcher; after one of the network or the protocol the connection is of no more use.
class ImapClient
{
public:
    /// Connects and signs in; the stream's greeting is already behind it.
    [[nodiscard]] static base::Result<ImapClient> open(net::StreamConnector& connector,
                                                       const MailboxAccess& mailbox, std::stop_token stop);
    /// Signs in over a stream that stands already.
    [[nodiscard]] static base::Result<ImapClient> signIn(std::unique_ptr<net::ByteStream> stream,
                                                         const MailboxAccess& mailbox, std::stop_token stop);

    /// EXAMINE: nothing in the folder changes.
    [[nodiscard]] base::Result<SelectedFolder> examine(std::string_view folder);
    /// The UIDs in [first, last] that exist, ascending.
    [[nodiscard]] base::Result<std::vector<std::uint32_t>> searchUids(std::uint32_t first,
                                                                      std::uint32_t last);
    [[nodiscard]] base::Result<std::vector<std::uint32_t>> searchMessageId(std::string_view messageId);
    /// Whole messages, or their first `maxBytes`; not marked as read. Vanished UIDs are left out.
    [[nodiscard]] base::Result<std::vector<FetchedMail>> fetch(std::span<const std::uint32_t> uids,
                                                               std::size_t maxBytes);
    /// Files a message as read.
    [[nodiscard]] base::Status append(std::string_view folder, const base::Bytes& bytes);
    /// Says goodbye; errors do not matter any more.
    void logOut();

    [[nodiscard]] bool offers(std::string_view capability) const;

private:
    struct Reply
    {
        std::vector<ImapResponse> data;
        ImapResponse status;
    };

    ImapClient(std::unique_ptr<net::ByteStream> stream, std::stop_token stop);

    [[nodiscard]] base::Result<Reply> run(std::string_view command);
    [[nodiscard]] base::Result<Reply> readReply(const std::string& tag);
    [[nodiscard]] base::Status authenticate(const MailboxAccess& mailbox);
    [[nodiscard]] base::Status loadCapabilities();
    [[nodiscard]] base::Result<std::vector<std::uint32_t>> search(const std::string& criteria);
    [[nodiscard]] std::string nextTag() { return "c" + std::to_string(++m_commands); }

    std::unique_ptr<net::ByteStream> m_stream;
    std::unique_ptr<ImapReader> m_reader;
    std::stop_token m_stop;
    std::set<std::string, std::less<>> m_capabilities;
    unsigned m_commands = 0;
};

} // namespace countersign::mailbox
