// SPDX-License-Identifier: Apache-2.0
#include "tests/screenshots/screenshot.h"
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/review/review_page.h"
#include "ui/shell/top_bar.h"
#include "ui/text/role_text.h"

#include <QTest>

namespace countersign::tests {

using screens::ReviewPage;
using theme::Theme;

/// Review and Approvals as pictures, in the states in which somebody meets them.
class ReviewScreensTest : public QObject
{
    Q_OBJECT

private slots:
    void draws_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<bool>("dark");
        for (const char* language : {"en_GB", "de_AT"}) {
            for (const bool dark : {false, true})
                QTest::addRow("%s %s", language, dark ? "dark" : "light")
                    << QString::fromLatin1(language) << dark;
        }
    }

    void draws()
    {
        QFETCH(QString, locale);
        QFETCH(bool, dark);
        const QString suffix = QStringLiteral("-%1-%2").arg(locale.left(2), dark ? QStringLiteral("dark")
                                                                                 : QStringLiteral("light"));
        Desk desk(locale, dark ? Theme::Scheme::Dark : Theme::Scheme::Light);
        auto* page = new ReviewPage(desk.client, ReviewPage::Kind::Drafts);
        desk.put(QStringLiteral("review"), page);
        desk.open(QStringLiteral("review"));
        desk.press(Qt::Key_Down);
        QVERIFY(!grabTo(*desk.window, QStringLiteral("review") + suffix).isEmpty());
        desk.press(Qt::Key_F8);
        desk.press(Qt::Key_F4);
        QVERIFY(!grabTo(*desk.window, QStringLiteral("review-overrule") + suffix).isEmpty());
        desk.press(Qt::Key_Escape);
        desk.press(Qt::Key_F2);
        QVERIFY(!grabTo(*desk.window, QStringLiteral("review-ready") + suffix).isEmpty());
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!grabTo(*desk.window, QStringLiteral("review-sign") + suffix).isEmpty());
        desk.press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(!grabTo(*desk.window, QStringLiteral("review-sign-bytes") + suffix).isEmpty());
        desk.press(Qt::Key_Escape);
        QVERIFY(!grabTo(*desk.window, QStringLiteral("review-frozen") + suffix).isEmpty());
        desk.press(Qt::Key_P, Qt::ControlModifier);
        QVERIFY(!grabTo(*desk.window, QStringLiteral("review-exact") + suffix).isEmpty());
        desk.press(Qt::Key_Escape);
        desk.press(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(!grabTo(*desk.window, QStringLiteral("review-egress") + suffix).isEmpty());
    }

    void drawsApprovals_data() { draws_data(); }
    void drawsApprovals()
    {
        QFETCH(QString, locale);
        QFETCH(bool, dark);
        const QString suffix = QStringLiteral("-%1-%2").arg(locale.left(2), dark ? QStringLiteral("dark")
                                                                                 : QStringLiteral("light"));
        FakeWorld world = sampleWorld();
        world.frame.me = {.id = "pri-tomas", .name = "Tomas H.", .role = api::Role::Manager, .canSign = true};
        api::DraftDetail& omar = world.drafts[3];
        omar.row.state = api::MessageState::InReview;
        omar.row.missingSignatures = {"manager"};
        omar.signatures = {{.principalName = "Ines R.",
                            .role = api::Role::Rep,
                            .signedAt = instantOf("2026-06-09T06:04:00Z")}};
        Desk desk(locale, dark ? Theme::Scheme::Dark : Theme::Scheme::Light, std::move(world));
        desk.put(QStringLiteral("approvals"), new ReviewPage(desk.client, ReviewPage::Kind::Approvals));
        desk.window->topBar().setUser(QStringLiteral("Tomas H."), text::roleText(api::Role::Manager));
        desk.open(QStringLiteral("approvals"));
        QVERIFY(!grabTo(*desk.window, QStringLiteral("approvals") + suffix).isEmpty());
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!grabTo(*desk.window, QStringLiteral("approvals-sign") + suffix).isEmpty());
    }

    void drawsItNarrowAndFromRightToLeft()
    {
        Desk desk(QStringLiteral("ar_AE"));
        desk.put(QStringLiteral("review"), new ReviewPage(desk.client, ReviewPage::Kind::Drafts));
        desk.open(QStringLiteral("review"));
        QVERIFY(!grabTo(*desk.window, QStringLiteral("review-rtl")).isEmpty());
        Desk narrow;
        narrow.put(QStringLiteral("review"), new ReviewPage(narrow.client, ReviewPage::Kind::Drafts));
        narrow.window->resize(1060, 680);
        narrow.open(QStringLiteral("review"));
        QVERIFY(!grabTo(*narrow.window, QStringLiteral("review-narrow")).isEmpty());
    }
};

COUNTERSIGN_TEST_CLASS(ReviewScreensTest);

} // namespace countersign::tests

#include "review_screens_test.moc"
