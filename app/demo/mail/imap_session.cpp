// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/imap_session.h"

#include "app/demo/mail/imap_fetch.h"
#include "app/demo/mail/imap_search.h"
#include "app/demo/mail/sasl.h"

#include <algorithm>

namespace countersign::demo {
namespace {

constexpr std::string_view kCapabilities =
    "IMAP4rev1 LITERAL+ SASL-IR AUTH=PLAIN IDLE UIDPLUS SPECIAL-USE UNSELECT NAMESPACE ID";
constexpr std::chrono::milliseconds kIdleLook{250};

std::string attributesOf(const std::string& folder)
{
    return folder == "INBOX" ? "\\HasNoChildren" : "\\HasNoChildren \\" + folder;
}

std::string firstUnion(std::string flags, const std::string& more)
{
    for (const char letter : more) {
        if (flags.find(letter) == std::string::npos)
            flags += letter;
    }
    return flags;
}

} // namespace

void ImapSession::run()
{
    if (!m_connection.startTls(m_tls) ||
        !untagged("OK [CAPABILITY " + std::string(kCapabilities) + "] Demo IMAP ready"))
        return;
    while (true) {
        const auto command = readImapCommand(m_connection);
        if (!command) {
            if (command.error().code != base::ErrorCode::ConnectionLost)
                static_cast<void>(untagged("BYE " + command.error().detail));
            return;
        }
        if (!handle(*command))
            return;
    }
}

bool ImapSession::untagged(std::string_view text)
{
    return m_connection.write("* " + std::string(text) + "\r\n").has_value();
}
bool ImapSession::ok(const ImapCommand& command, std::string_view text)
{
    return m_connection.write(command.tag + " OK " + std::string(text) + "\r\n").has_value();
}
bool ImapSession::no(const ImapCommand& command, std::string_view text)
{
    return m_connection.write(command.tag + " NO " + std::string(text) + "\r\n").has_value();
}
bool ImapSession::bad(const ImapCommand& command, std::string_view text)
{
    return m_connection
        .write((command.tag.empty() ? "*" : command.tag) + " BAD " + std::string(text) + "\r\n")
        .has_value();
}

bool ImapSession::handle(const ImapCommand& command)
{
    if (command.verb == "LOGOUT") {
        static_cast<void>(untagged("BYE Logging out") && ok(command, "Logout completed"));
        return false;
    }
    if (command.verb == "CAPABILITY")
        return untagged("CAPABILITY " + std::string(kCapabilities)) && ok(command, "Done");
    if (command.verb == "ID")
        return untagged("ID (\"name\" \"Countersign demo\")") && ok(command, "Done");
    if (command.verb == "NOOP" || command.verb == "CHECK")
        return announceChanges(true) && ok(command, "Done");
    if (m_mailbox.empty()) {
        if (command.verb == "LOGIN")
            return signIn(command, command.word(0), command.word(1));
        if (command.verb == "AUTHENTICATE")
            return authenticate(command);
        return bad(command, "Sign in first");
    }
    return handleSignedIn(command);
}

bool ImapSession::handleSignedIn(const ImapCommand& command)
{
    if (command.verb == "LIST" || command.verb == "LSUB")
        return list(command);
    if (command.verb == "NAMESPACE")
        return untagged("NAMESPACE ((\"\" \"/\")) NIL NIL") && ok(command, "Done");
    if (command.verb == "STATUS")
        return status(command);
    if (command.verb == "SELECT" || command.verb == "EXAMINE")
        return select(command);
    if (command.verb == "APPEND")
        return append(command);
    if (command.verb == "IDLE")
        return idle(command);
    if (command.verb == "CREATE" || command.verb == "DELETE" || command.verb == "RENAME")
        return no(command, "[CANNOT] The demo's folders are fixed");
    if (command.verb == "SUBSCRIBE" || command.verb == "UNSUBSCRIBE")
        return ok(command, "Done");
    if (m_folder.empty())
        return bad(command, "Select a folder first");
    return handleSelected(command);
}

bool ImapSession::handleSelected(const ImapCommand& command)
{
    if (command.verb == "SEARCH" || command.verb == "UID SEARCH")
        return search(command, command.verb.starts_with("UID"));
    if (command.verb == "FETCH" || command.verb == "UID FETCH")
        return fetch(command, command.verb.starts_with("UID"));
    if (command.verb == "STORE" || command.verb == "UID STORE")
        return storeFlags(command, command.verb.starts_with("UID"));
    if (command.verb == "EXPUNGE")
        return expunge(command);
    if (command.verb == "CLOSE" || command.verb == "UNSELECT") {
        if (command.verb == "CLOSE" && !m_readOnly)
            m_store.expunge(m_mailbox, m_folder);
        m_folder.clear();
        return ok(command, "Done");
    }
    return bad(command, "Command not known");
}

bool ImapSession::authenticate(const ImapCommand& command)
{
    if (upperAscii(command.word(0)) != "PLAIN")
        return no(command, "[CANNOT] Mechanism not known");
    std::string response = command.word(1);
    if (response.empty()) {
        if (!m_connection.write("+ \r\n"))
            return false;
        auto line = m_connection.readLine(8192);
        if (!line)
            return false;
        response = line->substr(0, line->find('\r'));
    }
    const auto credentials = plainCredentials(response);
    return credentials ? signIn(command, credentials->user, credentials->password)
                       : bad(command, "Cannot decode");
}

bool ImapSession::signIn(const ImapCommand& command, std::string_view user, std::string_view password)
{
    m_mailbox = m_host.signIn(user, password);
    if (!m_mailbox.empty())
        return ok(command, "[CAPABILITY " + std::string(kCapabilities) + "] Signed in");
    const bool goOn = no(command, "[AUTHENTICATIONFAILED] Authentication failed");
    return goOn && ++m_failedSignIns < 3;
}

bool ImapSession::list(const ImapCommand& command)
{
    const std::string pattern = command.word(command.words.size() < 2 ? 0 : 1);
    if (pattern.empty())
        return untagged(command.verb + " (\\Noselect) \"/\" \"\"") && ok(command, "Done");
    for (const std::string& folder : MailStore::folderNames()) {
        const bool wanted =
            pattern.find_first_of("*%") != std::string::npos || upperAscii(pattern) == upperAscii(folder);
        if (wanted && !untagged(command.verb + " (" + attributesOf(folder) + ") \"/\" " + folder))
            return false;
    }
    return ok(command, "Done");
}

bool ImapSession::status(const ImapCommand& command)
{
    const auto folder = MailStore::folderName(command.word(0));
    if (!folder)
        return no(command, "[NONEXISTENT] No such folder");
    const FolderView view = m_store.view(m_mailbox, *folder);
    const auto unseen = std::count_if(view.mails.begin(), view.mails.end(), [](const StoredMail& mail) {
        return mail.flags.find('S') == std::string::npos;
    });
    return untagged("STATUS " + *folder + " (MESSAGES " + std::to_string(view.mails.size()) +
                    " RECENT 0 UIDNEXT " + std::to_string(view.uidNext) + " UIDVALIDITY " +
                    std::to_string(view.uidValidity) + " UNSEEN " + std::to_string(unseen) + ")") &&
           ok(command, "Done");
}

bool ImapSession::select(const ImapCommand& command)
{
    const auto folder = MailStore::folderName(command.word(0));
    m_folder.clear();
    if (!folder)
        return no(command, "[NONEXISTENT] No such folder");
    m_folder = *folder;
    m_readOnly = command.verb == "EXAMINE";
    m_view = m_store.view(m_mailbox, m_folder);
    return untagged("FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)") &&
           untagged("OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)] Limited") &&
           untagged(std::to_string(m_view.mails.size()) + " EXISTS") && untagged("0 RECENT") &&
           untagged("OK [UIDVALIDITY " + std::to_string(m_view.uidValidity) + "] UIDs valid") &&
           untagged("OK [UIDNEXT " + std::to_string(m_view.uidNext) + "] Predicted next UID") &&
           ok(command, m_readOnly ? "[READ-ONLY] Done" : "[READ-WRITE] Done");
}

bool ImapSession::append(const ImapCommand& command)
{
    const auto folder = MailStore::folderName(command.word(0));
    if (!folder)
        return no(command, "[TRYCREATE] No such folder");
    if (command.words.size() < 2)
        return bad(command, "A message is needed");
    const std::string& bytes = command.words.back().text;
    const auto uid = m_store.append(m_mailbox, *folder, bytes, flagLetters(command.words, 1));
    if (!uid)
        return no(command, "[SERVERBUG] Cannot keep the message");
    const std::uint32_t validity = m_store.view(m_mailbox, *folder).uidValidity;
    return announceChanges(true) &&
           ok(command, "[APPENDUID " + std::to_string(validity) + " " + std::to_string(*uid) + "] Done");
}

bool ImapSession::announceChanges(bool expunges)
{
    if (m_folder.empty())
        return true;
    FolderView now = m_store.view(m_mailbox, m_folder);
    const auto gone = [&now](const StoredMail& mail) {
        return std::none_of(now.mails.begin(), now.mails.end(),
                            [&mail](const StoredMail& other) { return other.uid == mail.uid; });
    };
    for (std::size_t i = 0; expunges && i < m_view.mails.size();) {
        if (!gone(m_view.mails[i])) {
            ++i;
            continue;
        }
        if (!untagged(std::to_string(i + 1) + " EXPUNGE"))
            return false;
        m_view.mails.erase(m_view.mails.begin() + static_cast<std::ptrdiff_t>(i));
    }
    const std::size_t known = m_view.mails.size();
    const std::uint32_t lastKnown = known == 0 ? 0 : m_view.mails.back().uid;
    for (const StoredMail& mail : now.mails) {
        if (mail.uid > lastKnown)
            m_view.mails.push_back(mail);
    }
    m_view.uidNext = now.uidNext;
    return m_view.mails.size() == known || untagged(std::to_string(m_view.mails.size()) + " EXISTS");
}

bool ImapSession::idle(const ImapCommand& command)
{
    if (!m_connection.write("+ idling\r\n"))
        return false;
    while (!m_connection.waitReadable(kIdleLook)) {
        if (m_stop.stop_requested() || !announceChanges(true))
            return false;
    }
    const auto line = m_connection.readLine(256);
    if (!line)
        return false;
    return upperAscii(line->substr(0, 4)) == "DONE" ? ok(command, "Idle completed")
                                                    : bad(command, "Expected DONE");
}

bool ImapSession::search(const ImapCommand& command, bool byUid)
{
    std::vector<ImapToken> keys = command.words;
    if (keys.size() >= 2 && upperAscii(keys[0].text) == "CHARSET")
        keys.erase(keys.begin(), keys.begin() + 2);
    if (!announceChanges(byUid))
        return false;
    std::string found;
    const auto lastSequence = static_cast<std::uint32_t>(m_view.mails.size());
    const std::uint32_t lastUid = m_view.mails.empty() ? 0 : m_view.mails.back().uid;
    for (std::uint32_t i = 0; i < m_view.mails.size(); ++i) {
        const StoredMail& mail = m_view.mails[i];
        const SearchSubject subject{.sequence = i + 1, .mail = mail, .bytes = [&] {
                                        return m_store.read(m_mailbox, m_folder, mail.uid).value_or("");
                                    }};
        const auto answer = matches(keys, subject, lastSequence, lastUid);
        if (!answer)
            return bad(command, "Search key not known");
        if (*answer)
            found += " " + std::to_string(byUid ? mail.uid : i + 1);
    }
    return untagged("SEARCH" + found) && ok(command, "Done");
}

bool ImapSession::fetch(const ImapCommand& command, bool byUid)
{
    const auto lastSequence = static_cast<std::uint32_t>(m_view.mails.size());
    const std::uint32_t lastUid = m_view.mails.empty() ? 0 : m_view.mails.back().uid;
    const auto set = parseImapSet(command.word(0), byUid ? lastUid : lastSequence);
    std::vector<std::string> items = fetchItems(command.words);
    if (!set || items.empty())
        return bad(command, "Syntax");
    if (byUid && std::find(items.begin(), items.end(), "UID") == items.end())
        items.insert(items.begin(), "UID");
    const bool bytesNeeded = std::any_of(items.begin(), items.end(), needsBytes);
    const bool seen = !m_readOnly && std::any_of(items.begin(), items.end(), setsSeen);
    for (std::size_t i = 0; i < m_view.mails.size(); ++i) {
        StoredMail& mail = m_view.mails[i];
        if (!contains(*set, byUid ? mail.uid : static_cast<std::uint32_t>(i + 1)))
            continue;
        const auto bytes = bytesNeeded ? m_store.read(m_mailbox, m_folder, mail.uid) : std::string();
        if (!bytes)
            continue;
        if (seen) {
            mail.flags = firstUnion(mail.flags, "S");
            m_store.setFlags(m_mailbox, m_folder, mail.uid, mail.flags);
        }
        std::string line = std::to_string(i + 1) + " FETCH (";
        bool first = true;
        for (const std::string& item : items) {
            const std::string value = fetchedItem(item, mail, *bytes);
            if (value.empty())
                return bad(command, "Data item not known");
            line += (first ? "" : " ") + value;
            first = false;
        }
        if (!untagged(line + ")"))
            return false;
    }
    return announceChanges(byUid) && ok(command, "Done");
}

bool ImapSession::storeFlags(const ImapCommand& command, bool byUid)
{
    const auto lastSequence = static_cast<std::uint32_t>(m_view.mails.size());
    const std::uint32_t lastUid = m_view.mails.empty() ? 0 : m_view.mails.back().uid;
    const auto set = parseImapSet(command.word(0), byUid ? lastUid : lastSequence);
    const std::string action = upperAscii(command.word(1));
    if (!set || action.find("FLAGS") == std::string::npos)
        return bad(command, "Syntax");
    if (m_readOnly)
        return no(command, "[READ-ONLY] Opened by EXAMINE");
    const std::string letters = flagLetters(command.words, 2);
    for (std::size_t i = 0; i < m_view.mails.size(); ++i) {
        StoredMail& mail = m_view.mails[i];
        if (!contains(*set, byUid ? mail.uid : static_cast<std::uint32_t>(i + 1)))
            continue;
        if (action.starts_with('+'))
            mail.flags = firstUnion(mail.flags, letters);
        else if (action.starts_with('-'))
            std::erase_if(mail.flags, [&](char letter) { return letters.find(letter) != std::string::npos; });
        else
            mail.flags = letters;
        m_store.setFlags(m_mailbox, m_folder, mail.uid, mail.flags);
        const std::string uid = byUid ? "UID " + std::to_string(mail.uid) + " " : std::string();
        if (!action.ends_with(".SILENT") &&
            !untagged(std::to_string(i + 1) + " FETCH (" + uid + "FLAGS (" + imapFlags(mail.flags) + "))"))
            return false;
    }
    return ok(command, "Done");
}

bool ImapSession::expunge(const ImapCommand& command)
{
    if (m_readOnly)
        return no(command, "[READ-ONLY] Opened by EXAMINE");
    m_store.expunge(m_mailbox, m_folder);
    return announceChanges(true) && ok(command, "Done");
}

} // namespace countersign::demo
