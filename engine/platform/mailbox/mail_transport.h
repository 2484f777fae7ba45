// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/base/secret.h"
#include "engine/platform/mailbox/mailbox_settings.h"

#include <functional>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

namespace countersign::mailbox {

/// What goes out: the frozen bytes, and the envelope that was signed with them (all recipients, Bcc
/// included).
struct OutgoingMail
{
    std::string envelopeFrom = {};
    std::vector<std::string> recipients = {};
    base::Bytes bytes = {};

    friend bool operator==(const OutgoingMail&, const OutgoingMail&) = default;
};

/// The server took the message over; `reply` is its last word, verbatim.
struct Accepted
{
    std::string reply;
};
/// The server said no for good (5yz) to the sender, a recipient or the message: nobody gets it.
struct RefusedPermanently
{
    int code = 0;
    std::string reply;
};
/// The server said "not now" (4yz): nobody gets it, and it may be tried again.
struct RefusedTemporarily
{
    int code = 0;
    std::string reply;
};
/// The point of no return was not reached: nothing was handed over, and it may be tried again.
struct FailedBefore
{
    base::Error error;
};
/// The last byte went and no answer came: the message may or may not be on its way. Never send it again by
/// itself.
struct Unknown
{
    base::Error error;
};
using SendOutcome = std::variant<Accepted, RefusedPermanently, RefusedTemporarily, FailedBefore, Unknown>;

/// Called once, just before the last byte is handed over. An error stops the transfer before that byte, and
/// the outcome is FailedBefore with it.
using PointOfNoReturn = std::function<base::Status()>;

/// Hands one signed message to the world. Blocks, so call it on a network thread. A stop request before the
/// point of no return gives FailedBefore (Cancelled); after it, it is ignored, because only the server's
/// answer can tell what happened. Replies may hold addresses: keep them out of logs.
class MailTransport
{
public:
    virtual ~MailTransport() = default;
    [[nodiscard]] virtual SendOutcome send(const OutgoingMail& mail, const MailboxSettings& mailbox,
                                           const base::SecretText& secret,
                                           const PointOfNoReturn& pointOfNoReturn, std::stop_token stop) = 0;
};

} // namespace countersign::mailbox
