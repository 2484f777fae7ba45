// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/retrieval/evidence.h"

#include <vector>

namespace countersign::retrieval {

/// A fact before ranking.
struct Candidate
{
    model::Fact fact;
    /// Newer and nearer is higher, 0 to 1; the use case's weight comes on top.
    double closeness = 1;
};
using Candidates = std::vector<Candidate>;

/// What the account's records say, by kind of record; each appends to `out`.
[[nodiscard]] base::Status addContracts(store::Database& database, const EvidenceRequest& request,
                                        Candidates& out);
[[nodiscard]] base::Status addOpportunities(store::Database& database, const EvidenceRequest& request,
                                            Candidates& out);
[[nodiscard]] base::Status addMeetings(store::Database& database, const EvidenceRequest& request,
                                       Candidates& out);
[[nodiscard]] base::Status addTickets(store::Database& database, const EvidenceRequest& request,
                                      Candidates& out);
[[nodiscard]] base::Status addMessages(store::Database& database, const EvidenceRequest& request,
                                       Candidates& out);
[[nodiscard]] base::Status addUsage(store::Database& database, const EvidenceRequest& request,
                                    Candidates& out);
[[nodiscard]] base::Status addVisits(store::Database& database, const EvidenceRequest& request,
                                     Candidates& out);
[[nodiscard]] base::Status addContact(store::Database& database, const EvidenceRequest& request,
                                      Candidates& out);
/// What is open between us ("deal", in words for the customer) and what they bought ("purchase").
[[nodiscard]] base::Status addMatters(store::Database& database, const EvidenceRequest& request,
                                      Candidates& out);
/// The product that the request is about, as the catalog has it.
[[nodiscard]] base::Status addCatalogEntry(store::Database& database, const EvidenceRequest& request,
                                           Candidates& out);
/// Owned and suggested products, and the valid prices of both and of products in open opportunities.
[[nodiscard]] base::Status addProducts(store::Database& database, const EvidenceRequest& request,
                                       Candidates& out);

} // namespace countersign::retrieval
