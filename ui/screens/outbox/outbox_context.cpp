// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/outbox/outbox_context.h"

#include "ui/text/dates.h"
#include "ui/text/phrase_text.h"
#include "ui/text/role_text.h"
#include "ui/text/state_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countersign::screens {

using api::MessageState;
using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;
using widgets::TextLabel;

namespace {
bool hasLeft(MessageState state)
{
    return state == MessageState::Accepted || state == MessageState::Refused || state == MessageState::Unknown;
}

/// How far off, for somebody who waits: "in 1 h 29 min".
QString distanceOf(api::Instant then, const text::Here& here)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(then - here.now).count();
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(then - here.now).count();
    if (seconds > 0 && seconds < 60)
        return OutboxContext::tr("in %n s", "a number of seconds", static_cast<int>(seconds));
    if (minutes < 1)
        return OutboxContext::tr("now", "when a message leaves");
    if (minutes < 60)
        //: %1 is a number of minutes.
        return OutboxContext::tr("in %1 min").arg(here.locale.toString(static_cast<qlonglong>(minutes)));
    if (minutes < 24 * 60)
        //: %1 is a number of hours, %2 a number of minutes.
        return OutboxContext::tr("in %1 h %2 min")
            .arg(here.locale.toString(static_cast<qlonglong>(minutes / 60)),
                 here.locale.toString(static_cast<qlonglong>(minutes % 60)));
    return text::distanceText(text::toDateTime(then, here).date(), here);
}

/// A hash in groups of four, its middle left out.
QString shortHash(const std::string& hex)
{
    const QString whole = fromUtf8(hex);
    if (whole.size() < 20)
        return whole;
    return QStringLiteral("%1 %2 %3 … %4").arg(whole.first(4), whole.mid(4, 4), whole.mid(8, 4), whole.last(4));
}
} // namespace

OutboxContext::OutboxContext(QWidget* parent) : Pane(tr("About this message"), parent) {}

void OutboxContext::show(const api::OutboxDetail& detail, const text::Here& here)
{
    clear();
    m_distance.clear();
    const api::OutboxRow& row = detail.row;
    add(new widgets::ElidedLabel({{fromUtf8(row.contactName), TextRole::BodyStrong, Tone::Strong},
                                  {QStringLiteral("  ") + fromUtf8(row.accountName), TextRole::Body, Tone::Quiet}},
                                 column()));
    addText(fromUtf8(row.subject), TextRole::Body);
    addDeparture(row, here);
    addActs(row);
    addRules(detail, here);
    addAttempts(detail, here);
    addSignatures(detail, here);
}

void OutboxContext::countDown(const text::Here& here)
{
    if (m_distance)
        m_distance->setText(distanceOf(m_leavesAt, here));
}

void OutboxContext::addDeparture(const api::OutboxRow& row, const text::Here& here)
{
    addSpace(theme::kSpace3);
    auto* line = new QHBoxLayout;
    line->setSpacing(theme::kSpace3);
    if (row.leavesAt) {
        const QDateTime leaves = text::toDateTime(*row.leavesAt, here);
        auto* time =
            new TextLabel(text::timeText(leaves.time(), here.locale), TextRole::Page, Tone::Strong, column());
        time->setWordWrap(false);
        line->addWidget(time);
        auto* day = new QVBoxLayout;
        day->setSpacing(0);
        day->addWidget(new TextLabel(text::dayText(leaves.date(), here), TextRole::BodyMedium, Tone::Strong, column()));
        if (!hasLeft(row.state)) {
            m_leavesAt = *row.leavesAt;
            m_distance = new TextLabel(distanceOf(*row.leavesAt, here), TextRole::Meta, Tone::Quiet, column());
            day->addWidget(m_distance);
        }
        line->addLayout(day, 1);
    } else {
        line->addStretch(1);
    }
    line->addWidget(new widgets::StateBadge(text::stateMark(row.state), column()), 0, Qt::AlignVCenter);
    addLayout(line);
    const QString why = text::phraseText(row.why, here);
    if (!why.isEmpty())
        addText(why, TextRole::Body, Tone::Normal);
    if (!row.serverReply.empty())
        addText(fromUtf8(row.serverReply), TextRole::Mono, Tone::Quiet);
}

void OutboxContext::addActs(const api::OutboxRow& row)
{
    addSpace(theme::kSpace3);
    const auto button = [this](const QString& name, const QString& words, const QKeySequence& key, auto signal) {
        auto* act = new ActionButton(ActionButton::Variant::Outline, words, column());
        act->setObjectName(name);
        act->setKeyHint(key);
        connect(act, &QPushButton::clicked, this, signal);
        return act;
    };
    auto* acts = new QHBoxLayout;
    acts->setSpacing(theme::kSpace2);
    if (row.canTakeBack)
        acts->addWidget(button(QStringLiteral("takeBackButton"), tr("Take back"), QKeySequence(Qt::Key_Z),
                               &OutboxContext::takeBackWanted));
    if (row.state == MessageState::Unknown)
        acts->addWidget(button(QStringLiteral("arrivedPaneButton"), tr("It arrived"), QKeySequence(Qt::Key_Y),
                               &OutboxContext::arrivedWanted));
    acts->addWidget(button(QStringLiteral("openDraftButton"), tr("Open the mail"), QKeySequence(Qt::Key_Return),
                           &OutboxContext::draftWanted));
    acts->addStretch(1);
    addLayout(acts);
}

void OutboxContext::addRules(const api::OutboxDetail& detail, const text::Here& here)
{
    if (detail.rules.empty() || hasLeft(detail.row.state))
        return;
    beginSection(tr("Rule by rule"));
    for (const api::RuleLine& rule : detail.rules) {
        const QString words = text::phraseText(rule.phrase, here);
        if (words.isEmpty())
            continue;
        addSpace(theme::kSpace1);
        auto* line = new QHBoxLayout;
        line->setSpacing(theme::kSpace2);
        auto* mark = new widgets::StateBadge({.icon = rule.passed ? Icon::CheckCircle : Icon::Clock,
                                              .tone = rule.passed ? Tone::Seal : Tone::Amber},
                                             column());
        mark->setAccessibleName(rule.passed ? tr("passes", "a rule") : tr("waits", "a rule"));
        line->addWidget(mark, 0, Qt::AlignTop);
        line->addWidget(new TextLabel(words, TextRole::Body, Tone::Strong, column()), 1);
        addLayout(line);
    }
    addSpace(theme::kSpace2);
    addText(tr("All of it is checked again just before it leaves. If something changed, it comes back to Review."),
            TextRole::Meta, Tone::Quiet);
}

void OutboxContext::addAttempts(const api::OutboxDetail& detail, const text::Here& here)
{
    if (detail.attempts.empty())
        return;
    beginSection(tr("Attempts"));
    int number = 0;
    for (const api::AttemptView& attempt : detail.attempts) {
        //: %1 is the number of an attempt, %2 a day and time.
        addText(tr("Attempt %1, %2").arg(++number).arg(text::dayAndTimeText(attempt.startedAt, here)),
                TextRole::BodyMedium, Tone::Strong);
        addText(attempt.reachedPointOfNoReturn ? tr("The whole mail was handed over.")
                                               : tr("Nothing was handed over; it could still be stopped."),
                TextRole::Body);
        if (!attempt.serverReply.empty())
            addText(fromUtf8(attempt.serverReply), TextRole::Mono, Tone::Quiet);
    }
}

void OutboxContext::addSignatures(const api::OutboxDetail& detail, const text::Here& here)
{
    beginSection(tr("Signed by"));
    for (const api::SignatureView& signature : detail.signatures) {
        addSpace(theme::kSpace1);
        auto* line = new QHBoxLayout;
        line->setSpacing(theme::kSpace2);
        auto* seal = new widgets::StateBadge({.icon = Icon::Approvals, .tone = Tone::Seal}, column());
        seal->setAccessibleName(tr("Signature"));
        line->addWidget(seal);
        line->addWidget(new widgets::ElidedLabel(
                            {{fromUtf8(signature.principalName), TextRole::BodyMedium, Tone::Strong},
                             {QStringLiteral("  ") + text::roleText(signature.role), TextRole::Body, Tone::Quiet},
                             {QStringLiteral("  ") + text::dayAndTimeText(signature.signedAt, here), TextRole::Body,
                              Tone::Quiet}},
                            column()),
                        1);
        addLayout(line);
    }
    addSpace(theme::kSpace1);
    auto* hash = new TextLabel(QStringLiteral("sha256 ") + shortHash(detail.sha256), TextRole::Mono, Tone::Quiet, column());
    hash->setToolTip(fromUtf8(detail.sha256));
    add(hash);
}

} // namespace countersign::screens
