// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/english_words.h"
#include "engine/knowledge/retrieval/fact_maker.h"
#include "engine/knowledge/retrieval/fact_sources.h"
#include "engine/platform/records/record_store.h"

#include <map>
#include <set>

namespace countersign::retrieval {

using base::Status;
using model::Record;
using model::RecordId;
using model::RecordKind;

namespace {

constexpr std::int64_t kRenewalHorizonDays = 400;
constexpr std::size_t kMaxPricedProducts = 6;

bool hasEnded(const Record& contract)
{
    const std::string status = contract.text("status");
    return status == "ended" || status == "cancelled" || status == "expired" || status == "terminated";
}

Candidate contractFact(const Record& contract, base::LocalDate today)
{
    const base::LocalDate renews =
        contract.date("renews_on").value_or(contract.date("ends_on").value_or(today));
    const auto notice = contract.date("notice_by");
    const auto sites = contract.number("sites");
    const auto annual = contract.money("annual_value");
    const std::int64_t left = daysBetween(today, renews);
    FactMaker maker("contract_renewal", contract, contract.knownAt);
    maker.field("renews_on")
        .value("number", contract.get("number"))
        .value("renews_on", renews)
        .value("days_left", left)
        .watch("status");
    maker.value("sites", contract.get("sites")).value("term_months", contract.get("term_months"));
    maker.value("annual_value", annual);
    std::string text = "Contract " + contract.text("number") + " renews on " + spokenDate(renews) + ", in " +
                       std::to_string(left) + " days";
    if (sites)
        text += "; it covers " + spokenNumber(*sites) + " sites";
    if (annual)
        text += "; " + spokenMoney(*annual) + " a year";
    if (notice && daysBetween(today, *notice) >= 0) {
        maker.value("notice_by", notice);
        text += "; notice until " + spokenDate(*notice);
    }
    return {maker.text(text + "."), left <= 120 ? 1.0 : 0.5};
}

struct PriceQuestion
{
    RecordId product;
    double closeness = 1;
};

/// The currency in which this account has been dealt with so far; empty where nothing says.
base::Result<std::string> currencyOf(store::Database& database, RecordId account)
{
    for (const auto& [kind, field] :
         {std::pair(RecordKind::Contract, "annual_value"), std::pair(RecordKind::Opportunity, "amount")}) {
        COUNTERSIGN_ASSIGN(const auto found, records::findByReference(database, kind, "account", account));
        for (const Record& record : found)
            if (const auto money = record.money(field))
                return money->currency;
    }
    return std::string();
}

base::Result<double> sitesOf(store::Database& database, RecordId account)
{
    double sites = 1;
    COUNTERSIGN_ASSIGN(const auto contracts,
                       records::findByReference(database, RecordKind::Contract, "account", account));
    for (const Record& contract : contracts)
        if (!hasEnded(contract))
            sites = std::max(sites, contract.number("sites").value_or(1));
    return sites;
}

bool isValidOn(const Record& row, base::LocalDate today)
{
    const auto from = row.date("valid_from");
    const auto to = row.date("valid_to");
    return (!from || *from <= today) && (!to || today <= *to);
}

struct Buyer
{
    std::string currency;
    double sites = 1;
    base::LocalDate today{};
};

/// The valid row in the buyer's currency with the highest tier that the buyer reaches.
base::Result<std::optional<Record>> bestPrice(store::Database& database, RecordId product, const Buyer& buyer)
{
    COUNTERSIGN_ASSIGN(auto prices,
                       records::findByReference(database, RecordKind::Price, "product", product));
    std::optional<Record> best;
    for (Record& price : prices) {
        const auto money = price.money("unit_price");
        const double tier = price.number("min_quantity").value_or(0);
        if (!money || !isValidOn(price, buyer.today) || tier > buyer.sites)
            continue;
        // Without a currency of theirs, two currencies in the book leave no price that could be said.
        if (!buyer.currency.empty() && money->currency != buyer.currency)
            continue;
        if (buyer.currency.empty() && best && best->money("unit_price")->currency != money->currency)
            return std::nullopt;
        if (!best || tier > best->number("min_quantity").value_or(0))
            best = std::move(price);
    }
    return best;
}

base::Result<std::optional<Record>> activeBook(store::Database& database, const Record& price,
                                               base::LocalDate today)
{
    const RecordId id = price.reference("price_book");
    if (id.isNull())
        return std::nullopt;
    COUNTERSIGN_ASSIGN(auto book, records::findRecord(database, RecordKind::PriceBook, id));
    if (book && !isValidOn(*book, today))
        book.reset();
    return book;
}

model::Fact priceFact(const Record& price, const Record& product, const std::optional<Record>& book)
{
    const auto tier = price.number("min_quantity");
    FactMaker maker("price", price, price.knownAt);
    maker.field("unit_price")
        .value("product", product.get("name"))
        .value("unit_price", price.get("unit_price"))
        .watch("valid_from")
        .watch("valid_to");
    maker.value("unit", price.get("unit")).value("min_quantity", tier && *tier > 1 ? tier : std::nullopt);
    std::string text;
    if (book) {
        maker.value("price_book", book->get("name"));
        text = book->text("name");
        if (const auto version = book->number("version"))
            text += ", version " + spokenNumber(*version);
        text += ": ";
    }
    text += product.text("name") + " costs " + spokenMoney(*price.money("unit_price"));
    if (const std::string unit = price.text("unit"); !unit.empty())
        text += " per " + unit;
    if (tier && *tier > 1)
        text += " from " + spokenNumber(*tier) + " on";
    return maker.text(text + ".");
}

Status addPrices(store::Database& database, const EvidenceRequest& request,
                 const std::vector<PriceQuestion>& questions, Candidates& out)
{
    Buyer buyer{.today = dateIn(request.now, request.zone)};
    COUNTERSIGN_ASSIGN(buyer.currency, currencyOf(database, request.account));
    COUNTERSIGN_ASSIGN(buyer.sites, sitesOf(database, request.account));
    std::set<RecordId> asked;
    for (const PriceQuestion& question : questions) {
        if (asked.size() >= kMaxPricedProducts || !asked.insert(question.product).second)
            continue;
        COUNTERSIGN_ASSIGN(const auto product,
                           records::findRecord(database, RecordKind::Product, question.product));
        if (!product || product->deleted)
            continue;
        COUNTERSIGN_ASSIGN(const auto price, bestPrice(database, question.product, buyer));
        if (!price)
            continue;
        COUNTERSIGN_ASSIGN(const auto book, activeBook(database, *price, buyer.today));
        out.push_back({priceFact(*price, *product, book), question.closeness});
    }
    return {};
}

base::Result<std::vector<PriceQuestion>> addOwned(store::Database& database, const EvidenceRequest& request,
                                                  Candidates& out)
{
    std::vector<PriceQuestion> questions;
    COUNTERSIGN_ASSIGN(const auto assets,
                       records::findByReference(database, RecordKind::Asset, "account", request.account));
    for (const Record& asset : assets) {
        const std::string status = asset.text("status");
        if (status == "removed" || status == "retired" || status == "inactive")
            continue;
        std::string name = asset.text("name");
        if (const RecordId id = asset.reference("product"); !id.isNull()) {
            COUNTERSIGN_ASSIGN(const auto product, records::findRecord(database, RecordKind::Product, id));
            if (product)
                name = product->text("name");
            questions.push_back({id, 0.6});
        }
        const auto since = asset.date("installed_on");
        FactMaker maker("product_owned", asset, asset.knownAt);
        maker.field("name")
            .value("product", model::FieldValue(name))
            .value("quantity", asset.get("quantity"));
        maker.value("installed_on", since).value("site", asset.get("site"));
        std::string text = "They have " + name;
        if (const std::string site = asset.text("site"); !site.empty())
            text += " at " + site;
        if (since)
            text += " since " + spokenDate(*since);
        out.push_back({maker.text(text + "."), 1});
    }
    return questions;
}

} // namespace

Status addContracts(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    const base::LocalDate today = dateIn(request.now, request.zone);
    COUNTERSIGN_ASSIGN(const auto contracts,
                       records::findByReference(database, RecordKind::Contract, "account", request.account));
    for (const Record& contract : contracts) {
        const auto renews =
            contract.date("renews_on") ? contract.date("renews_on") : contract.date("ends_on");
        if (!renews || hasEnded(contract))
            continue;
        const std::int64_t left = daysBetween(today, *renews);
        if (left >= 0 && left <= kRenewalHorizonDays)
            out.push_back(contractFact(contract, today));
    }
    return {};
}

Status addOpportunities(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    COUNTERSIGN_ASSIGN(const auto found, records::findByReference(database, RecordKind::Opportunity,
                                                                  "account", request.account));
    const base::LocalDate today = dateIn(request.now, request.zone);
    for (const Record& opportunity : found) {
        if (opportunity.flag("is_closed"))
            continue;
        const auto since = opportunity.instant("stage_since");
        const auto amount = opportunity.money("amount");
        FactMaker maker("stage", opportunity, opportunity.knownAt);
        // How we file their deal is ours; it steers what is said but is never said.
        maker.never()
            .field("stage")
            .value("opportunity", opportunity.get("name"))
            .value("stage", opportunity.get("stage"));
        maker.value("amount", amount).value("close_on", opportunity.get("close_on"));
        std::string text =
            "Opportunity “" + opportunity.text("name") + "” is at stage " + opportunity.text("stage");
        if (since) {
            const std::int64_t age = daysBetween(dateIn(*since, request.zone), today);
            maker.value("stage_age_days", age);
            text += " for " + std::to_string(age) + " days";
        }
        if (amount)
            text += ", " + spokenMoney(*amount);
        if (const auto close = opportunity.date("close_on"))
            text += ", expected to close on " + spokenDate(*close);
        out.push_back({maker.text(text + "."), 1});
    }
    return {};
}

Status addProducts(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    std::vector<PriceQuestion> questions;
    if (!request.product.isNull())
        questions.push_back({request.product, 1});
    for (const SuggestedProduct& suggestion : request.suggestions) {
        COUNTERSIGN_ASSIGN(const auto product,
                           records::findRecord(database, RecordKind::Product, suggestion.product));
        if (!product || product->deleted)
            continue;
        FactMaker maker("product_suggested", *product, product->knownAt);
        maker.field("name")
            .value("product", product->get("name"))
            .value("reason", model::FieldValue(suggestion.reason));
        maker.value("description", model::FieldValue(tidy(product->text("description"), 200)));
        std::string text = product->text("name") + " would fit";
        text += suggestion.reason.empty() ? "" : ": " + suggestion.reason;
        if (text.back() != '.')
            text += '.';
        out.push_back({maker.text(std::move(text)), 1});
        questions.push_back({suggestion.product, 1});
    }
    COUNTERSIGN_ASSIGN(const auto opportunities, records::findByReference(database, RecordKind::Opportunity,
                                                                          "account", request.account));
    for (const Record& opportunity : opportunities) {
        if (opportunity.flag("is_closed"))
            continue;
        if (const RecordId id = opportunity.reference("product"); !id.isNull())
            questions.push_back({id, 1});
        COUNTERSIGN_ASSIGN(const auto items, records::findByReference(database, RecordKind::LineItem,
                                                                      "opportunity", opportunity.id));
        for (const Record& item : items)
            if (const RecordId id = item.reference("product"); !id.isNull())
                questions.push_back({id, 0.9});
    }
    COUNTERSIGN_ASSIGN(const auto owned, addOwned(database, request, out));
    questions.insert(questions.end(), owned.begin(), owned.end());
    return addPrices(database, request, questions, out);
}

} // namespace countersign::retrieval
