// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/review/departure_bar.h"

#include "ui/text/dates.h"
#include "ui/text/phrase_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/mark_label.h"

#include <QGridLayout>

namespace countersign::screens {

using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::ElidedLabel;

namespace {
enum Column { To, From, Leaves, Policy, Model, kColumns };

/// Below this two mail addresses, a time, a policy and a model have no room beside each other.
constexpr int kOneRow = 760;

QString joined(const std::vector<std::string>& addresses)
{
    QStringList all;
    for (const std::string& address : addresses)
        all.append(fromUtf8(address));
    return all.join(QStringLiteral(", "));
}
} // namespace

QString leavesInSentence(const api::DraftRow& row, const text::Here& here)
{
    if (!row.leavesAt)
        return {};
    QString when = text::dayAndTimeText(*row.leavesAt, here);
    const int days = text::daysUntil(text::toDateTime(*row.leavesAt, here).date(), here);
    if (days == 0 || days == 1)
        when[0] = when.at(0).toLower();
    return when;
}

DepartureBar::DepartureBar(QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_policyBadge(new widgets::StateBadge({}, this)),
      m_fields(new widgets::ActionButton(widgets::ActionButton::Variant::Link, {}, this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(20);
    m_grid->setVerticalSpacing(0);
    for (int i = 0; i < kColumns; ++i) {
        const Column made{.label = new ElidedLabel({{}, TextRole::Meta, Tone::Quiet}, this),
                          .value = new ElidedLabel({{}, TextRole::BodyMedium, Tone::Strong}, this),
                          .note = new ElidedLabel({{}, TextRole::Meta, Tone::Quiet}, this)};
        m_columns.push_back(made);
    }
    arrange(false);
    m_columns[Policy].value->hide();
    m_fields->setObjectName(QStringLiteral("egressButton"));
    connect(m_fields, &QPushButton::clicked, this, &DepartureBar::egressWanted);
}

void DepartureBar::arrange(bool narrow)
{
    constexpr int kWide[] = {11, 10, 10, 8, 6, 0};
    for (int i = 0; i <= kColumns; ++i)
        m_grid->setColumnStretch(i, narrow ? 1 : kWide[i]);
    for (int i = 0; i < kColumns; ++i) {
        const Column& each = m_columns[static_cast<std::size_t>(i)];
        const bool below = narrow && i >= Leaves;
        const int row = below ? 3 : 0;
        const int span = !narrow ? 1 : below ? 2 : 3;
        const int column = !narrow ? i : below ? (i - Leaves) * 2 : i * 3;
        m_grid->addWidget(each.label, row, column, 1, span);
        if (i == Policy)
            m_grid->addWidget(m_policyBadge, row + 1, column, 1, span, Qt::AlignLeft | Qt::AlignVCenter);
        else if (i == Model)
            m_grid->addWidget(m_fields, row + 1, column, 1, span, Qt::AlignLeft | Qt::AlignVCenter);
        m_grid->addWidget(each.value, row + 1, column, 1, span);
        m_grid->addWidget(each.note, row + 2, column, 1, span);
        // Who gets a copy is never left out.
        each.note->setVisible(!narrow || i == To);
    }
    m_grid->setRowMinimumHeight(2, narrow ? theme::kSpace1 : 0);
}

void DepartureBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < kOneRow;
    const bool is = !m_columns[From].note->isVisibleTo(this);
    if (narrow != is)
        arrange(narrow);
}

void DepartureBar::setColumn(int column, const QString& label, const widgets::TextRun& value,
                             const QString& note)
{
    const Column& shown = m_columns[static_cast<std::size_t>(column)];
    shown.label->setRuns({{label, TextRole::Meta, Tone::Quiet}});
    shown.value->setRuns({value});
    shown.note->setRuns({{note, TextRole::Meta, Tone::Quiet}});
}

void DepartureBar::show(const api::DraftDetail& draft, int fields, const text::Here& here)
{
    const QString to = joined(draft.to);
    setColumn(
        To, tr("To"),
        {to.isEmpty() ? tr("Nobody yet") : to, TextRole::BodyMedium, to.isEmpty() ? Tone::Red : Tone::Strong},
        draft.cc.empty() ? fromUtf8(draft.contactTitle)
                         //: %1 are mail addresses that get a copy.
                         : tr("Cc %1").arg(joined(draft.cc)));
    const QString thread = fromUtf8(draft.inReplyToSubject);
    setColumn(From, thread.isEmpty() ? tr("From") : tr("From, in thread"),
              {fromUtf8(draft.fromAddress), TextRole::BodyMedium, Tone::Strong},
              thread.isEmpty() ? tr("New thread")
                               //: %1 is the subject of the mail that is answered.
                               : tr("Reply to “%1”").arg(thread));
    showDeparture(draft, here);
    showPolicy(draft, here);
    showModel(draft, fields, here);
}

void DepartureBar::showDeparture(const api::DraftDetail& draft, const text::Here& here)
{
    QString when =
        draft.row.leavesAt ? text::dayAndTimeText(*draft.row.leavesAt, here) : tr("When the window opens");
    QString note = tr("Checked again just before");
    const QTimeZone zone(QByteArray::fromStdString(draft.recipientZone));
    if (zone.isValid() && draft.row.leavesAt) {
        const text::Here there{.locale = here.locale, .zone = zone, .now = here.now};
        const QString city = text::zoneText(fromUtf8(draft.recipientZone));
        const QTime local = text::toDateTime(*draft.row.leavesAt, there).time();
        if (local == text::toDateTime(*draft.row.leavesAt, here).time())
            //: %1 is a day and time, %2 the city whose time it is.
            when = tr("%1, %2").arg(when, city);
        else
            //: %1 is a time, %2 the recipient's city.
            note = tr("%1 in %2, checked again before").arg(text::timeText(local, here.locale), city);
    }
    setColumn(Leaves, tr("Leaves"), {when, TextRole::BodyMedium, Tone::Strong, true}, note);
}

void DepartureBar::showPolicy(const api::DraftDetail& draft, const text::Here& here)
{
    const bool passes = draft.policy.failed.empty();
    //: %1 and %2 are numbers: "8 of 9 rules pass".
    const QString words =
        tr("%1 of %2 rules pass")
            .arg(here.locale.toString(draft.policy.passed), here.locale.toString(draft.policy.total));
    m_policyBadge->setMark(
        {passes ? Icon::CheckCircle : Icon::WarningTriangle, words, passes ? Tone::Seal : Tone::Red});
    QString note;
    if (!passes)
        //: %1 is a rule that is not met yet: "Every claim has a source".
        note = tr("Open: %1").arg(text::phraseText(draft.policy.failed.front(), here));
    else if (!draft.policy.escalation.code.empty())
        note = tr("Two signatures needed");
    else
        note = tr("One signature needed");
    setColumn(Policy, tr("Policy"), {{}, TextRole::BodyMedium}, note);
}

void DepartureBar::showModel(const api::DraftDetail& draft, int fields, const text::Here& here)
{
    const bool asked = draft.level != "template";
    m_fields->setVisible(asked);
    m_columns[Model].value->setVisible(!asked);
    QString note = asked ? tr("See the exact text") : tr("Written by the template");
    if (!draft.fallback.code.empty())
        note = text::phraseText(draft.fallback, here);
    m_fields->setText(fields < 0 ? tr("See what went") : tr("%n field(s)", "that went to a model", fields));
    setColumn(Model, tr("To the model"), {tr("Nothing"), TextRole::BodyMedium, Tone::Strong}, note);
}

} // namespace countersign::screens
