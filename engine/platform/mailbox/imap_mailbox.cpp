// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/mailbox/imap_mailbox.h"

#include "engine/platform/mailbox/imap_client.h"

#include <algorithm>
#include <limits>

namespace countersign::mailbox {
namespace {

/// Messages of one FETCH, so that a page of large mails comes in pieces.
constexpr std::size_t kMessagesAtOnce = 20;

struct Window
{
    std::vector<std::uint32_t> uids;
    /// Everything up to here was looked at.
    std::uint32_t searchedTo = 0;
};

/// The first `limit` UIDs behind `after`, found in growing windows: one answer over a mailbox of millions of
/// messages would be megabytes.
base::Result<Window> findUids(ImapClient& client, std::uint32_t after, std::uint32_t last, std::size_t limit)
{
    Window window{.uids = {}, .searchedTo = after};
    std::uint64_t width = std::max<std::uint64_t>(std::uint64_t{limit} * 4, 1000);
    while (window.searchedTo < last && window.uids.size() < limit) {
        const std::uint32_t first = window.searchedTo + 1;
        const auto end =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(last, std::uint64_t{first} + width - 1));
        COUNTERSIGN_ASSIGN(const auto found, client.searchUids(first, end));
        window.uids.insert(window.uids.end(), found.begin(), found.end());
        window.searchedTo = end;
        width *= 4;
    }
    if (window.uids.size() > limit) {
        window.uids.resize(limit);
        window.searchedTo = window.uids.back();
    }
    return window;
}

} // namespace

base::Result<FetchPage> ImapMailbox::fetchSince(const MailboxAccess& mailbox, FetchCursor cursor,
                                                std::size_t limit, std::stop_token stop)
{
    COUNTERSIGN_ASSIGN(ImapClient client, ImapClient::open(m_connector, mailbox, stop));
    COUNTERSIGN_ASSIGN(const SelectedFolder folder, client.examine(mailbox.settings.inbox));
    FetchPage page;
    page.restarted = cursor.uidValidity != 0 && cursor.uidValidity != folder.uidValidity;
    const std::uint32_t after = cursor.uidValidity == folder.uidValidity ? cursor.lastUid : 0;
    page.next = {.uidValidity = folder.uidValidity, .lastUid = after};
    // A server without UIDNEXT is asked for everything there is.
    const std::uint32_t last = folder.uidNext > 0  ? folder.uidNext - 1
                               : folder.exists > 0 ? std::numeric_limits<std::uint32_t>::max() - 1
                                                   : 0;
    if (after < last) {
        COUNTERSIGN_ASSIGN(const Window window, findUids(client, after, last, limit));
        for (std::size_t i = 0; i < window.uids.size(); i += kMessagesAtOnce) {
            const auto batch =
                std::span(window.uids).subspan(i, std::min(kMessagesAtOnce, window.uids.size() - i));
            COUNTERSIGN_ASSIGN(auto mails, client.fetch(batch, m_maxMessageBytes));
            std::move(mails.begin(), mails.end(), std::back_inserter(page.messages));
        }
        // Without UIDNEXT the window's end is no message's number; later ones would be skipped.
        page.next.lastUid = folder.uidNext > 0    ? window.searchedTo
                            : window.uids.empty() ? after
                                                  : window.uids.back();
        page.more = folder.uidNext > 0 ? window.searchedTo < last : window.uids.size() >= limit;
    }
    client.logOut();
    return page;
}

base::Result<bool> ImapMailbox::containsMessage(const MailboxAccess& mailbox, std::string_view messageId,
                                                std::stop_token stop)
{
    COUNTERSIGN_ASSIGN(ImapClient client, ImapClient::open(m_connector, mailbox, stop));
    COUNTERSIGN_ASSIGN([[maybe_unused]] const SelectedFolder folder,
                       client.examine(mailbox.settings.sentFolder));
    COUNTERSIGN_ASSIGN(const auto found, client.searchMessageId(messageId));
    client.logOut();
    return !found.empty();
}

base::Status ImapMailbox::file(const MailboxAccess& mailbox, const base::Bytes& bytes, std::stop_token stop)
{
    COUNTERSIGN_ASSIGN(ImapClient client, ImapClient::open(m_connector, mailbox, stop));
    COUNTERSIGN_TRY(client.append(mailbox.settings.sentFolder, bytes));
    client.logOut();
    return {};
}

} // namespace countersign::mailbox
