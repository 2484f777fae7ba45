// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/world/csv_writer.h"
#include "app/demo/world/story.h"
#include "app/demo/world/vocabulary.h"

#include <filesystem>
#include <map>
#include <string>

namespace countersign::demo {

/// The open files of one generated world; knows the columns of each.
class WorldWriter
{
public:
    [[nodiscard]] static base::Result<WorldWriter> create(const std::filesystem::path& folder);

    void writeCatalog(const Vocabulary& vocabulary, int year);
    void write(const AccountStory& story);
    /// Closes all, writes manifest.json, and returns the rows by file name.
    [[nodiscard]] base::Result<std::map<std::string, std::uint64_t>> finish(const base::Json& about);

private:
    WorldWriter() = default;
    [[nodiscard]] base::Status open(const std::string& object, const std::string& file,
                                    std::initializer_list<std::string_view> header);
    [[nodiscard]] base::Status openPeople();
    [[nodiscard]] base::Status openDeals();
    [[nodiscard]] base::Status openActivity();
    [[nodiscard]] CsvWriter& file(std::string_view object) { return m_files.find(object)->second.csv; }
    void writePeople(const AccountStory& story);
    void writeDeals(const AccountStory& story);
    void writeActivity(const AccountStory& story);
    void writeCustomers(const AccountStory& story);

    struct File
    {
        std::string name;
        CsvWriter csv;
    };
    struct Closer
    {
        void operator()(std::FILE* handle) const { std::fclose(handle); }
    };
    std::filesystem::path m_folder;
    std::map<std::string, File, std::less<>> m_files;
    std::unique_ptr<std::FILE, Closer> m_customers;
    bool m_firstCustomer = true;
};

} // namespace countersign::demo
