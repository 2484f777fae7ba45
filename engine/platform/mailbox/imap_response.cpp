// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/mailbox/imap_response.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace countersign::mailbox {
namespace {

using base::ErrorCode;
using base::Result;

std::string upper(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return result;
}

tl::unexpected<base::Error> malformed(const char* why)
{
    return base::fail(ErrorCode::ProtocolError, why);
}

/// The size of the literal that a line announces at its end ("{42}"), or nothing.
std::optional<std::size_t> announcedLiteral(std::string_view line)
{
    if (!line.ends_with('}'))
        return std::nullopt;
    const std::size_t open = line.rfind('{');
    if (open == std::string_view::npos)
        return std::nullopt;
    std::string_view digits = line.substr(open + 1, line.size() - open - 2);
    std::size_t size = 0;
    const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    const bool whole = status == std::errc{} && end == digits.data() + digits.size() && !digits.empty();
    return whole ? std::optional(size) : std::nullopt;
}

constexpr std::array<std::string_view, 5> kStatuses{"OK", "NO", "BAD", "BYE", "PREAUTH"};

bool isStatusName(std::string_view word)
{
    return std::find(kStatuses.begin(), kStatuses.end(), upper(word)) != kStatuses.end();
}

/// Human text may end like a literal's announcement; only data responses carry literals.
bool mayCarryLiterals(std::string_view line)
{
    if (!line.starts_with("* "))
        return false;
    const std::string_view text = line.substr(2);
    return !isStatusName(text.substr(0, std::min(text.find(' '), text.size())));
}

/// Reads values from the lines of one response.
class Parser
{
public:
    Parser(const std::vector<std::string>& lines, const std::vector<std::string>& literals,
           std::size_t maxDepth)
        : m_lines(lines), m_literals(literals), m_maxDepth(maxDepth)
    {
    }

    [[nodiscard]] Result<ImapResponse> parse();

private:
    [[nodiscard]] std::string_view rest() const { return std::string_view(m_lines[m_line]).substr(m_at); }
    [[nodiscard]] bool atEnd() const { return m_line + 1 == m_lines.size() && rest().empty(); }
    [[nodiscard]] std::string word();
    void readStatus(ImapResponse& response);
    [[nodiscard]] Result<ImapValue> value(std::size_t depth);
    [[nodiscard]] Result<ImapValue> list(std::size_t depth);
    [[nodiscard]] Result<ImapValue> quoted();
    [[nodiscard]] Result<ImapValue> literal();
    [[nodiscard]] Result<ImapValue> atom();

    const std::vector<std::string>& m_lines;
    const std::vector<std::string>& m_literals;
    std::size_t m_maxDepth;
    std::size_t m_line = 0;
    std::size_t m_at = 0;
};

std::string Parser::word()
{
    const std::string_view text = rest();
    const std::size_t end = std::min(text.find(' '), text.size());
    m_at += std::min(end + 1, text.size());
    return std::string(text.substr(0, end));
}

void Parser::readStatus(ImapResponse& response)
{
    std::string_view text = rest();
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end != std::string_view::npos) {
            response.code = std::string(text.substr(1, end - 1));
            text.remove_prefix(end + 1);
        }
    }
    if (text.starts_with(' '))
        text.remove_prefix(1);
    response.text = std::string(text);
}

Result<ImapResponse> Parser::parse()
{
    ImapResponse response;
    response.tag = word();
    if (response.tag.empty())
        return malformed("a response without a tag");
    if (response.tag == "+") {
        response.text = std::string(rest());
        return response;
    }
    const std::size_t mark = m_at;
    const std::string status = upper(word());
    if (isStatusName(status)) {
        response.status = status;
        readStatus(response);
        return response;
    }
    if (response.tag != "*")
        return malformed("a tagged response without a status");
    m_at = mark;
    while (!atEnd()) {
        COUNTERSIGN_ASSIGN(ImapValue item, value(0));
        response.values.push_back(std::move(item));
        if (rest().starts_with(' '))
            ++m_at;
    }
    return response;
}

Result<ImapValue> Parser::value(std::size_t depth)
{
    const std::string_view text = rest();
    if (text.starts_with('('))
        return list(depth);
    if (text.starts_with('"'))
        return quoted();
    if (text.starts_with('{'))
        return literal();
    return atom();
}

Result<ImapValue> Parser::list(std::size_t depth)
{
    if (depth >= m_maxDepth)
        return malformed("lists are nested too deep");
    ImapValue result{.kind = ImapValue::Kind::List};
    ++m_at;
    while (true) {
        if (rest().starts_with(')')) {
            ++m_at;
            return result;
        }
        if (rest().starts_with(' ')) {
            ++m_at;
            continue;
        }
        if (atEnd())
            return malformed("a list is not closed");
        COUNTERSIGN_ASSIGN(ImapValue item, value(depth + 1));
        result.items.push_back(std::move(item));
    }
}

Result<ImapValue> Parser::quoted()
{
    ImapValue result{.kind = ImapValue::Kind::Text};
    const std::string_view text = rest();
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            m_at += i + 1;
            return result;
        }
        if (text[i] == '\\' && ++i == text.size())
            break;
        result.text += text[i];
    }
    return malformed("a quoted string is not closed");
}

Result<ImapValue> Parser::literal()
{
    // A literal's announcement is the end of its line; its bytes are the literal of the same number.
    if (!announcedLiteral(rest()) || m_line + 1 >= m_lines.size() || m_line >= m_literals.size() ||
        rest().find('}') + 1 != rest().size())
        return malformed("a literal is not announced as it must be");
    ImapValue result{.kind = ImapValue::Kind::Text, .text = m_literals[m_line]};
    ++m_line;
    m_at = 0;
    return result;
}

Result<ImapValue> Parser::atom()
{
    const std::string_view text = rest();
    std::size_t end = 0;
    bool inSection = false;
    // Inside BODY[…] blanks and parentheses belong to the name.
    for (; end < text.size(); ++end) {
        const char c = text[end];
        inSection = c == '[' || (inSection && c != ']');
        if (!inSection && (c == ' ' || c == '(' || c == ')' || c == '"' || c == '{'))
            break;
    }
    if (end == 0 || inSection)
        return malformed("a value is expected");
    m_at += end;
    const std::string name(text.substr(0, end));
    if (upper(name) == "NIL")
        return ImapValue{};
    return ImapValue{.kind = ImapValue::Kind::Atom, .text = name};
}

} // namespace

bool ImapValue::isAtom(std::string_view name) const
{
    return kind == Kind::Atom && upper(text) == upper(name);
}

std::optional<std::uint32_t> ImapValue::number() const
{
    std::uint32_t value = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = kind == Kind::Atom && status == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

base::Result<ImapResponse> parseImapResponse(const std::vector<std::string>& lines,
                                             const std::vector<std::string>& literals, std::size_t maxDepth)
{
    if (lines.empty())
        return malformed("a response without a line");
    return Parser(lines, literals, maxDepth).parse();
}

std::optional<std::string> imapQuoted(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7f)
            return std::nullopt;
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

base::Status ImapReader::fill(std::stop_token stop)
{
    constexpr std::size_t kPiece = 64U << 10;
    if (m_position > 0) {
        m_buffer.erase(0, m_position);
        m_position = 0;
    }
    const std::size_t old = m_buffer.size();
    m_buffer.resize(old + kPiece);
    const auto count = m_stream.read(std::span(m_buffer).subspan(old), stop);
    m_buffer.resize(old + (count ? *count : 0));
    if (!count)
        return base::fail(count.error());
    if (*count == 0)
        return base::fail(ErrorCode::ConnectionLost, "the server closed the connection", {},
                          base::Retry::Later);
    return {};
}

base::Result<std::string> ImapReader::readLine(std::size_t room, std::stop_token stop)
{
    std::size_t searched = m_position;
    while (true) {
        const std::size_t end = m_buffer.find('\n', searched);
        if ((end == std::string::npos ? m_buffer.size() : end) - m_position > room)
            return base::fail(ErrorCode::TooLarge, "a response line passes the cap");
        if (end != std::string::npos) {
            std::string line = m_buffer.substr(m_position, end - m_position);
            m_position = end + 1;
            if (line.ends_with('\r'))
                line.pop_back();
            if (line.find('\0') != std::string::npos)
                return malformed("a response line holds NUL");
            return line;
        }
        searched = m_buffer.size() - m_position;
        COUNTERSIGN_TRY(fill(stop));
    }
}

base::Result<std::string> ImapReader::readLiteral(std::size_t size, std::stop_token stop)
{
    std::string literal;
    while (true) {
        const std::size_t take = std::min(size - literal.size(), m_buffer.size() - m_position);
        literal.append(m_buffer, m_position, take);
        m_position += take;
        if (literal.size() == size)
            return literal;
        COUNTERSIGN_TRY(fill(stop));
    }
}

base::Result<ImapResponse> ImapReader::next(std::stop_token stop)
{
    std::vector<std::string> lines;
    std::vector<std::string> literals;
    std::size_t lineRoom = m_limits.maxLineBytes;
    std::size_t literalRoom = m_limits.maxLiteralBytes;
    while (true) {
        COUNTERSIGN_ASSIGN(std::string line, readLine(lineRoom, stop));
        lineRoom -= line.size();
        lines.push_back(std::move(line));
        const auto size = mayCarryLiterals(lines.front()) ? announcedLiteral(lines.back()) : std::nullopt;
        if (!size)
            return parseImapResponse(lines, literals, m_limits.maxDepth);
        if (*size > literalRoom)
            return base::fail(ErrorCode::TooLarge, "a literal passes the cap");
        literalRoom -= *size;
        COUNTERSIGN_ASSIGN(std::string literal, readLiteral(*size, stop));
        literals.push_back(std::move(literal));
    }
}

} // namespace countersign::mailbox
