// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/knowledge/ingest/import.h"

#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/temp_store.h"

#include <filesystem>
#include <fstream>

namespace countersign::tests {

/// A workspace with a folder to put files into.
struct IngestWorld
{
    TempStore store;
    FakeClock clock;
    FakeRandom random;
    base::IdSource ids{clock, random};
    QTemporaryDir files;
    std::stop_source stop;
    std::function<void(const ingest::ImportProgress&)> progress;

    [[nodiscard]] std::filesystem::path folder() const { return files.path().toStdString(); }
    std::filesystem::path put(std::string_view name, std::string_view content) const
    {
        std::ofstream(folder() / name, std::ios::binary)
            .write(content.data(), static_cast<std::streamsize>(content.size()));
        return folder() / name;
    }
    [[nodiscard]] ingest::ImportContext context()
    {
        return {.database = store.database(),
                .clock = clock,
                .ids = ids,
                .progress = progress,
                .stop = stop.get_token()};
    }
    base::Result<ingest::FolderReport> importAll(std::string currency = "EUR", bool dryRun = false,
                                                 bool sweep = false)
    {
        ingest::ImportContext now = context();
        return ingest::importFolder(now, {.sourceKey = "test",
                                          .folder = folder(),
                                          .currency = std::move(currency),
                                          .dryRun = dryRun,
                                          .sweep = sweep});
    }
    /// The only file's report; aborts where the folder could not be read.
    ingest::ImportReport importOne(bool sweep = false)
    {
        auto report = importAll("EUR", false, sweep);
        if (!report || report->files.size() != 1)
            qFatal("importOne: %s", report ? "not one file" : base::toString(report.error()).c_str());
        return std::move(report->files.front());
    }
    [[nodiscard]] model::RecordId id(model::RecordKind kind, std::string_view externalId) const
    {
        return model::RecordId::imported("test", model::recordKindName(kind), externalId);
    }
};

} // namespace countersign::tests
