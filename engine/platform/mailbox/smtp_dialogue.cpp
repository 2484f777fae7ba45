// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/mailbox/smtp_dialogue.h"

#include <algorithm>

namespace countersign::mailbox {
namespace {

constexpr std::size_t kMaxReplyBytes = 4096;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The code of a line that is shaped as a reply's (RFC 5321 §4.2), else 0.
int codeOf(std::string_view line)
{
    if (line.size() < 3 || !std::all_of(line.begin(), line.begin() + 3, isDigit))
        return 0;
    return (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
}

} // namespace

void SmtpDialogue::sent(std::string_view command)
{
    // Inside an exchange of secrets a line is base64 and could look like any command.
    const bool exchanging = m_stage == Stage::SigningIn && !m_signedIn && m_last.code / 100 == 3;
    if (exchanging)
        return;
    if (command.starts_with("AUTH"))
        m_stage = Stage::SigningIn;
    else if (command.starts_with("MAIL FROM"))
        m_stage = Stage::Envelope;
    else if (command.starts_with("DATA"))
        m_stage = Stage::Message;
    else if (command.starts_with("QUIT"))
        m_closing = true;
}

void SmtpDialogue::received(std::string_view line)
{
    if (m_closing)
        return;
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n'))
        line.remove_suffix(1);
    if (m_lines.size() + line.size() < kMaxReplyBytes)
        m_lines.append(m_lines.empty() ? "" : "\n").append(line);
    const int code = codeOf(line);
    if (code == 0 || (line.size() > 3 && line[3] != ' '))
        return;
    m_last = {.code = code, .text = std::move(m_lines)};
    m_lines.clear();
    if (m_stage == Stage::SigningIn && code == 235)
        m_signedIn = true;
    if (m_point && !m_final)
        m_final = m_last;
}

void SmtpDialogue::passPoint()
{
    m_point = true;
    m_lines.clear();
}

} // namespace countersign::mailbox
