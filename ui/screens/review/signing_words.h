// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "ui/text/here.h"

#include <QString>

namespace countersign::screens {

/// Who signs, what happens then, and when; said above the field for the passphrase.
[[nodiscard]] QString signingWords(const api::DraftDetail& draft, const api::ExactMail& mail,
                                   const text::Here& here);

} // namespace countersign::screens
