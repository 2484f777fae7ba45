// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/sample_page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/avatar_label.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/departure_table.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/fact_strip.h"
#include "ui/widgets/key_cap.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/state_stack.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

namespace countersign::tests {

using namespace widgets;
using theme::Icon;
using theme::TextRole;
using theme::Tone;

namespace {
std::vector<RowContent> rows(int count)
{
    std::vector<RowContent> made;
    for (int i = 0; i < count; ++i)
        made.push_back(
            {.lines = {{.start = {{.text = QStringLiteral("Row %1").arg(i), .tone = Tone::Strong}}},
                       {.start = {{.text = QStringLiteral("what it is about")}}},
                       {.hints = {{QKeySequence(Qt::Key_Return), QStringLiteral("Open")}}}}});
    return made;
}
} // namespace

class WidgetsTest : public QObject
{
    Q_OBJECT

private slots:
    void anAmountIsReadToItsEndWhereverItStands()
    {
        const std::vector<TextRun> line{
            {.text = QStringLiteral("Maximiliane K."), .role = TextRole::ReadingStrong},
            {.text = QStringLiteral(", a company of a very long name — and why it is worth a word just now"),
             .role = TextRole::Reading,
             .yields = true},
            {.text = QStringLiteral(" — €1,234,567,890.00 a year"), .role = TextRole::ReadingStrong}};
        const int whole = runsWidth(line);
        QCOMPARE(plainText(fittedRuns(line, whole)), plainText(line));
        const auto shown = fittedRuns(line, whole - 150);
        QVERIFY(runsWidth(shown) <= whole - 150);
        QVERIFY(shown.at(1).text.endsWith(QStringLiteral("…")));
        QCOMPARE(shown.at(2).text, line.at(2).text);
        QCOMPARE(shown.at(0).text, line.at(0).text);
        // Where not even that helps, the end of the line yields too.
        QVERIFY(runsWidth(fittedRuns(line, 120)) <= 121);
    }

    void whoAndWhyNowAreReadToTheirEndAndTheCompanyGivesWay()
    {
        const std::vector<TextRun> line{
            {.text = QStringLiteral("Marta K.")},
            {.text = QStringLiteral(", Ostravelle Foods and Beverages"), .yields = true},
            {.text = QStringLiteral(" — renewal in 23 days"), .yields = true}};
        const auto shown = fittedRuns(line, runsWidth(line) - 60);
        QCOMPARE(shown.at(0).text, line.at(0).text);
        QVERIFY(shown.at(1).text.endsWith(QStringLiteral("…")));
        QCOMPARE(shown.at(2).text, line.at(2).text);
    }

    void twoLinesOfAMailAreTwoWordsOnOneLine()
    {
        const std::vector<TextRun> mail{{.text = QStringLiteral("Hello Ines,\r\ngood timing")}};
        QCOMPARE(plainText(mail).simplified(), QStringLiteral("Hello Ines, good timing"));
        QVERIFY(!fittedRuns(mail, 1000).front().text.contains(QLatin1Char('\n')));
    }

    void enterPressesTheButtonThatHasTheFocus()
    {
        QuietButton button(QStringLiteral("Import a CSV export"));
        show(button);
        button.setFocus();
        QSignalSpy clicked(&button, &QPushButton::clicked);
        QTest::keyClick(&button, Qt::Key_Return);
        QTest::keyClick(&button, Qt::Key_Enter, Qt::KeypadModifier);
        QTest::keyClick(&button, Qt::Key_Space);
        QCOMPARE(clicked.count(), 3);
        // That is the page's own key.
        QTest::keyClick(&button, Qt::Key_Return, Qt::ControlModifier);
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"), true);
        QApplication::sendEvent(&button, &held);
        QCOMPARE(clicked.count(), 3);
    }

    void aNoticeStandsAboveTheActsAndCountsDown()
    {
        QWidget window;
        window.resize(800, 600);
        auto* acts = new QWidget(&window);
        acts->setGeometry(0, 500, 800, 100);
        acts->setProperty(kKeepClear, true);
        NoticeBar bar(&window);
        show(window);
        bar.showNotice(QStringLiteral("Mail to Marta K. approved."), QStringLiteral("Undo"), QKeySequence(Qt::Key_F4));
        QVERIFY(bar.geometry().bottom() < acts->geometry().top());
        bar.countDown(42);
        const auto* words = bar.findChild<QLabel*>();
        QCOMPARE(words->text(), QStringLiteral("Mail to Marta K. approved. Leaves in 42 s."));
        QTRY_COMPARE_WITH_TIMEOUT(words->text(), QStringLiteral("Mail to Marta K. approved. Leaves in 41 s."), 5000);
    }

    void init() { m_theme = std::make_unique<theme::Theme>(*qApp, theme::Theme::Scheme::Light); }
    void cleanup() { QApplication::setLayoutDirection(Qt::LeftToRight); }

    void aListIsWalkedAndOpenedByKey()
    {
        RowList list;
        list.setModel(modelOf(rows(5), &list));
        list.resize(400, 600);
        show(list);
        QCOMPARE(list.currentIndex().row(), 0);
        QSignalSpy opened(&list, &RowList::opened);
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toModelIndex().row(), 2);
        QTest::keyClick(&list, Qt::Key_End);
        QCOMPARE(list.currentIndex().row(), 4);
    }

    void onlyTheCurrentRowShowsItsKeys()
    {
        RowList list;
        list.setModel(modelOf(rows(3), &list));
        list.resize(400, 600);
        show(list);
        QCoreApplication::processEvents();
        const auto height = [&](int row) { return list.visualRect(list.model()->index(row, 0)).height(); };
        QVERIFY(height(0) > height(1));
        QTest::keyClick(&list, Qt::Key_Down);
        QCoreApplication::processEvents();
        QVERIFY(height(1) > height(0));
        QCOMPARE(height(0), height(2));
    }

    void lettersReachThePageAndNotASearchInTheList()
    {
        struct Listener : QWidget
        {
            void keyPressEvent(QKeyEvent* event) override { letters += event->text(); }
            QString letters;
        } page;
        auto* list = new RowList(&page);
        list->setModel(modelOf(rows(3), list));
        show(page);
        list->setFocus();
        QTest::keyClicks(list, QStringLiteral("ds"));
        QCOMPARE(page.letters, QStringLiteral("ds"));
        QCOMPARE(list->currentIndex().row(), 0);
    }

    void aRowSaysAllItShows()
    {
        const RowContent row{.lines = {{.start = {{.text = QStringLiteral("Marta K.")}},
                                        .end = {{.text = QStringLiteral("10:00")}}},
                                       {.chips = {{.text = QStringLiteral("Renews 2 Jul")}},
                                        .endBadges = {{.text = QStringLiteral("Draft ready")}}},
                                       {.hints = {{QKeySequence(Qt::Key_D), QStringLiteral("Draft")}}}}};
        QCOMPARE(plainText(row), QStringLiteral("Marta K., 10:00. Renews 2 Jul, Draft ready"));
    }

    void aBoardSkipsItsHeadings()
    {
        SamplePage page(QStringLiteral("Outbox"), Icon::Outbox, SamplePage::Look::Board);
        page.resize(900, 600);
        show(page);
        auto* board = page.findChild<DepartureTable*>();
        board->setFocus();
        QCOMPARE(board->currentIndex().row(), 1);
        QTest::keyClick(board, Qt::Key_Down);
        QCOMPARE(board->currentIndex().row(), 3);
        QSignalSpy opened(board, &DepartureTable::opened);
        QTest::keyClick(board, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QTest::keyClick(board, Qt::Key_Up);
        QCOMPARE(board->currentIndex().row(), 1);
    }

    void aButtonActsByItsKeyAndShowsIt()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* approve = new ActionButton(ActionButton::Variant::Seal, QStringLiteral("Approve"), &window);
        const int bare = approve->sizeHint().width();
        approve->setKey(QKeySequence(Qt::CTRL | Qt::Key_Return));
        QVERIFY(approve->sizeHint().width() > bare);
        auto* field = new QLineEdit(&window);
        column->addWidget(field);
        column->addWidget(approve);
        show(window);
        field->setFocus();
        QSignalSpy clicked(approve, &QPushButton::clicked);
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(clicked.count(), 1);
    }

    void keysAreWordedForPeople()
    {
        QCOMPARE(keyCapsOf(QKeySequence(Qt::CTRL | Qt::Key_Return)),
                 QStringList({QStringLiteral("Ctrl"), QStringLiteral("Enter")}));
        QCOMPARE(keyCapsOf(QKeySequence(Qt::ALT | Qt::Key_Up)),
                 QStringList({QStringLiteral("Alt"), QStringLiteral("↑")}));
        QCOMPARE(keyCapsOf(QKeySequence(Qt::CTRL | Qt::Key_Plus)),
                 QStringList({QStringLiteral("Ctrl"), QStringLiteral("+")}));
        QVERIFY(keyCapsOf(QKeySequence()).isEmpty());
    }

    void anErrorSaysWhatToDoAndTheKeyDoesIt()
    {
        auto* data = new QLabel(QStringLiteral("rows"));
        StateStack stack(data);
        stack.resize(600, 400);
        QCOMPARE(stack.state(), StateStack::State::Loading);
        stack.showError({.title = QStringLiteral("The server refused"),
                         .message = QStringLiteral("Nothing was lost."),
                         .action = QStringLiteral("Try again"),
                         .actionKey = QKeySequence(Qt::Key_F5)});
        show(stack);
        auto* action = stack.findChild<ActionButton*>(QStringLiteral("stateActionButton"));
        QVERIFY(action->isVisible());
        QSignalSpy asked(&stack, &StateStack::actionRequested);
        action->setFocus();
        QTest::keyClick(action, Qt::Key_F5);
        QTest::keyClick(action, Qt::Key_Space);
        QCOMPARE(asked.count(), 2);
        stack.showData();
        QVERIFY(data->isVisible() && !action->isVisible());
        stack.showEmpty({.title = QStringLiteral("That is all")});
        QVERIFY(!action->isVisible());
    }

    void aNoticeIsTakenBackOnceAndNeverTakesTheFocus()
    {
        QWidget window;
        window.resize(800, 600);
        auto* field = new QLineEdit(&window);
        NoticeBar bar(&window);
        show(window);
        field->setFocus();
        QSignalSpy undone(&bar, &NoticeBar::actionRequested);
        QSignalSpy lapsed(&bar, &NoticeBar::lapsed);
        bar.showNotice(QStringLiteral("Dismissed Aiko T."), QStringLiteral("Undo"), QKeySequence(Qt::Key_F4));
        QVERIFY(bar.isVisible() && field->hasFocus());
        bar.showNotice(QStringLiteral("Dismissed Omar F."), QStringLiteral("Undo"), QKeySequence(Qt::Key_F4));
        QCOMPARE(lapsed.count(), 1);
        QTest::keyClick(field, Qt::Key_F4);
        QTest::keyClick(field, Qt::Key_F4);
        QCOMPARE(undone.count(), 1);
        QVERIFY(!bar.isVisible());
    }

    void escEmptiesTheSearchBeforeItLeaves()
    {
        struct Listener : QWidget
        {
            void keyPressEvent(QKeyEvent* event) override
            {
                escapes += event->key() == Qt::Key_Escape ? 1 : 0;
            }
            int escapes = 0;
        } page;
        auto* field = new SearchField(QStringLiteral("Search"), &page);
        show(page);
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("abc"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
        QCOMPARE(page.escapes, 0);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(page.escapes, 1);
    }

    void aChartIsReadByKeyAndCopiedAsATable()
    {
        FunnelChart chart(QStringLiteral("Funnel"));
        chart.setPoints(
            {{.label = QStringLiteral("Sent"), .value = 40, .valueText = QStringLiteral("40"), .n = 40},
             {.label = QStringLiteral("Replied"),
              .value = 10,
              .valueText = QStringLiteral("25 %"),
              .n = 40,
              .low = 12,
              .high = 42}});
        chart.resize(600, 100);
        show(chart);
        QSignalSpy opened(&chart, &Chart::pointOpened);
        QTest::keyClick(&chart, Qt::Key_Down);
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(opened.first().first().toInt(), 1);
        QTest::keyClick(&chart, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(2), QStringLiteral("Replied\t25 %\t40\t12\t42\t"));
        QVERIFY(chart.accessibleDescription().contains(QStringLiteral("Replied, 25 %, of 40")));
    }

    void whatIsDrawnHasANameForAScreenReader()
    {
        const Chip chip({.icon = Icon::Clock, .text = QStringLiteral("Silent 4 days")});
        QCOMPARE(chip.accessibleName(), QStringLiteral("Silent 4 days"));
        const StateBadge badge({.icon = Icon::XCircle, .text = QStringLiteral("Refused"), .tone = Tone::Red});
        QCOMPARE(badge.accessibleName(), QStringLiteral("Refused"));
        const FactStrip facts(
            {{QStringLiteral("Renews"), {.text = QStringLiteral("2 Jul")}, QStringLiteral("in 23 days")}});
        QCOMPARE(facts.accessibleName(), QStringLiteral("Renews: 2 Jul, in 23 days"));
        const StrengthBars bars(3, QStringLiteral("Good"));
        QCOMPARE(bars.accessibleName(), QStringLiteral("Good"));
        const IntervalBar interval({.low = .2, .value = .3, .high = .4},
                                   QStringLiteral("30 %, between 20 and 40 %"));
        QVERIFY(!interval.accessibleName().isEmpty());
        const AvatarLabel avatar(QStringLiteral("Marta K."));
        QCOMPARE(avatar.accessibleName(), QStringLiteral("Marta K."));
    }

    void initialsSurviveOtherScripts()
    {
        QCOMPARE(initialsOf(QStringLiteral("Marta Kovač")), QStringLiteral("MK"));
        QCOMPARE(initialsOf(QStringLiteral("élodie")), QStringLiteral("É"));
        QCOMPARE(initialsOf(QStringLiteral("山田 太郎")), QStringLiteral("山太"));
        QCOMPARE(initialsOf(QString()), QString());
    }

    void paintingMirrorsFromRightToLeft()
    {
        const auto inkColumns = [](QWidget& widget) {
            const QImage image = widget.grab().toImage();
            int left = 0;
            int right = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixelColor(x, y) == theme::lightTokens().ink)
                        (x < image.width() / 2 ? left : right) += 1;
                }
            }
            return std::pair(left, right);
        };
        StrengthBars bars(4, QStringLiteral("Strong"));
        bars.resize(200, 20);
        const auto [left, right] = inkColumns(bars);
        QVERIFY(left > 0 && right == 0);
        bars.setLayoutDirection(Qt::RightToLeft);
        const auto [mirroredLeft, mirroredRight] = inkColumns(bars);
        QVERIFY(mirroredLeft == 0 && mirroredRight > 0);
    }

    void aLongLineIsElidedAndTheTooltipHasAll()
    {
        ElidedLabel label(
            {.text = QStringLiteral("A very long sentence that cannot fit into so little room")});
        label.resize(80, 20);
        show(label);
        QCOMPARE(label.toolTip(), label.text());
        label.resize(600, 20);
        QVERIFY(label.toolTip().isEmpty());
    }

private:
    static void show(QWidget& widget)
    {
        widget.show();
        widget.activateWindow();
        widget.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&widget));
    }

    std::unique_ptr<theme::Theme> m_theme;
};

COUNTERSIGN_TEST_CLASS(WidgetsTest);

} // namespace countersign::tests

#include "widgets_test.moc"
