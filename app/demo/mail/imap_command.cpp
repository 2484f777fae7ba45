// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/imap_command.h"

#include <algorithm>
#include <charconv>

namespace countersign::demo {
namespace {

constexpr std::size_t kMaxLine = 65536;
constexpr std::size_t kMaxLiteral = 32U << 20U;

// Splits one stretch between literals; brackets of BODY[…] keep their spaces and parentheses.
base::Status tokenize(std::string_view text, std::vector<ImapToken>& tokens)
{
    std::size_t i = 0;
    while (i < text.size()) {
        const char c = text[i];
        if (c == ' ') {
            ++i;
        } else if (c == '(' || c == ')') {
            tokens.push_back({.kind = c == '(' ? ImapToken::Kind::Open : ImapToken::Kind::Close, .text = {}});
            ++i;
        } else if (c == '"') {
            std::string value;
            for (++i; i < text.size() && text[i] != '"'; ++i) {
                if (text[i] == '\\' && i + 1 < text.size())
                    ++i;
                value += text[i];
            }
            if (i == text.size())
                return base::fail(base::ErrorCode::ProtocolError, "an unclosed string");
            ++i;
            tokens.push_back({.kind = ImapToken::Kind::Text, .text = std::move(value)});
        } else {
            std::string value;
            bool inBrackets = false;
            for (; i < text.size() && (inBrackets || (text[i] != ' ' && text[i] != '(' && text[i] != ')'));
                 ++i) {
                inBrackets = text[i] == '[' || (inBrackets && text[i] != ']');
                value += text[i];
            }
            tokens.push_back({.kind = ImapToken::Kind::Text, .text = std::move(value)});
        }
    }
    return {};
}

struct Literal
{
    std::size_t bytes = 0;
    bool wait = true;
    std::size_t start = 0;
};

std::optional<Literal> literalAtEnd(std::string_view line)
{
    const std::size_t open = line.rfind('{');
    if (!line.ends_with('}') || open == std::string_view::npos)
        return std::nullopt;
    std::string_view digits = line.substr(open + 1, line.size() - open - 2);
    Literal literal{.bytes = 0, .wait = !digits.ends_with('+'), .start = open};
    if (!literal.wait)
        digits.remove_suffix(1);
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), literal.bytes);
    if (failure != std::errc() || end != digits.data() + digits.size() || digits.empty())
        return std::nullopt;
    return literal;
}

} // namespace

std::string upperAscii(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return result;
}

base::Result<ImapCommand> readImapCommand(Connection& connection)
{
    std::vector<ImapToken> tokens;
    while (true) {
        COUNTERSIGN_ASSIGN(std::string line, connection.readLine(kMaxLine));
        if (line.ends_with('\r'))
            line.pop_back();
        const auto literal = literalAtEnd(line);
        COUNTERSIGN_TRY(tokenize(literal ? std::string_view(line).substr(0, literal->start) : line, tokens));
        if (!literal)
            break;
        if (literal->bytes > kMaxLiteral)
            return base::fail(base::ErrorCode::TooLarge, "a literal beyond the limit");
        if (literal->wait)
            COUNTERSIGN_TRY(connection.write("+ Ready for literal data\r\n"));
        COUNTERSIGN_ASSIGN(std::string bytes, connection.readExactly(literal->bytes));
        tokens.push_back({.kind = ImapToken::Kind::Text, .text = std::move(bytes)});
    }
    ImapCommand command;
    if (tokens.size() < 2)
        return command;
    command.tag = tokens[0].text;
    command.verb = upperAscii(tokens[1].text);
    std::size_t used = 2;
    if (command.verb == "UID" && tokens.size() > 2) {
        command.verb += " " + upperAscii(tokens[2].text);
        used = 3;
    }
    command.words.assign(std::make_move_iterator(tokens.begin() + static_cast<std::ptrdiff_t>(used)),
                         std::make_move_iterator(tokens.end()));
    return command;
}

std::optional<std::vector<ImapRange>> parseImapSet(std::string_view text, std::uint32_t last)
{
    const auto number = [last](std::string_view part) -> std::optional<std::uint32_t> {
        if (part == "*")
            return last;
        std::uint32_t value = 0;
        const auto [end, failure] = std::from_chars(part.data(), part.data() + part.size(), value);
        return failure == std::errc() && end == part.data() + part.size() && value != 0 ? std::optional(value)
                                                                                        : std::nullopt;
    };
    std::vector<ImapRange> ranges;
    while (!text.empty()) {
        const std::size_t comma = text.find(',');
        const std::string_view part = text.substr(0, comma);
        const std::size_t colon = part.find(':');
        const auto from = number(part.substr(0, colon));
        const auto to = colon == std::string_view::npos ? from : number(part.substr(colon + 1));
        if (!from || !to)
            return std::nullopt;
        ranges.push_back({.from = std::min(*from, *to), .to = std::max(*from, *to)});
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return ranges.empty() ? std::nullopt : std::optional(std::move(ranges));
}

bool contains(const std::vector<ImapRange>& set, std::uint32_t number)
{
    return std::any_of(set.begin(), set.end(), [number](const ImapRange& range) {
        return number >= range.from && number <= range.to;
    });
}

} // namespace countersign::demo
