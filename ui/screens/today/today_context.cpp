// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/today/today_context.h"

#include "ui/text/dates.h"
#include "ui/text/kind_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/role_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/avatar_label.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::screens {

using text::fromUtf8;
using theme::TextRole;
using theme::Tone;
using widgets::TextLabel;

namespace {
constexpr int kDateColumn = 56;
constexpr int kShownBlocks = 2;

int wordCount(const api::DraftDetail& draft)
{
    qsizetype words = 0;
    for (const api::BlockView& block : draft.blocks) {
        for (const api::SentenceView& sentence : block.sentences)
            words += fromUtf8(sentence.text).split(QLatin1Char(' '), Qt::SkipEmptyParts).size();
    }
    return static_cast<int>(words);
}

/// The sentences with their quiet superscript citations.
QString richText(const api::BlockView& block, const QColor& citation)
{
    QStringList sentences;
    for (const api::SentenceView& sentence : block.sentences) {
        QString rich = fromUtf8(sentence.text).toHtmlEscaped();
        for (const int number : sentence.citations)
            rich += QStringLiteral("<sup style=\"color:%1;font-weight:600\">&#8202;%2</sup>")
                        .arg(citation.name(), QString::number(number));
        sentences.append(rich);
    }
    return QStringLiteral("<p style=\"line-height:140%\">%1</p>").arg(sentences.join(QLatin1Char(' ')));
}
} // namespace

TodayContext::TodayContext(QWidget* parent) : Pane(tr("About this suggestion"), parent) {}

void TodayContext::show(const api::Suggestion& suggestion, const std::optional<api::DraftDetail>& draft,
                        bool runnerUp, const text::Here& here)
{
    clear();
    addPerson(suggestion, runnerUp, here);
    if (!runnerUp)
        addWhyNow(suggestion, here);
    addDeparture(suggestion, here);
    if (draft && !runnerUp)
        addDraft(*draft, here);
    if (suggestion.runnerUp)
        addOther(suggestion, runnerUp, here);
}

void TodayContext::addPerson(const api::Suggestion& suggestion, bool runnerUp, const text::Here& here)
{
    const QString name = fromUtf8(runnerUp ? suggestion.runnerUp->contactName : suggestion.contactName);
    const QString title = fromUtf8(runnerUp ? suggestion.runnerUp->contactTitle : suggestion.contactTitle);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kSpace3);
    row->addWidget(new widgets::AvatarLabel(name, 32, column()));
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(new widgets::ElidedLabel({name, TextRole::ReadingStrong, Tone::Strong}, column()));
    const QString where = title.isEmpty() ? fromUtf8(suggestion.accountName)
                                          //: %1 is a person's title, %2 the company.
                                          : tr("%1, %2").arg(title, fromUtf8(suggestion.accountName));
    names->addWidget(new widgets::ElidedLabel({where, TextRole::Body, Tone::Quiet}, column()));
    row->addLayout(names, 1);
    addLayout(row);
    QStringList about{text::useCaseText(suggestion.useCase)};
    if (!suggestion.recipientZone.empty()) {
        const QTimeZone zone(QByteArray::fromStdString(suggestion.recipientZone));
        if (zone.isValid()) {
            const text::Here there{.locale = here.locale, .zone = zone, .now = here.now};
            //: %1 is a city, %2 the time there now: "Vienna, 08:31 there now".
            about.append(tr("%1, %2 there now")
                             .arg(text::zoneText(fromUtf8(suggestion.recipientZone)),
                                  text::timeText(text::toDateTime(here.now, there).time(), here.locale)));
        }
    }
    addText(about.join(QStringLiteral(" · ")), TextRole::Meta, Tone::Quiet);
    if (runnerUp)
        //: %1 is why this person came second, such as "Weaker tie".
        addText(tr("Came second: %1.").arg(text::phraseText(suggestion.runnerUp->whyNot, here)),
                TextRole::Body);
}

void TodayContext::addWhyNow(const api::Suggestion& suggestion, const text::Here& here)
{
    beginSection(tr("Why now"));
    addSpace(theme::kSpace1);
    const bool dated = std::ranges::any_of(suggestion.reasons, [](const api::Reason& reason) { return reason.at.has_value(); });
    for (const api::Reason& reason : suggestion.reasons) {
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::kSpace2);
        const widgets::Mark icon{.icon = text::reasonIcon(reason.phrase.code), .tone = Tone::Quiet};
        auto* mark = new widgets::StateBadge(icon, column());
        mark->setAccessibleName(QString());
        row->addWidget(mark, 0, Qt::AlignTop);
        const QString when =
            reason.at ? text::dateText(text::toDateTime(*reason.at, here).date(), here) : QString();
        if (dated) {
            auto* date = new TextLabel(when, TextRole::Meta, Tone::Quiet, column());
            date->setFixedWidth(kDateColumn);
            row->addWidget(date, 0, Qt::AlignTop);
        }
        row->addWidget(
            new TextLabel(text::phraseText(reason.phrase, here), TextRole::Body, Tone::Strong, column()), 1);
        addLayout(row);
        addSpace(theme::kSpace1);
    }
}

void TodayContext::addDeparture(const api::Suggestion& suggestion, const text::Here& here)
{
    beginSection(tr("May leave from"));
    QString when = text::dayAndTimeText(suggestion.nextLegal, here);
    const QTimeZone zone(QByteArray::fromStdString(suggestion.recipientZone));
    if (zone.isValid() && zone != here.zone) {
        const text::Here there{.locale = here.locale, .zone = zone, .now = here.now};
        const QDateTime local = text::toDateTime(suggestion.nextLegal, there);
        if (local.time() != text::toDateTime(suggestion.nextLegal, here).time())
            //: %1 is a day and time here, %2 the time at the recipient's, %3 their city.
            when = tr("%1, %2 in %3")
                       .arg(when, text::timeText(local.time(), here.locale),
                            text::zoneText(fromUtf8(suggestion.recipientZone)));
    }
    addText(when, TextRole::BodyStrong, Tone::Strong);
    QStringList reasons;
    for (const api::Phrase& reason : suggestion.nextLegalReasons)
        reasons.append(text::phraseText(reason, here));
    if (!reasons.isEmpty())
        addText(reasons.join(QStringLiteral(" · ")), TextRole::Meta, Tone::Quiet);
}

void TodayContext::addDraft(const api::DraftDetail& draft, const text::Here& here)
{
    beginSection(tr("Prepared draft"));
    addSpace(theme::kSpace1);
    auto* card = new widgets::Card(column());
    card->setObjectName(QStringLiteral("draftCard"));
    card->body()->addWidget(
        new TextLabel(fromUtf8(draft.row.subject), TextRole::BodyStrong, Tone::Strong, card));
    const QColor citation = theme::toneColor(theme::tokensOf(this), Tone::Ink);
    int shown = 0;
    for (const api::BlockView& block : draft.blocks) {
        if (++shown > kShownBlocks)
            break;
        auto* words = new TextLabel(richText(block, citation), TextRole::Body, Tone::Strong, card);
        words->setTextFormat(Qt::RichText);
        card->body()->addWidget(words);
    }
    QStringList rest{tr("%n source(s)", "of a draft", static_cast<int>(draft.facts.size()))};
    if (draft.row.openClaims > 0)
        rest.append(text::phraseText({"claims_open", {std::to_string(draft.row.openClaims)}}, here));
    rest.append(tr("%n word(s)", "length of a draft", wordCount(draft)));
    card->body()->addWidget(
        new TextLabel(rest.join(QStringLiteral(" · ")), TextRole::Meta, Tone::Quiet, card));
    add(card);
}

void TodayContext::addOther(const api::Suggestion& suggestion, bool runnerUp, const text::Here& here)
{
    const api::RunnerUp& other = *suggestion.runnerUp;
    beginSection(runnerUp ? tr("Came first") : tr("Runner-up"));
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kSpace2);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    const QString name = fromUtf8(runnerUp ? suggestion.contactName : other.contactName);
    const QString title = fromUtf8(runnerUp ? suggestion.contactTitle : other.contactTitle);
    std::vector<widgets::TextRun> runs{{name, TextRole::BodyStrong, Tone::Strong}};
    if (!title.isEmpty())
        runs.push_back({QStringLiteral("  ") + title, TextRole::Body, Tone::Normal});
    words->addWidget(new widgets::ElidedLabel(runs, column()));
    if (!runnerUp)
        words->addWidget(
            new TextLabel(text::phraseText(other.whyNot, here), TextRole::Meta, Tone::Quiet, column()));
    row->addLayout(words, 1);
    auto* swap = new widgets::ActionButton(widgets::ActionButton::Variant::Link, tr("Show"), column());
    swap->setObjectName(QStringLiteral("runnerUpButton"));
    swap->setKeyHint(QKeySequence(Qt::Key_R));
    connect(swap, &QPushButton::clicked, this, &TodayContext::runnerUpRequested);
    row->addWidget(swap, 0, Qt::AlignVCenter);
    addLayout(row);
}

} // namespace countersign::screens
