// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/world/vocabulary.h"
#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace countersign::demo {

struct GeneratorOptions
{
    /// Distinct companies; accounts.csv has a few more rows, the duplicates.
    std::uint64_t accounts = 200;
    std::uint64_t seed = 1;
    std::filesystem::path folder;
    /// The day on which the stories are told: renewals lie ahead of it, mails before it.
    base::LocalDate today;
};

struct GeneratorReport
{
    /// Rows by file name.
    std::map<std::string, std::uint64_t> rows;
};

/// Writes the files of a demo company into the folder (made if missing). Equal options give equal bytes. Time
/// is linear in the number of accounts, memory is not: one account at a time.
[[nodiscard]] base::Result<GeneratorReport> generateWorld(const Vocabulary& vocabulary,
                                                          const GeneratorOptions& options);

} // namespace countersign::demo
