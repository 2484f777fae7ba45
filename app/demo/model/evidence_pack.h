// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/world/vocabulary.h"
#include "engine/foundation/base/json.h"
#include "engine/foundation/base/money.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::demo {

struct EvidenceFact
{
    std::string id;
    std::string kind;
    std::string text;
    /// What a sentence can be built from: "date", "money", "product", "quote", "id", "since", "site", "per".
    Fillers slots;
};

/// What the app hands over for one draft.
struct EvidencePack
{
    std::vector<EvidenceFact> facts;
    std::string language = "en";
    std::string useCase;
    /// As it should stand in the greeting; empty: greet without a name.
    std::string recipient;
    std::string sender;
};

/// Finds the pack between the lines "<<<EVIDENCE" and "EVIDENCE>>>" of the last user message. Nothing if
/// there is none or it is not JSON.
[[nodiscard]] std::optional<EvidencePack> findEvidence(const base::Json& request,
                                                       const Vocabulary& vocabulary);

/// "€4,250", "4.250 €": as a letter in that language has it.
[[nodiscard]] std::string writtenMoney(const base::Money& money, std::string_view language);

} // namespace countersign::demo
