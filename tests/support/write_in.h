// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/transaction.h"

#include <functional>

namespace countersign::tests {

/// Runs `body` in one transaction and commits where it succeeds.
[[nodiscard]] inline base::Status writeIn(store::Database& database,
                                          const std::function<base::Status(store::Transaction&)>& body)
{
    auto transaction = store::Transaction::begin(database);
    if (!transaction)
        return base::fail(transaction.error());
    if (auto done = body(*transaction); !done)
        return done;
    return transaction->commit();
}

} // namespace countersign::tests
