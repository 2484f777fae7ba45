// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/platform/governance/egress_permit.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/temp_store.h"

namespace countersign::tests {

/// A permit for these bytes under the shipped policy, issued as in the program.
[[nodiscard]] inline base::Result<governance::EgressPermit>
permitFor(store::Database& database, std::string_view provider, const std::string& body,
          std::vector<governance::EgressField> fields = {})
{
    const governance::Actor actor{.name = "system", .now = FakeClock::kStart};
    auto transaction = store::Transaction::begin(database);
    if (!transaction)
        return base::fail(transaction.error());
    if (auto installed = governance::installPolicy(*transaction, governance::ShippedPolicy::Default, actor); !installed)
        return base::fail(installed.error());
    const auto policy = governance::activePolicy(database);
    if (!policy)
        return base::fail(policy.error());
    auto permit = governance::permitEgress(*transaction, *policy,
                                           {.provider = std::string(provider),
                                            .purpose = "draft",
                                            .fields = std::move(fields),
                                            .body = base::bytesOf(body)},
                                           actor);
    if (!permit)
        return permit;
    if (auto done = transaction->commit(); !done)
        return base::fail(done.error());
    return permit;
}

} // namespace countersign::tests
