// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"

#include <string>

namespace countersign::runtime {

/// The language in which a person is written to: theirs, else their company's; where neither says it, that of their country,
/// else of the company's. In countries of several languages the city or the top-level domain decides. English where nothing
/// does, and where no template is in the language.
[[nodiscard]] std::string languageFor(const model::Record& contact, const model::Record& account);

/// Whether templates are in this language ("de").
[[nodiscard]] bool isShippedLanguage(const std::string& language);

} // namespace countersign::runtime
