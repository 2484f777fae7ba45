// SPDX-License-Identifier: Apache-2.0
#include "tests/screenshots/screenshot.h"
#include "tests/support/test_registry.h"
#include "tests/ui/sample_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/avatar_label.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/fact_strip.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/state_stack.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QImage>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

namespace countersign::tests {

using namespace widgets;
using theme::Icon;
using theme::TextRole;
using theme::Theme;
using theme::Tone;

namespace {
QString u(const char* text)
{
    return QString::fromUtf8(text);
}

QHBoxLayout* line(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kSpace2);
    column->addLayout(row);
    return row;
}

std::unique_ptr<QWidget> controls()
{
    auto root = std::make_unique<QWidget>();
    root->setBackgroundRole(QPalette::Base);
    root->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(root.get());
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(14);

    auto* buttons = line(column);
    const auto button = [&](ActionButton::Variant variant, const char* text, const QKeySequence& key) {
        auto* made = new ActionButton(variant, u(text), root.get());
        made->setKeyHint(key);
        buttons->addWidget(made);
        return made;
    };
    button(ActionButton::Variant::Ink, "Use €4,250", QKeySequence(Qt::Key_F2));
    auto* approve = button(ActionButton::Variant::Seal, "Approve, leaves today 10:00",
                           QKeySequence(Qt::CTRL | Qt::Key_Return));
    approve->setGlyph(Icon::Approvals);
    button(ActionButton::Variant::SealLocked, "Approve, leaves today 10:00",
           QKeySequence(Qt::CTRL | Qt::Key_Return));
    buttons->addStretch(1);
    buttons = line(column);
    button(ActionButton::Variant::Red, "Stop everything", QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S))
        ->setGlyph(Icon::Stop);
    button(ActionButton::Variant::Outline, "Cite a source", {});
    button(ActionButton::Variant::OutlineRed, "Reject", {});
    button(ActionButton::Variant::Outline, "Not allowed", QKeySequence(Qt::Key_N))->setEnabled(false);
    button(ActionButton::Variant::Link, "Graph", QKeySequence(Qt::Key_G));
    buttons->addStretch(1);

    auto* chips = line(column);
    for (const Mark& mark :
         {Mark{Icon::Document, u("Renews 2 Jul"), Tone::Normal},
          Mark{Icon::Clock, u("Silent 4 days"), Tone::Amber}, Mark{Icon::Stop, u("Opted out"), Tone::Red},
          Mark{Icon::CheckCircle, u("Won"), Tone::Seal}, Mark{Icon::Star, u("Champion"), Tone::Ink}})
        chips->addWidget(new Chip(mark, root.get()));
    for (const Mark& mark :
         {Mark{Icon::CheckCircle, u("Accepted"), Tone::Seal}, Mark{Icon::Clock, u("Queued"), Tone::Amber},
          Mark{Icon::XCircle, u("Refused"), Tone::Red},
          Mark{Icon::QuestionDiamond, u("Unknown"), Tone::Amber},
          Mark{Icon::ArrowRight, u("Transmitting"), Tone::Ink}})
        chips->addWidget(new StateBadge(mark, root.get()));
    chips->addStretch(1);

    column->addWidget(
        new FactStrip({{u("Worth a year"), {.text = u("€84,000")}, u("5 sites")},
                       {u("Renews"), {.text = u("2 Jul")}, u("in 23 days")},
                       {u("Health"), {Icon::WarningTriangle, u("Fair"), Tone::Amber}, u("Graz usage −30%")},
                       {u("Last word"), {.text = u("Marta K., 2 Jun")}, u("waits for us")},
                       {u("Next step"), {.text = u("Reply today")}, u("draft has 1 open claim")}},
                      root.get()));
    auto* header = new SectionHeader(u("Contract CT-2291"), root.get());
    header->setRemark(u("12 months, renews by itself, 13 days’ notice"));
    column->addWidget(header);
    column->addWidget(new ContractBar({.start = {QDate(2025, 7, 2), u("Signed 2 Jul 2025")},
                                       .end = {QDate(2026, 7, 2), u("Notice until 19 Jun, renews 2 Jul")},
                                       .today = {QDate(2026, 6, 9), u("Today")},
                                       .notice = QDate(2026, 6, 9),
                                       .marks = {{QDate(2026, 3, 12), u("12 Mar review")}},
                                       .words = u("Signed 2 July 2025, renews 2 July 2026")},
                                      root.get()));
    auto* people = line(column);
    for (const auto& [name, bars, word] :
         {std::tuple("Marta K.", 4, "Strong"), std::tuple("Jonas W.", 3, "Good"),
          std::tuple("Elke H.", 1, "Weak")}) {
        people->addWidget(new AvatarLabel(u(name), 26, root.get()));
        people->addWidget(new ElidedLabel(
            {.text = u(name), .role = TextRole::BodyStrong, .tone = Tone::Strong}, root.get()));
        people->addWidget(new StrengthBars(bars, u(word), root.get()));
    }
    people->addWidget(new KeyCap(QKeySequence(Qt::ALT | Qt::Key_Up), root.get()));
    people->addStretch(1);

    auto* fields = line(column);
    auto* search = new SearchField(u("Search or type a command"), root.get());
    search->setKeyHint(QKeySequence(Qt::CTRL | Qt::Key_K));
    fields->addWidget(search);
    auto* combo = new QComboBox(root.get());
    combo->addItems({u("Renewal and upsell"), u("Post-demo")});
    fields->addWidget(combo);
    auto* check = new QCheckBox(u("Leave out"), root.get());
    check->setChecked(true);
    fields->addWidget(check);
    fields->addWidget(new QCheckBox(u("Keep"), root.get()));
    auto* radio = new QRadioButton(u("EUR"), root.get());
    radio->setChecked(true);
    fields->addWidget(radio);
    fields->addWidget(new QRadioButton(u("USD"), root.get()));

    auto* icons = line(column);
    icons->setSpacing(10);
    for (int i = static_cast<int>(Icon::Today); i <= static_cast<int>(Icon::Brand); ++i) {
        auto* chip = new StateBadge({.icon = static_cast<Icon>(i), .tone = Tone::Normal}, root.get());
        icons->addWidget(chip);
    }
    icons->addStretch(1);
    column->addStretch(1);
    root->resize(1100, 600);
    return root;
}

std::unique_ptr<QWidget> charts()
{
    auto root = std::make_unique<QWidget>();
    root->setBackgroundRole(QPalette::Base);
    root->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(root.get());
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(14);
    auto* funnel = new FunnelChart(u("From suggestion to opportunity"), root.get());
    funnel->setObjectName(u("funnel"));
    funnel->setPoints({{.label = u("Suggested"),
                        .value = 640,
                        .valueText = u("640"),
                        .n = 640,
                        .note = u("12 weeks, 96 more held out")},
                       {.label = u("Approved"),
                        .value = 488,
                        .valueText = u("488"),
                        .n = 488,
                        .note = u("152 dismissed or snoozed")},
                       {.label = u("Accepted by server"),
                        .value = 471,
                        .valueText = u("471"),
                        .n = 471,
                        .note = u("11 cancelled, 6 refused")},
                       {.label = u("Replied"),
                        .value = 104,
                        .valueText = u("104"),
                        .n = 104,
                        .note = u("22.1% of accepted, 18.6–26.0"),
                        .emphasised = true},
                       {.label = u("Meeting"),
                        .value = 47,
                        .valueText = u("47"),
                        .n = 47,
                        .note = u("10.0% of accepted, 7.6–13.0"),
                        .emphasised = true},
                       {.label = u("Opportunity"),
                        .value = 21,
                        .valueText = u("21"),
                        .n = 21,
                        .note = u("4.5% of accepted, 2.9–6.7"),
                        .emphasised = true}});
    column->addWidget(new SectionHeader(u("From suggestion to opportunity"), root.get()));
    column->addWidget(funnel);
    auto* bars = new BarChart(u("By prompt"), 0.5, u("50%"), root.get());
    bars->setPoints(
        {{.label = u("renewal 7"), .value = .248, .valueText = u("24.8%"), .n = 286, .low = .20, .high = .30},
         {.label = u("renewal 8"), .value = .259, .valueText = u("25.9%"), .n = 58, .low = .165, .high = .38},
         {.label = u("rule-based"),
          .value = .142,
          .valueText = u("14.2%"),
          .n = 127,
          .low = .092,
          .high = .21}});
    column->addWidget(new SectionHeader(u("By prompt"), root.get()));
    column->addWidget(bars);
    auto* trend = new TrendChart(u("Reply rate by week sent"), 0.5, u("sent"), root.get());
    trend->setScale({u("0%"), u("10%"), u("20%"), u("30%"), u("40%"), u("50%")});
    std::vector<ChartPoint> points;
    const double rates[] = {.167, .184, .194, .138, .2, .215, .216, .22, .25, .261, .289, .262};
    const char* weeks[] = {"16 Mar", "23",    "30", "6 Apr", "13", "20",
                           "27",     "4 May", "11", "18",    "25", "1 Jun"};
    for (int i = 0; i < 12; ++i)
        points.push_back({.label = u(weeks[i]),
                          .value = rates[i],
                          .n = 36 + i % 7,
                          .low = rates[i] - .09,
                          .high = rates[i] + .15});
    trend->setPoints(points);
    trend->setEvent(2, u("renewal 7 promoted, 30 Mar"));
    column->addWidget(new SectionHeader(u("Reply rate by week sent"), root.get()));
    column->addWidget(trend, 1);
    root->resize(900, 760);
    return root;
}

std::unique_ptr<shell::MainWindow> window(const QString& settings)
{
    auto made = std::make_unique<shell::MainWindow>(settings);
    using Look = SamplePage::Look;
    made->addPage(u("today"), new SamplePage(u("Today"), Icon::Today, Look::Suggestions), 0);
    made->addPage(u("accounts"), new SamplePage(u("Accounts"), Icon::Accounts, Look::Plain), 0);
    made->addPage(u("review"), new SamplePage(u("Review"), Icon::Review, Look::Queue), 0);
    made->addPage(u("approvals"), new SamplePage(u("Approvals"), Icon::Approvals, Look::Plain), 0);
    made->addPage(u("outbox"), new SamplePage(u("Outbox"), Icon::Outbox, Look::Board), 0);
    made->addPage(u("sequences"), new SamplePage(u("Sequences"), Icon::Sequences, Look::Plain), 1);
    made->addPage(u("prompts"), new SamplePage(u("Prompts"), Icon::Prompts, Look::Plain), 1);
    made->addPage(u("insights"), new SamplePage(u("Insights"), Icon::Insights, Look::Plain), 1);
    made->addPage(u("sources"), new SamplePage(u("Sources"), Icon::Sources, Look::Plain), 2);
    made->addPage(u("governance"), new SamplePage(u("Governance"), Icon::Governance, Look::Plain), 2);
    for (shell::Page* page : made->findChildren<shell::Page*>()) {
        if (page->title() == u("Today"))
            emit page->countChanged(6);
        if (page->title() == u("Outbox"))
            emit page->countChanged(1);
    }
    made->topBar().setDataAge({.icon = Icon::Clock, .text = u("Oldest data 3 h"), .tone = Tone::Quiet});
    made->topBar().setConnection({.icon = Icon::Wifi, .text = u("Online"), .tone = Tone::Quiet});
    made->topBar().setUser(u("Ines R."), u("Rep"));
    made->topBar().setDemo(true);
    made->statusLine().setMarks(
        {{.icon = Icon::Undo, .text = u("CRM synced 08:26, mail 08:29")},
         {.icon = Icon::Outbox, .text = u("7 waiting, next leaves 10:00")},
         {.icon = Icon::Pencil, .text = u("Morning run done: 6 drafts, €0.41 of €5.00")}});
    made->resize(1440, 900);
    return made;
}
} // namespace

class GalleryTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QVERIFY(m_folder.isValid());
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void drawsEveryControlInBothSchemesAndTwoScales_data() { schemes(); }
    void drawsEveryControlInBothSchemesAndTwoScales()
    {
        QFETCH(bool, dark);
        Theme theme(*qApp, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        const QString suffix = dark ? u("-dark") : u("-light");
        for (const qreal scale : {1.0, 2.0}) {
            const QString size = scale > 1 ? u("@2x") : QString();
            const auto sheet = controls();
            sheet->show();
            sheet->findChild<ActionButton*>()->setFocus(Qt::TabFocusReason);
            QVERIFY(draws(*sheet, u("controls") + suffix + size, scale));
            const auto figures = charts();
            figures->show();
            figures->findChild<FunnelChart*>()->setFocus(Qt::TabFocusReason);
            QVERIFY(draws(*figures, u("charts") + suffix + size, scale));
        }
    }

    void drawsTheWindowOnEachKindOfPage_data() { schemes(); }
    void drawsTheWindowOnEachKindOfPage()
    {
        QFETCH(bool, dark);
        Theme theme(*qApp, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        const QString suffix = dark ? u("-dark") : u("-light");
        const auto made = window(m_folder.filePath(u("ui.ini")));
        made->show();
        made->activateWindow();
        made->openPage(u("today"));
        QVERIFY(draws(*made, u("shell-today") + suffix));
        made->openPage(u("review"));
        QVERIFY(draws(*made, u("shell-review") + suffix));
        made->openPage(u("outbox"));
        QVERIFY(draws(*made, u("shell-outbox") + suffix));
        made->notices().showNotice(u("Dismissed Aiko T., Pellworth Cold Chain"), u("Undo"),
                                   QKeySequence(Qt::CTRL | Qt::Key_Z));
        made->openPalette();
        QVERIFY(draws(*made, u("shell-palette") + suffix));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        made->notices().dismiss();
        made->openKeysSheet();
        QVERIFY(draws(*made, u("shell-keys") + suffix));
    }

    void drawsTheWindowFromRightToLeftAndNarrow()
    {
        Theme theme(*qApp, Theme::Scheme::Light);
        QApplication::setLayoutDirection(Qt::RightToLeft);
        const auto made = window(m_folder.filePath(u("rtl.ini")));
        made->show();
        QVERIFY(draws(*made, u("shell-today-rtl")));
        QApplication::setLayoutDirection(Qt::LeftToRight);
        made->resize(1000, 640);
        QVERIFY(draws(*made, u("shell-today-narrow")));
    }

    void drawsTheFourStates_data() { schemes(); }
    void drawsTheFourStates()
    {
        QFETCH(bool, dark);
        Theme theme(*qApp, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        StateStack stack(new QWidget);
        stack.setBackgroundRole(QPalette::Base);
        stack.setAutoFillBackground(true);
        stack.resize(720, 420);
        stack.show();
        const QString suffix = dark ? u("-dark") : u("-light");
        QVERIFY(draws(stack, u("state-loading") + suffix));
        stack.showEmpty(
            {.icon = Icon::CheckCircle,
             .title = u("That’s all for today"),
             .message = u("14 more are waiting for a better moment; the next from Thu.")});
        QVERIFY(draws(stack, u("state-empty") + suffix));
        stack.showError({.title = u("The CRM refused to sign in"),
                         .message = u("Sign in again to go on where it stopped. Nothing was lost."),
                         .action = u("Sign in"),
                         .actionKey = QKeySequence(Qt::Key_F5),
                         .verbatim = u("HTTP 401 {\"errorCode\":\"INVALID_SESSION_ID\"}")});
        QVERIFY(draws(stack, u("state-error") + suffix));
    }

private:
    static void schemes()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    /// A picture counts only if it has more than a few colours: an empty window would pass otherwise.
    static bool draws(QWidget& widget, const QString& name, qreal scale = 1.0)
    {
        const QString path = grabTo(widget, name, scale);
        const QImage image(path);
        QSet<QRgb> colors;
        for (int y = 0; y < image.height(); y += 3) {
            for (int x = 0; x < image.width(); x += 3)
                colors.insert(image.pixel(x, y));
        }
        return !image.isNull() && image.size() == widget.size() * scale && colors.size() > 2;
    }

    QTemporaryDir m_folder;
};

COUNTERSIGN_TEST_CLASS(GalleryTest);

} // namespace countersign::tests

#include "gallery_test.moc"
