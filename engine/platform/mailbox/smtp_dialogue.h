// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace countersign::mailbox {

struct SmtpReply
{
    int code = 0;
    /// All lines, verbatim, joined by LF.
    std::string text = {};

    [[nodiscard]] bool isPositive() const { return code >= 200 && code < 300; }
    [[nodiscard]] bool isTemporary() const { return code >= 400 && code < 500; }
    [[nodiscard]] bool isPermanent() const { return code >= 500 && code < 600; }
};

/// Follows an SMTP dialogue from its lines: where it stands, whether it is signed in, and the reply that
/// decides.
class SmtpDialogue
{
public:
    enum class Stage { Opening, SigningIn, Envelope, Message };

    void sent(std::string_view command);
    void received(std::string_view line);
    /// The last byte of the message is about to go: the next reply decides.
    void passPoint();

    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] bool signedIn() const { return m_signedIn; }
    /// The last whole reply before the goodbye.
    [[nodiscard]] const SmtpReply& lastReply() const { return m_last; }
    /// The first whole reply after the last byte.
    [[nodiscard]] const std::optional<SmtpReply>& finalReply() const { return m_final; }

private:
    Stage m_stage = Stage::Opening;
    bool m_signedIn = false;
    bool m_point = false;
    bool m_closing = false;
    SmtpReply m_last;
    std::optional<SmtpReply> m_final;
    std::string m_lines;
};

} // namespace countersign::mailbox
