// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/pane_header.h"

#include <QHBoxLayout>
#include <QWidget>

namespace countersign::screens {

QWidget* paneHeader(QWidget* content, QWidget* parent)
{
    auto* head = new QWidget(parent);
    head->setFixedHeight(48);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(20, 0, 16, 0);
    row->addWidget(content);
    return head;
}

} // namespace countersign::screens
