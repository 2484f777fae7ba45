// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/assert.h"
#include "engine/platform/records/record_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/support/write_in.h"

#include <initializer_list>
#include <string>
#include <utility>

namespace countersign::tests {

using FieldList = std::initializer_list<std::pair<std::string_view, model::FieldValue>>;

[[nodiscard]] inline model::FieldValue text(std::string_view value)
{
    return std::string(value);
}
[[nodiscard]] inline model::FieldValue whole(std::int64_t value)
{
    return value;
}
[[nodiscard]] inline model::FieldValue day(std::string_view iso)
{
    return base::parseIsoDate(iso).value();
}
[[nodiscard]] inline model::FieldValue moment(std::string_view rfc3339)
{
    return base::parseRfc3339(rfc3339).value();
}
[[nodiscard]] inline model::FieldValue euro(std::int64_t minor)
{
    return base::Money{minor, "EUR"};
}

/// Stores a record that the source "test" knows as `externalId`, and returns it.
inline model::Record putRecord(store::Database& database, model::RecordKind kind, std::string_view externalId,
                               FieldList fields)
{
    model::Record record = model::emptyRecord(kind);
    record.source = model::SourceId::imported("test", "source", "1");
    record.externalId = externalId;
    record.id = model::RecordId::imported("test", model::recordKindName(kind), externalId);
    for (const auto& [name, value] : fields)
        record.set(name, value);
    const auto done = writeIn(database, [&](store::Transaction& transaction) -> base::Status {
        const auto outcome = records::upsertRecord(transaction, record, {}, FakeClock::kStart);
        return outcome ? base::Status() : base::fail(outcome.error());
    });
    COUNTERSIGN_ASSERT(done.has_value(), "the test record is stored");
    record.knownAt = FakeClock::kStart;
    return record;
}

} // namespace countersign::tests
