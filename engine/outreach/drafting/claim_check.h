// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/evidence.h"

#include <memory>
#include <string>
#include <vector>

namespace countersign::drafting {

/// What a text may name besides its facts.
struct ClaimContext
{
    /// BCP 47 base language of the text: decides decimal signs, month names, day-month order.
    std::string language = "en";
    /// IANA zone in which the text's dates and times are meant.
    std::string zone = "UTC";
    base::Instant now{};
    /// Names of all products in the catalog; naming one needs a fact that names it too.
    std::vector<std::string> catalog;
    /// People and companies that may be named: recipient, sender, the account and its contacts.
    std::vector<std::string> names;
    /// URLs, mail addresses and phone numbers that policy allows (the sender's own).
    std::vector<std::string> allowedAddresses;
    /// The answered thread's subject: the customer's words, not ours, so that nothing in it needs a source.
    std::string threadSubject;
    friend bool operator==(const ClaimContext&, const ClaimContext&) = default;
};

/// The claim ledger: every price, percentage, date, quantity, name, product, commitment, quotation, statement, link, address
/// and hidden character in a draft is held against its facts, in code, without a model; nobody overrules the last ("hidden").
/// Made once for a draft's facts; check() is const and thread-safe.
class ClaimChecker
{
public:
    ClaimChecker(const std::vector<model::Fact>& facts, ClaimContext context);
    ~ClaimChecker();
    ClaimChecker(ClaimChecker&&) noexcept;

    [[nodiscard]] std::vector<model::Claim> check(const model::DraftContent& content) const;
    /// The claims of one block; their `block` is the index given.
    [[nodiscard]] std::vector<model::Claim> checkBlock(const model::Block& block, std::size_t index) const;
    /// The subject's claims, with `block` = kSubjectBlock.
    [[nodiscard]] std::vector<model::Claim> checkSubject(const std::string& subject) const;

    struct State;

private:
    std::unique_ptr<const State> m_state;
};

/// Stands for the subject in Claim::block.
inline constexpr std::size_t kSubjectBlock = static_cast<std::size_t>(-1);

[[nodiscard]] std::vector<model::Claim> checkClaims(const model::DraftContent& content,
                                                    const std::vector<model::Fact>& facts,
                                                    const ClaimContext& context);
/// Unsupported and not overruled.
[[nodiscard]] std::size_t openClaims(const std::vector<model::Claim>& claims);

} // namespace countersign::drafting
