// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/sample_page.h"

#include "ui/widgets/action_button.h"
#include "ui/widgets/avatar_label.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/card.h"
#include "ui/widgets/departure_table.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/fact_strip.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace countersign::tests {

namespace {
using namespace widgets;
using theme::Icon;
using theme::TextRole;
using theme::Tone;

QString u(const char* text)
{
    return QString::fromUtf8(text);
}

struct Suggestion
{
    const char* who;
    const char* why;
    const char* worth;
    const char* time;
    std::vector<Mark> chips;
    const char* preview;
    Mark state;
};

std::vector<RowContent> suggestionRows()
{
    const Mark ready{.icon = Icon::CheckCircle, .text = u("Draft ready"), .tone = Tone::Seal};
    const std::vector<Suggestion> all{
        {"Marta K.",
         ", Ostravelle Foods — renewal in 23 days, her Linz question still open — ",
         "€84,000 a year",
         "10:00",
         {{.icon = Icon::Document, .text = u("Renews 2 Jul")},
          {.icon = Icon::Mail, .text = u("Unanswered 7 days")},
          {.icon = Icon::Pulse, .text = u("Graz usage −30%")},
          {.icon = Icon::Globe, .text = u("Pricing page 3×")}},
         "You asked on 2 June whether the Linz plant could be live before your audit on 14 September.",
         {.icon = Icon::WarningTriangle, .text = u("1 claim to settle"), .tone = Tone::Red}},
        {"Aiko T.",
         ", Pellworth Cold Chain — good demo on Friday, silence since — ",
         "€46,500 deal",
         "10:15",
         {{.icon = Icon::Meeting, .text = u("Demo 5 Jun")},
          {.icon = Icon::Clock, .text = u("Silent 4 days")}},
         "Thank you for the hour on Friday. You wanted to see how door alarms reach the night shift:",
         ready},
        {"Omar F.",
         ", Kestrelby Pharma — the new CFO asked for the proposal — ",
         "€310,000 deal",
         "14:00",
         {{.icon = Icon::Person, .text = u("New CFO 1 Jun")},
          {.icon = Icon::Approvals, .text = u("Two signatures")}},
         "Welcome aboard. Anke V. suggested that I send you the two pages that matter for the board:",
         ready},
        {"Hélène D.",
         ", Tamarind & Voss — stuck for 41 days, and she is back from leave — ",
         "€22,000 deal",
         "09:30",
         {{.icon = Icon::Clock, .text = u("Stage 41 days")},
          {.icon = Icon::Mail, .text = u("Out of office ended")}},
         "I hope that the leave did you good. One question decides our proposal: does Lyon keep its own "
         "rules?",
         {.icon = Icon::Clock, .text = u("Needs your goal"), .tone = Tone::Amber}}};
    std::vector<RowContent> rows;
    for (const Suggestion& s : all) {
        RowLine first{.start = {{u(s.who), TextRole::ReadingStrong, Tone::Strong},
                                {u(s.why), TextRole::Reading, Tone::Normal},
                                {u(s.worth), TextRole::ReadingStrong, Tone::Strong}},
                      .end = {{u("Today  "), TextRole::Body, Tone::Quiet},
                              {u(s.time), TextRole::ReadingStrong, Tone::Strong, true}}};
        RowLine second{.chips = s.chips, .endBadges = {s.state}};
        RowLine third{.start = {{u(s.preview), TextRole::Body, Tone::Quiet}}};
        RowLine keys{.hints = {{QKeySequence(Qt::Key_Return), u("Open")},
                               {QKeySequence(Qt::Key_D), u("Draft")},
                               {QKeySequence(Qt::Key_S), u("Snooze")},
                               {QKeySequence(Qt::Key_X), u("Dismiss")},
                               {QKeySequence(Qt::Key_R), u("Runner-up")}}};
        rows.push_back({.lines = {first, second, third, keys}});
    }
    return rows;
}

std::vector<RowContent> queueRows()
{
    const auto row = [](const char* who, const char* account, const char* value, const char* subject,
                        const Mark& state, const char* time) {
        return RowContent{
            .lines = {{.start = {{u(who), TextRole::BodyStrong, Tone::Strong},
                                 {u("  ") + u(account), TextRole::Body, Tone::Quiet}},
                       .end = {{u(value), TextRole::BodyMedium, Tone::Strong, true}}},
                      {.start = {{u(subject), TextRole::Body, Tone::Strong}}},
                      {.badges = {state}, .end = {{u(time), TextRole::Meta, Tone::Quiet, true}}}}};
    };
    const Mark ready{.icon = Icon::CheckCircle, .text = u("Ready"), .tone = Tone::Seal};
    return {
        row("Marta K.", "Ostravelle Foods", "€84,000", "Adding Linz before the September audit",
            {.icon = Icon::WarningTriangle, .text = u("1 claim to settle"), .tone = Tone::Red}, "10:00"),
        row("Aiko T.", "Pellworth Cold Chain", "€46,500", "Door alarms for the night shift", ready, "10:15"),
        row("Priya S.", "Bluefjord Dairy", "€29,400", "Hall 3 has been quiet since Sunday", ready, "11:30")};
}

QLabel* words(const QString& text, TextRole role, QPalette::ColorRole color, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setFont(theme::fontFor(role));
    label->setForegroundRole(color);
    label->setWordWrap(true);
    return label;
}
} // namespace

QStandardItemModel* modelOf(const std::vector<RowContent>& rows, QObject* parent)
{
    auto* model = new QStandardItemModel(parent);
    for (const RowContent& row : rows) {
        auto* item = new QStandardItem(plainText(row));
        item->setData(QVariant::fromValue(row), kRowContentRole);
        item->setEditable(false);
        model->appendRow(item);
    }
    return model;
}

SamplePage::SamplePage(const QString& title, Icon icon, Look look) : m_title(title), m_icon(icon)
{
    switch (look) {
    case Look::Suggestions:
        makeSuggestions();
        break;
    case Look::Queue:
        makeQueue();
        break;
    case Look::Board:
        makeBoard();
        break;
    case Look::Plain:
        makePlain();
        break;
    }
}

void SamplePage::focusFirst()
{
    if (m_first)
        m_first->setFocus(Qt::OtherFocusReason);
}

void SamplePage::makeSuggestions()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::kSpace5, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(24, 0, 24, 18);
    head->addWidget(words(u("Tuesday, 9 June"), TextRole::Page, QPalette::Text, this));
    head->addWidget(
        words(u("Six people to follow up with, €509,900 at stake. Four drafts are ready to read."),
              TextRole::Reading, QPalette::WindowText, this));
    column->addLayout(head);
    auto* list = new RowList(this);
    list->setObjectName(u("sampleList"));
    list->setAccessibleName(u("Suggestions"));
    auto* delegate = new RowDelegate(list);
    delegate->setMargins(24, 12);
    list->setRowDelegate(delegate);
    list->setModel(modelOf(suggestionRows(), list));
    column->addWidget(list, 1);
    m_first = list;
    m_contextPane = makeContext();
}

QWidget* SamplePage::makeContext()
{
    auto* pane = new QWidget(this);
    pane->setAccessibleName(u("Context"));
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(theme::kSpace2);
    auto* person = new QHBoxLayout;
    person->addWidget(new AvatarLabel(u("Marta K."), 32, pane));
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(new ElidedLabel(
        {.text = u("Marta K."), .role = TextRole::ReadingStrong, .tone = Tone::Strong}, pane));
    names->addWidget(
        new ElidedLabel({.text = u("Head of Quality, Ostravelle Foods"), .tone = Tone::Quiet}, pane));
    person->addLayout(names, 1);
    column->addLayout(person);
    column->addWidget(
        new ElidedLabel({.text = u("Chance of a reply"), .role = TextRole::Meta, .tone = Tone::Quiet}, pane));
    auto* chance = new QHBoxLayout;
    chance->addWidget(
        new ElidedLabel({.text = u("38%"), .role = TextRole::Section, .tone = Tone::Strong}, pane));
    chance->addWidget(new IntervalBar({.low = .27, .value = .38, .high = .5, .minimum = 0, .maximum = 1},
                                      u("38 %, between 27 and 50 %, of 412"), pane));
    chance->addWidget(
        new ElidedLabel({.text = u("27–50% of 412"), .role = TextRole::Meta, .tone = Tone::Quiet}, pane));
    column->addLayout(chance);
    auto* card = new Card(pane);
    card->body()->addWidget(
        words(u("Adding Linz before the September audit"), TextRole::BodyStrong, QPalette::Text, card));
    card->body()->addWidget(
        words(u("Hi Marta,\nYou asked on 2 June whether the Linz plant could be live before your "
                "audit on 14 September. It can: the last three sites of your size took 19 to 26 days."),
              TextRole::Body, QPalette::Text, card));
    card->body()->addWidget(words(u("6 sources, 1 price to settle. 142 words."), TextRole::Meta,
                                  QPalette::PlaceholderText, card));
    column->addWidget(card);
    column->addStretch(1);
    return pane;
}

void SamplePage::makeQueue()
{
    m_listPane = new QWidget(this);
    auto* side = new QVBoxLayout(m_listPane);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    auto* head = new SectionHeader(u("Review"), m_listPane);
    head->setRole(TextRole::BodyStrong);
    head->setRemark(u("3"));
    head->setContentsMargins(20, 14, 16, 14);
    side->addWidget(head);
    auto* list = new RowList(m_listPane);
    list->setObjectName(u("queueList"));
    list->setAccessibleName(u("Drafts"));
    list->setModel(modelOf(queueRows(), list));
    side->addWidget(list, 1);
    m_first = list;

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    auto* editor = new QPlainTextEdit(u("Hi Marta,"), this);
    editor->setAccessibleName(u("Letter"));
    editor->setObjectName(u("letter"));
    column->addWidget(editor, 1);
    auto* row = new QHBoxLayout;
    auto* request = new QuietButton(u("Request changes"), this);
    request->setKey(QKeySequence(Qt::CTRL | Qt::Key_R));
    row->addWidget(request);
    row->addStretch(1);
    auto* approve =
        new ActionButton(ActionButton::Variant::SealLocked, u("Approve, leaves today 10:00"), this);
    approve->setObjectName(u("approveButton"));
    approve->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
    row->addWidget(approve);
    column->addLayout(row);
}

void SamplePage::makeBoard()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::kSpace5, 0, 0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(24, 0, 24, 8);
    head->addWidget(words(u("Outbox"), TextRole::Page, QPalette::Text, this), 1);
    auto* stop = new ActionButton(ActionButton::Variant::Red, u("Stop everything"), this);
    stop->setGlyph(Icon::Stop);
    stop->setLarge(true);
    stop->setKey(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    head->addWidget(stop);
    column->addLayout(head);
    auto* table = new DepartureTable(this);
    table->setAccessibleName(u("Departures"));
    table->setObjectName(u("board"));
    auto* model = new QStandardItemModel(table);
    model->setHorizontalHeaderLabels(
        {u("Leaves"), u("To"), u("Message"), u("State"), u("Why, and until when")});
    const auto section = [&](const char* title, const char* count) {
        auto* item = new QStandardItem(u(title));
        item->setData(
            QVariant::fromValue(RowLine{.start = {{u(title), TextRole::ReadingStrong, Tone::Strong},
                                                  {u("  ") + u(count), TextRole::Body, Tone::Quiet}}}),
            kSectionRole);
        item->setFlags(Qt::NoItemFlags);
        model->appendRow(item);
    };
    const auto row = [&](const char* time, const char* who, const char* subject, const Mark& state,
                         const char* why, Tone tone) {
        QList<QStandardItem*> items;
        const std::vector<RowLine> cells{{.start = {{u(time), TextRole::ReadingStrong, Tone::Strong, true},
                                                    {u("  Tue"), TextRole::Meta, Tone::Quiet}}},
                                         {.start = {{u(who), TextRole::BodyMedium, Tone::Strong}}},
                                         {.start = {{u(subject), TextRole::Body, Tone::Strong}}},
                                         {.badges = {state}},
                                         {.start = {{u(why), TextRole::Body, Tone::Normal, true}}}};
        for (const RowLine& cell : cells) {
            auto* item = new QStandardItem(plainText(cell));
            item->setData(QVariant::fromValue(cell), kCellContentRole);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            items.append(item);
        }
        if (tone != Tone::Normal)
            items.first()->setData(static_cast<int>(tone), kRowToneRole);
        model->appendRow(items);
    };
    const Mark queued{.icon = Icon::Clock, .text = u("Queued"), .tone = Tone::Amber};
    section("Needs you", "1");
    row("08:12", "Yann B.", "Your audit checklist",
        {.icon = Icon::QuestionDiamond, .text = u("Unknown"), .tone = Tone::Amber},
        "Line dropped after the last byte", Tone::Amber);
    section("Waiting", "3");
    row("10:00", "Marco D.", "Minutes of Friday’s demo", queued, "Porto opens 09:00, 10:00 here",
        Tone::Normal);
    row("10:04", "Sina P.", "Re: two questions on Lyon", queued, "4 min gap for this mailbox", Tone::Normal);
    row("11:30", "Ola T.", "Spare sensor has shipped",
        {.icon = Icon::Clock, .text = u("Held"), .tone = Tone::Amber}, "Usage data 3 h old, 1 h allowed",
        Tone::Normal);
    section("Gone today", "2 of 41 this week");
    row("08:09", "Tess A.", "Answer to ticket 8802",
        {.icon = Icon::CheckCircle, .text = u("Accepted"), .tone = Tone::Seal},
        "250 2.0.0 Ok: queued as 4F1C22", Tone::Normal);
    row("08:02", "Gus R.", "Invoice contact",
        {.icon = Icon::XCircle, .text = u("Refused"), .tone = Tone::Red}, "550 5.1.1 no such user: gus.r",
        Tone::Normal);
    table->setModel(model);
    const QList<int> widths{108, 170, 190, 120};
    for (int i = 0; i < widths.size(); ++i)
        table->setColumnWidth(i, widths.at(i));
    column->addWidget(table, 1);
    m_first = table;
}

void SamplePage::makePlain()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    auto* field = new QLineEdit(this);
    field->setAccessibleName(u("Note"));
    field->setObjectName(u("note"));
    column->addWidget(field);
    column->addStretch(1);
    m_first = field;
}

std::vector<shell::Command> SamplePage::commands()
{
    return {{.title = u("Draft for ") + m_title, .keys = QKeySequence(Qt::Key_D), .run = [this] {
                 ++draftsAsked;
             }}};
}

std::vector<KeyHint> SamplePage::keys() const
{
    return {{QKeySequence(Qt::Key_Return), u("Open")}, {QKeySequence(Qt::Key_D), u("Draft")}};
}

} // namespace countersign::tests
