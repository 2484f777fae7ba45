// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/platform/mailbox/mail_transport.h"

#include <deque>
#include <functional>
#include <vector>

namespace countersign::tests {

/// What the world does with the next message.
enum class WorldDoes {
    Accept,
    RefuseForGood,
    RefuseForNow,
    /// No way to the server; nothing went.
    BeUnreachable,
    /// The line broke before the last byte.
    BreakBefore,
    /// Took the message, and the answer was lost.
    TakeAndBreak,
    /// The line broke after the last byte, and the message is lost.
    LoseAndBreak,
};

/// A server that keeps what it took. Scripted moves come first, then everything is accepted.
class ScriptedTransport final : public mailbox::MailTransport
{
public:
    mailbox::SendOutcome send(const mailbox::OutgoingMail& mail, const mailbox::MailboxSettings&,
                              const base::SecretText&, const mailbox::PointOfNoReturn& pointOfNoReturn,
                              std::stop_token) override
    {
        const WorldDoes move = script.empty() ? WorldDoes::Accept : script.front();
        if (!script.empty())
            script.pop_front();
        ++connections;
        if (beforePoint)
            beforePoint();
        if (move == WorldDoes::BeUnreachable)
            return mailbox::FailedBefore{
                {.code = base::ErrorCode::HostUnreachable, .detail = {}, .args = {}}};
        if (move == WorldDoes::BreakBefore)
            return mailbox::FailedBefore{{.code = base::ErrorCode::ConnectionLost, .detail = {}, .args = {}}};
        if (const base::Status passed = pointOfNoReturn(); !passed)
            return mailbox::FailedBefore{passed.error()};
        if (afterPoint)
            afterPoint();
        return finish(move, mail);
    }

    std::deque<WorldDoes> script;
    std::vector<mailbox::OutgoingMail> taken;
    int connections = 0;
    std::function<void()> beforePoint;
    std::function<void()> afterPoint;

private:
    mailbox::SendOutcome finish(WorldDoes move, const mailbox::OutgoingMail& mail)
    {
        const base::Error lost{.code = base::ErrorCode::ConnectionLost, .detail = {}, .args = {}};
        if (move == WorldDoes::RefuseForGood)
            return mailbox::RefusedPermanently{550, "550 5.1.1 no such user"};
        if (move == WorldDoes::RefuseForNow)
            return mailbox::RefusedTemporarily{451, "451 4.3.0 try later"};
        if (move == WorldDoes::LoseAndBreak)
            return mailbox::Unknown{lost};
        taken.push_back(mail);
        if (move == WorldDoes::TakeAndBreak)
            return mailbox::Unknown{lost};
        return mailbox::Accepted{"250 2.0.0 ok"};
    }
};

} // namespace countersign::tests
