// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/imap_search.h"

#include "app/demo/mail/mail_text.h"

#include <array>

namespace countersign::demo {
namespace {

bool holds(std::string_view text, std::string_view wanted)
{
    return lowerAscii(text).find(lowerAscii(wanted)) != std::string::npos;
}

// "9-Jun-2026"
std::optional<std::chrono::sys_days> searchDate(std::string_view text)
{
    constexpr std::array<std::string_view, 12> kMonths{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                       "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
    int day = 0;
    int year = 0;
    std::array<char, 4> name{};
    if (std::sscanf(std::string(text).c_str(), "%2d-%3[A-Za-z]-%4d", &day, name.data(), &year) != 3)
        return std::nullopt;
    for (unsigned month = 0; month < kMonths.size(); ++month) {
        if (kMonths[month] == upperAscii(name.data()))
            return std::chrono::sys_days(std::chrono::year(year) / static_cast<int>(month + 1) / day);
    }
    return std::nullopt;
}

class Keys
{
public:
    Keys(const std::vector<ImapToken>& tokens, const SearchSubject& subject, std::uint32_t lastSequence,
         std::uint32_t lastUid)
        : m_tokens(tokens), m_subject(subject), m_lastSequence(lastSequence), m_lastUid(lastUid)
    {
    }

    std::optional<bool> all()
    {
        bool result = true;
        while (m_at < m_tokens.size() && m_tokens[m_at].kind != ImapToken::Kind::Close) {
            const auto one = next();
            if (!one)
                return std::nullopt;
            result = result && *one;
        }
        return result;
    }

private:
    std::string take() { return m_at < m_tokens.size() ? m_tokens[m_at++].text : std::string(); }
    bool flag(char letter) const { return m_subject.mail.flags.find(letter) != std::string::npos; }
    std::string headerOf(std::string_view name) const { return MailText(m_subject.bytes()).header(name); }

    std::optional<bool> next()
    {
        if (m_tokens[m_at].kind == ImapToken::Kind::Open) {
            ++m_at;
            const auto inner = all();
            ++m_at;
            return inner;
        }
        const std::string raw = take();
        const std::string key = upperAscii(raw);
        if (key == "NOT") {
            const auto inner = m_at < m_tokens.size() ? next() : std::nullopt;
            return inner ? std::optional(!*inner) : std::nullopt;
        }
        if (key == "OR") {
            const auto left = m_at < m_tokens.size() ? next() : std::nullopt;
            const auto right = m_at < m_tokens.size() ? next() : std::nullopt;
            return left && right ? std::optional(*left || *right) : std::nullopt;
        }
        if (const auto simple = byFlag(key))
            return simple;
        if (const auto text = byText(key))
            return text;
        if (key == "UID") {
            const auto set = parseImapSet(take(), m_lastUid);
            return set ? std::optional(contains(*set, m_subject.mail.uid)) : std::nullopt;
        }
        const auto set = parseImapSet(raw, m_lastSequence);
        return set ? std::optional(contains(*set, m_subject.sequence)) : std::nullopt;
    }

    std::optional<bool> byFlag(const std::string& key) const
    {
        if (key == "ALL" || key == "OLD")
            return true;
        if (key == "RECENT" || key == "NEW")
            return false;
        constexpr std::array<std::pair<std::string_view, char>, 5> kFlags{
            {{"SEEN", 'S'}, {"ANSWERED", 'A'}, {"FLAGGED", 'F'}, {"DELETED", 'D'}, {"DRAFT", 'T'}}};
        for (const auto& [name, letter] : kFlags) {
            if (key == name)
                return flag(letter);
            if (key == "UN" + std::string(name))
                return !flag(letter);
        }
        return std::nullopt;
    }

    std::optional<bool> byText(const std::string& key)
    {
        if (key == "HEADER") {
            const std::string name = take();
            const std::string value = take();
            const std::string found = headerOf(name);
            return !found.empty() && holds(found, value);
        }
        if (key == "FROM" || key == "TO" || key == "CC" || key == "SUBJECT")
            return holds(headerOf(key), take());
        if (key == "TEXT")
            return holds(m_subject.bytes(), take());
        if (key == "BODY")
            return holds(MailText(m_subject.bytes()).body(), take());
        if (key == "SINCE" || key == "BEFORE" || key == "ON") {
            const auto day = searchDate(take());
            const auto arrived = std::chrono::floor<std::chrono::days>(m_subject.mail.arrived);
            if (!day)
                return std::nullopt;
            return key == "SINCE" ? arrived >= *day : key == "ON" ? arrived == *day : arrived < *day;
        }
        return std::nullopt;
    }

    const std::vector<ImapToken>& m_tokens;
    const SearchSubject& m_subject;
    std::uint32_t m_lastSequence;
    std::uint32_t m_lastUid;
    std::size_t m_at = 0;
};

} // namespace

std::optional<bool> matches(const std::vector<ImapToken>& keys, const SearchSubject& subject,
                            std::uint32_t lastSequence, std::uint32_t lastUid)
{
    return Keys(keys, subject, lastSequence, lastUid).all();
}

} // namespace countersign::demo
