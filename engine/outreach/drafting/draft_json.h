// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/outreach/drafting/draft.h"

namespace countersign::drafting {

/// The parts of a draft as the store keeps them. Reading forgives missing members: each has its default.
[[nodiscard]] base::Json toJson(const model::DraftContent& content);
[[nodiscard]] model::DraftContent contentFromJson(const base::Json& json);
[[nodiscard]] base::Json toJson(const std::vector<model::Fact>& facts);
[[nodiscard]] std::vector<model::Fact> factsFromJson(const base::Json& json);
[[nodiscard]] base::Json toJson(const std::vector<model::Claim>& claims);
[[nodiscard]] std::vector<model::Claim> claimsFromJson(const base::Json& json);
[[nodiscard]] base::Json toJson(const Brief& brief);
[[nodiscard]] Brief briefFromJson(const base::Json& json);
[[nodiscard]] base::Json toJson(const ClaimContext& context);
[[nodiscard]] ClaimContext contextFromJson(const base::Json& json);
[[nodiscard]] base::Json toJson(const ReplyTarget& target);
[[nodiscard]] ReplyTarget replyFromJson(const base::Json& json);

/// "greeting", "text", "next_step", "closing".
[[nodiscard]] std::string_view blockTypeName(model::BlockType type);
[[nodiscard]] std::optional<model::BlockType> blockTypeFromName(std::string_view name);

} // namespace countersign::drafting
