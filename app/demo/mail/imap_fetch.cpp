// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/imap_fetch.h"

#include "app/demo/mail/mail_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace countersign::demo {
namespace {

constexpr std::array<std::pair<char, std::string_view>, 5> kFlags{
    {{'S', "\\Seen"}, {'A', "\\Answered"}, {'F', "\\Flagged"}, {'D', "\\Deleted"}, {'T', "\\Draft"}}};

std::string literal(std::string_view name, std::string_view bytes)
{
    return std::string(name) + " {" + std::to_string(bytes.size()) + "}\r\n" + std::string(bytes);
}

// " 9-Jun-2026 10:00:00 +0000" (RFC 3501 date-time)
std::string internalDate(base::Instant instant)
{
    // "Tue, 09 Jun 2026 10:00:00 +0000"
    std::string text = mailDate(base::toMillis(instant)).substr(5);
    text[2] = '-';
    text[6] = '-';
    return text;
}

std::string selectedHeaders(const MailText& mail, std::string_view section)
{
    const std::size_t open = section.find('(');
    const std::size_t close = section.find(')');
    std::string result;
    if (open == std::string_view::npos || close == std::string_view::npos)
        return "\r\n";
    std::string_view names = section.substr(open + 1, close - open - 1);
    while (!names.empty()) {
        const std::size_t space = names.find(' ');
        const std::string name(names.substr(0, space));
        const std::string value = name.empty() ? std::string() : mail.header(name);
        if (!value.empty())
            result += name + ": " + value + "\r\n";
        names = space == std::string_view::npos ? std::string_view() : names.substr(space + 1);
    }
    return result + "\r\n";
}

std::string bodySection(const std::string& item, const std::string& bytes)
{
    const std::size_t open = item.find('[');
    const std::size_t close = item.rfind(']');
    const std::string section = upperAscii(std::string_view(item).substr(open + 1, close - open - 1));
    const MailText mail(bytes);
    std::string content;
    if (section.empty())
        content = bytes;
    else if (section == "HEADER")
        content = mail.headerBlock();
    else if (section == "TEXT" || section == "1")
        content = mail.body();
    else if (section.starts_with("HEADER.FIELDS"))
        content = selectedHeaders(mail, std::string_view(item).substr(open + 1, close - open - 1));
    std::string name = "BODY" + item.substr(open, close - open + 1);
    const std::string_view partial = std::string_view(item).substr(close + 1);
    if (partial.starts_with('<')) {
        std::size_t from = 0;
        std::size_t count = content.size();
        const auto read = std::from_chars(partial.data() + 1, partial.data() + partial.size(), from);
        if (read.ec == std::errc() && *read.ptr == '.')
            std::from_chars(read.ptr + 1, partial.data() + partial.size(), count);
        content = from < content.size() ? content.substr(from, count) : std::string();
        name += "<" + std::to_string(from) + ">";
    }
    return literal(name, content);
}

} // namespace

std::string imapFlags(std::string_view letters)
{
    std::string text;
    for (const auto& [letter, name] : kFlags) {
        if (letters.find(letter) != std::string_view::npos)
            text += (text.empty() ? "" : " ") + std::string(name);
    }
    return text;
}

std::string flagLetters(const std::vector<ImapToken>& words, std::size_t from)
{
    std::string letters;
    for (std::size_t i = from; i < words.size(); ++i) {
        for (const auto& [letter, name] : kFlags) {
            if (upperAscii(words[i].text) == upperAscii(name))
                letters += letter;
        }
    }
    return letters;
}

std::vector<std::string> fetchItems(const std::vector<ImapToken>& words)
{
    std::vector<std::string> items;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i].kind != ImapToken::Kind::Text)
            continue;
        const std::string& text = words[i].text;
        const std::size_t bracket = text.find('[');
        std::string item = bracket == std::string::npos
                               ? upperAscii(text)
                               : upperAscii(text.substr(0, bracket)) + text.substr(bracket);
        if (item == "ALL" || item == "FAST" || item == "FULL")
            items.insert(items.end(), {"FLAGS", "INTERNALDATE", "RFC822.SIZE"});
        else
            items.push_back(std::move(item));
    }
    return items;
}

bool needsBytes(const std::string& item)
{
    return item.find('[') != std::string::npos || item == "RFC822" || item == "RFC822.HEADER" ||
           item == "RFC822.TEXT";
}

bool setsSeen(const std::string& item)
{
    return item.starts_with("BODY[") || item == "RFC822" || item == "RFC822.TEXT";
}

std::string fetchedItem(const std::string& item, const StoredMail& mail, const std::string& bytes)
{
    if (item == "UID")
        return "UID " + std::to_string(mail.uid);
    if (item == "FLAGS")
        return "FLAGS (" + imapFlags(mail.flags) + ")";
    if (item == "RFC822.SIZE")
        return "RFC822.SIZE " + std::to_string(mail.size);
    if (item == "INTERNALDATE")
        return "INTERNALDATE \"" + internalDate(mail.arrived) + "\"";
    if (item == "RFC822")
        return literal(item, bytes);
    if (item == "RFC822.HEADER")
        return literal(item, MailText(bytes).headerBlock());
    if (item == "RFC822.TEXT")
        return literal(item, MailText(bytes).body());
    if (item.starts_with("BODY[") || item.starts_with("BODY.PEEK["))
        return bodySection(item, bytes);
    return {};
}

} // namespace countersign::demo
