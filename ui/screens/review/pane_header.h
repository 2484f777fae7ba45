// SPDX-License-Identifier: Apache-2.0
#pragma once

class QWidget;

namespace countersign::screens {

/// `content` as the head of a pane: all panes of the page have heads of one height.
[[nodiscard]] QWidget* paneHeader(QWidget* content, QWidget* parent);

} // namespace countersign::screens
