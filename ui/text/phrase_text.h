// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text/here.h"

#include <QString>

namespace countersign::text {

/// The phrase in the reader's words; empty for an empty code, the code itself for an unknown one. Arguments
/// come in canonical form: an ISO date, an RFC 3339 instant, "123.00 EUR", an IANA zone, a plain number; all
/// else is shown as it is.
[[nodiscard]] QString phraseText(const api::Phrase& phrase, const Here& here);

/// One argument as it stands in a phrase.
[[nodiscard]] QString argumentText(const std::string& argument, const Here& here);

} // namespace countersign::text
