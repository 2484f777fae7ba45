// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace countersign::base {

enum class LogLevel { Debug, Info, Warning, Error };

/// Takes finished log lines. Lines hold ids and codes, never secrets, addresses or customer text. Thread-safe.
class LogSink
{
public:
    virtual ~LogSink() = default;
    virtual void write(LogLevel level, std::string_view category, std::string_view message) = 0;
};

/// Drops everything; the default of whatever takes a sink.
class NullLog final : public LogSink
{
public:
    void write(LogLevel, std::string_view, std::string_view) override {}
};

} // namespace countersign::base

/// Writes one line; the message expression is made only when there is a sink.
#define COUNTERSIGN_LOG(sink, level, category, message)                                                            \
    (sink).write(::countersign::base::LogLevel::level, "countersign." category, (message))
