// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sql_constants.h"

#include "tests/support/golden.h"

#include <QDirIterator>
#include <QRegularExpression>

namespace countersign::tests {

std::vector<SqlConstant> sqlConstantsBelow(const char* folder)
{
    static const QRegularExpression kConstant(
        R"re(constexpr const char\* (kSql\w+)\s*=\s*((?:"(?:[^"\\]|\\.)*"\s*)+);)re");
    static const QRegularExpression kPiece(R"re("((?:[^"\\]|\\.)*)")re");
    std::vector<SqlConstant> constants;
    QDirIterator files(QString::fromStdString(sourcePath(folder)), {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        const QString source = QString::fromUtf8(file.readAll());
        for (auto match = kConstant.globalMatch(source); match.hasNext();) {
            const auto constant = match.next();
            QString sql;
            for (auto piece = kPiece.globalMatch(constant.captured(2)); piece.hasNext();)
                sql += piece.next().captured(1).replace("\\\"", "\"");
            constants.push_back({.file = file.fileName(), .name = constant.captured(1), .sql = sql});
        }
    }
    return constants;
}

} // namespace countersign::tests
