// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign::demo {

/// A mail as it was handed over: the envelope and the exact bytes of the DATA.
struct Envelope
{
    std::string mailbox;
    std::string from;
    std::vector<std::string> recipients;
    std::string bytes;
};

/// What the protocol sessions ask of the house behind them. Called from several threads at once.
class MailHost
{
public:
    virtual ~MailHost() = default;
    /// The mailbox that these credentials open; empty if none.
    [[nodiscard]] virtual std::string signIn(std::string_view user, std::string_view password) = 0;
    [[nodiscard]] virtual bool maySendAs(std::string_view mailbox, std::string_view from) const = 0;
    [[nodiscard]] virtual bool knowsRecipient(std::string_view address) const = 0;
    /// Returns the queue id once the mail is kept.
    [[nodiscard]] virtual base::Result<std::string> accept(const Envelope& envelope) = 0;
};

} // namespace countersign::demo
