// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/sheet_view.h"

#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace countersign::screens {

using text::fromUtf8;
using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;
using widgets::TextLabel;

namespace {
QString lines(const std::vector<std::string>& all, const QString& separator)
{
    QStringList words;
    for (const std::string& each : all)
        words.append(fromUtf8(each));
    return words.join(separator);
}
} // namespace

SheetView::SheetView(widgets::PreviewMaker preview, QWidget* parent)
    : QWidget(parent), m_makePreview(std::move(preview)),
      m_title(new TextLabel({}, TextRole::ReadingStrong, Tone::Strong, this)),
      m_remark(new TextLabel({}, TextRole::Meta, Tone::Quiet, this)),
      m_rendered(new ActionButton(ActionButton::Variant::Outline, tr("As the reader sees it"), this)),
      m_raw(new ActionButton(ActionButton::Variant::Outline, tr("The exact bytes"), this)),
      m_sheets(new QStackedWidget(this)), m_previewHome(new QWidget(m_sheets)),
      m_bytes(new QPlainTextEdit(m_sheets))
{
    setObjectName(QStringLiteral("sheetView"));
    m_remark->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bytes->setObjectName(QStringLiteral("sheetBytes"));
    m_bytes->setReadOnly(true);
    m_bytes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_bytes->setFont(theme::fontFor(TextRole::Mono));
    m_bytes->setFrameShape(QFrame::NoFrame);
    m_bytes->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    auto* home = new QVBoxLayout(m_previewHome);
    home->setContentsMargins(0, 0, 0, 0);
    m_sheets->addWidget(m_previewHome);
    m_sheets->addWidget(m_bytes);
    auto* close = new ActionButton(ActionButton::Variant::Outline, tr("Back to the letter"), this);
    close->setObjectName(QStringLiteral("closeSheetButton"));
    close->setKeyHint(QKeySequence(Qt::Key_Escape));
    auto* tabs = new QHBoxLayout;
    tabs->setSpacing(theme::kSpace2);
    tabs->addWidget(m_rendered);
    tabs->addWidget(m_raw);
    tabs->addStretch(1);
    tabs->addWidget(close);
    auto* card = new widgets::Card(this);
    card->body()->setContentsMargins(4, 4, 4, 4);
    card->body()->addWidget(m_sheets);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 20, 14);
    column->setSpacing(theme::kSpace1);
    column->addWidget(m_title);
    column->addWidget(m_remark);
    column->addSpacing(theme::kSpace1);
    column->addLayout(tabs);
    column->addSpacing(theme::kSpace1);
    column->addWidget(card, 1);
    connect(m_rendered, &QPushButton::clicked, this, [this] { turnToBytes(false); });
    connect(m_raw, &QPushButton::clicked, this, [this] { turnToBytes(true); });
    connect(close, &QPushButton::clicked, this, &SheetView::closed);
}

void SheetView::turnToBytes(bool bytes)
{
    m_sheets->setCurrentIndex(bytes ? 1 : 0);
    m_rendered->setVariant(bytes ? ActionButton::Variant::Outline : ActionButton::Variant::Ink);
    m_raw->setVariant(bytes ? ActionButton::Variant::Ink : ActionButton::Variant::Outline);
    (bytes ? static_cast<QWidget*>(m_bytes) : m_preview)->setFocus(Qt::OtherFocusReason);
}

void SheetView::showMail(const api::ExactMail& mail)
{
    if (!m_preview) {
        m_preview = m_makePreview(m_previewHome);
        m_preview->setObjectName(QStringLiteral("mailPreview"));
        m_previewHome->layout()->addWidget(m_preview);
    }
    m_title->setText(tr("The exact mail"));
    //: %1 are mail addresses, %2 is a long hexadecimal number.
    m_remark->setText(
        tr("To %1. SHA-256 %2").arg(lines(mail.recipients, QStringLiteral(", ")), fromUtf8(mail.sha256)));
    m_preview->showMail(fromUtf8(mail.html), fromUtf8(mail.text));
    m_bytes->setPlainText(fromUtf8(mail.bytes));
    m_bytes->setAccessibleName(tr("The exact bytes"));
    m_rendered->setVisible(true);
    m_raw->setVisible(true);
    turnToBytes(false);
}

void SheetView::showEgress(const api::EgressView& egress)
{
    m_title->setText(egress.provider.empty() ? tr("What a model would be told")
                                             //: %1 is the name of a model provider.
                                             : tr("What %1 is told").arg(fromUtf8(egress.provider)));
    m_remark->setText(egress.fields.empty() ? tr("No field of a record leaves.")
                                            : lines(egress.fields, QStringLiteral(" · ")));
    m_bytes->setPlainText(egress.body.empty() ? tr("No model is set up, so nothing leaves.")
                                              : fromUtf8(egress.body));
    m_bytes->setAccessibleName(tr("The exact text"));
    m_rendered->hide();
    m_raw->hide();
    turnToBytes(true);
}

} // namespace countersign::screens
