// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/submission.h"

#include <span>

namespace countersign::approval {

/// What the gate needs of a message's header section.
struct FrozenHeaders
{
    std::string from;
    std::vector<std::string> to;
    std::vector<std::string> cc;
    std::string messageId;
    bool hasListUnsubscribe = false;
};

/// A second, strict reading of the header section (RFC 5322), apart from the one that shows mail: whatever it
/// finds doubled, folded oddly, or open to two readings it refuses. InvalidInput {headers_disagree, HEADER}.
[[nodiscard]] base::Result<FrozenHeaders> readFrozenHeaders(std::span<const std::byte> bytes);

/// From is the envelope's sender, To and Cc are among the recipients, the Message-ID is the one that was
/// registered, and no header names a further recipient. InvalidInput {headers_disagree, HEADER}.
[[nodiscard]] base::Status checkHeadersAgree(const FrozenHeaders& headers,
                                             const model::Submission& submission);

} // namespace countersign::approval
