// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/sheet_view.h"

#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/text_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QShortcut>
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

/// Enough of a digest to compare it by eye; the tooltip has all of it.
QString shortDigest(const QString& digest)
{
    return digest.size() <= 20 ? digest : digest.left(8) + QStringLiteral("…") + digest.right(8);
}

QPlainTextEdit* readOnly(TextRole role, const char* name, QWidget* parent)
{
    auto* edit = new QPlainTextEdit(parent);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setReadOnly(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->setFont(theme::fontFor(role));
    edit->setFrameShape(QFrame::NoFrame);
    edit->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    edit->setTabChangesFocus(true);
    edit->document()->setDocumentMargin(theme::kSpace2);
    return edit;
}
} // namespace

SheetView::SheetView(widgets::PreviewMaker preview, QWidget* parent)
    : QWidget(parent), m_makePreview(std::move(preview)),
      m_title(new TextLabel({}, TextRole::ReadingStrong, Tone::Strong, this)),
      m_remark(new TextLabel({}, TextRole::Meta, Tone::Quiet, this)),
      m_head(new QWidget(this)), m_tabs{new ActionButton(ActionButton::Variant::Outline, tr("As text"), this),
                                        new ActionButton(ActionButton::Variant::Outline,
                                                         tr("As it looks"), this),
                                        new ActionButton(ActionButton::Variant::Outline,
                                                         tr("Exact bytes"), this)},
      m_close(new ActionButton(ActionButton::Variant::Outline, tr("Back"), this)),
      m_sheets(new QStackedWidget(this)), m_text(readOnly(TextRole::Reading, "sheetText", m_sheets)),
      m_previewHome(new QWidget(m_sheets)), m_bytes(readOnly(TextRole::Mono, "sheetBytes", m_sheets))
{
    setObjectName(QStringLiteral("sheetView"));
    m_remark->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setAccessibleName(tr("The text as the recipient gets it"));
    buildHead();
    auto* home = new QVBoxLayout(m_previewHome);
    home->setContentsMargins(0, 0, 0, 0);
    m_sheets->addWidget(m_text);
    m_sheets->addWidget(m_previewHome);
    m_sheets->addWidget(m_bytes);
    m_close->setObjectName(QStringLiteral("closeSheetButton"));
    m_close->setKeyHint(QKeySequence(Qt::Key_Escape));
    m_tabs[Bytes]->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_P));
    auto* tabs = new QHBoxLayout;
    tabs->setSpacing(theme::kSpace2);
    for (const Sheet sheet : {Text, Rendered, Bytes}) {
        tabs->addWidget(m_tabs[sheet]);
        connect(m_tabs[sheet], &QPushButton::clicked, this, [this, sheet] { turnTo(sheet); });
    }
    tabs->addStretch(1);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_close);
    auto* card = new widgets::Card(this);
    card->body()->setContentsMargins(4, 4, 4, 4);
    card->body()->addWidget(m_sheets);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 14, 20, 14);
    column->setSpacing(theme::kSpace1);
    column->addLayout(top);
    column->addWidget(m_remark);
    column->addWidget(m_head);
    column->addSpacing(theme::kSpace1);
    column->addLayout(tabs);
    column->addSpacing(theme::kSpace1);
    column->addWidget(card, 1);
    connect(m_close, &QPushButton::clicked, this, &SheetView::closed);
    // While the passphrase is typed the sheet can still be read to its end.
    connect(new QShortcut(QKeySequence(Qt::Key_PageDown), this), &QShortcut::activated, this,
            [this] { scroll(1); });
    connect(new QShortcut(QKeySequence(Qt::Key_PageUp), this), &QShortcut::activated, this,
            [this] { scroll(-1); });
}

void SheetView::buildHead()
{
    const std::array<QString, kRows> labels{tr("From"), tr("To"),         tr("Cc and Bcc"), tr("Subject"),
                                            tr("Date"), tr("Message-ID"), tr("Links"),      tr("SHA-256")};
    auto* grid = new QGridLayout(m_head);
    grid->setContentsMargins(0, theme::kSpace1, 0, 0);
    grid->setHorizontalSpacing(theme::kSpace3);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < kRows; ++row) {
        const auto at = static_cast<std::size_t>(row);
        m_rows[at] = {new TextLabel(labels[at], TextRole::Meta, Tone::Quiet, m_head),
                      new TextLabel({}, TextRole::Body, Tone::Strong, m_head)};
        m_rows[at].label->setWordWrap(false);
        m_rows[at].value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_rows[at].value->setObjectName(QStringLiteral("sheetRow%1").arg(row));
        grid->addWidget(m_rows[at].label, row, 0, Qt::AlignTop);
        grid->addWidget(m_rows[at].value, row, 1);
    }
}

void SheetView::say(Row row, const QString& value)
{
    m_rows[row].value->setText(value);
    m_rows[row].value->setAccessibleName(m_rows[row].label->text() + QStringLiteral(": ") + value);
}

void SheetView::turnTo(Sheet sheet)
{
    if (sheet == Rendered && !m_preview) {
        m_preview = m_makePreview(m_previewHome);
        m_preview->setObjectName(QStringLiteral("mailPreview"));
        m_previewHome->layout()->addWidget(m_preview);
    }
    if (sheet == Rendered)
        m_preview->showMail(m_html, m_text->toPlainText());
    m_sheets->setCurrentIndex(sheet);
    for (const Sheet each : {Text, Rendered, Bytes})
        m_tabs[each]->setVariant(each == sheet ? ActionButton::Variant::Ink : ActionButton::Variant::Outline);
    if (m_toSign)
        return;
    QWidget* const shown[] = {m_text, m_preview, m_bytes};
    shown[sheet]->setFocus(Qt::OtherFocusReason);
}

bool SheetView::toggleBytes()
{
    if (m_tabs[Bytes]->isHidden())
        return false;
    turnTo(m_sheets->currentIndex() == Bytes ? Text : Bytes);
    return true;
}

void SheetView::scroll(int pages)
{
    const QWidget* sheet = m_sheets->currentWidget();
    const auto* area = qobject_cast<const QAbstractScrollArea*>(sheet);
    if (!area)
        area = sheet->findChild<QAbstractScrollArea*>();
    if (area)
        area->verticalScrollBar()->triggerAction(pages > 0 ? QAbstractSlider::SliderPageStepAdd
                                                           : QAbstractSlider::SliderPageStepSub);
}

void SheetView::showMail(const api::ExactMail& mail, bool toSign)
{
    m_toSign = toSign;
    m_title->setText(toSign ? tr("This is the mail that you sign") : tr("The exact mail"));
    m_remark->setText(mail.frozen
                          ? tr("Read back from the bytes that are stored. Nobody can change them any more.")
                          : tr("Not frozen yet. Date, Message-ID and SHA-256 are set when you sign."));
    say(From, fromUtf8(mail.from));
    say(To, lines(mail.to, QStringLiteral(", ")));
    QStringList copies;
    if (!mail.cc.empty())
        //: %1 are mail addresses that get a copy.
        copies.append(tr("Cc %1").arg(lines(mail.cc, QStringLiteral(", "))));
    if (!mail.bcc.empty())
        //: %1 are mail addresses that get a copy without the others seeing it.
        copies.append(tr("Bcc %1").arg(lines(mail.bcc, QStringLiteral(", "))));
    say(Copies, copies.isEmpty() ? tr("Nobody") : copies.join(QStringLiteral("; ")));
    say(Subject, fromUtf8(mail.subject));
    say(Date, fromUtf8(mail.date));
    say(Number, fromUtf8(mail.messageId));
    say(Links, mail.links.empty() ? tr("None") : lines(mail.links, QStringLiteral("\n")));
    say(Digest, shortDigest(fromUtf8(mail.sha256)));
    m_rows[Digest].value->setToolTip(fromUtf8(mail.sha256));
    m_text->setPlainText(fromUtf8(mail.text));
    m_html = fromUtf8(mail.html);
    m_bytes->setPlainText(fromUtf8(mail.bytes));
    m_bytes->setAccessibleName(tr("The exact bytes"));
    m_head->show();
    for (ActionButton* tab : m_tabs)
        tab->show();
    m_close->setVisible(!toSign);
    turnTo(Text);
}

void SheetView::showEgress(const api::EgressView& egress)
{
    m_toSign = false;
    m_title->setText(egress.provider.empty() ? tr("What a model would be told")
                                             //: %1 is the name of a model provider.
                                             : tr("What %1 is told").arg(fromUtf8(egress.provider)));
    m_remark->setText(egress.fields.empty() ? tr("No field of a record leaves.")
                                            : lines(egress.fields, QStringLiteral(" · ")));
    m_bytes->setPlainText(egress.body.empty() ? tr("No model is set up, so nothing leaves.")
                                              : fromUtf8(egress.body));
    m_bytes->setAccessibleName(tr("The exact text"));
    m_head->hide();
    for (ActionButton* tab : m_tabs)
        tab->hide();
    m_close->show();
    turnTo(Bytes);
}

} // namespace countersign::screens
