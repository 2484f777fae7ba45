// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_crm.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace countersign::tests {

namespace {

std::string cell(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

} // namespace

void FakeCrm::put(const std::string& object, const std::string& key, const Row& fields)
{
    Table& table = m_tables[object];
    if (table.columns.empty()) {
        table.columns.push_back(object + "_id");
        for (const auto& [column, value] : fields)
            table.columns.push_back(column);
    }
    auto& row = table.rows[key];
    row[object + "_id"] = key;
    for (const auto& [column, value] : fields) {
        if (std::ranges::find(table.columns, column) == table.columns.end())
            throw std::invalid_argument("FakeCrm: no column " + column);
        row[column] = value;
    }
}

void FakeCrm::remove(const std::string& object, const std::string& key)
{
    m_tables[object].rows.erase(key);
}

void FakeCrm::exportTo(const std::filesystem::path& folder) const
{
    std::filesystem::create_directories(folder);
    for (const auto& [object, table] : m_tables) {
        std::ofstream file(folder / (object + "s.csv"), std::ios::binary);
        const auto write = [&file](const std::vector<std::string>& cells) {
            for (std::size_t i = 0; i < cells.size(); ++i)
                file << (i > 0 ? "," : "") << cell(cells[i]);
            file << "\r\n";
        };
        write(table.columns);
        for (const auto& [key, row] : table.rows) {
            std::vector<std::string> cells;
            for (const std::string& column : table.columns)
                cells.push_back(row.contains(column) ? row.at(column) : std::string());
            write(cells);
        }
    }
}

} // namespace countersign::tests
