// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_registry.h"
#include "tests/ui/sample_page.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/fuzzy_match.h"
#include "ui/shell/keys_sheet.h"
#include "ui/shell/main_window.h"
#include "ui/shell/nav_rail.h"
#include "ui/shell/status_line.h"
#include "ui/shell/top_bar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/search_field.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace countersign::tests {

using shell::MainWindow;
using theme::Icon;

namespace {
/// Keeps what was asked, so that a test answers when it wants to.
class HeldSearch : public shell::SearchProvider
{
public:
    void search(quint64 request, const QString& text, Reply reply) override
    {
        asked.push_back({request, text, reply});
    }

    struct Asked
    {
        quint64 request;
        QString text;
        Reply reply;
    };
    std::vector<Asked> asked;
};

void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}
} // namespace

class ShellTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QVERIFY(m_folder.isValid());
        m_theme = std::make_unique<theme::Theme>(*qApp, theme::Theme::Scheme::Light);
        build(QStringLiteral("%1.ini").arg(++m_files));
    }

    void cleanup()
    {
        m_window.reset();
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void altAndADigitGoToEachPage()
    {
        press(Qt::Key_2, Qt::AltModifier);
        QCOMPARE(m_window->place().page, QStringLiteral("review"));
        press(Qt::Key_3, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), m_board);
        press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), m_today);
        QVERIFY(m_today->isAncestorOf(QApplication::focusWidget()));
        press(Qt::Key_9, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), m_today);
    }

    void escGoesBackOneStepAtATime()
    {
        press(Qt::Key_2, Qt::AltModifier);
        m_window->openPage(QStringLiteral("account"), QStringLiteral("ostravelle"));
        QCOMPARE(m_account->lastItem, QStringLiteral("ostravelle"));
        m_account->stepsInside = 1;
        press(Qt::Key_Escape);
        QCOMPARE(m_window->currentPage(), m_account);
        press(Qt::Key_Escape);
        QCOMPARE(m_window->currentPage(), m_review);
        press(Qt::Key_Escape);
        QCOMPARE(m_window->currentPage(), m_today);
        press(Qt::Key_Escape);
        QCOMPARE(m_window->currentPage(), m_today);
        press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), m_review);
    }

    void escNeverLosesWhatWasTyped()
    {
        press(Qt::Key_2, Qt::AltModifier);
        auto* letter = m_window->findChild<QPlainTextEdit*>(QStringLiteral("letter"));
        letter->setFocus();
        QTest::keyClicks(letter, QStringLiteral(" one more thing?"));
        press(Qt::Key_Escape);
        QVERIFY(letter->toPlainText().contains(QStringLiteral("one more thing?")));
    }

    void thePaletteRunsACommandFoundByItsInitials()
    {
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(palette()->isOpen());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("gto"));
        press(Qt::Key_Return);
        QVERIFY(!palette()->isOpen());
        QCOMPARE(m_window->currentPage(), m_board);

        press(Qt::Key_1, Qt::AltModifier);
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("draft"));
        press(Qt::Key_Return);
        QCOMPARE(m_today->draftsAsked, 1);
    }

    void escClosesThePaletteAndGivesTheFocusBack()
    {
        QWidget* before = QApplication::focusWidget();
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("x"));
        press(Qt::Key_Escape);
        QVERIFY(!palette()->isOpen());
        QCOMPARE(QApplication::focusWidget(), before);
        QCOMPARE(m_window->currentPage(), m_today);
    }

    void thePaletteShowsOnlyTheNewestAnswer()
    {
        HeldSearch search;
        m_window->setSearchProvider(&search);
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("os"));
        QCOMPARE(search.asked.size(), std::size_t(2));
        search.asked[1].reply(search.asked[1].request, {{.page = QStringLiteral("account"),
                                                         .item = QStringLiteral("7"),
                                                         .icon = Icon::Accounts,
                                                         .title = QStringLiteral("Ostravelle Foods"),
                                                         .detail = QStringLiteral("Vienna")}});
        const int rows = paletteList()->model()->rowCount();
        search.asked[0].reply(search.asked[0].request, {});
        QCOMPARE(paletteList()->model()->rowCount(), rows);
        while (!paletteList()->currentIndex().data().toString().contains(QStringLiteral("Ostravelle"))) {
            const int row = paletteList()->currentIndex().row();
            press(Qt::Key_Down);
            QVERIFY(paletteList()->currentIndex().row() > row);
        }
        press(Qt::Key_Return);
        QCOMPARE(m_window->currentPage(), m_account);
        QCOMPARE(m_account->lastItem, QStringLiteral("7"));
        m_window->setSearchProvider(nullptr);
    }

    void anAnswerAfterThePaletteClosedIsDropped()
    {
        HeldSearch search;
        m_window->setSearchProvider(&search);
        press(Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("o"));
        press(Qt::Key_Escape);
        search.asked[0].reply(search.asked[0].request, {{.title = QStringLiteral("Late")}});
        QVERIFY(!palette()->isOpen());
        m_window.reset();
        search.asked[0].reply(search.asked[0].request, {{.title = QStringLiteral("Later still")}});
    }

    void fuzzyMatchPrefersStartsOfWordsAndIgnoresAccents()
    {
        const auto go = shell::fuzzyScore(QStringLiteral("gt"), QStringLiteral("Go to Today"));
        const auto inside = shell::fuzzyScore(QStringLiteral("gt"), QStringLiteral("Length"));
        QVERIFY(go && inside && *go > *inside);
        QVERIFY(shell::fuzzyScore(QStringLiteral("helene"), QStringLiteral("Hélène D.")));
        QVERIFY(shell::fuzzyScore(QStringLiteral("MÜL"), QStringLiteral("muller")));
        QVERIFY(!shell::fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Outbox")));
    }

    void theKeysSheetOpensByQuestionMarkButNotWhileTyping()
    {
        auto* sheet = m_window->findChild<shell::KeysSheet*>();
        press(Qt::Key_Question);
        QVERIFY(sheet->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
        QCOMPARE(m_window->currentPage(), m_today);
        press(Qt::Key_2, Qt::AltModifier);
        auto* letter = m_window->findChild<QPlainTextEdit*>(QStringLiteral("letter"));
        letter->setFocus();
        QTest::keyClicks(letter, QStringLiteral("?"));
        QVERIFY(!sheet->isVisible());
    }

    void theRailIsOneTabStopWithArrows()
    {
        auto* rail = m_window->findChild<shell::NavRail*>();
        rail->focusCurrent();
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("nav-today"));
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("nav-outbox"));
        QCOMPARE(m_window->currentPage(), m_today);
        press(Qt::Key_Return);
        QCOMPARE(m_window->currentPage(), m_board);
        int stops = 0;
        for (const QPushButton* button : rail->findChildren<QPushButton*>())
            stops += button->focusPolicy() & Qt::TabFocus ? 1 : 0;
        QCOMPARE(stops, 1);
    }

    void f6VisitsEveryPaneAndComesRound()
    {
        press(Qt::Key_2, Qt::AltModifier);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("queueList"));
        press(Qt::Key_F6);
        QVERIFY(m_review->isAncestorOf(QApplication::focusWidget()));
        press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("nav-review"));
        press(Qt::Key_F6);
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("queueList"));
    }

    void theLockIsAskedForByKeyAndByButton()
    {
        QSignalSpy spy(m_window.get(), &MainWindow::lockRequested);
        press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        auto* button = m_window->findChild<QPushButton*>(QStringLiteral("lockButton"));
        button->setFocus();
        press(Qt::Key_Space);
        QCOMPARE(spy.count(), 2);
    }

    void underACoverNothingIsSeenAndNoKeyActs()
    {
        auto* cover = new QLineEdit(m_window.get());
        m_window->setCover(cover);
        QVERIFY(cover->isVisible());
        QVERIFY(!m_today->isVisible());
        cover->setFocus();
        press(Qt::Key_2, Qt::AltModifier);
        press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), m_today);
        QVERIFY(!palette()->isVisible());
        m_window->setCover(nullptr);
        QVERIFY(m_today->isVisible());
        press(Qt::Key_2, Qt::AltModifier);
        QCOMPARE(m_window->currentPage(), m_review);
    }

    void widthsAndTheNarrowRailAreRemembered()
    {
        const QString file = QStringLiteral("%1.ini").arg(m_files);
        press(Qt::Key_B, Qt::ControlModifier);
        QVERIFY(m_window->findChild<shell::NavRail*>()->isCollapsed());
        QVERIFY(m_today->contextPane()->isVisible());
        press(Qt::Key_F9);
        QVERIFY(!m_today->contextPane()->isVisible());
        build(file);
        QVERIFY(m_window->findChild<shell::NavRail*>()->isCollapsed());
        QVERIFY(!m_today->contextPane()->isVisible());
    }

    void aNarrowWindowKeepsThePageWideEnoughForALetter()
    {
        m_window->resize(900, 640);
        QCoreApplication::processEvents();
        QVERIFY(m_window->findChild<shell::NavRail*>()->isCollapsed());
        QVERIFY(m_today->width() >= 480);
        QVERIFY(m_window->width() <= 900);
    }

    void theDemoBadgeSaysSoAloud()
    {
        auto* badge = m_window->findChild<QWidget*>(QStringLiteral("demoBadge"));
        QVERIFY(!badge->isVisible());
        m_window->topBar().setDemo(true);
        QVERIFY(badge->isVisible());
        QVERIFY(!badge->accessibleName().isEmpty());
    }

    void everythingThatTakesTheFocusHasAName()
    {
        m_window->topBar().setUser(QStringLiteral("Ines R."), QStringLiteral("Rep"));
        for (const QWidget* widget : m_window->findChildren<QWidget*>()) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->isHidden() ||
                qobject_cast<const shell::KeysSheet*>(widget))
                continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            // The scroll bars and viewports of a view belong to the view.
            const bool inner = widget->objectName().startsWith(QLatin1String("qt_"));
            const QString what = QStringLiteral("%1 '%2'").arg(
                QLatin1String(widget->metaObject()->className()), widget->objectName());
            QVERIFY2(named || inner || widget->inherits("QHeaderView") || widget->inherits("QSplitter"),
                     qPrintable(what));
        }
    }

    void tabReachesEveryControlAndComesRound()
    {
        m_window->topBar().setUser(QStringLiteral("Ines R."), QStringLiteral("Rep"));
        QSet<QString> reached;
        QWidget* start = QApplication::focusWidget();
        for (int i = 0; i < 40; ++i) {
            press(Qt::Key_Tab);
            reached.insert(QApplication::focusWidget()->objectName());
            if (QApplication::focusWidget() == start)
                break;
        }
        QCOMPARE(QApplication::focusWidget(), start);
        for (const char* name :
             {"nav-today", "searchField", "userButton", "lockButton", "keysButton", "sampleList"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
    }

    void theWindowMirrorsFromRightToLeft()
    {
        QApplication::setLayoutDirection(Qt::RightToLeft);
        QCoreApplication::processEvents();
        const auto* rail = m_window->findChild<shell::NavRail*>();
        QCOMPARE(rail->mapTo(m_window.get(), QPoint(rail->width(), 0)).x(), m_window->width());
        const QWidget* context = m_today->contextPane();
        // QSplitter leaves its handle's pixel at the far edge.
        QVERIFY(context->mapTo(m_window.get(), QPoint(0, 0)).x() <= 1);
    }

private:
    void build(const QString& file)
    {
        using Look = SamplePage::Look;
        m_window = std::make_unique<MainWindow>(m_folder.filePath(file));
        m_today = new SamplePage(QStringLiteral("Today"), Icon::Today, Look::Suggestions);
        m_review = new SamplePage(QStringLiteral("Review"), Icon::Review, Look::Queue);
        m_board = new SamplePage(QStringLiteral("Outbox"), Icon::Outbox, Look::Board);
        m_account = new SamplePage(QStringLiteral("Account"), Icon::Accounts, Look::Plain);
        m_window->addPage(QStringLiteral("today"), m_today, 0);
        m_window->addPage(QStringLiteral("review"), m_review, 0);
        m_window->addPage(QStringLiteral("outbox"), m_board, 0);
        m_window->addPage(QStringLiteral("account"), m_account, -1);
        m_window->resize(1440, 900);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_today->focusFirst();
        QVERIFY(QApplication::focusWidget());
    }

    shell::CommandPalette* palette() { return m_window->findChild<shell::CommandPalette*>(); }
    widgets::RowList* paletteList()
    {
        return m_window->findChild<widgets::RowList*>(QStringLiteral("paletteList"));
    }

    QTemporaryDir m_folder;
    int m_files = 0;
    std::unique_ptr<theme::Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
    SamplePage* m_today = nullptr;
    SamplePage* m_review = nullptr;
    SamplePage* m_board = nullptr;
    SamplePage* m_account = nullptr;
};

COUNTERSIGN_TEST_CLASS(ShellTest);

} // namespace countersign::tests

#include "shell_test.moc"
