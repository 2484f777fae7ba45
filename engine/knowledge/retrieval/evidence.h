// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/evidence.h"
#include "engine/foundation/store/database.h"

#include <string>
#include <vector>

namespace countersign::retrieval {

/// A product that the graph recommends for the account, with its reason in plain words; the reason may be empty.
struct SuggestedProduct
{
    model::RecordId product;
    std::string reason;
};

struct EvidenceRequest
{
    model::RecordId account;
    model::RecordId contact;
    /// "post_demo", "renewal", "cross_sell", "re_engagement", "post_ticket", "pricing_interest".
    std::string useCase;
    base::Instant now{};
    /// IANA zone in which dates of instants are said (the recipient's).
    std::string zone = "UTC";
    std::vector<SuggestedProduct> suggestions;
    /// The product that the mail is about; null: none in particular.
    model::RecordId product = {};
    std::size_t maxFacts = 24;
    /// Facts below this relevance (0 to 1) are left out, except that the best sayable one always stays: what is
    /// long ago may be all that there is to write about.
    double floor = 0.15;
};

/// What may be said about this account for this use case, best first, numbered "f1", "f2" …; each fact has
/// its source record. Kinds and their values (all optional unless said):
///   contract_renewal   number, renews_on, notice_by, annual_value, sites, days_left, term_months
///   price              product, unit_price, unit, price_book, min_quantity
///   stage              opportunity, stage, amount, close_on, stage_age_days; never sayable
///   deal               product, topic, opened_on     (an open opportunity in words for the customer: not its stage)
///   purchase           product, bought_on            (a won opportunity)
///   catalog            product                       (the one that the request is about)
///   meeting            subject, date, at, kind ("demo", "call", "meeting"), outcome
///   question           quote, date, from, asked_by ("recipient", "colleague", "somebody"); verbatim from an inbound
///                      message that nobody answered
///   ticket             number, subject, status ("open", "solved"), opened_on, solved_on, resolution
///   usage_change       product, percent (signed, whole), from_quantity, to_quantity, unit, site, days
///   product_owned      product, quantity, installed_on, site
///   product_suggested  product, reason
///   role               name, title, role
///   silence            last_contact_on, days
///   web_visit, mood    never sayable
[[nodiscard]] base::Result<std::vector<model::Fact>> evidenceFor(store::Database& database,
                                                                 const EvidenceRequest& request);

} // namespace countersign::retrieval
