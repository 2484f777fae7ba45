// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace countersign::tests {

/// A customer database in memory that changes like a real one and exports itself as CSV, a file for each object. The
/// columns are those of the first row of an object; a key is never used twice.
class FakeCrm
{
public:
    using Row = std::vector<std::pair<std::string, std::string>>;

    /// Adds a record or changes the fields given; `key` is the value of the object's first column.
    void put(const std::string& object, const std::string& key, const Row& fields);
    /// Gone from the next export, as after a deletion in the CRM.
    void remove(const std::string& object, const std::string& key);
    /// Writes `<object>s.csv` for each object into the folder (RFC 4180), replacing what stood there.
    void exportTo(const std::filesystem::path& folder) const;

private:
    struct Table
    {
        std::vector<std::string> columns;
        std::map<std::string, std::map<std::string, std::string>> rows;
    };
    std::map<std::string, Table> m_tables;
};

} // namespace countersign::tests
