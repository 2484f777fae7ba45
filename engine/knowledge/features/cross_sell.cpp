// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/features/cross_sell.h"

#include <algorithm>

namespace countersign::features {

namespace {

constexpr std::int64_t kFewestPeers = 3;

using Products = std::vector<RecordId>;

bool meet(const Products& a, const Products& b)
{
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (*left == *right)
            return true;
        if (*left < *right)
            ++left;
        else
            ++right;
    }
    return false;
}

CrossSell best(const std::map<Products, std::int64_t>& owners, const Products& mine)
{
    // The account itself is among those who own the same.
    std::int64_t peers = -1;
    std::map<RecordId, std::int64_t> lacking;
    for (const auto& [theirs, count] : owners) {
        if (!meet(mine, theirs))
            continue;
        peers += count;
        for (const RecordId& product : theirs)
            if (!std::binary_search(mine.begin(), mine.end(), product))
                lacking[product] += count;
    }
    if (peers < kFewestPeers)
        return {};
    CrossSell answer{.share = 0, .product = {}};
    std::int64_t most = 0;
    for (const auto& [product, count] : lacking)
        if (count > most) {
            most = count;
            answer = {.share = static_cast<double>(count) / static_cast<double>(peers), .product = product};
        }
    return answer;
}

} // namespace

Products ownedProducts(const AccountFacts& facts)
{
    Products products;
    for (const OwnedFact& owned : facts.owned)
        products.push_back(owned.product);
    std::sort(products.begin(), products.end());
    products.erase(std::unique(products.begin(), products.end()), products.end());
    return products;
}

void Market::add(const AccountFacts& facts)
{
    if (!facts.industry.empty())
        ++m_industries[facts.industry].owners[ownedProducts(facts)];
}

CrossSell Market::crossSell(const AccountFacts& facts)
{
    const auto industry = m_industries.find(facts.industry);
    const Products mine = ownedProducts(facts);
    if (industry == m_industries.end() || mine.empty())
        return {};
    auto& answers = industry->second.answers;
    auto known = answers.find(mine);
    if (known == answers.end())
        known = answers.emplace(mine, best(industry->second.owners, mine)).first;
    return known->second;
}

} // namespace countersign::features
