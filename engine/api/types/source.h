// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/common.h"

namespace countersign::api {

struct SourceRow
{
    Id id;
    std::string name;
    /// "csv", "demo", "mailbox".
    std::string kind;
    std::optional<Instant> lastSync;
    std::string lastError;
    bool stale = false;
    std::int64_t records = 0;
    std::int64_t rejected = 0;
    friend bool operator==(const SourceRow&, const SourceRow&) = default;
};

/// What an import did, or would do.
struct ImportCounts
{
    std::string object;
    std::int64_t read = 0;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t unchanged = 0;
    std::int64_t rejected = 0;
    friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

struct ImportFinding
{
    std::string object;
    Phrase phrase;
    std::int64_t rows = 0;
    friend bool operator==(const ImportFinding&, const ImportFinding&) = default;
};

struct ImportReport
{
    Id source;
    bool dryRun = false;
    std::vector<ImportCounts> counts;
    std::vector<ImportFinding> findings;
    friend bool operator==(const ImportReport&, const ImportReport&) = default;
};

struct RejectedRow
{
    Id id;
    std::string object;
    std::int64_t line = 0;
    Phrase reason;
    std::string raw;
    friend bool operator==(const RejectedRow&, const RejectedRow&) = default;
};

struct ImportProgress
{
    std::string object;
    std::int64_t rows = 0;
    double share = 0;
};

} // namespace countersign::api
