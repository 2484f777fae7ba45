// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/transaction.h"
#include "engine/platform/prompts/prompt.h"

#include <optional>
#include <vector>

namespace countersign::prompts {

inline constexpr std::string_view kProduction = "production";
inline constexpr std::string_view kCandidate = "candidate";

/// One move of a label; the past of a label is never rewritten.
struct LabelMove
{
    PromptKey key;
    std::string label;
    /// 0: the label was taken off.
    int version = 0;
    int previous = 0;
    std::string actor;
    base::Instant at{};
};

struct PromptOverview
{
    PromptKey key;
    int newest = 0;
    int production = 0;
    int candidate = 0;
};

/// Stores a new version and returns its number; the same words as an existing version return that one.
/// InvalidInput, with the first finding's code and subject as args, where lintPrompt() objects.
[[nodiscard]] base::Result<int> addVersion(store::Transaction& transaction, const PromptVersion& prompt,
                                           base::Instant now);

/// Points the label at the version and writes audit and event. NotFound where there is no such version.
[[nodiscard]] base::Status promote(store::Transaction& transaction, const PromptKey& key,
                                   std::string_view label, int version, std::string_view actor,
                                   base::Instant now);

/// Points the label back at what it pointed to before its newest promotion, and returns that version; again,
/// one further back. NotFound where there is nothing before.
[[nodiscard]] base::Result<int> rollback(store::Transaction& transaction, const PromptKey& key,
                                         std::string_view label, std::string_view actor, base::Instant now);

[[nodiscard]] base::Result<std::optional<PromptVersion>> findVersion(store::Database& database,
                                                                     const PromptKey& key, int version);
/// The labelled version in this language, else in English; nothing where neither is.
[[nodiscard]] base::Result<std::optional<PromptVersion>>
labelled(store::Database& database, const PromptKey& key, std::string_view label = kProduction);
[[nodiscard]] base::Result<std::vector<PromptVersion>> versionsOf(store::Database& database,
                                                                  const PromptKey& key);
[[nodiscard]] base::Result<std::vector<PromptOverview>> listPrompts(store::Database& database);
/// Newest first.
[[nodiscard]] base::Result<std::vector<LabelMove>> labelHistory(store::Database& database,
                                                                const PromptKey& key);

/// Adds the prompts that come with the program as version 1 in production, where the workspace has none of
/// the name.
[[nodiscard]] base::Status installShippedPrompts(store::Transaction& transaction, base::Instant now);

} // namespace countersign::prompts
