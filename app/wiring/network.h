// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/net/network_policy.h"
#include "engine/platform/records/mailbox_store.h"

#include <string>
#include <vector>

namespace countersign::wiring {

/// What a workspace may reach: its own mailboxes and models, the extra authority file of a demo or test server, and in a
/// demo workspace nothing else at all.
struct Reach
{
    std::vector<records::Mailbox> mailboxes;
    /// Base URLs of configured models.
    std::vector<std::string> modelUrls;
    bool demo = false;
};

[[nodiscard]] net::NetworkPolicy networkPolicyFor(const Reach& reach);

} // namespace countersign::wiring
