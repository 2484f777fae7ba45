// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace countersign::tests {

struct SqlConstant
{
    QString file;
    QString name;
    QString sql;
};

/// Every `constexpr const char* kSql… = "…";` below the folder (relative to the source folder).
[[nodiscard]] std::vector<SqlConstant> sqlConstantsBelow(const char* folder);

} // namespace countersign::tests
