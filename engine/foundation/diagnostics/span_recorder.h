// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/random.h"
#include "engine/foundation/diagnostics/rotating_lines.h"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign::diagnostics {

/// Which trace and span a piece of work belongs to, in the hexadecimal form of W3C Trace Context (32 and 16
/// digits).
struct TraceContext
{
    std::string traceId;
    std::string spanId;
};

class SpanRecorder;

/// One timed piece of work; it ends when it is destroyed. Belongs to one thread at a time; must not outlive
/// its recorder.
class Span
{
public:
    ~Span();
    Span(const Span&) = delete;
    Span& operator=(const Span&) = delete;

    [[nodiscard]] const TraceContext& context() const { return m_context; }
    /// Ids, codes and counts only. Redacted when it is written.
    void set(std::string name, std::string value)
    {
        m_attributes.emplace_back(std::move(name), std::move(value));
    }

private:
    friend class SpanRecorder;
    Span(SpanRecorder& recorder, std::string name, TraceContext context, std::string parentId);

    SpanRecorder& m_recorder;
    std::string m_name;
    TraceContext m_context;
    std::string m_parentId;
    base::Instant m_start;
    std::chrono::nanoseconds m_startMonotonic;
    std::vector<std::pair<std::string, std::string>> m_attributes;
};

/// Writes one JSON line for each finished span: "trace", "span", "parent", "name", "start", "duration_ns",
/// "attributes". Thread-safe.
class SpanRecorder
{
public:
    SpanRecorder(RotatingLines& lines, const base::Clock& clock, base::RandomSource& random);

    /// A new trace.
    [[nodiscard]] Span start(std::string name);
    [[nodiscard]] Span start(std::string name, const TraceContext& parent);

private:
    friend class Span;
    [[nodiscard]] std::string randomHex(std::size_t bytes);
    void finish(const Span& span);

    RotatingLines& m_lines;
    const base::Clock& m_clock;
    base::RandomSource& m_random;
};

} // namespace countersign::diagnostics
