// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/review.h"
#include "ui/widgets/preview_view.h"

#include <array>

class QPlainTextEdit;
class QStackedWidget;

namespace countersign::widgets {
class ActionButton;
class TextLabel;
} // namespace countersign::widgets

namespace countersign::screens {

/// Lies over the letter and shows exact things as they are: the mail that is about to be signed, the mail as
/// it would be frozen now, or what a model was told. Esc takes it away.
class SheetView : public QWidget
{
    Q_OBJECT

public:
    explicit SheetView(widgets::PreviewMaker preview, QWidget* parent = nullptr);

    /// `toSign`: a passphrase is asked for below. The focus stays there; Ctrl+P and the page keys act here.
    void showMail(const api::ExactMail& mail, bool toSign);
    void showEgress(const api::EgressView& egress);
    /// From the reader's text to the exact bytes, and back; false where no mail is shown.
    bool toggleBytes();

signals:
    void closed();

private:
    enum Sheet { Text, Rendered, Bytes };
    enum Row { From, To, Copies, Subject, Date, Number, Links, Digest, kRows };
    struct HeadRow
    {
        widgets::TextLabel* label;
        widgets::TextLabel* value;
    };

    void buildHead();
    void say(Row row, const QString& value);
    void turnTo(Sheet sheet);
    void scroll(int pages);

    widgets::PreviewMaker m_makePreview;
    widgets::TextLabel* m_title;
    widgets::TextLabel* m_remark;
    QWidget* m_head;
    std::array<HeadRow, kRows> m_rows{};
    std::array<widgets::ActionButton*, 3> m_tabs;
    widgets::ActionButton* m_close;
    QStackedWidget* m_sheets;
    QPlainTextEdit* m_text;
    QWidget* m_previewHome;
    widgets::PreviewView* m_preview = nullptr;
    QPlainTextEdit* m_bytes;
    QString m_html;
    bool m_toSign = false;
};

} // namespace countersign::screens
