// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/calendar_answer.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

namespace countersign::ingest {

namespace {

struct FreeComponent
{
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

std::string lower(const char* text)
{
    std::string copy(text == nullptr ? "" : text);
    std::ranges::transform(copy, copy.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return copy;
}

std::string answerOf(icalcomponent* event)
{
    icalproperty* attendee = icalcomponent_get_first_property(event, ICAL_ATTENDEE_PROPERTY);
    if (attendee == nullptr)
        return {};
    icalparameter* status = icalproperty_get_first_parameter(attendee, ICAL_PARTSTAT_PARAMETER);
    return status == nullptr ? std::string() : lower(icalparameter_enum_to_string(icalparameter_get_partstat(status)));
}

std::optional<base::Instant> startOf(icalcomponent* event)
{
    const icaltimetype start = icalcomponent_get_dtstart(event);
    if (icaltime_is_null_time(start) || (start.zone == nullptr && !start.is_date))
        return std::nullopt;
    return base::Instant(std::chrono::seconds(icaltime_as_timet_with_zone(start, start.zone)));
}

} // namespace

CalendarAnswer readCalendarAnswer(std::string_view text)
{
    CalendarAnswer answer;
    const std::string copy(text);
    const std::unique_ptr<icalcomponent, FreeComponent> calendar(icalparser_parse_string(copy.c_str()));
    if (!calendar)
        return answer;
    if (icalproperty* method = icalcomponent_get_first_property(calendar.get(), ICAL_METHOD_PROPERTY))
        answer.method = lower(icalproperty_method_to_string(icalproperty_get_method(method)));
    icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
    if (event == nullptr)
        return answer;
    answer.answer = answerOf(event);
    const char* summary = icalcomponent_get_summary(event);
    answer.summary = summary == nullptr ? "" : summary;
    answer.start = startOf(event);
    return answer;
}

} // namespace countersign::ingest
