// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace countersign::approval {

/// The event that each signature appends, with the message as its subject and its audit index as "audit".
inline constexpr std::string_view kSignedEvent = "approval.signed";

} // namespace countersign::approval
