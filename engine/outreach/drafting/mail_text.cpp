// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/json.h"
#include "engine/outreach/drafting/draft_json.h"
#include "engine/outreach/drafting/freeze.h"

#include <algorithm>
#include <array>

namespace countersign::drafting {

namespace {

std::string escaped(std::string_view text)
{
    std::string html;
    for (const char c : text) {
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\n':
            html += "<br>\n";
            break;
        default:
            html += c;
        }
    }
    return html;
}

std::string signatureOf(const Draft& draft, const Envelope& envelope)
{
    return envelope.mailbox.signatureFor(draft.brief.language);
}

std::string_view direction(std::string_view language)
{
    return language.starts_with("ar") ? "rtl" : "ltr";
}

} // namespace

std::string plainText(const Draft& draft, const Envelope& envelope)
{
    std::string text;
    for (const model::Block& block : draft.content.blocks)
        text += blockText(block) + "\n\n";
    // "-- " marks the signature for every reader (RFC 3676 §4.3).
    if (const std::string signature = signatureOf(draft, envelope); !signature.empty())
        text += "-- \n" + signature + "\n";
    if (!envelope.optOutLine.empty())
        text += "\n" + envelope.optOutLine + "\n";
    return text;
}

std::string simpleHtml(const Draft& draft, const Envelope& envelope)
{
    const std::string language = escaped(draft.brief.language);
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + language + "\" dir=\"" +
                       std::string(direction(draft.brief.language)) +
                       "\"><head><meta charset=\"utf-8\"></head><body>\n";
    for (const model::Block& block : draft.content.blocks)
        html += "<p>" + escaped(blockText(block)) + "</p>\n";
    if (const std::string signature = signatureOf(draft, envelope); !signature.empty())
        html += "<p>" + escaped(signature) + "</p>\n";
    if (!envelope.optOutLine.empty())
        html += "<p><small>" + escaped(envelope.optOutLine) + "</small></p>\n";
    return html + "</body></html>\n";
}

std::string claimReport(const Draft& draft)
{
    base::Json facts = base::Json::array();
    for (const model::Fact& fact : draft.facts)
        facts.push_back({{"id", fact.id},
                         {"kind", fact.kind},
                         {"record", fact.record.isNull() ? std::string() : fact.record.text()},
                         {"field", fact.field},
                         {"textSha256", base::toHex(base::sha256(fact.text))}});
    return base::dumpJson({{"claims", toJson(draft.claims)},
                           {"facts", facts},
                           {"open", openClaims(draft.claims)},
                           {"revision", draft.revision},
                           {"version", 1}});
}

} // namespace countersign::drafting
