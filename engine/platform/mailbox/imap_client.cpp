// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/mailbox/imap_client.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace countersign::mailbox {
namespace {

using base::ErrorCode;
using base::Result;
using base::Retry;

constexpr std::size_t kMaxResponses = 200'000;

std::string upper(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return result;
}

/// The error that a NO or BAD stands for. The server's text stays out: it may name people.
base::Error refusal(const ImapResponse& status)
{
    const std::string code = upper(status.code.substr(0, status.code.find(' ')));
    const std::string detail = "IMAP " + status.status + (code.empty() ? "" : " [" + code + "]");
    if (status.status == "BAD")
        return {.code = ErrorCode::ProtocolError, .detail = detail};
    if (code == "NONEXISTENT" || code == "TRYCREATE")
        return {.code = ErrorCode::NotFound, .detail = detail};
    if (code == "AUTHENTICATIONFAILED" || code == "EXPIRED" || code == "AUTHORIZATIONFAILED")
        return {.code = ErrorCode::SignInRefused, .retry = Retry::AfterSignIn, .detail = detail};
    if (code == "UNAVAILABLE" || code == "INUSE" || code == "LIMIT" || code == "SERVERBUG")
        return {.code = ErrorCode::ServerFailed, .retry = Retry::Later, .detail = detail};
    return {.code = ErrorCode::ServerRefused, .detail = detail};
}

/// The number behind a word in a response code, "UIDVALIDITY 42".
std::uint32_t codeNumber(const std::string& code, std::string_view name)
{
    std::uint32_t value = 0;
    if (upper(code.substr(0, name.size())) == name && code.size() > name.size() && code[name.size()] == ' ')
        std::from_chars(code.data() + name.size() + 1, code.data() + code.size(), value);
    return value;
}

std::string uidSet(std::span<const std::uint32_t> uids)
{
    std::string set;
    for (std::size_t i = 0; i < uids.size();) {
        std::size_t end = i;
        while (end + 1 < uids.size() && uids[end + 1] == uids[end] + 1)
            ++end;
        set += (set.empty() ? "" : ",") + std::to_string(uids[i]);
        if (end > i)
            set += ":" + std::to_string(uids[end]);
        i = end + 1;
    }
    return set;
}

/// "17-Jul-1996 02:44:25 -0700" (RFC 3501, date-time).
std::optional<base::Instant> internalDate(const std::string& text)
{
    static constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int day = 0;
    int year = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int zone = 0;
    std::array<char, 4> name{};
    if (std::sscanf(text.c_str(), " %d-%3s-%d %d:%d:%d %d", &day, name.data(), &year, &hour, &minute, &second,
                    &zone) != 7)
        return std::nullopt;
    const auto month = std::find_if(kMonths.begin(), kMonths.end(), [&](const char* candidate) {
        return std::string_view(candidate) == name.data();
    });
    const std::chrono::year_month_day date(
        std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month - kMonths.begin()) + 1),
        std::chrono::day(static_cast<unsigned>(day)));
    if (month == kMonths.end() || !date.ok() || year < 1970 || year > 9999)
        return std::nullopt;
    const int offset = zone / 100 * 60 + zone % 100;
    return base::Instant(std::chrono::sys_days(date) + std::chrono::hours(hour) +
                         std::chrono::minutes(minute - offset) + std::chrono::seconds(second));
}

/// The FETCH items of a data response "* n FETCH (…)", or null.
const ImapValue* fetchItems(const ImapResponse& response)
{
    const bool fetch = response.values.size() == 3 && response.values[1].isAtom("FETCH") &&
                       response.values[2].kind == ImapValue::Kind::List;
    return fetch ? &response.values[2] : nullptr;
}

/// One message of a FETCH response; nothing where it is an update of something else.
std::optional<FetchedMail> mailOf(const ImapValue& items, std::size_t maxBytes)
{
    FetchedMail mail;
    bool body = false;
    std::uint32_t size = 0;
    for (std::size_t i = 0; i + 1 < items.items.size(); i += 2) {
        const std::string name = upper(items.items[i].text);
        const ImapValue& value = items.items[i + 1];
        if (name == "UID") {
            mail.uid = value.number().value_or(0);
        } else if (name == "RFC822.SIZE") {
            size = value.number().value_or(0);
        } else if (name == "INTERNALDATE") {
            mail.receivedAt = internalDate(value.text);
        } else if (name.starts_with("BODY[]") && value.kind == ImapValue::Kind::Text) {
            const auto bytes = base::bytesOf(value.text);
            mail.bytes.assign(bytes.begin(), bytes.end());
            body = true;
        }
    }
    // Servers differ in what they count; only a body that filled the window was cut.
    mail.truncated = mail.bytes.size() >= maxBytes && size > mail.bytes.size();
    return body && mail.uid != 0 ? std::optional(std::move(mail)) : std::nullopt;
}

} // namespace

ImapClient::ImapClient(std::unique_ptr<net::ByteStream> stream, std::stop_token stop)
    : m_stream(std::move(stream)), m_reader(std::make_unique<ImapReader>(*m_stream)), m_stop(std::move(stop))
{
}

Result<ImapClient> ImapClient::open(net::StreamConnector& connector, const MailboxAccess& mailbox,
                                    std::stop_token stop)
{
    COUNTERSIGN_ASSIGN(auto stream, connector.connectImap(mailbox.settings.imap.place,
                                                          mailbox.settings.imap.security, stop));
    return signIn(std::move(stream), mailbox, stop);
}

Result<ImapClient> ImapClient::signIn(std::unique_ptr<net::ByteStream> stream, const MailboxAccess& mailbox,
                                      std::stop_token stop)
{
    ImapClient client(std::move(stream), stop);
    COUNTERSIGN_TRY(client.loadCapabilities());
    COUNTERSIGN_TRY(client.authenticate(mailbox));
    // What a server offers may change with the sign-in.
    COUNTERSIGN_TRY(client.loadCapabilities());
    return client;
}

Result<ImapClient::Reply> ImapClient::run(std::string_view command)
{
    const std::string tag = nextTag();
    COUNTERSIGN_TRY(m_stream->write(tag + " " + std::string(command) + "\r\n", m_stop));
    return readReply(tag);
}

Result<ImapClient::Reply> ImapClient::readReply(const std::string& tag)
{
    Reply reply;
    while (reply.data.size() < kMaxResponses) {
        COUNTERSIGN_ASSIGN(ImapResponse response, m_reader->next(m_stop));
        if (response.tag == tag) {
            reply.status = std::move(response);
            if (reply.status.status != "OK")
                return base::fail(refusal(reply.status));
            return reply;
        }
        if (response.tag == "*" && response.status == "BYE")
            return base::fail(ErrorCode::ConnectionLost, "the server said goodbye", {}, Retry::Later);
        if (response.tag == "+")
            return base::fail(ErrorCode::ProtocolError, "the server wants more where there is none");
        if (response.tag != "*")
            return base::fail(ErrorCode::ProtocolError, "an answer to no command of ours");
        reply.data.push_back(std::move(response));
    }
    return base::fail(ErrorCode::TooLarge, "the server answers without end");
}

base::Status ImapClient::loadCapabilities()
{
    COUNTERSIGN_ASSIGN(const Reply reply, run("CAPABILITY"));
    m_capabilities.clear();
    for (const ImapResponse& response : reply.data)
        if (!response.values.empty() && response.values.front().isAtom("CAPABILITY"))
            for (const ImapValue& value : response.values)
                m_capabilities.insert(upper(value.text));
    return {};
}

bool ImapClient::offers(std::string_view capability) const
{
    return m_capabilities.contains(capability);
}

base::Status ImapClient::authenticate(const MailboxAccess& mailbox)
{
    const std::string& user = mailbox.settings.userName;
    const std::string& secret = mailbox.secret.expose();
    const bool token = mailbox.settings.signIn == SignIn::OAuthToken;
    const char* mechanism = token ? "XOAUTH2" : "PLAIN";
    if (!offers(std::string("AUTH=") + mechanism)) {
        const auto quotedUser = imapQuoted(user);
        const auto quotedSecret = imapQuoted(secret);
        if (token || offers("LOGINDISABLED") || !quotedUser || !quotedSecret)
            return base::fail(ErrorCode::SignInRefused, "the server offers no sign-in that can be used");
        const auto reply = run("LOGIN " + *quotedUser + " " + *quotedSecret);
        return reply ? base::Status() : base::fail(reply.error());
    }
    const std::string tag = nextTag();
    COUNTERSIGN_TRY(m_stream->write(tag + " AUTHENTICATE " + mechanism + "\r\n", m_stop));
    COUNTERSIGN_ASSIGN(const ImapResponse go, m_reader->next(m_stop));
    if (go.tag != "+")
        return go.tag == tag ? base::Status(base::fail(refusal(go)))
                             : base::fail(ErrorCode::ProtocolError, "no go-ahead for the sign-in");
    const std::string plain = token ? "user=" + user +
                                          "\x01"
                                          "auth=Bearer " +
                                          secret + "\x01\x01"
                                    : std::string(1, '\0') + user + std::string(1, '\0') + secret;
    COUNTERSIGN_TRY(m_stream->write(base::toBase64(base::bytesOf(plain)) + "\r\n", m_stop));
    auto reply = readReply(tag);
    // XOAUTH2 explains a refusal in a challenge and waits for an empty answer before it says NO.
    if (!reply && token && reply.error().code == ErrorCode::ProtocolError)
        return base::fail(ErrorCode::SignInRefused, "the server refuses the access token", {},
                          Retry::AfterSignIn);
    if (!reply && reply.error().code == ErrorCode::ServerRefused)
        return base::fail(ErrorCode::SignInRefused, reply.error().detail, {}, Retry::AfterSignIn);
    return reply ? base::Status() : base::fail(reply.error());
}

Result<SelectedFolder> ImapClient::examine(std::string_view folder)
{
    const auto name = imapQuoted(folder);
    if (!name)
        return base::fail(ErrorCode::InvalidInput,
                          "the folder's name must be in the server's spelling (ASCII)");
    auto reply = run("EXAMINE " + *name);
    // Servers without RFC 5530 codes give no other reason for a plain NO here.
    if (!reply && reply.error().code == ErrorCode::ServerRefused)
        reply.error().code = ErrorCode::NotFound;
    if (!reply)
        return base::fail(reply.error());
    SelectedFolder result;
    for (const ImapResponse& response : reply->data) {
        result.uidValidity = std::max(result.uidValidity, codeNumber(response.code, "UIDVALIDITY"));
        result.uidNext = std::max(result.uidNext, codeNumber(response.code, "UIDNEXT"));
        if (response.values.size() == 2 && response.values[1].isAtom("EXISTS"))
            result.exists = response.values[0].number().value_or(0);
    }
    if (result.uidValidity == 0)
        return base::fail(ErrorCode::ProtocolError, "the server gives the folder no UIDVALIDITY");
    return result;
}

Result<std::vector<std::uint32_t>> ImapClient::search(const std::string& criteria)
{
    COUNTERSIGN_ASSIGN(const Reply reply, run("UID SEARCH " + criteria));
    std::vector<std::uint32_t> uids;
    for (const ImapResponse& response : reply.data)
        if (!response.values.empty() && response.values.front().isAtom("SEARCH"))
            for (const ImapValue& value : response.values)
                if (const auto uid = value.number())
                    uids.push_back(*uid);
    std::sort(uids.begin(), uids.end());
    uids.erase(std::unique(uids.begin(), uids.end()), uids.end());
    return uids;
}

Result<std::vector<std::uint32_t>> ImapClient::searchUids(std::uint32_t first, std::uint32_t last)
{
    COUNTERSIGN_ASSIGN(auto uids, search("UID " + std::to_string(first) + ":" + std::to_string(last)));
    std::erase_if(uids, [&](std::uint32_t uid) { return uid < first || uid > last; });
    return uids;
}

Result<std::vector<std::uint32_t>> ImapClient::searchMessageId(std::string_view messageId)
{
    // With its brackets, because servers search for a part of the field.
    const auto quoted = imapQuoted("<" + std::string(messageId) + ">");
    if (!quoted)
        return base::fail(ErrorCode::InvalidInput, "not a message id");
    return search("HEADER Message-ID " + *quoted);
}

Result<std::vector<FetchedMail>> ImapClient::fetch(std::span<const std::uint32_t> uids, std::size_t maxBytes)
{
    std::vector<FetchedMail> mails;
    if (uids.empty())
        return mails;
    COUNTERSIGN_ASSIGN(const Reply reply,
                       run("UID FETCH " + uidSet(uids) + " (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0." +
                           std::to_string(maxBytes) + ">)"));
    for (const ImapResponse& response : reply.data) {
        const ImapValue* items = fetchItems(response);
        auto mail = items == nullptr ? std::nullopt : mailOf(*items, maxBytes);
        if (mail && std::binary_search(uids.begin(), uids.end(), mail->uid))
            mails.push_back(std::move(*mail));
    }
    std::sort(mails.begin(), mails.end(),
              [](const FetchedMail& a, const FetchedMail& b) { return a.uid < b.uid; });
    return mails;
}

base::Status ImapClient::append(std::string_view folder, const base::Bytes& bytes)
{
    const auto name = imapQuoted(folder);
    if (!name)
        return base::fail(ErrorCode::InvalidInput,
                          "the folder's name must be in the server's spelling (ASCII)");
    const std::string tag = nextTag();
    COUNTERSIGN_TRY(m_stream->write(
        tag + " APPEND " + *name + " (\\Seen) {" + std::to_string(bytes.size()) + "}\r\n", m_stop));
    while (true) {
        COUNTERSIGN_ASSIGN(const ImapResponse response, m_reader->next(m_stop));
        if (response.tag == "+")
            break;
        if (response.tag == tag)
            return base::fail(refusal(response));
        if (response.tag != "*" || response.status == "BYE")
            return base::fail(ErrorCode::ConnectionLost, "no go-ahead for the copy", {}, Retry::Later);
    }
    COUNTERSIGN_TRY(m_stream->write(base::textOf(bytes), m_stop));
    COUNTERSIGN_TRY(m_stream->write("\r\n", m_stop));
    const auto reply = readReply(tag);
    return reply ? base::Status() : base::fail(reply.error());
}

void ImapClient::logOut()
{
    static_cast<void>(m_stream->write(nextTag() + " LOGOUT\r\n", m_stop));
}

} // namespace countersign::mailbox
