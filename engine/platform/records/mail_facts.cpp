// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/records/mail_facts.h"

namespace countersign::records {

std::string toText(const MailFacts& facts)
{
    base::Json statuses = base::Json::array();
    for (const DeliveryStatus& status : facts.deliveryStatus)
        statuses.push_back({{"action", status.action},
                            {"status", status.status},
                            {"recipient", status.recipient},
                            {"originalRecipient", status.originalRecipient},
                            {"diagnostic", status.diagnostic}});
    return base::dumpJson({{"autoSubmitted", facts.autoSubmitted},
                           {"precedence", facts.precedence},
                           {"returnPath", facts.returnPath},
                           {"listId", facts.hasListId},
                           {"autoReply", facts.hasAutoReplyHeader},
                           {"deliveryStatus", std::move(statuses)},
                           {"reportedMessageId", facts.reportedMessageId},
                           {"calendarMethod", facts.calendarMethod},
                           {"calendarAnswer", facts.calendarAnswer},
                           {"calendarSummary", facts.calendarSummary},
                           {"calendarStart", facts.calendarStart}});
}

MailFacts mailFactsFromText(std::string_view text)
{
    MailFacts facts;
    const auto json = base::parseJson(text);
    if (!json)
        return facts;
    facts.autoSubmitted = base::jsonText(*json, "autoSubmitted");
    facts.precedence = base::jsonText(*json, "precedence");
    facts.returnPath = base::jsonText(*json, "returnPath");
    facts.hasListId = base::jsonBool(*json, "listId");
    facts.hasAutoReplyHeader = base::jsonBool(*json, "autoReply");
    for (const base::Json& status : base::jsonMember(*json, "deliveryStatus"))
        facts.deliveryStatus.push_back({.action = base::jsonText(status, "action"),
                                        .status = base::jsonText(status, "status"),
                                        .recipient = base::jsonText(status, "recipient"),
                                        .originalRecipient = base::jsonText(status, "originalRecipient"),
                                        .diagnostic = base::jsonText(status, "diagnostic")});
    facts.reportedMessageId = base::jsonText(*json, "reportedMessageId");
    facts.calendarMethod = base::jsonText(*json, "calendarMethod");
    facts.calendarAnswer = base::jsonText(*json, "calendarAnswer");
    facts.calendarSummary = base::jsonText(*json, "calendarSummary");
    facts.calendarStart = base::jsonText(*json, "calendarStart");
    return facts;
}

} // namespace countersign::records
