// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/features/account_facts.h"

namespace countersign::features {

/// The product that most peers own and this account lacks; no share: unknown.
struct CrossSell
{
    FeatureNumber share;
    RecordId product;
};

/// Different products in use, ascending.
[[nodiscard]] std::vector<RecordId> ownedProducts(const AccountFacts& facts);

/// Who owns what, by industry. Accounts that own the same count as one row, so that 50,000 accounts stay
/// cheap.
class Market
{
public:
    void add(const AccountFacts& facts);
    [[nodiscard]] bool knows(const std::string& industry) const { return m_industries.contains(industry); }
    /// For an account that was added.
    [[nodiscard]] CrossSell crossSell(const AccountFacts& facts);

private:
    struct Industry
    {
        std::map<std::vector<RecordId>, std::int64_t> owners;
        std::map<std::vector<RecordId>, CrossSell> answers;
    };
    std::map<std::string, Industry> m_industries;
};

} // namespace countersign::features
