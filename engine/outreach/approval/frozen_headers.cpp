// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/approval/frozen_headers.h"

#include <algorithm>
#include <map>

namespace countersign::approval {

namespace {

using base::ErrorCode;

tl::unexpected<base::Error> disagree(std::string_view header, const char* why)
{
    return base::fail(ErrorCode::InvalidInput, std::string(header) + ": " + why,
                      {"headers_disagree", std::string(header)});
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string_view trim(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

using Fields = std::multimap<std::string, std::string>;

bool isFieldName(std::string_view name)
{
    return !name.empty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7f; });
}

base::Result<Fields> readFields(std::string_view text)
{
    Fields fields;
    auto last = fields.end();
    while (true) {
        const std::size_t end = text.find("\r\n");
        if (end == std::string_view::npos)
            return disagree("header section", "has no end");
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end + 2);
        if (line.empty())
            return fields;
        if (line.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
            return disagree("header section", "has a bare line end or NUL");
        if (line.front() == ' ' || line.front() == '\t') {
            if (last == fields.end())
                return disagree("header section", "begins with a folded line");
            last->second += line;
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !isFieldName(line.substr(0, colon)))
            return disagree("header section", "has a line that is no field");
        last = fields.emplace(lower(line.substr(0, colon)), std::string(trim(line.substr(colon + 1))));
    }
}

base::Result<std::string> onlyOne(const Fields& fields, const char* name, bool needed)
{
    const auto count = fields.count(name);
    if (count > 1)
        return disagree(name, "stands more than once");
    if (count == 0)
        return needed ? base::Result<std::string>(disagree(name, "is missing")) : std::string();
    return fields.find(name)->second;
}

/// Splits at the commas outside quoted strings and angle brackets. Comments, groups and routes are refused:
/// our own mail has none, and readers differ on them.
base::Result<std::vector<std::string>> splitList(std::string_view header, std::string_view list)
{
    std::vector<std::string> parts(1);
    bool quoted = false;
    bool angled = false;
    bool hadAngles = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const char c = list[i];
        if (quoted && c == '\\' && i + 1 < list.size()) {
            parts.back().append({c, list[++i]});
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '<' || c == '>')) {
            if ((c == '<') == angled || (c == '<' && hadAngles))
                return disagree(header, "has stray angle brackets");
            angled = c == '<';
            hadAngles = true;
        } else if (!quoted && std::string_view("();:").find(c) != std::string_view::npos)
            return disagree(header, "has a comment or group");
        if (c == ',' && !quoted && !angled) {
            parts.emplace_back();
            hadAngles = false;
        } else {
            parts.back() += c;
        }
    }
    if (quoted || angled)
        return disagree(header, "is not closed");
    return parts;
}

base::Result<std::string> addressOf(std::string_view header, std::string_view part)
{
    part = trim(part);
    std::string_view address = part;
    if (!part.empty() && part.back() == '>') {
        const std::size_t open = part.rfind('<');
        address = part.substr(open + 1, part.size() - open - 2);
    }
    const bool plain = std::ranges::all_of(address, [](unsigned char c) { return c > ' ' && c != 0x7f; }) &&
                       address.find_first_of("<>\",\\()[]:;") == std::string_view::npos;
    const std::size_t at = address.find('@');
    if (!plain || at == 0 || at == std::string_view::npos || at + 1 == address.size() ||
        address.rfind('@') != at)
        return disagree(header, "has something else than plain addresses");
    return lower(address);
}

base::Result<std::vector<std::string>> addresses(std::string_view header, const std::string& value)
{
    std::vector<std::string> found;
    if (value.empty())
        return found;
    COUNTERSIGN_ASSIGN(const auto parts, splitList(header, value));
    for (const std::string& part : parts) {
        COUNTERSIGN_ASSIGN(std::string address, addressOf(header, part));
        found.push_back(std::move(address));
    }
    return found;
}

} // namespace

base::Result<FrozenHeaders> readFrozenHeaders(std::span<const std::byte> bytes)
{
    COUNTERSIGN_ASSIGN(const Fields fields, readFields(base::textOf(bytes)));
    // Each of these would name a recipient or sender that nobody signed, or mean "sent before".
    for (const char* forbidden :
         {"bcc", "sender", "apparently-to", "resent-to", "resent-cc", "resent-bcc", "resent-from",
          "resent-sender", "resent-message-id", "return-path", "return-receipt-to"})
        if (fields.contains(forbidden))
            return disagree(forbidden, "must not stand here");
    FrozenHeaders headers;
    COUNTERSIGN_ASSIGN(const std::string from, onlyOne(fields, "from", true));
    COUNTERSIGN_ASSIGN(const auto senders, addresses("from", from));
    if (senders.size() != 1)
        return disagree("from", "has not exactly one address");
    headers.from = senders.front();
    COUNTERSIGN_ASSIGN(const std::string to, onlyOne(fields, "to", true));
    COUNTERSIGN_ASSIGN(headers.to, addresses("to", to));
    COUNTERSIGN_ASSIGN(const std::string cc, onlyOne(fields, "cc", false));
    COUNTERSIGN_ASSIGN(headers.cc, addresses("cc", cc));
    COUNTERSIGN_ASSIGN(headers.messageId, onlyOne(fields, "message-id", true));
    for (const char* single :
         {"date", "subject", "content-type", "mime-version", "in-reply-to", "references", "reply-to"})
        if (fields.count(single) > 1)
            return disagree(single, "stands more than once");
    headers.hasListUnsubscribe = fields.contains("list-unsubscribe");
    return headers;
}

base::Status checkHeadersAgree(const FrozenHeaders& headers, const model::Submission& submission)
{
    if (headers.from != lower(submission.envelopeFrom))
        return disagree("from", "is not the envelope's sender");
    if (headers.messageId != submission.messageIdHeader)
        return disagree("message-id", "is not the registered one");
    const auto signedFor = [&](const std::string& address) {
        return std::ranges::find(submission.recipients, address) != submission.recipients.end();
    };
    if (headers.to.empty() || !std::ranges::all_of(headers.to, signedFor))
        return disagree("to", "is not among the recipients");
    if (!std::ranges::all_of(headers.cc, signedFor))
        return disagree("cc", "is not among the recipients");
    return {};
}

} // namespace countersign::approval
