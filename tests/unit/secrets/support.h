// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/base/secret.h"
#include "engine/foundation/secrets/key_derivation.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <filesystem>
#include <string>

namespace countersign::tests {

/// Tests use the cheapest cost that the product accepts.
inline constexpr secrets::Argon2Cost kCheap = secrets::kArgon2Floor;

inline base::SecretText secret(std::string_view text)
{
    return base::SecretText(std::string(text));
}

inline QByteArray contentOf(const std::filesystem::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void overwrite(const std::filesystem::path& path, const QByteArray& bytes)
{
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

template <class T>
std::string codeOf(const base::Result<T>& result)
{
    return result ? std::string("ok") : std::string(base::errorName(result.error().code));
}

/// A folder that goes away with the test.
class Folder
{
public:
    [[nodiscard]] std::filesystem::path path() const { return m_directory.path().toStdString(); }
    [[nodiscard]] std::filesystem::path operator/(const char* name) const { return path() / name; }

private:
    QTemporaryDir m_directory;
};

} // namespace countersign::tests
