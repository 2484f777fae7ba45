// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/diagnostics/span_recorder.h"

#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/json.h"
#include "engine/foundation/diagnostics/redaction.h"

namespace countersign::diagnostics {

Span::Span(SpanRecorder& recorder, std::string name, TraceContext context, std::string parentId)
    : m_recorder(recorder), m_name(std::move(name)), m_context(std::move(context)),
      m_parentId(std::move(parentId)), m_start(recorder.m_clock.now()),
      m_startMonotonic(recorder.m_clock.monotonic())
{
}

Span::~Span()
{
    m_recorder.finish(*this);
}

SpanRecorder::SpanRecorder(RotatingLines& lines, const base::Clock& clock, base::RandomSource& random)
    : m_lines(lines), m_clock(clock), m_random(random)
{
}

Span SpanRecorder::start(std::string name)
{
    return Span(*this, std::move(name), {.traceId = randomHex(16), .spanId = randomHex(8)}, {});
}

Span SpanRecorder::start(std::string name, const TraceContext& parent)
{
    return Span(*this, std::move(name), {.traceId = parent.traceId, .spanId = randomHex(8)}, parent.spanId);
}

std::string SpanRecorder::randomHex(std::size_t bytes)
{
    base::Bytes buffer(bytes);
    m_random.fill(buffer);
    return base::toHex(buffer);
}

void SpanRecorder::finish(const Span& span)
{
    base::Json attributes = base::Json::object();
    for (const auto& [name, value] : span.m_attributes)
        attributes[name] = redacted(value);
    base::Json json{{"trace", span.m_context.traceId},
                    {"span", span.m_context.spanId},
                    {"name", span.m_name},
                    {"start", base::toRfc3339(span.m_start)},
                    {"duration_ns", (m_clock.monotonic() - span.m_startMonotonic).count()}};
    if (!span.m_parentId.empty())
        json["parent"] = span.m_parentId;
    if (!attributes.empty())
        json["attributes"] = std::move(attributes);
    m_lines.write(base::dumpJson(json));
}

} // namespace countersign::diagnostics
