// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/mail/imap_command.h"
#include "app/demo/mail/mail_host.h"
#include "app/demo/mail/mail_store.h"
#include "app/demo/server/connection.h"

#include <stop_token>
#include <string>
#include <string_view>

namespace countersign::demo {

/// One client's talk with the IMAP server (RFC 3501 with IDLE, UIDPLUS, SPECIAL-USE, LITERAL+): the commands
/// that a mail program needs to read, file and search, over TLS from the first byte.
class ImapSession
{
public:
    ImapSession(Connection& connection, SSL_CTX* tls, MailHost& host, MailStore& store, std::stop_token stop)
        : m_connection(connection), m_tls(tls), m_host(host), m_store(store), m_stop(std::move(stop))
    {
    }
    void run();

private:
    [[nodiscard]] bool handle(const ImapCommand& command);
    [[nodiscard]] bool handleSignedIn(const ImapCommand& command);
    [[nodiscard]] bool handleSelected(const ImapCommand& command);
    [[nodiscard]] bool ok(const ImapCommand& command, std::string_view text);
    [[nodiscard]] bool no(const ImapCommand& command, std::string_view text);
    [[nodiscard]] bool bad(const ImapCommand& command, std::string_view text);
    [[nodiscard]] bool untagged(std::string_view text);

    [[nodiscard]] bool authenticate(const ImapCommand& command);
    [[nodiscard]] bool signIn(const ImapCommand& command, std::string_view user, std::string_view password);
    [[nodiscard]] bool list(const ImapCommand& command);
    [[nodiscard]] bool status(const ImapCommand& command);
    [[nodiscard]] bool select(const ImapCommand& command);
    [[nodiscard]] bool append(const ImapCommand& command);
    [[nodiscard]] bool idle(const ImapCommand& command);
    [[nodiscard]] bool search(const ImapCommand& command, bool byUid);
    [[nodiscard]] bool fetch(const ImapCommand& command, bool byUid);
    [[nodiscard]] bool storeFlags(const ImapCommand& command, bool byUid);
    [[nodiscard]] bool expunge(const ImapCommand& command);
    /// Tells the client what others changed; expunges only where the protocol allows it.
    [[nodiscard]] bool announceChanges(bool expunges);

    Connection& m_connection;
    SSL_CTX* m_tls;
    MailHost& m_host;
    MailStore& m_store;
    std::stop_token m_stop;
    std::string m_mailbox;
    std::string m_folder;
    bool m_readOnly = false;
    int m_failedSignIns = 0;
    /// What this client knows: sequence numbers are positions in it.
    FolderView m_view;
};

} // namespace countersign::demo
