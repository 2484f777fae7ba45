// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/account.h"
#include "ui/text/here.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/fact_strip.h"

#include <optional>

namespace countersign::screens {

/// Worth, renewal, health, last word, next step.
[[nodiscard]] std::vector<widgets::FactStrip::Fact> factsOf(const api::AccountDetail& detail,
                                                            const text::Here& here);

/// The contract that renews next; null where there is none with dates.
[[nodiscard]] const api::ContractRow* nextContract(const api::AccountDetail& detail);
/// "12 months, renews by itself, 13 days’ notice".
[[nodiscard]] QString contractRemark(const api::ContractRow& contract);
/// For a contract with a start and a renewal.
[[nodiscard]] widgets::ContractBar::Content contractBar(const api::ContractRow& contract,
                                                        const text::Here& here);

} // namespace countersign::screens
