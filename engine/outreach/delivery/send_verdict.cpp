// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/delivery/send_verdict.h"

#include <algorithm>

namespace countersign::delivery {

namespace {

using approval::MessageState;
using base::ErrorCode;
using namespace std::chrono_literals;

template <class... Cases>
struct Overloaded : Cases...
{
    using Cases::operator()...;
};

/// Doubling from one minute to four hours, plus up to a fifth, so that many waiting messages do not come back
/// at once.
base::Instant retryAt(const AttemptFacts& facts, base::RandomSource& random)
{
    const base::Duration wait = std::min<base::Duration>(1min * (1 << std::min(facts.retries, 10)), 4h);
    return facts.now + wait + base::Duration(random.below(static_cast<std::uint64_t>(wait.count() / 5) + 1));
}

Schedule retryLater(std::string code, base::Instant at)
{
    return {.reason = {.code = std::move(code), .args = {base::toRfc3339(at)}}, .dueAt = at};
}

SendVerdict unknown(std::string errorCode, base::Instant now)
{
    return {.to = MessageState::Unknown,
            .outcome = "unknown",
            .schedule = {.reason = {.code = "unknown_after_last_byte", .args = {}}, .dueAt = now},
            .errorCode = std::move(errorCode)};
}

Schedule afterFailure(const base::Error& error, const AttemptFacts& facts, base::RandomSource& random)
{
    if (error.code == ErrorCode::Cancelled)
        return {.reason = {.code = "waiting_turn", .args = {}}, .dueAt = facts.now};
    if (error.code == ErrorCode::Offline || error.code == ErrorCode::HostUnreachable ||
        error.code == ErrorCode::ConnectionRefused)
        return {.reason = {.code = "waiting_offline", .args = {}}, .dueAt = facts.now + 1min};
    // "waiting_retry" is what a server asked for; these did not get so far.
    const bool notLetIn = error.code == ErrorCode::SignInRefused || error.code == ErrorCode::SignInNeeded;
    return retryLater(notLetIn ? "waiting_sign_in" : "waiting_failed", retryAt(facts, random));
}

} // namespace

SendVerdict judgeOutcome(const mailbox::SendOutcome& outcome, const AttemptFacts& facts,
                         base::RandomSource& random)
{
    return std::visit(
        Overloaded{[&](const mailbox::Accepted& accepted) -> SendVerdict {
                       if (!facts.passedPoint)
                           return unknown("Internal", facts.now);
                       return {.to = MessageState::Accepted,
                               .outcome = "accepted",
                               .schedule = {.reason = {.code = "accepted", .args = {}}, .dueAt = facts.now},
                               .replyCode = 250,
                               .reply = accepted.reply};
                   },
                   [&](const mailbox::RefusedPermanently& refused) -> SendVerdict {
                       if (refused.code < 500 || refused.code > 599)
                           return unknown("ProtocolError", facts.now);
                       return {.to = MessageState::Refused,
                               .outcome = "refused_permanently",
                               .schedule = {.reason = {.code = "refused", .args = {}}, .dueAt = facts.now},
                               .replyCode = refused.code,
                               .reply = refused.reply,
                               .errorCode = "ServerRefused"};
                   },
                   [&](const mailbox::RefusedTemporarily& refused) -> SendVerdict {
                       if (refused.code < 400 || refused.code > 499)
                           return unknown("ProtocolError", facts.now);
                       return {.to = MessageState::Queued,
                               .outcome = "refused_temporarily",
                               .schedule = retryLater("waiting_retry", retryAt(facts, random)),
                               .replyCode = refused.code,
                               .reply = refused.reply,
                               .errorCode = "RateLimited"};
                   },
                   [&](const mailbox::FailedBefore& failed) -> SendVerdict {
                       if (facts.passedPoint)
                           return unknown(std::string(base::errorName(failed.error.code)), facts.now);
                       return {.to = MessageState::Queued,
                               .outcome = "failed_before",
                               .schedule = afterFailure(failed.error, facts, random),
                               .errorCode = std::string(base::errorName(failed.error.code))};
                   },
                   [&](const mailbox::Unknown& lost) -> SendVerdict {
                       return unknown(std::string(base::errorName(lost.error.code)), facts.now);
                   }},
        outcome);
}

} // namespace countersign::delivery
