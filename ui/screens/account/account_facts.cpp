// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/account/account_facts.h"

#include "ui/text/dates.h"
#include "ui/text/money_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/state_text.h"
#include "ui/text/utf8.h"

#include <QCoreApplication>

#include <algorithm>

namespace countersign::screens {

using text::fromUtf8;
using Fact = widgets::FactStrip::Fact;

namespace {
/// A notice period that ends within so many days needs a look.
constexpr int kNoticeSoonDays = 30;

struct AccountFacts
{
    Q_DECLARE_TR_FUNCTIONS(AccountFacts)
};

Fact worth(const api::AccountDetail& detail, const text::Here& here)
{
    const api::ContractRow* contract = nextContract(detail);
    const int products = static_cast<int>(detail.owned.size());
    const QString note = products > 0 ? AccountFacts::tr("%n product(s)", "owned", products) : QString();
    if (contract && contract->annualValue)
        return {AccountFacts::tr("Worth a year"),
                {.text = text::moneyText(*contract->annualValue, here.locale)},
                note};
    const QString open = detail.row.openValue ? text::moneyText(*detail.row.openValue, here.locale)
                                              : AccountFacts::tr("Unknown", "a value");
    return {AccountFacts::tr("Open value"), {.text = open}, note};
}

Fact renewal(const api::AccountDetail& detail, const text::Here& here)
{
    if (!detail.row.renewsOn)
        return {AccountFacts::tr("Renews"),
                {.text = AccountFacts::tr("No contract"), .tone = theme::Tone::Quiet},
                {}};
    const QDate date = text::toQDate(*detail.row.renewsOn);
    return {AccountFacts::tr("Renews"), {.text = text::dateText(date, here)}, text::distanceText(date, here)};
}

Fact lastWord(const api::AccountDetail& detail, const text::Here& here)
{
    const auto isWord = [](const api::TimelineEntry& entry) {
        return !entry.person.empty() &&
               (entry.kind == "mail" || entry.kind == "call" || entry.kind == "meeting");
    };
    const auto newest = std::ranges::find_if(detail.timeline, isWord);
    if (newest == detail.timeline.end())
        return {AccountFacts::tr("Last word"),
                {.text = AccountFacts::tr("None yet"), .tone = theme::Tone::Quiet},
                {}};
    const QDate date = text::toDateTime(newest->at, here).date();
    return {AccountFacts::tr("Last word"),
            //: %1 is a person, %2 a date.
            {.text = AccountFacts::tr("%1, %2").arg(fromUtf8(newest->person), text::dateText(date, here))},
            newest->waitsForUs ? AccountFacts::tr("waits for us") : text::distanceText(date, here)};
}
} // namespace

std::vector<Fact> factsOf(const api::AccountDetail& detail, const text::Here& here)
{
    const auto stale = std::ranges::count(detail.features, true, &api::FeatureRow::stale);
    const QString rests = stale > 0
                              ? AccountFacts::tr("%n figure(s) out of date", "", static_cast<int>(stale))
                              : AccountFacts::tr("%n figure(s)", "that health rests on",
                                                 static_cast<int>(detail.features.size()));
    const int open =
        static_cast<int>(std::ranges::count(detail.opportunities, false, &api::OpportunityRow::closed));
    return {worth(detail, here),
            renewal(detail, here),
            {AccountFacts::tr("Health"), text::healthMark(detail.health, here), rests},
            lastWord(detail, here),
            {AccountFacts::tr("Next step"),
             {.text = text::phraseText(detail.nextStep, here)},
             AccountFacts::tr("%n open opportunity(s)", "", open)}};
}

const api::ContractRow* nextContract(const api::AccountDetail& detail)
{
    const api::ContractRow* next = nullptr;
    for (const api::ContractRow& contract : detail.contracts) {
        if (contract.startsOn && contract.renewsOn && (!next || *contract.renewsOn < *next->renewsOn))
            next = &contract;
    }
    return next;
}

QString contractRemark(const api::ContractRow& contract)
{
    QStringList parts;
    if (contract.termMonths > 0)
        parts.append(AccountFacts::tr("%n month(s)", "length of a contract", contract.termMonths));
    parts.append(contract.autoRenews ? AccountFacts::tr("renews by itself", "a contract")
                                     : AccountFacts::tr("ends unless renewed", "a contract"));
    if (contract.noticeBy && contract.renewsOn) {
        const auto days = text::toQDate(*contract.noticeBy).daysTo(text::toQDate(*contract.renewsOn));
        parts.append(AccountFacts::tr("%n day(s)’ notice", "of a contract", static_cast<int>(days)));
    }
    return parts.join(QStringLiteral(", "));
}

widgets::ContractBar::Content contractBar(const api::ContractRow& contract, const text::Here& here)
{
    const QDate start = text::toQDate(*contract.startsOn);
    const QDate end = text::toQDate(*contract.renewsOn);
    const QDate now = text::today(here);
    //: %1 is a date.
    QString ending = contract.autoRenews ? AccountFacts::tr("Renews %1").arg(text::dateText(end, here))
                                         //: %1 is a date.
                                         : AccountFacts::tr("Ends %1").arg(text::dateText(end, here));
    widgets::ContractBar::Content content{
        //: %1 is a date.
        .start = {start, AccountFacts::tr("Since %1").arg(text::dateText(start, here))},
        .today = {now, text::dayText(now, here)}};
    if (contract.noticeBy) {
        const QDate notice = text::toQDate(*contract.noticeBy);
        if (now <= notice)
            //: %1 is a date, %2 a sentence such as "Renews 2 Jul".
            ending = AccountFacts::tr("Notice until %1. %2").arg(text::dateText(notice, here), ending);
        if (now <= notice && now.daysTo(notice) <= kNoticeSoonDays)
            content.notice = now;
    }
    content.end = {end, ending};
    //: For a screen reader: %1 is a contract's number, %2 "Since 2 Jul 2025", %3 "Renews 2 Jul".
    content.words = AccountFacts::tr("Contract %1: %2. %3.")
                        .arg(fromUtf8(contract.number), content.start.label, content.end.label);
    return content;
}

} // namespace countersign::screens
