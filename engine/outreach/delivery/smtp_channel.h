// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/net/network_policy.h"
#include "engine/platform/mailbox/mail_transport.h"

#include <memory>

namespace countersign::delivery {

/// The real way out by SMTP; nobody but delivery makes one. `clock` outlives it.
[[nodiscard]] std::unique_ptr<mailbox::MailTransport> makeSmtpChannel(net::NetworkPolicy policy, const base::Clock& clock);

} // namespace countersign::delivery
