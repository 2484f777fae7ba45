// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "ui/widgets/preview_view.h"

class QPlainTextEdit;
class QStackedWidget;

namespace countersign::widgets {
class ActionButton;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

/// Lies over the letter and shows exact things as they are: the mail as it will leave, or what a model was
/// told. Esc takes it away.
class SheetView : public QWidget
{
    Q_OBJECT

public:
    explicit SheetView(widgets::PreviewMaker preview, QWidget* parent = nullptr);

    void showMail(const api::ExactMail& mail);
    void showEgress(const api::EgressView& egress);

signals:
    void closed();

private:
    void turnToBytes(bool bytes);

    widgets::PreviewMaker m_makePreview;
    widgets::TextLabel* m_title;
    widgets::TextLabel* m_remark;
    widgets::ActionButton* m_rendered;
    widgets::ActionButton* m_raw;
    QStackedWidget* m_sheets;
    QWidget* m_previewHome;
    widgets::PreviewView* m_preview = nullptr;
    QPlainTextEdit* m_bytes;
};

} // namespace countersign::screens
