// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/diagnostics/json_log.h"

#include "engine/foundation/base/json.h"
#include "engine/foundation/diagnostics/redaction.h"

#include <utility>

namespace countersign::diagnostics {

namespace {

constexpr std::size_t kMaxMessageBytes = 8192;

std::string_view levelName(base::LogLevel level)
{
    switch (level) {
    case base::LogLevel::Debug:
        return "debug";
    case base::LogLevel::Info:
        return "info";
    case base::LogLevel::Warning:
        return "warning";
    case base::LogLevel::Error:
        return "error";
    }
    return {};
}

} // namespace

JsonLog::JsonLog(std::unique_ptr<RotatingLines> lines, const base::Clock& clock, base::LogLevel least)
    : m_lines(std::move(lines)), m_clock(clock), m_least(least)
{
}

base::Result<std::unique_ptr<JsonLog>> JsonLog::open(const std::filesystem::path& path,
                                                     const base::Clock& clock, base::LogLevel least,
                                                     Rotation rotation)
{
    COUNTERSIGN_ASSIGN(auto lines, RotatingLines::open(path, rotation));
    return std::unique_ptr<JsonLog>(new JsonLog(std::move(lines), clock, least));
}

void JsonLog::write(base::LogLevel level, std::string_view category, std::string_view message)
{
    if (level < m_least)
        return;
    m_lines->write(base::dumpJson({{"ts", base::toRfc3339(m_clock.now())},
                                   {"level", levelName(level)},
                                   {"category", category},
                                   {"msg", redacted(message.substr(0, kMaxMessageBytes))}}));
    if (level >= base::LogLevel::Warning)
        m_lines->flush();
}

} // namespace countersign::diagnostics
