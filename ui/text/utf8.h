// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace countersign::text {

/// The engine's text for Qt. Broken UTF-8 becomes replacement characters.
[[nodiscard]] inline QString fromUtf8(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

[[nodiscard]] inline std::string toUtf8(const QString& text)
{
    return text.toStdString();
}

} // namespace countersign::text
