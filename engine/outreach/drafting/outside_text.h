// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/evidence.h"

#include <functional>
#include <string>
#include <string_view>

namespace countersign::drafting {

/// Without what nobody sees: zero-width, bidi and tag characters, variation selectors, controls, unassigned and private
/// ones; line breaks become spaces.
[[nodiscard]] std::string visible(std::string_view text);

/// Words joined by "^", so that a model sees at every word that it reads data (Hines et al., "Defending Against Indirect
/// Prompt Injection Attacks With Spotlighting", 2024).
[[nodiscard]] std::string datamarked(std::string_view text);
/// A model's text where it copied the marks, too.
[[nodiscard]] std::string withoutMarks(std::string text);

/// A fact's sentence as it goes to a model: visible, and what people outside wrote in it (questions, the subjects of
/// meetings, the wording of tickets, the names of deals) marked as data. `mask` hides names.
[[nodiscard]] std::string textForModel(const model::Fact& fact,
                                       const std::function<std::string(std::string)>& mask);

} // namespace countersign::drafting
