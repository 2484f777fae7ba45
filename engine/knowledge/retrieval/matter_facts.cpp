// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/deal_subject.h"
#include "engine/knowledge/retrieval/english_words.h"
#include "engine/knowledge/retrieval/fact_maker.h"
#include "engine/knowledge/retrieval/fact_sources.h"
#include "engine/platform/records/record_store.h"

#include <set>

namespace countersign::retrieval {

using base::Status;
using model::Record;
using model::RecordId;
using model::RecordKind;

namespace {

constexpr std::size_t kMaxPurchases = 4;

base::Result<std::string> productName(store::Database& database, RecordId id)
{
    if (id.isNull())
        return std::string();
    COUNTERSIGN_ASSIGN(const auto product, records::findRecord(database, RecordKind::Product, id));
    return product && !product->deleted ? product->text("name") : std::string();
}

/// The deal's own product, else that of its first line.
base::Result<RecordId> productOf(store::Database& database, const Record& deal)
{
    if (const RecordId own = deal.reference("product"); !own.isNull())
        return own;
    COUNTERSIGN_ASSIGN(const auto items,
                       records::findByReference(database, RecordKind::LineItem, "opportunity", deal.id));
    for (const Record& item : items)
        if (const RecordId id = item.reference("product"); !id.isNull())
            return id;
    return RecordId();
}

/// The suggestion's product first, then the largest: as suggestions look at them.
void sortDeals(std::vector<Record>& deals, RecordId product)
{
    const auto amount = [](const Record& deal) {
        const auto money = deal.money("amount");
        return money ? money->amountMinor : -1;
    };
    std::ranges::stable_sort(deals, [&](const Record& a, const Record& b) {
        const bool aIsIt = !product.isNull() && a.reference("product") == product;
        const bool bIsIt = !product.isNull() && b.reference("product") == product;
        if (aIsIt != bIsIt)
            return aIsIt;
        return amount(a) != amount(b) ? amount(a) > amount(b) : a.id < b.id;
    });
}

struct Matter
{
    const Record& deal;
    std::string product;
    base::LocalDate today{};
};

/// What we would like to talk about. It says nothing of what the customer did or wants, only what we keep in mind.
void addOpen(const Matter& matter, std::string_view accountName, Candidates& out)
{
    const Record& deal = matter.deal;
    std::string subject = sayableSubject(deal, accountName);
    if (subject == matter.product)
        subject.clear();
    if (subject.empty() && matter.product.empty())
        return;
    auto opened = deal.date("opened_on");
    if (opened && *opened > matter.today)
        opened.reset();
    FactMaker maker("deal", deal, deal.knownAt);
    maker.field("name").value("product", model::FieldValue(matter.product));
    maker.value("topic", model::FieldValue(subject)).value("opened_on", opened);
    maker.watch("is_closed").watch("is_won").watch("account");
    std::string text = "We have had ";
    text += matter.product.empty() ? "“" + subject + "”" : matter.product;
    text += " in mind for them";
    if (opened)
        text += " since " + spokenDate(*opened);
    if (!subject.empty() && !matter.product.empty())
        text += ", under the name “" + subject + "”";
    out.push_back({maker.text(text + "."), 1});
}

void addBought(const Matter& matter, Candidates& out)
{
    const Record& deal = matter.deal;
    auto bought = deal.date("close_on");
    if (bought && *bought > matter.today)
        bought.reset();
    FactMaker maker("purchase", deal, deal.knownAt);
    maker.field("is_won").value("product", model::FieldValue(matter.product)).value("bought_on", bought);
    maker.watch("close_on").watch("account");
    std::string text = "They decided on " + matter.product;
    if (bought)
        text += " on " + spokenDate(*bought);
    // What somebody bought stays true, however long ago it was.
    const double closeness = bought ? std::max(0.6, closenessOfAge(daysBetween(*bought, matter.today))) : 0.6;
    out.push_back({maker.text(text + "."), closeness});
}

} // namespace

Status addMatters(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    COUNTERSIGN_ASSIGN(auto deals, records::findByReference(database, RecordKind::Opportunity, "account",
                                                            request.account));
    COUNTERSIGN_ASSIGN(const auto account,
                       records::findRecord(database, RecordKind::Account, request.account));
    const std::string accountName = account ? account->text("name") : std::string();
    sortDeals(deals, request.product);
    std::ranges::stable_sort(deals, std::greater<>(), [](const Record& deal) {
        return deal.flag("is_won") ? deal.date("close_on").value_or(base::LocalDate()) : base::LocalDate();
    });
    const base::LocalDate today = dateIn(request.now, request.zone);
    std::set<std::string> bought;
    for (const Record& deal : deals) {
        const bool won = deal.flag("is_won");
        if (deal.flag("is_closed") && !won)
            continue;
        COUNTERSIGN_ASSIGN(const RecordId id, productOf(database, deal));
        COUNTERSIGN_ASSIGN(std::string product, productName(database, id));
        const Matter matter{.deal = deal, .product = std::move(product), .today = today};
        if (!won)
            addOpen(matter, accountName, out);
        else if (!matter.product.empty() && bought.size() < kMaxPurchases && bought.insert(matter.product).second)
            addBought(matter, out);
    }
    return {};
}

Status addCatalogEntry(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    if (request.product.isNull())
        return {};
    COUNTERSIGN_ASSIGN(const auto product,
                       records::findRecord(database, RecordKind::Product, request.product));
    if (!product || product->deleted)
        return {};
    FactMaker maker("catalog", *product, product->knownAt);
    maker.field("name").value("product", product->get("name"));
    out.push_back({maker.text(product->text("name") + " is in our catalog."), 1});
    return {};
}

} // namespace countersign::retrieval
