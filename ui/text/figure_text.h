// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/text/here.h"

#include <QString>

#include <string>

namespace countersign::text {

/// Name of a feature ("usage_trend_30d"); of one that the workspace itself defined, its own name in plain
/// letters.
[[nodiscard]] QString figureText(const std::string& name);
/// The value of that feature as people read it: a share in percent, yes or no, a grouped number; "–" where it
/// is unknown.
[[nodiscard]] QString figureValueText(const std::string& name, const std::string& value, const Here& here);
/// Name of a segment's class ("engagement:waiting_for_us"); of the workspace's own segments, their own name.
[[nodiscard]] QString segmentText(const std::string& code);
/// "close_on" as "close on": fields keep the names that files and the command line know them by.
[[nodiscard]] QString fieldText(const std::string& name);

} // namespace countersign::text
