// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/message_builder.h"

#include "engine/foundation/mime/transfer_encoding.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace countersign::mime {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t kFoldAt = 76;
constexpr std::size_t kMaxId = 900;
constexpr std::size_t kMaxReferences = 20;

bool hasControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

/// One header field that breaks lines between its words.
class Field
{
public:
    explicit Field(std::string_view name) : m_text(std::string(name) + ":"), m_column(m_text.size()) {}

    void addWord(std::string_view word)
    {
        // The first word stays on the field's line: some readers take an empty first line for an empty field.
        if (m_column + 1 + word.size() > kFoldAt && !m_empty) {
            m_text += "\r\n";
            m_column = 0;
        }
        m_text += ' ';
        m_text += word;
        m_column += 1 + word.size();
        m_empty = false;
    }
    [[nodiscard]] std::string finish() { return m_text + "\r\n"; }

private:
    std::string m_text;
    std::size_t m_column;
    bool m_empty = true;
};

base::Status checkHeaderText(std::string_view text)
{
    if (hasControl(text))
        return base::fail(ErrorCode::InvalidInput, "a header value holds a line break or control character");
    if (!isUtf8(text))
        return base::fail(ErrorCode::InvalidInput, "a header value is not UTF-8");
    return {};
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::size_t start = 0;
    while (start <= text.size()) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        words.emplace_back(text.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

/// Text as words that read back as the same text: as it is where that is safe, else encoded.
std::vector<std::string> unstructured(std::string_view text)
{
    if (text.empty())
        return {};
    std::vector<std::string> words = wordsOf(text);
    const bool plain = isAsciiText(text) && text.find("=?") == std::string_view::npos &&
                       std::all_of(words.begin(), words.end(), [](const std::string& word) {
                           return !word.empty() && word.size() <= 60;
                       });
    return plain ? words : encodedWords(text);
}

bool isPhraseWord(std::string_view word)
{
    return !word.empty() && word.size() <= 60 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("!#$%&'*+-/^_`{|}~").find(c) != std::string_view::npos;
    });
}

std::vector<std::string> phrase(std::string_view name)
{
    std::vector<std::string> words = wordsOf(name);
    if (std::all_of(words.begin(), words.end(), isPhraseWord))
        return words;
    if (!isAsciiText(name) || name.size() > 60 || name.find("=?") != std::string_view::npos)
        return encodedWords(name);
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return {quoted + '"'};
}

Result<std::string> addressField(std::string_view fieldName, const std::vector<MailAddress>& addresses)
{
    Field field(fieldName);
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        COUNTERSIGN_TRY(checkHeaderText(addresses[i].name));
        COUNTERSIGN_ASSIGN(const CheckedAddress checked, checkAddress(addresses[i].address));
        if (checked.needsSmtpUtf8)
            return base::fail(ErrorCode::InvalidInput, "the address needs a server with SMTPUTF8");
        const std::string name = withoutInvisible(addresses[i].name);
        const std::string comma = i + 1 < addresses.size() ? "," : "";
        if (!name.empty())
            for (const std::string& word : phrase(name))
                field.addWord(word);
        field.addWord((name.empty() ? checked.text() : "<" + checked.text() + ">") + comma);
    }
    return field.finish();
}

Result<std::string> idField(std::string_view fieldName, const std::vector<std::string>& ids)
{
    Field field(fieldName);
    for (const std::string& id : ids) {
        const bool visible = std::all_of(id.begin(), id.end(), [](char c) { return c > 0x20 && c < 0x7f; });
        if (!visible || id.size() > kMaxId || id.find_first_of("<>") != std::string::npos ||
            id.find('@') == std::string::npos)
            return base::fail(ErrorCode::InvalidInput, "not a message id");
        field.addWord("<" + id + ">");
    }
    return field.finish();
}

std::string dateText(base::Instant instant, std::chrono::minutes offset)
{
    constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto local = std::chrono::floor<std::chrono::seconds>(instant) + offset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss timeOfDay(local - day);
    const long minutes = std::labs(static_cast<long>(offset.count()));
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%s, %02u %s %04d %02ld:%02ld:%02ld %c%02ld%02ld",
                  kDays[std::chrono::weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                  kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                  static_cast<long>(timeOfDay.hours().count()), static_cast<long>(timeOfDay.minutes().count()),
                  static_cast<long>(timeOfDay.seconds().count()), offset.count() < 0 ? '-' : '+', minutes / 60,
                  minutes % 60);
    return buffer.data();
}

Result<std::string> unsubscribeFields(const UnsubscribeWays& ways)
{
    std::string fields;
    std::vector<std::string> links;
    if (!ways.mail.empty()) {
        COUNTERSIGN_ASSIGN(const CheckedAddress checked, checkAddress(ways.mail));
        links.push_back("<mailto:" + checked.text() + "?subject=unsubscribe>");
    }
    if (!ways.url.empty()) {
        const bool visible =
            std::all_of(ways.url.begin(), ways.url.end(), [](char c) { return c > 0x20 && c < 0x7f; });
        if (!visible || !ways.url.starts_with("https://") ||
            ways.url.find_first_of("<>") != std::string::npos || ways.url.size() > kMaxId)
            return base::fail(ErrorCode::InvalidInput, "the unsubscribe link is not an https URL");
        links.push_back("<" + ways.url + ">");
    }
    if (links.empty())
        return fields;
    Field field("List-Unsubscribe");
    for (std::size_t i = 0; i < links.size(); ++i)
        field.addWord(links[i] + (i + 1 < links.size() ? "," : ""));
    fields += field.finish();
    if (ways.oneClick && !ways.url.empty())
        fields += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    return fields;
}

Result<std::string> threadFields(const MessageContent& content)
{
    std::string fields;
    if (!content.inReplyTo.empty()) {
        COUNTERSIGN_ASSIGN(fields, idField("In-Reply-To", {content.inReplyTo}));
    }
    if (!content.references.empty()) {
        // The first and the last ones carry the thread (RFC 5322 §3.6.4 lets long lists be trimmed).
        std::vector<std::string> kept = content.references;
        if (kept.size() > kMaxReferences)
            kept.erase(kept.begin() + 1, kept.end() - static_cast<std::ptrdiff_t>(kMaxReferences - 1));
        COUNTERSIGN_ASSIGN(const std::string field, idField("References", kept));
        fields += field;
    }
    return fields;
}

Result<std::string> headersOf(const MessageContent& content)
{
    std::string headers = "Date: " + dateText(content.date, content.utcOffset) + "\r\n";
    COUNTERSIGN_ASSIGN(const std::string from, addressField("From", {content.from}));
    headers += from;
    if (content.replyTo) {
        COUNTERSIGN_ASSIGN(const std::string replyTo, addressField("Reply-To", {*content.replyTo}));
        headers += replyTo;
    }
    if (!content.to.empty()) {
        COUNTERSIGN_ASSIGN(const std::string to, addressField("To", content.to));
        headers += to;
    }
    if (!content.cc.empty()) {
        COUNTERSIGN_ASSIGN(const std::string cc, addressField("Cc", content.cc));
        headers += cc;
    }
    COUNTERSIGN_TRY(checkHeaderText(content.subject));
    Field subject("Subject");
    for (const std::string& word : unstructured(content.subject))
        subject.addWord(word);
    headers += subject.finish();
    COUNTERSIGN_ASSIGN(const std::string messageId, idField("Message-ID", {content.messageId}));
    COUNTERSIGN_ASSIGN(const std::string thread, threadFields(content));
    COUNTERSIGN_ASSIGN(const std::string unsubscribe, unsubscribeFields(content.unsubscribe));
    headers += messageId + thread + unsubscribe;
    const bool languageTag = std::all_of(content.language.begin(), content.language.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!languageTag || content.language.size() > 35)
        return base::fail(ErrorCode::InvalidInput, "not a language tag");
    if (!content.language.empty())
        headers += "Content-Language: " + content.language + "\r\n";
    return headers + "MIME-Version: 1.0\r\n";
}

Result<std::string> entity(std::string_view type, std::string_view body)
{
    const bool control = std::any_of(body.begin(), body.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
    });
    if (control || !isUtf8(body))
        return base::fail(ErrorCode::InvalidInput, "the text is not UTF-8, or holds control characters");
    const std::string lines = withCrlf(body);
    const bool plain = isPlainBody(lines);
    return "Content-Type: " + std::string(type) +
           "; charset=utf-8\r\nContent-Transfer-Encoding: " + (plain ? "7bit" : "quoted-printable") +
           "\r\n\r\n" + (plain ? lines : quotedPrintable(lines));
}

} // namespace

Result<base::Bytes> buildMessage(const MessageContent& content)
{
    if (content.to.empty() && content.cc.empty())
        return base::fail(ErrorCode::InvalidInput, "the message names no recipient");
    COUNTERSIGN_ASSIGN(std::string message, headersOf(content));
    COUNTERSIGN_ASSIGN(const std::string text, entity("text/plain", content.text));
    if (content.html.empty()) {
        message += text;
    } else {
        COUNTERSIGN_ASSIGN(const std::string html, entity("text/html", content.html));
        const base::Sha256 digest =
            base::Sha256Stream().addField(message).addField(text).addField(html).finish();
        const std::string boundary = "cs_" + base::toHex(digest).substr(0, 40);
        message += "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n";
        // The line end before a delimiter belongs to it (RFC 2046 §5.1.1); the text keeps its own.
        message += "--" + boundary + "\r\n" + text + "\r\n--" + boundary + "\r\n" + html + "\r\n--" +
                   boundary + "--\r\n";
    }
    COUNTERSIGN_TRY(checkTransportable(message));
    const auto bytes = base::bytesOf(message);
    return base::Bytes(bytes.begin(), bytes.end());
}

} // namespace countersign::mime
