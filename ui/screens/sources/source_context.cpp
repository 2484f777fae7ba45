// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/sources/source_context.h"

#include "ui/text/figure_text.h"
#include "ui/text/kind_text.h"
#include "ui/text/money_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countersign::screens {

using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;

namespace {
constexpr int kLabelWidth = 96;

/// The phrase with its fields in plain letters ("close_on" reads "close on").
QString reasonText(api::Phrase reason, const text::Here& here)
{
    if (!reason.args.empty())
        reason.args.front() = text::fieldText(reason.args.front()).toStdString();
    return text::phraseText(reason, here);
}

/// What a person can do about a row that the rule refused.
QString adviceText(const std::string& rule)
{
    if (rule == "columns" || rule == "text")
        return SourceContext::tr("Mend the row in the file, then import the file again.");
    if (rule == "uniqueness")
        return SourceContext::tr("The first row with this id was taken. Give the second one its own id, then "
                                 "import the file again.");
    if (rule == "required")
        return SourceContext::tr(
            "Fill the cell in the file, or let another column fill this field, then import "
            "the file again.");
    return SourceContext::tr(
        "Correct the cell in the file, then import the file again. Rows that were taken stay "
        "as they are.");
}
} // namespace

SourceContext::SourceContext(QWidget* parent) : Pane(tr("Details"), parent) {}

void SourceContext::addFact(const QString& label, const QString& value)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kSpace2);
    auto* name = new widgets::ElidedLabel({label, TextRole::Body, Tone::Quiet}, column());
    name->setFixedWidth(kLabelWidth);
    row->addWidget(name, 0, Qt::AlignTop);
    row->addWidget(new widgets::TextLabel(value, TextRole::Body, Tone::Strong, column()), 1);
    addLayout(row);
    addSpace(theme::kSpace1);
}

void SourceContext::addRaw(const api::RejectedRow& row)
{
    auto* card = new widgets::Card(column());
    if (!row.header.empty())
        card->body()->addWidget(
            new widgets::TextLabel(fromUtf8(row.header), TextRole::Mono, Tone::Quiet, card));
    // The cell that the reason names stands out, in the row as it was received.
    const QString raw = fromUtf8(row.raw);
    const QString cell = row.reason.args.size() > 1 ? fromUtf8(row.reason.args[1]) : QString();
    auto* line = new widgets::TextLabel(raw, TextRole::Mono, Tone::Strong, card);
    if (!cell.isEmpty() && raw.contains(cell)) {
        const auto at = raw.indexOf(cell);
        line->setTextFormat(Qt::RichText);
        line->setText(QStringLiteral("%1<span style=\"background-color:%2\">%3</span>%4")
                          .arg(raw.left(at).toHtmlEscaped(), theme::tokensOf(this).cite.name(),
                               cell.toHtmlEscaped(), raw.mid(at + cell.size()).toHtmlEscaped()));
        line->setAccessibleName(raw);
    }
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    card->body()->addWidget(line);
    add(card);
}

void SourceContext::showRow(const api::RejectedRow& row, const text::Here& here)
{
    clear();
    addText(reasonText(row.reason, here), TextRole::ReadingStrong, Tone::Strong);
    addSpace(theme::kSpace3);
    //: %1 is a line number of a file.
    addText(tr("Line %1, as received").arg(text::numberText(row.line, here.locale)), TextRole::Meta,
            Tone::Quiet);
    addSpace(theme::kSpace1);
    addRaw(row);
    addSpace(theme::kSpace3);
    addFact(tr("Kind", "of record"), text::kindText(row.object));
    addFact(tr("Rule"), text::ruleText(row.rule));
    if (!row.column.empty())
        addFact(tr("Column"), fromUtf8(row.column));
    if (!row.reason.args.empty() && row.rule != "columns" && row.rule != "text")
        addFact(tr("Field"), text::fieldText(row.reason.args.front()));
    beginSection(tr("What to do"));
    addSpace(theme::kSpace1);
    if (row.rowTaken)
        addText(tr("The row came in without this cell, so its field is empty. Mend the cell in the file and import it "
                   "again."),
                TextRole::Body);
    else
        addText(adviceText(row.rule), TextRole::Body);
}

void SourceContext::showFindings(const api::ImportReport& report, const text::Here& here)
{
    clear();
    addText(tr("What needs a look"), TextRole::ReadingStrong, Tone::Strong);
    addSpace(theme::kSpace2);
    if (report.findings.empty() && report.rejected.empty())
        addText(tr("Nothing: every column and every row could be read."), TextRole::Body);
    for (const api::ImportFinding& finding : report.findings) {
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::kSpace2);
        auto* sign = new widgets::StateBadge({.icon = Icon::WarningTriangle, .tone = Tone::Amber}, column());
        sign->setAccessibleName(QString());
        sign->setFixedWidth(theme::kSpace4);
        row->addWidget(sign, 0, Qt::AlignTop);
        row->addWidget(
            new widgets::TextLabel(reasonText(finding.phrase, here), TextRole::Body, Tone::Strong, column()),
            1);
        addLayout(row);
        QString about = text::kindsText(finding.object);
        if (finding.rows > 0)
            //: %1 is a kind of records, such as Accounts.
            about = tr("%1, %Ln row(s)", "", static_cast<int>(finding.rows)).arg(about);
        auto* note = addText(about, TextRole::Meta, Tone::Quiet);
        note->setContentsMargins(theme::kSpace4 + theme::kSpace2, 0, 0, 0);
        addSpace(theme::kSpace2);
    }
    if (report.rejected.empty())
        return;
    beginSection(tr("What cannot be taken"));
    addSpace(theme::kSpace1);
    for (const api::RejectedRow& row : report.rejected) {
        addText(reasonText(row.reason, here), TextRole::Body, Tone::Strong);
        //: %1 is a kind of record, %2 a line number, %3 the rule that refused the row.
        addText((row.rowTaken ? tr("%1, line %2, only this cell. Rule: %3") : tr("%1, line %2. Rule: %3"))
                    .arg(text::kindText(row.object), text::numberText(row.line, here.locale),
                         text::ruleText(row.rule)),
                TextRole::Meta, Tone::Quiet);
        addSpace(theme::kSpace1);
    }
}

} // namespace countersign::screens
