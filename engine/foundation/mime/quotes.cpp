// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/quotes.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace countersign::mime {
namespace {

using Line = std::string_view;
using Lines = std::vector<Line>;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

Lines split(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        Line line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
    }
    return lines;
}

Line trimmed(Line text)
{
    // U+00A0 stands before the colon in French attributions.
    constexpr std::string_view kBlank = " \t\r";
    const std::size_t first = text.find_first_not_of(kBlank);
    return first == Line::npos ? Line() : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

bool startsWithAny(Line line, std::initializer_list<std::string_view> starts)
{
    return std::any_of(starts.begin(), starts.end(),
                       [&](std::string_view start) { return line.starts_with(start); });
}

bool isQuoted(Line line)
{
    return trimmed(line).starts_with('>');
}

/// An attribution that begins at `at`: the number of its lines (clients wrap it), or 0.
std::size_t attributionLines(const Lines& lines, std::size_t at)
{
    constexpr std::size_t kMaxLines = 4;
    constexpr std::size_t kMaxBytes = 400;
    const Line first = trimmed(lines[at]);
    if (!startsWithAny(first, {"On ", "Am ", "Le ", "El ", "Il ", "Op "}))
        return 0;
    std::string joined;
    for (std::size_t count = 1; count <= kMaxLines && at + count <= lines.size(); ++count) {
        const Line line = trimmed(lines[at + count - 1]);
        if (line.empty() || isQuoted(line))
            return 0;
        joined += " " + std::string(line);
        if (joined.size() > kMaxBytes)
            return 0;
        if (!joined.ends_with(':'))
            continue;
        for (const std::string_view verb :
             {" wrote", " schrieb", " a écrit", " escribió", " ha scritto", " schreef"})
            if (joined.find(verb) != std::string::npos)
                return count;
    }
    return 0;
}

/// A header block as Outlook puts above what it repeats: a sender line, then at least two of the others.
bool isHeaderBlock(const Lines& lines, std::size_t at)
{
    const auto plain = [&](std::size_t i) {
        Line line = trimmed(lines[i]);
        while (line.starts_with('*'))
            line.remove_prefix(1);
        return line;
    };
    if (!startsWithAny(plain(at), {"From:", "Von:", "De :", "De:", "Da:", "Van:"}))
        return false;
    int others = 0;
    for (std::size_t i = at + 1; i < std::min(at + 7, lines.size()); ++i)
        if (startsWithAny(plain(i), {"Sent:",  "Date:",   "To:",      "Cc:",      "Subject:", "Gesendet:",
                                     "Datum:", "An:",     "Betreff:", "Envoyé :", "Envoyé:",  "À :",
                                     "À:",     "Objet :", "Objet:",   "Date :",   "Enviado:", "Enviado el:",
                                     "Para:",  "Asunto:", "Fecha:"}))
            ++others;
    return others >= 2;
}

bool isOriginalRule(Line line)
{
    const Line text = trimmed(line);
    if (!text.starts_with("--"))
        return false;
    for (const std::string_view words :
         {"Original Message", "Original message", "Ursprüngliche Nachricht", "Originalnachricht",
          "Message d'origine", "Mensaje original", "Forwarded message", "Weitergeleitete Nachricht",
          "Message transféré"})
        if (text.find(words) != Line::npos)
            return true;
    return false;
}

bool isRule(Line line)
{
    const Line text = trimmed(line);
    return text.size() >= 20 && text.find_first_not_of('_') == Line::npos;
}

bool hasQuoteBelow(const Lines& lines, std::size_t from)
{
    return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end(), isQuoted);
}

/// Where everything that follows is repeated, or the end.
std::size_t cutAt(const Lines& lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool ruleBeforeHeaders =
            isRule(lines[i]) && i + 1 < lines.size() && isHeaderBlock(lines, i + 1);
        if (isOriginalRule(lines[i]) || ruleBeforeHeaders || isHeaderBlock(lines, i))
            return i;
        const std::size_t attribution = attributionLines(lines, i);
        // Where ">" marks what is repeated, text below it is an answer; else all below is repeated.
        if (attribution > 0 && !hasQuoteBelow(lines, i + attribution))
            return i;
    }
    return lines.size();
}

std::size_t signatureAt(const Lines& lines, std::size_t end)
{
    for (std::size_t i = 0; i < end; ++i)
        if (lines[i] == "-- " || lines[i] == "--")
            return i;
    return kNone;
}

std::string trimLines(const std::string& text)
{
    const std::size_t first = text.find_first_not_of("\n");
    if (first == std::string::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

} // namespace

StrippedText stripQuotes(std::string_view text)
{
    const Lines lines = split(text);
    const std::size_t cut = cutAt(lines);
    const std::size_t signature = std::min(signatureAt(lines, cut), cut);
    StrippedText result;
    std::size_t attribution = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (attribution == 0 && i < cut)
            attribution = attributionLines(lines, i);
        const bool repeated = i >= cut || isQuoted(lines[i]) || attribution > 0;
        std::string& part = repeated ? result.quoted : i >= signature ? result.signature : result.reply;
        part.append(lines[i]).append("\n");
        attribution -= attribution > 0 ? 1 : 0;
    }
    result.reply = trimLines(result.reply);
    return result;
}

} // namespace countersign::mime
