// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/icons.h"

#include <QString>

#include <string>
#include <vector>

namespace countersign::text {

/// Icon of a kind of record, evidence or timeline entry; `None` for a kind that has none.
[[nodiscard]] theme::Icon kindIcon(const std::string& kind);
/// Its name: "Mail", "Meeting" … ; the code itself where it is another one.
[[nodiscard]] QString kindText(const std::string& kind);
/// Its name for many: "Accounts", "Price books".
[[nodiscard]] QString kindsText(const std::string& kind);
/// Codes of the kinds of record that a file may hold.
[[nodiscard]] std::vector<std::string> recordKinds();
/// What is counted, in words: "Active users" for "active_users".
[[nodiscard]] QString counterText(const QString& name);
/// Which rule refused a row ("required", "type", …), as a short name.
[[nodiscard]] QString ruleText(const std::string& rule);
/// Icon that goes with a reason's code: why something is suggested.
[[nodiscard]] theme::Icon reasonIcon(const std::string& code);
[[nodiscard]] theme::Icon sourceKindIcon(const std::string& kind);
/// "CSV files", "Mailbox".
[[nodiscard]] QString sourceKindText(const std::string& kind);

} // namespace countersign::text
