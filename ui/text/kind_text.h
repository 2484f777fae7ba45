// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icons.h"

#include <QString>

#include <string>

namespace countersign::text {

/// Icon of a kind of record, evidence or timeline entry; `None` for a kind that has none.
[[nodiscard]] theme::Icon kindIcon(const std::string& kind);
/// Its name: "Mail", "Meeting" … ; the code itself where it is another one.
[[nodiscard]] QString kindText(const std::string& kind);
/// Icon that goes with a reason's code: why something is suggested.
[[nodiscard]] theme::Icon reasonIcon(const std::string& code);
/// "CSV files", "Mailbox", "Demo world".
[[nodiscard]] QString sourceKindText(const std::string& kind);

} // namespace countersign::text
