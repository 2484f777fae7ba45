// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/cadence/product_choice.h"

#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <cctype>

namespace countersign::cadence {

using model::Record;
using model::RecordId;
using model::RecordKind;

namespace {

/// "/pricing/pulse-monitor" and "Pulse Monitor" meet in "pulsemonitor".
std::string lettersOf(std::string_view text)
{
    std::string letters;
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (u >= 0x80 || std::isalnum(u) != 0)
            letters += static_cast<char>(u < 0x80 ? std::tolower(u) : u);
    }
    return letters;
}

/// The product with the longest name that the page names.
RecordId productInPage(std::span<const SpelledProduct> products, const std::string& page)
{
    RecordId found;
    std::size_t longest = 3;
    const std::string letters = lettersOf(page);
    for (const SpelledProduct& product : products)
        if (product.letters.size() > longest && letters.find(product.letters) != std::string::npos) {
            longest = product.letters.size();
            found = product.id;
        }
    return found;
}

base::Result<RecordId> visitedProduct(store::Database& database, RecordId account, std::span<const SpelledProduct> products)
{
    COUNTERSIGN_ASSIGN(auto visits, records::findByReference(database, RecordKind::WebVisit, "account", account));
    std::ranges::stable_sort(visits, std::ranges::greater(), [](const Record& visit) { return visit.instant("at"); });
    for (const Record& visit : visits)
        if (const RecordId product = productInPage(products, visit.text("page")); !product.isNull())
            return product;
    return RecordId();
}

base::Result<RecordId> dealProduct(store::Database& database, RecordId account)
{
    COUNTERSIGN_ASSIGN(const auto deals, records::findByReference(database, RecordKind::Opportunity, "account", account));
    RecordId found;
    std::int64_t most = -1;
    for (const Record& deal : deals) {
        const auto amount = deal.money("amount");
        const std::int64_t minor = amount ? amount->amountMinor : 0;
        if (deal.flag("is_closed") || deal.flag("is_won") || deal.reference("product").isNull() || minor <= most)
            continue;
        most = minor;
        found = deal.reference("product");
    }
    return found;
}

} // namespace

base::Result<std::vector<SpelledProduct>> spelledProducts(store::Database& database)
{
    std::vector<SpelledProduct> products;
    COUNTERSIGN_TRY(records::forEachRecord(database, RecordKind::Product, [&](const Record& product) {
        products.push_back({.letters = lettersOf(product.text("name")), .id = product.id});
        return true;
    }));
    return products;
}

base::Result<RecordId> productOf(store::Database& database, const Suggestion& suggestion,
                                 std::span<const SpelledProduct> products)
{
    if (suggestion.useCase == "cross_sell") {
        for (const WeightedReason& reason : suggestion.reasons)
            if (reason.reason.code == "similar_own")
                return reason.record;
        return RecordId();
    }
    if (suggestion.useCase != "pricing_interest")
        return RecordId();
    COUNTERSIGN_ASSIGN(const RecordId visited, visitedProduct(database, suggestion.account, products));
    return visited.isNull() ? dealProduct(database, suggestion.account) : base::Result<RecordId>(visited);
}

} // namespace countersign::cadence
