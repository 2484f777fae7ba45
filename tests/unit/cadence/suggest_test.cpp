// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/cadence/suggest.h"
#include "tests/support/test_registry.h"
#include "tests/unit/features/feature_world.h"

#include <QtTest>

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace countersign;
using base::ErrorCode;
using cadence::Action;
using cadence::Suggestion;
using model::RecordKind;
using tests::day;
using tests::euro;
using tests::FeatureWorld;
using tests::moment;
using tests::text;

namespace {

/// Accounts with something to say, as the rep would find them on Tuesday 2026-06-09 at 10:00 UTC.
struct CadenceWorld : FeatureWorld
{
    std::set<std::string> suppressed;
    cadence::SuggestRequest request{.now = tests::FakeClock::kStart};

    CadenceWorld()
    {
        request.isSuppressed = [this](const std::string& address, model::RecordId) {
            return suppressed.contains(address);
        };
    }
    model::RecordId renewing(std::string_view id, std::string_view renewsOn = "2026-07-02",
                             std::int64_t cents = 8'400'000)
    {
        const auto made =
            put(RecordKind::Account, id,
                {{"name", text(id)}, {"country", text("AT")}, {"time_zone", text("Europe/Vienna")}})
                .id;
        put(RecordKind::Contract, id,
            {{"number", text(id)},
             {"account", made},
             {"status", text("active")},
             {"renews_on", day(renewsOn)},
             {"ends_on", day(renewsOn)},
             {"annual_value", euro(cents)}});
        return made;
    }
    model::RecordId person(std::string_view id, model::RecordId account, std::string_view role = "",
                           tests::FieldList more = {})
    {
        model::Record record = put(RecordKind::Contact, id,
                                   {{"account", account},
                                    {"full_name", text(id)},
                                    {"email", text(std::string(id) + "@customer.example")},
                                    {"role", text(role)}});
        if (more.size() == 0)
            return record.id;
        for (const auto& [name, value] : more)
            record.set(name, value);
        const auto stored = tests::writeIn(database(), [&](store::Transaction& transaction) -> base::Status {
            const auto done = records::upsertRecord(transaction, record, {}, tests::FakeClock::kStart);
            return done ? base::Status() : base::fail(done.error());
        });
        COUNTERSIGN_ASSERT(stored.has_value(), "the contact is stored");
        return record.id;
    }
    std::vector<Suggestion> list()
    {
        (void)recompute();
        auto made = cadence::makeSuggestions(database(), request, {});
        if (!made)
            qFatal("%s", base::toString(made.error()).c_str());
        return std::move(*made);
    }
    Suggestion only()
    {
        auto made = list();
        if (made.size() != 1)
            qFatal("%zu suggestions", made.size());
        return std::move(made.front());
    }
};

bool says(const Suggestion& suggestion, std::string_view code)
{
    return std::ranges::any_of(suggestion.reasons,
                               [&](const cadence::WeightedReason& each) { return each.reason.code == code; });
}

} // namespace

class SuggestTest : public QObject
{
    Q_OBJECT
private slots:
    void aRenewalIsProposedWithPersonValueTimeAndReasons()
    {
        CadenceWorld world;
        const auto account = world.renewing("Ostravelle");
        const auto marta = world.person("marta", account, "champion");
        const auto jonas = world.person("jonas", account, "user");
        const Suggestion made = world.only();
        QCOMPARE(made.useCase, std::string("renewal"));
        QVERIFY(made.action == Action::Mail);
        QVERIFY(made.contact == marta);
        QVERIFY(made.value == base::Money({.amountMinor = 8'400'000, .currency = "EUR"}));
        QCOMPARE(made.valuePer, std::string("year"));
        QCOMPARE(made.zone, std::string("Europe/Vienna"));
        // Noon in Vienna on a working day: at once.
        QVERIFY(made.nextLegal == world.request.now);
        QVERIFY(made.runnerUp && made.runnerUp->contact == jonas);
        QCOMPARE(made.runnerUp->whyNot.code, std::string("runner_up_lower_score"));
        QVERIFY(says(made, "renews_on") && says(made, "value_at_stake"));
        double sum = 0;
        for (const auto& reason : made.reasons) {
            sum += reason.points;
            QVERIFY2(reason.reason.code == "value_at_stake" || !reason.record.isNull(),
                     reason.reason.code.c_str());
        }
        QVERIFY(std::fabs(sum - made.score) < 1e-9);
    }

    void aDemoAndWhatOthersOwnAreProposedToo()
    {
        CadenceWorld world;
        const auto demo = world.account("demo");
        const auto anna = world.person("anna", demo);
        world.put(RecordKind::Activity, "d1",
                  {{"activity_type", text("demo")},
                   {"account", demo},
                   {"contact", anna},
                   {"outcome", text("held")},
                   {"at", moment("2026-06-03T09:00:00Z")}});
        for (const char* id : {"f1", "f2", "f3", "f4"}) {
            const auto peer = world.account(id, "food");
            world.own(peer, "monitor");
            if (id != std::string_view("f1"))
                world.own(peer, "cold");
        }
        world.person("bea", model::RecordId::imported("test", "account", "f1"));
        std::map<model::RecordId, std::string> useCases;
        for (const Suggestion& each : world.list())
            useCases[each.account] = each.useCase;
        QCOMPARE(useCases[demo], std::string("post_demo"));
        QCOMPARE(useCases[model::RecordId::imported("test", "account", "f1")], std::string("cross_sell"));
    }

    void whoMayNotBeWrittenToIsNot()
    {
        CadenceWorld world;
        const auto account = world.renewing("Ostravelle");
        const auto marta = world.person("marta", account, "decision maker");
        const auto jonas = world.person("jonas", account);
        world.suppressed.insert("marta@customer.example");
        Suggestion made = world.only();
        QVERIFY(made.contact == jonas && made.action == Action::Mail);
        QVERIFY(made.runnerUp && made.runnerUp->contact == marta);
        QCOMPARE(made.runnerUp->whyNot.code, std::string("runner_up_opted_out"));
        world.suppressed.insert("jonas@customer.example");
        made = world.only();
        QVERIFY(made.contact.isNull() && made.action == Action::Call);
    }

    void theCrmsOwnOptOutCountsAndWhoLeftIsNotAskedFor()
    {
        CadenceWorld world;
        const auto account = world.renewing("Ostravelle");
        (void)world.person("marta", account, "champion", {{"email_opt_out", true}});
        (void)world.person("gone", account, "signer", {{"left_company", true}});
        const Suggestion made = world.only();
        QVERIFY(made.contact.isNull() && made.action == Action::Call && !made.runnerUp);
    }

    void withoutAnAddressItIsACall()
    {
        CadenceWorld world;
        const auto account = world.renewing("Ostravelle");
        const auto marta = world.person("marta", account, "champion",
                                        {{"email", text("")}, {"phone", text("+43720555913")}});
        const Suggestion made = world.only();
        QVERIFY(made.contact == marta && made.action == Action::Call);
    }

    void whereAMailCouldSayNothingItIsACallOrItWaits()
    {
        CadenceWorld world;
        const auto account = world.renewing("Ostravelle");
        const auto marta = world.person("marta", account, "champion");
        world.request.canBeWritten = [](const Suggestion&) { return false; };
        Suggestion made = world.only();
        QVERIFY(made.contact == marta && made.action == Action::Wait);
        QVERIFY(says(made, "nothing_to_write"));
        (void)world.person("marta", account, "champion", {{"phone", text("+43720555913")}});
        made = world.only();
        QVERIFY(made.action == Action::Call && says(made, "nothing_to_write"));
        world.request.canBeWritten = [](const Suggestion&) { return true; };
        made = world.only();
        QVERIFY(made.action == Action::Mail && !says(made, "nothing_to_write"));
    }

    void aSuggestionNamesTheProductThatItIsAbout()
    {
        CadenceWorld world;
        for (const char* id : {"f1", "f2", "f3", "f4"}) {
            const auto peer = world.account(id, "food");
            world.own(peer, "monitor");
            if (id != std::string_view("f1"))
                world.own(peer, "cold");
        }
        world.person("bea", model::RecordId::imported("test", "account", "f1"));
        const auto visitor = world.account("visitor");
        world.person("vic", visitor);
        world.put(RecordKind::Product, "gateway", {{"name", text("Pulse Gateway")}});
        world.put(RecordKind::Product, "alarm", {{"name", text("Door Alarm")}});
        for (const char* id : {"v1", "v2"})
            world.put(RecordKind::WebVisit, id,
                      {{"account", visitor}, {"page", text("/pricing/pulse-gateway")}, {"at", moment("2026-06-08T09:00:00Z")}});
        // Neither an older page of another product nor a newer one of none is the newest that names one.
        world.put(RecordKind::WebVisit, "v0",
                  {{"account", visitor}, {"page", text("/pricing/door-alarm")}, {"at", moment("2026-06-07T09:00:00Z")}});
        world.put(RecordKind::WebVisit, "v3",
                  {{"account", visitor}, {"page", text("/pricing")}, {"at", moment("2026-06-08T10:00:00Z")}});
        world.put(RecordKind::WebVisit, "v4",
                  {{"account", visitor}, {"page", text("/pricing/door-alarm")}, {"at", moment("2026-06-06T09:00:00Z")}});
        std::map<std::string, model::RecordId> products;
        for (const Suggestion& each : world.list())
            products[each.useCase] = each.product;
        QVERIFY(products["cross_sell"] == CadenceWorld::productId("cold"));
        QVERIFY(products["pricing_interest"] == CadenceWorld::productId("gateway"));
    }

    void anotherRepsAccountIsHandedOver()
    {
        CadenceWorld world;
        const auto me = world.put(RecordKind::User, "me", {{"full_name", text("Ines")}}).id;
        const auto other = world.put(RecordKind::User, "other", {{"full_name", text("Olaf")}}).id;
        const auto account = world.put(RecordKind::Account, "a", {{"name", text("a")}, {"owner", other}}).id;
        (void)world.person("marta", account);
        world.put(RecordKind::Contract, "c",
                  {{"number", text("c")},
                   {"account", account},
                   {"status", text("active")},
                   {"renews_on", day("2026-07-02")}});
        world.request.user = me;
        QVERIFY(world.only().action == Action::HandOver);
        world.request.user = other;
        QVERIFY(world.only().action == Action::Mail);
    }

    void theNextLegalInstantIsInTheRecipientsDay()
    {
        CadenceWorld world;
        const auto account = world.renewing("Ostravelle");
        (void)world.person("marta", account);
        // Saturday evening in Vienna.
        world.request.now = base::parseRfc3339("2026-06-13T19:00:00Z").value();
        const Suggestion made = world.only();
        QVERIFY(made.nextLegal > base::parseRfc3339("2026-06-15T05:00:00Z").value());
        QVERIFY(made.nextLegal < base::parseRfc3339("2026-06-15T10:00:00Z").value());
        QVERIFY(std::ranges::any_of(made.nextLegalReasons,
                                    [](const model::Reason& each) { return each.code == "window_weekend"; }));
    }

    void aReplyLiftsAndASentMailLowersAndBothSayWhy()
    {
        CadenceWorld world;
        const auto first = world.renewing("First", "2026-06-24");
        const auto second = world.renewing("Second", "2026-07-10");
        (void)world.person("a", first);
        (void)world.person("b", second);
        QVERIFY(world.list().front().account == first);
        const auto mail = model::RecordId::imported("test", "message", "m");
        world.request.recent[second] = {.kind = "reply", .at = world.request.now, .evidence = mail};
        auto after = world.list();
        QVERIFY(after.front().account == second);
        QCOMPARE(after.front().moved.code, std::string("moved_up_replied"));
        QCOMPARE(after.front().headline.code, std::string("headline_replied"));
        QVERIFY(after.front().reasons.back().record == mail);
        world.request.recent = {{first, {.kind = "sent", .at = world.request.now, .evidence = mail}}};
        after = world.list();
        QVERIFY(after.front().account == second);
        QVERIFY(after.back().account == first);
        QCOMPARE(after.back().moved.code, std::string("moved_down_sent"));
    }

    void whoIsOutOfOfficeOrHasAcceptedAMeetingIsLeftAlone()
    {
        for (const char* kind : {"out_of_office", "meeting"}) {
            CadenceWorld world;
            const auto account = world.renewing("Ostravelle");
            const auto marta = world.person("marta", account);
            world.request.recent[account] = {.kind = kind, .at = world.request.now, .contact = marta};
            QVERIFY(world.only().action == Action::Wait);
            world.request.recent[account].at = world.request.now - std::chrono::days(8);
            QVERIFY(world.only().action == Action::Mail);
        }
    }

    void anAnswerIsNotLostBelowTheEndOfTheList()
    {
        CadenceWorld world;
        world.request.limit = 2;
        for (int i = 0; i < 12; ++i)
            (void)world.person("p" + std::to_string(i), world.renewing(std::to_string(i), "2026-06-24"));
        const auto late = world.renewing("late", "2026-08-01");
        (void)world.person("late", late);
        world.request.recent[late] = {.kind = "reply", .at = world.request.now};
        const auto made = world.list();
        QCOMPARE(made.size(), std::size_t(2));
        QVERIFY(made.front().account == late);
    }

    void stoppingIsObeyed()
    {
        CadenceWorld world;
        (void)world.person("p", world.renewing("a"));
        (void)world.recompute();
        std::stop_source stop;
        stop.request_stop();
        COUNTERSIGN_VERIFY_ERROR(cadence::makeSuggestions(world.database(), world.request, stop.get_token()),
                                 ErrorCode::Cancelled);
    }

    void anyWorldGivesTheSameListTwiceAndMailsNobodyWhoIsNotToBeMailed()
    {
        const bool held = rc::check("lists of any world", [] {
            CadenceWorld world;
            std::set<model::RecordId> silent;
            const int accounts = *rc::gen::inRange(1, 7);
            for (int i = 0; i < accounts; ++i) {
                const std::string n = std::to_string(i);
                const auto account =
                    world.renewing(n, *rc::gen::element("2026-06-20", "2026-07-02", "2027-01-01"));
                const int people = *rc::gen::inRange(0, 4);
                for (int p = 0; p < people; ++p) {
                    const std::string name = "p" + n + std::to_string(p);
                    const bool optedOut = *rc::gen::arbitrary<bool>();
                    const bool listed = *rc::gen::arbitrary<bool>();
                    const auto id = world.person(name, account, *rc::gen::element("", "champion", "user"),
                                                 {{"email_opt_out", optedOut}});
                    if (listed)
                        world.suppressed.insert(name + "@customer.example");
                    if (optedOut || listed)
                        silent.insert(id);
                    if (*rc::gen::arbitrary<bool>()) {
                        world.request.recent[account] = {
                            .kind = "out_of_office", .at = world.request.now, .contact = id};
                    }
                }
            }
            const auto made = world.list();
            RC_ASSERT(made == world.list());
            for (const Suggestion& each : made) {
                const auto recent = world.request.recent.find(each.account);
                const bool away =
                    recent != world.request.recent.end() && recent->second.contact == each.contact;
                if (each.action == Action::Mail)
                    RC_ASSERT(!each.contact.isNull() && !silent.contains(each.contact) && !away);
                RC_ASSERT(each.nextLegal >= world.request.now);
                RC_ASSERT(!each.reasons.empty());
            }
        });
        QVERIFY(held);
    }
};

COUNTERSIGN_TEST_CLASS(SuggestTest);
#include "suggest_test.moc"
