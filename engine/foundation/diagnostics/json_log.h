// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/log.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/diagnostics/rotating_lines.h"

#include <filesystem>
#include <memory>

namespace countersign::diagnostics {

/// The log file: one JSON object a line with "ts" (RFC 3339), "level", "category" and "msg", redacted.
/// Warnings and errors are flushed at once. Thread-safe.
class JsonLog final : public base::LogSink
{
public:
    [[nodiscard]] static base::Result<std::unique_ptr<JsonLog>>
    open(const std::filesystem::path& path, const base::Clock& clock,
         base::LogLevel least = base::LogLevel::Info, Rotation rotation = {});

    void write(base::LogLevel level, std::string_view category, std::string_view message) override;
    void flush() { m_lines->flush(); }
    [[nodiscard]] std::uint64_t dropped() const { return m_lines->dropped(); }

private:
    JsonLog(std::unique_ptr<RotatingLines> lines, const base::Clock& clock, base::LogLevel least);

    std::unique_ptr<RotatingLines> m_lines;
    const base::Clock& m_clock;
    base::LogLevel m_least;
};

} // namespace countersign::diagnostics
