// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/insights/insights_page.h"

#include "ui/text/dates.h"
#include "ui/text/error_text.h"
#include "ui/text/money_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/role_text.h"
#include "ui/text/state_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/segment_bar.h"
#include "ui/widgets/state_stack.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace countersign::screens {

using api::KpiGrouping;
using bridge::Loaded;
using text::fromUtf8;
using theme::TextRole;
using theme::Tone;
using widgets::ChartPoint;
using widgets::StateStack;
using widgets::TextLabel;

namespace {
/// The end of a chart's scale: the next tenth above all intervals.
double scaleFor(const std::vector<ChartPoint>& points)
{
    double most = 0.1;
    for (const ChartPoint& point : points)
        most = std::max(most, point.high.value_or(point.value));
    return std::min(1.0, std::ceil(most * 10) / 10);
}

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget())
            widget->deleteLater();
        else if (QLayout* inner = item->layout())
            clear(inner);
        delete item;
    }
}
} // namespace

InsightsPage::InsightsPage(bridge::EngineClient& client, QWidget* parent)
    : Page(parent), m_client(client), m_figure(new FigurePane(this))
{
    QWidget* head = makeHead();
    makeBody();
    m_body->setFocusProxy(m_funnel);
    m_states = new StateStack(m_body, this);
    m_states->setObjectName(QStringLiteral("insightsStates"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(head);
    page->addWidget(new widgets::Divider(this));
    page->addWidget(m_states, 1);
    connect(m_figure, &FigurePane::accountWanted, this,
            [this](const QString& account) { emit openRequested(QStringLiteral("account"), account); });
    connect(m_states, &StateStack::actionRequested, this, [this] {
        if (m_states->state() == StateStack::State::Empty)
            emit openRequested(QStringLiteral("today"), {});
        else
            reload();
    });
    connect(&m_client, &bridge::EngineClient::changed, this, [this](const api::Change& change) {
        if (change.everything || change.areas.contains(api::Area::Insights) || change.areas.contains(api::Area::Outbox))
            reload();
    });
    addKeys();
    m_states->showLoading(tr("Counting what came of it"));
    reload();
}

QWidget* InsightsPage::makeHead()
{
    auto* head = new QWidget(this);
    m_asOf = new TextLabel({}, TextRole::Body, Tone::Quiet, head);
    m_groupings = new widgets::SegmentBar(tr("Figures by"), head);
    m_groupings->setObjectName(QStringLiteral("groupingBar"));
    m_groupings->addSegment(QStringLiteral("use_case"), tr("By use case"));
    m_groupings->addSegment(QStringLiteral("prompt"), tr("By prompt"));
    connect(m_groupings, &widgets::SegmentBar::chosen, this, [this](const QString& code) {
        setGrouping(code == QLatin1String("prompt") ? KpiGrouping::Prompt : KpiGrouping::UseCase);
    });
    auto* words = new QVBoxLayout;
    words->setSpacing(theme::kSpace1);
    words->addWidget(new TextLabel(title(), TextRole::Page, Tone::Strong, head));
    words->addWidget(m_asOf);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(24, theme::kSpace5, 24, 18);
    row->addLayout(words, 1);
    row->addWidget(m_groupings, 0, Qt::AlignVCenter);
    return head;
}

void InsightsPage::makeBody()
{
    m_body = new widgets::Pane(tr("Figures"), this);
    m_body->setMargins(24, theme::kSpace4);
    m_alerts = new QVBoxLayout;
    m_alerts->setSpacing(theme::kSpace2);
    m_body->addLayout(m_alerts);
    auto* funnel = new widgets::SectionHeader(tr("From mail to opportunity"), m_body->column());
    //: %1 is a share such as "95%".
    funnel->setRemark(tr("%1 intervals").arg(text::percentText(0.95, m_client.here().locale)));
    m_body->add(funnel);
    m_funnel = new widgets::FunnelChart(tr("From mail to opportunity"), m_body->column());
    m_funnel->setObjectName(QStringLiteral("funnelChart"));
    m_body->add(m_funnel);
    connect(m_funnel, &widgets::Chart::currentPointChanged, this, &InsightsPage::showFunnelFigure);
    connect(m_funnel, &widgets::Chart::pointOpened, this, [this](int point) {
        showFunnelFigure(point);
        m_figure->list()->setFocus(Qt::TabFocusReason);
    });
    m_body->beginSection();
    m_groupTitle = new widgets::SectionHeader({}, m_body->column());
    m_measures = new widgets::SegmentBar(tr("Rate"), m_groupTitle);
    m_measures->setObjectName(QStringLiteral("measureBar"));
    m_measures->addSegment(QStringLiteral("replied"), tr("Replies"));
    m_measures->addSegment(QStringLiteral("meeting"), tr("Meetings"));
    m_measures->addSegment(QStringLiteral("opportunity"), tr("Opportunities"));
    connect(m_measures, &widgets::SegmentBar::chosen, this, [this](const QString& code) {
        setMeasure(code == QLatin1String("meeting")       ? Measure::Meeting
                   : code == QLatin1String("opportunity") ? Measure::Opportunity
                                                          : Measure::Replied);
    });
    m_groupTitle->addTrailing(m_measures);
    m_body->add(m_groupTitle);
    m_groupDefinition = m_body->addText({}, TextRole::Body, Tone::Quiet);
    m_body->addSpace(theme::kSpace2);
    m_groupPlace = new QVBoxLayout;
    m_body->addLayout(m_groupPlace);
}

void InsightsPage::addKeys()
{
    const auto bind = [this](Qt::Key key, auto act) {
        auto* shortcut = new QShortcut(QKeySequence(key), this, this, act, Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
    };
    bind(Qt::Key_U, [this] { setGrouping(KpiGrouping::UseCase); });
    bind(Qt::Key_P, [this] { setGrouping(KpiGrouping::Prompt); });
    bind(Qt::Key_R, [this] { setMeasure(Measure::Replied); });
    bind(Qt::Key_M, [this] { setMeasure(Measure::Meeting); });
    bind(Qt::Key_O, [this] { setMeasure(Measure::Opportunity); });
}

void InsightsPage::reload()
{
    const int question = ++m_question;
    m_client.kpis(this, m_grouping, [this, question](const auto& loaded) {
        if (question == m_question)
            take(loaded);
    });
    m_client.alerts(this, [this](const Loaded<std::vector<api::Alert>>& loaded) {
        takeAlerts(loaded ? *loaded : std::vector<api::Alert>());
    });
}

void InsightsPage::take(const Loaded<api::KpiTable>& loaded)
{
    if (!loaded) {
        const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
        m_states->showError({.title = words.title,
                             .message = words.message,
                             .action = words.action.isEmpty() ? tr("Try again") : words.action,
                             .verbatim = words.verbatim});
        emit contextPaneWanted(false);
        return;
    }
    m_table = *loaded;
    m_asOf->setVisible(m_table.asOf != api::Instant{});
    //: %1 is a day and time such as "today 08:31".
    m_asOf->setText(tr("As of %1").arg(text::timeInSentence(m_table.asOf, m_client.here())));
    emit contextPaneWanted(m_table.total.sent > 0);
    if (m_table.total.sent == 0) {
        m_states->showEmpty({.icon = theme::Icon::Insights,
                             .title = tr("Nothing has been sent yet"),
                             .message = tr("As soon as mail has left, its replies, meetings and opportunities are counted here."),
                             .action = tr("Go to Today")});
        return;
    }
    m_states->showData();
    drawFunnel();
    drawGroups();
    if (m_groups && m_groups->hasFocus())
        showGroupFigure(m_groups->currentPoint());
    else
        showFunnelFigure(m_funnel->currentPoint());
}

void InsightsPage::takeAlerts(const std::vector<api::Alert>& alerts)
{
    clear(m_alerts);
    const text::Here here = m_client.here();
    int urgent = 0;
    for (const api::Alert& alert : alerts) {
        const widgets::Mark mark = text::severityMark(alert.severity);
        urgent += alert.severity == api::AlertSeverity::Critical ? 1 : 0;
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::kSpace2);
        row->addWidget(new widgets::StateBadge(mark, m_body->column()), 0, Qt::AlignTop);
        row->addWidget(new TextLabel(text::phraseText(alert.phrase, here), TextRole::Body, Tone::Strong, m_body->column()), 1);
        //: %1 is a day and time such as "today 08:12".
        auto* since = new TextLabel(tr("since %1").arg(text::timeInSentence(alert.since, here)), TextRole::Meta, Tone::Quiet,
                                    m_body->column());
        since->setWordWrap(false);
        row->addWidget(since, 0, Qt::AlignTop);
        m_alerts->addLayout(row);
    }
    if (!alerts.empty())
        m_alerts->addSpacing(theme::kSpace3);
    emit countChanged(urgent);
}

void InsightsPage::drawFunnel()
{
    const text::Here here = m_client.here();
    const api::KpiRow& total = m_table.total;
    const auto share = [&](const QString& label, const api::Share& part) {
        //: %1 is a share such as "22.1%", %2 its interval: "18.6–26.0%".
        return ChartPoint{.label = label,
                          .value = static_cast<double>(part.count),
                          .valueText = text::numberText(part.count, here.locale),
                          .n = part.of,
                          .note = tr("%1 of sent, %2")
                                      .arg(text::percentText(part.rate, here.locale, 1), intervalText(part, here.locale)),
                          .low = part.low,
                          .high = part.high,
                          .emphasised = true};
    };
    m_funnel->setPoints({{.label = tr("Sent", "a step of the funnel"),
                          .value = static_cast<double>(total.sent),
                          .valueText = text::numberText(total.sent, here.locale),
                          .n = total.sent,
                          .note = tr("accepted by the mail server")},
                         share(tr("Replied", "a step of the funnel"), total.replied),
                         share(tr("Meeting", "a step of the funnel"), total.meeting),
                         share(tr("Opportunity", "a step of the funnel"), total.opportunity)});
    m_funnel->updateGeometry();
}

void InsightsPage::drawGroups()
{
    const text::Here here = m_client.here();
    std::vector<ChartPoint> points;
    for (const api::KpiRow& row : m_table.rows) {
        const api::Share& part = shareOf(row);
        points.push_back({.label = groupText(row.group),
                          .value = part.rate,
                          .valueText = text::percentText(part.rate, here.locale, 1),
                          .n = part.of,
                          .note = intervalText(part, here.locale),
                          .low = part.low,
                          .high = part.high});
    }
    m_groupTitle->setTitle(measureText());
    m_groupTitle->setRemark(m_grouping == KpiGrouping::Prompt ? tr("by prompt version") : tr("by use case"));
    static constexpr const char* kDefinitions[] = {"kpi_replied", "kpi_meeting", "kpi_opportunity"};
    m_groupDefinition->setText(text::phraseText({kDefinitions[static_cast<int>(m_measure)], {}}, here));
    const bool focused = m_groups && m_groups->hasFocus();
    // At once: the scale is part of the chart, and two of them must never be seen or found.
    delete m_groups;
    const double maximum = scaleFor(points);
    m_groups = new widgets::BarChart(measureText(), maximum, text::percentText(maximum, here.locale), m_body->column());
    m_groups->setObjectName(QStringLiteral("groupChart"));
    m_groups->setPoints(std::move(points));
    m_groupPlace->addWidget(m_groups);
    connect(m_groups, &widgets::Chart::currentPointChanged, this, &InsightsPage::showGroupFigure);
    connect(m_groups, &widgets::Chart::pointOpened, this, [this](int point) {
        showGroupFigure(point);
        m_figure->list()->setFocus(Qt::TabFocusReason);
    });
    if (focused)
        m_groups->setFocus(Qt::OtherFocusReason);
}

const api::Share& InsightsPage::shareOf(const api::KpiRow& row) const
{
    switch (m_measure) {
    case Measure::Replied:
        return row.replied;
    case Measure::Meeting:
        return row.meeting;
    case Measure::Opportunity:
        break;
    }
    return row.opportunity;
}

QString InsightsPage::measureText() const
{
    switch (m_measure) {
    case Measure::Replied:
        return tr("Reply rate");
    case Measure::Meeting:
        return tr("Meeting rate");
    case Measure::Opportunity:
        break;
    }
    return tr("Opportunity rate");
}

QString InsightsPage::groupText(const std::string& group) const
{
    if (m_grouping == KpiGrouping::UseCase)
        return text::useCaseText(group);
    const QString prompt = fromUtf8(group);
    const QString version = prompt.section(QLatin1Char('@'), 1);
    //: %1 is the name of a prompt, %2 its version.
    return version.isEmpty() ? prompt : tr("%1, version %2").arg(prompt.section(QLatin1Char('@'), 0, 0), version);
}

void InsightsPage::showFunnelFigure(int point)
{
    const api::KpiRow& total = m_table.total;
    switch (point) {
    case 0:
        return showFigure({.title = tr("Sent, all"),
                           .share = {.count = total.sent, .of = total.sent},
                           .isCount = true,
                           .definition = "kpi_sent"},
                          {});
    case 1:
        return showFigure({.title = tr("Replied, all"), .share = total.replied, .definition = "kpi_replied", .outcome = "reply"}, {});
    case 2:
        return showFigure({.title = tr("Meeting, all"), .share = total.meeting, .definition = "kpi_meeting", .outcome = "meeting"},
                          {});
    default:
        return showFigure({.title = tr("Opportunity, all"),
                           .share = total.opportunity,
                           .definition = "kpi_opportunity",
                           .outcome = "opportunity"},
                          {});
    }
}

void InsightsPage::showGroupFigure(int point)
{
    if (point < 0 || point >= static_cast<int>(m_table.rows.size()))
        return;
    const api::KpiRow& row = m_table.rows[static_cast<std::size_t>(point)];
    FigurePane::Figure figure{.share = shareOf(row)};
    //: %1 is a rate such as "Reply rate", %2 a use case or a prompt.
    figure.title = tr("%1, %2").arg(measureText(), groupText(row.group));
    static constexpr const char* kCodes[][2] = {
        {"kpi_replied", "reply"}, {"kpi_meeting", "meeting"}, {"kpi_opportunity", "opportunity"}};
    figure.definition = kCodes[static_cast<int>(m_measure)][0];
    // All messages of the group: who did not answer is part of a rate.
    showFigure(figure, row.group);
}

void InsightsPage::showFigure(const FigurePane::Figure& figure, const std::string& group)
{
    m_figure->show(figure, m_client.here());
    const int question = ++m_messageQuestion;
    m_client.kpiMessages(this, m_grouping, fromUtf8(group),
                         [this, figure, question](const Loaded<std::vector<api::KpiMessage>>& loaded) {
                             if (loaded && question == m_messageQuestion)
                                 m_figure->setMessages(*loaded, figure, m_client.here());
                         });
}

void InsightsPage::setGrouping(KpiGrouping grouping)
{
    m_groupings->choose(grouping == KpiGrouping::Prompt ? QStringLiteral("prompt") : QStringLiteral("use_case"));
    if (m_grouping == grouping)
        return;
    m_grouping = grouping;
    reload();
}

void InsightsPage::setMeasure(Measure measure)
{
    static constexpr const char* kCodes[] = {"replied", "meeting", "opportunity"};
    m_measures->choose(QString::fromLatin1(kCodes[static_cast<int>(measure)]));
    if (m_measure == measure || m_states->state() != StateStack::State::Data)
        return;
    m_measure = measure;
    drawGroups();
    showGroupFigure(m_groups->currentPoint());
}

void InsightsPage::focusFirst()
{
    m_states->state() == StateStack::State::Data ? m_funnel->setFocus(Qt::OtherFocusReason)
                                                 : m_states->setFocus(Qt::OtherFocusReason);
}

std::vector<shell::Command> InsightsPage::commands()
{
    return {{.title = tr("Show figures by use case"),
             .keys = QKeySequence(Qt::Key_U),
             .icon = theme::Icon::Insights,
             .run = [this] { setGrouping(KpiGrouping::UseCase); }},
            {.title = tr("Show figures by prompt"),
             .keys = QKeySequence(Qt::Key_P),
             .icon = theme::Icon::Prompts,
             .run = [this] { setGrouping(KpiGrouping::Prompt); }}};
}

std::vector<widgets::KeyHint> InsightsPage::keys() const
{
    return {{QKeySequence(Qt::Key_U), tr("Figures by use case")},
            {QKeySequence(Qt::Key_P), tr("Figures by prompt")},
            {QKeySequence(Qt::Key_R), tr("Reply rate")},
            {QKeySequence(Qt::Key_M), tr("Meeting rate")},
            {QKeySequence(Qt::Key_O), tr("Opportunity rate")},
            {QKeySequence(Qt::Key_Down), tr("Next figure of the chart")},
            {QKeySequence(Qt::Key_Return), tr("The messages behind the figure, then their account")},
            {QKeySequence(Qt::CTRL | Qt::Key_C), tr("Copy the figures as a table")}};
}

} // namespace countersign::screens
