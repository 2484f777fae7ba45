// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"
#include "engine/outreach/drafting/brief.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign::drafting {

/// Writes a draft from shipped templates and facts alone: no network, no key, the same input gives the same
/// text. A sentence whose facts are missing is left out. NotFound where neither the language nor English has
/// a template for the use case; NoEvidence where no sentence that cites a fact is left.
[[nodiscard]] base::Result<model::DraftContent> draftFromTemplate(const Brief& brief,
                                                                  const std::vector<model::Fact>& facts);

/// Languages that have a template for the use case.
[[nodiscard]] std::vector<std::string> templateLanguages(std::string_view useCase);
/// The version of the shipped template, part of a draft's lineage ("renewal/en@1").
[[nodiscard]] std::string templateVersion(std::string_view useCase, std::string_view language);

} // namespace countersign::drafting
