// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWidget;

namespace countersign::tests {

/// Writes what the widget shows as `<name>.png` into $COUNTERSIGN_SCREENSHOTS, or into `screenshots` of the
/// working directory where that is not set. `scale` is the device pixel ratio. Returns the path; empty if
/// nothing was written.
[[nodiscard]] QString grabTo(QWidget& widget, const QString& name, qreal scale = 1.0);

} // namespace countersign::tests
