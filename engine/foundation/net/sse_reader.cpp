// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/net/sse_reader.h"

namespace countersign::net {

base::Status SseReader::put(char c)
{
    if (m_line.size() >= m_settings.maxLineBytes) {
        m_tooLarge = true;
        return base::fail(base::ErrorCode::TooLarge, "an event-stream line passes the cap");
    }
    m_line += c;
    return {};
}

base::Result<std::vector<SseEvent>> SseReader::feed(std::string_view bytes)
{
    if (m_tooLarge)
        return base::fail(base::ErrorCode::TooLarge, "the event stream passed its cap before");
    std::vector<SseEvent> events;
    for (const char c : bytes) {
        if (m_ended)
            break;
        // CR ends the line at once; a LF right behind it belongs to the same line end.
        const bool secondHalf = m_afterCr && c == '\n';
        m_afterCr = c == '\r';
        if (secondHalf)
            continue;
        if (c == '\r' || c == '\n') {
            endLine(events);
            if (m_tooLarge)
                return base::fail(base::ErrorCode::TooLarge, "an event passes the cap");
        } else {
            COUNTERSIGN_TRY(put(c));
        }
    }
    return events;
}

void SseReader::endLine(std::vector<SseEvent>& events)
{
    std::string line;
    line.swap(m_line);
    std::string_view view = line;
    if (m_firstLine && view.starts_with("\xEF\xBB\xBF"))
        view.remove_prefix(3);
    m_firstLine = false;
    if (view.empty()) {
        dispatch(events);
        return;
    }
    const std::size_t colon = view.find(':');
    if (colon == 0)
        return;
    std::string_view value = colon == std::string_view::npos ? std::string_view{} : view.substr(colon + 1);
    if (value.starts_with(' '))
        value.remove_prefix(1);
    takeField(view.substr(0, colon), value);
}

void SseReader::takeField(std::string_view name, std::string_view value)
{
    if (name == "data") {
        if (m_hasData)
            m_data += '\n';
        m_hasData = true;
        m_data += value;
        m_tooLarge = m_data.size() > m_settings.maxEventBytes;
    } else if (name == "event") {
        m_type = value;
    } else if (name == "id" && value.find('\0') == std::string_view::npos) {
        m_lastId = value;
    }
}

void SseReader::dispatch(std::vector<SseEvent>& events)
{
    SseEvent event{.type = m_type.empty() ? "message" : m_type, .data = std::move(m_data), .id = m_lastId};
    const bool dispatched = m_hasData;
    m_type.clear();
    m_data.clear();
    m_hasData = false;
    if (!dispatched)
        return;
    const bool endsByData = !m_settings.endData.empty() && event.data == m_settings.endData;
    const bool endsByType = !m_settings.endType.empty() && event.type == m_settings.endType;
    m_ended = endsByData || endsByType;
    events.push_back(std::move(event));
}

} // namespace countersign::net
