// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/insights/figure_pane.h"

#include "ui/models/content_model.h"
#include "ui/text/dates.h"
#include "ui/text/money_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/state_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row_list.h"
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
/// The weightiest outcome stands for the message: an opportunity more than a meeting, a meeting more than a reply.
std::string shownOutcome(const api::KpiMessage& message)
{
    for (const char* code : {"opportunity", "meeting", "reply", "opt_out", "bounce", "out_of_office"}) {
        if (std::ranges::find(message.outcomes, code) != message.outcomes.end())
            return code;
    }
    return {};
}

models::ContentEntry entryOf(const api::KpiMessage& message, const text::Here& here)
{
    const QDateTime sent = text::toDateTime(message.sentAt, here);
    widgets::RowLine who{.start = {{fromUtf8(message.contactName), TextRole::BodyMedium, Tone::Strong},
                                   {QLatin1Char(' ') + fromUtf8(message.accountName), TextRole::Body, Tone::Quiet}},
                         .endBadges = {text::outcomeMark(shownOutcome(message))}};
    widgets::RowLine what{.start = {{fromUtf8(message.subject), TextRole::Meta, Tone::Quiet}},
                          .end = {{text::dateText(sent.date(), here), TextRole::Meta, Tone::Quiet, true}}};
    return {.id = fromUtf8(message.account), .content = {.lines = {who, what}}};
}
} // namespace

QString intervalText(const api::Share& share, const QLocale& locale)
{
    //: %1 and %2 are the ends of an interval: "18.6–26.0%".
    return FigurePane::tr("%1–%2").arg(locale.toString(share.low * 100, 'f', 1), text::percentText(share.high, locale, 1));
}

FigurePane::FigurePane(QWidget* parent)
    : QWidget(parent), m_title(new TextLabel({}, TextRole::BodyStrong, Tone::Strong, this)),
      m_rate(new TextLabel({}, TextRole::Page, Tone::Strong, this)),
      m_counts(new TextLabel({}, TextRole::BodyMedium, Tone::Strong, this)),
      m_interval(new widgets::IntervalBar({}, {}, this)),
      m_definition(new TextLabel({}, TextRole::Body, Tone::Normal, this)),
      m_nothing(new TextLabel(tr("No message is behind this figure yet."), TextRole::Body, Tone::Quiet, this)),
      m_model(new models::ContentModel(this)), m_list(new widgets::RowList(this))
{
    setAccessibleName(tr("Behind the figure"));
    m_rate->setWordWrap(false);
    m_list->setObjectName(QStringLiteral("figureMessages"));
    m_list->setAccessibleName(tr("Messages behind the figure"));
    auto* delegate = new widgets::RowDelegate(m_list);
    delegate->setMargins(20, 8);
    m_list->setRowDelegate(delegate);
    m_list->setUniformRows(true);
    m_list->setModel(m_model);
    auto* figure = new QHBoxLayout;
    figure->setSpacing(theme::kSpace3);
    figure->addWidget(m_rate);
    figure->addWidget(m_counts, 1);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(20, 18, 20, theme::kSpace3);
    head->setSpacing(theme::kSpace2);
    head->addWidget(m_title);
    head->addLayout(figure);
    head->addWidget(m_interval);
    head->addWidget(m_definition);
    head->addWidget(m_nothing);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new widgets::Divider(this));
    column->addWidget(m_list, 1);
    connect(m_list, &widgets::RowList::opened, this,
            [this](const QModelIndex& index) { emit accountWanted(m_model->idAt(index)); });
}

void FigurePane::show(const Figure& figure, const text::Here& here)
{
    const QString count = text::numberText(figure.share.count, here.locale);
    const QString of = text::numberText(figure.share.of, here.locale);
    m_title->setText(figure.title);
    m_definition->setText(text::phraseText({figure.definition, {}}, here));
    m_interval->setVisible(!figure.isCount && figure.share.of > 0);
    if (figure.isCount || figure.share.of == 0) {
        m_rate->setText(count);
        m_counts->setText({});
        return;
    }
    m_rate->setText(text::percentText(figure.share.rate, here.locale, 1));
    //: %1 and %2 are counts of messages, %3 an interval such as "18.6–26.0%".
    m_counts->setText(tr("%1 of %2\n%3").arg(count, of, intervalText(figure.share, here.locale)));
    m_interval->setInterval({.low = figure.share.low,
                             .value = figure.share.rate,
                             .high = figure.share.high,
                             .minimum = 0,
                             .maximum = std::min(1.0, std::max(0.1, figure.share.high * 1.25))},
                            m_rate->text() + QStringLiteral(", ") + intervalText(figure.share, here.locale));
}

void FigurePane::setMessages(const std::vector<api::KpiMessage>& messages, const Figure& figure, const text::Here& here)
{
    std::vector<models::ContentEntry> entries;
    for (const api::KpiMessage& message : messages) {
        if (figure.outcome.empty() || std::ranges::find(message.outcomes, figure.outcome) != message.outcomes.end())
            entries.push_back(entryOf(message, here));
    }
    m_nothing->setVisible(entries.empty());
    m_model->setEntries(std::move(entries));
    m_list->selectRow(0);
}

} // namespace countersign::screens
