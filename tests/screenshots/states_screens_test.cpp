// SPDX-License-Identifier: Apache-2.0
#include "tests/screenshots/screenshot.h"
#include "tests/support/test_registry.h"
#include "tests/ui/desk.h"
#include "ui/screens/account/account_page.h"
#include "ui/screens/accounts/accounts_page.h"
#include "ui/screens/governance/governance_page.h"
#include "ui/screens/insights/insights_page.h"
#include "ui/screens/outbox/outbox_page.h"
#include "ui/screens/prompts/prompts_page.h"
#include "ui/screens/review/review_page.h"
#include "ui/screens/sources/sources_page.h"
#include "ui/screens/today/today_page.h"

#include <QTest>

namespace countersign::tests {

using screens::ReviewPage;
using theme::Theme;

namespace {

constexpr const char* kPages[] = {"today",   "accounts", "review",  "approvals", "outbox",
                                  "prompts", "insights", "sources", "governance"};

void putAll(Desk& desk)
{
    desk.put(QStringLiteral("today"), new screens::TodayPage(desk.client));
    desk.put(QStringLiteral("accounts"), new screens::AccountsPage(desk.client));
    desk.put(QStringLiteral("account"), new screens::AccountPage(desk.client));
    desk.put(QStringLiteral("review"), new ReviewPage(desk.client, ReviewPage::Kind::Drafts));
    desk.put(QStringLiteral("approvals"), new ReviewPage(desk.client, ReviewPage::Kind::Approvals));
    desk.put(QStringLiteral("outbox"), new screens::OutboxPage(desk.client));
    desk.put(QStringLiteral("prompts"), new screens::PromptsPage(desk.client));
    desk.put(QStringLiteral("insights"), new screens::InsightsPage(desk.client));
    desk.put(QStringLiteral("sources"), new screens::SourcesPage(desk.client));
    desk.put(QStringLiteral("governance"), new screens::GovernancePage(desk.client));
}

/// The same people with everything that takes room: long names, long companies, amounts of eleven figures.
FakeWorld wideWorld()
{
    FakeWorld world = sampleWorld();
    std::int64_t minor = 1'234'567'890'00;
    for (api::Suggestion& item : world.suggestions.items) {
        item.contactName = "Maximiliane " + item.contactName;
        item.accountName += " Lebensmittelverarbeitung GmbH & Co. KG";
        item.value = api::Money{.amountMinor = minor, .currency = "EUR"};
        minor += 111'111'111'11;
    }
    for (api::DraftDetail& draft : world.drafts) {
        draft.row.accountName += " Lebensmittelverarbeitung GmbH & Co. KG";
        draft.row.value = api::Money{.amountMinor = minor, .currency = "EUR"};
    }
    return world;
}

} // namespace

/// Every screen while it reads, with nothing to show, and when reading fails; and with more than there is
/// room for.
class StatesScreensTest : public QObject
{
    Q_OBJECT

private slots:
    void draws_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<bool>("dark");
        QTest::newRow("en light") << QStringLiteral("en_GB") << false;
        QTest::newRow("de dark") << QStringLiteral("de_AT") << true;
    }

    void draws()
    {
        QFETCH(QString, locale);
        QFETCH(bool, dark);
        const auto scheme = dark ? Theme::Scheme::Dark : Theme::Scheme::Light;
        const QString suffix = QStringLiteral("-%1-%2").arg(locale.left(2), dark ? QStringLiteral("dark")
                                                                                 : QStringLiteral("light"));
        const auto grab = [&suffix](Desk& desk, const char* page, const char* state) {
            return !grabTo(*desk.window,
                           QString::fromLatin1(page) + QLatin1Char('-') + QString::fromLatin1(state) + suffix)
                        .isEmpty();
        };
        {
            Desk empty(locale, scheme, emptyWorld());
            putAll(empty);
            empty.open();
            for (const char* page : kPages) {
                empty.window->openPage(QString::fromLatin1(page));
                empty.answer();
                QVERIFY(grab(empty, page, "empty"));
            }
        }
        Desk failing(locale, scheme);
        failing.engine.failAlways(base::ErrorCode::WorkspaceBusy);
        putAll(failing);
        failing.open();
        for (const char* page : kPages) {
            failing.window->openPage(QString::fromLatin1(page));
            failing.answer();
            QVERIFY(grab(failing, page, "error"));
        }
        Desk reading(locale, scheme);
        auto* today = new screens::TodayPage(reading.client);
        reading.window->addPage(QStringLiteral("today"), today, 0);
        reading.window->show();
        QVERIFY(grab(reading, "today", "loading"));
    }

    void drawsWhatIsWide_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::newRow("en") << QStringLiteral("en_GB");
        QTest::newRow("de") << QStringLiteral("de_AT");
    }
    void drawsWhatIsWide()
    {
        QFETCH(QString, locale);
        Desk desk(locale, Theme::Scheme::Light, wideWorld());
        putAll(desk);
        desk.window->resize(1180, 760);
        desk.open();
        QVERIFY(!grabTo(*desk.window, QStringLiteral("today-wide-") + locale.left(2)).isEmpty());
        desk.window->openPage(QStringLiteral("review"));
        desk.answer();
        QVERIFY(!grabTo(*desk.window, QStringLiteral("review-wide-") + locale.left(2)).isEmpty());
    }
};

COUNTERSIGN_TEST_CLASS(StatesScreensTest);

} // namespace countersign::tests

#include "states_screens_test.moc"
