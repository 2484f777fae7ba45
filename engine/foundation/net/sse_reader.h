// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::net {

/// One dispatched event; `type` is "message" where the stream names none.
struct SseEvent
{
    std::string type;
    std::string data;
    std::string id;

    friend bool operator==(const SseEvent&, const SseEvent&) = default;
};

enum class SseEnd { Complete, Truncated };

struct SseSettings
{
    /// An event with exactly this data, or of this type, ends the stream. Empty means that there is none.
    std::string endData = "[DONE]";
    std::string endType = "message_stop";
    std::size_t maxLineBytes = 1U << 20;
    std::size_t maxEventBytes = 4U << 20;
};

/// Turns a byte stream, however it was cut, into server-sent events (WHATWG HTML, "Interpreting an event
/// stream"). The same bytes give the same events whatever the cuts.
class SseReader
{
public:
    explicit SseReader(SseSettings settings = {}) : m_settings(std::move(settings)) {}

    /// The events that these bytes complete, the ending one included. TooLarge once a line or an event passes
    /// its cap, and ever after. Bytes after the end marker are dropped.
    [[nodiscard]] base::Result<std::vector<SseEvent>> feed(std::string_view bytes);

    /// What the stream's close means: without an end marker the answer is truncated, however good it looks.
    [[nodiscard]] SseEnd close() const { return m_ended ? SseEnd::Complete : SseEnd::Truncated; }

private:
    [[nodiscard]] base::Status put(char c);
    void endLine(std::vector<SseEvent>& events);
    void dispatch(std::vector<SseEvent>& events);
    void takeField(std::string_view name, std::string_view value);

    SseSettings m_settings;
    std::string m_line;
    std::string m_type;
    std::string m_data;
    std::string m_lastId;
    bool m_hasData = false;
    bool m_firstLine = true;
    bool m_afterCr = false;
    bool m_ended = false;
    bool m_tooLarge = false;
};

} // namespace countersign::net
