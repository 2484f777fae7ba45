// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/prompts/prompt.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

namespace countersign::prompts {

namespace {

constexpr std::size_t kMaxBodyBytes = 32U << 10;
constexpr std::string_view kOpen = "{{";
constexpr std::string_view kClose = "}}";

bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

bool isName(std::string_view name)
{
    return !name.empty() && name.front() >= 'a' && name.front() <= 'z' &&
           std::all_of(name.begin(), name.end(), isNameByte);
}

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// A stretch of plain text and the hole after it; the last piece has none.
struct Piece
{
    std::string_view text;
    std::optional<std::string_view> hole;
};

/// Nothing where a hole is not closed or holds no name.
std::optional<std::vector<Piece>> split(std::string_view body)
{
    std::vector<Piece> pieces;
    while (true) {
        const auto open = body.find(kOpen);
        if (open == std::string_view::npos) {
            pieces.push_back({body, std::nullopt});
            return pieces;
        }
        const auto close = body.find(kClose, open);
        if (close == std::string_view::npos)
            return std::nullopt;
        const std::string_view name = trimmed(body.substr(open + 2, close - open - 2));
        if (!isName(name))
            return std::nullopt;
        pieces.push_back({body.substr(0, open), name});
        body.remove_prefix(close + 2);
    }
}

bool fits(VariableType type, std::string_view value)
{
    if (trimmed(value).empty())
        return false;
    switch (type) {
    case VariableType::Text:
        return true;
    case VariableType::Number:
        return std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    case VariableType::Language:
        return std::none_of(value.begin(), value.end(), [](char c) { return c == '\n' || c == '\r'; });
    }
    return false;
}

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string_view typeName(VariableType type)
{
    switch (type) {
    case VariableType::Text:
        return "text";
    case VariableType::Number:
        return "number";
    case VariableType::Language:
        return "language";
    }
    return {};
}

std::optional<VariableType> typeFromName(std::string_view name)
{
    if (name == "text")
        return VariableType::Text;
    if (name == "number")
        return VariableType::Number;
    if (name == "language")
        return VariableType::Language;
    return std::nullopt;
}

base::Result<std::vector<PromptVariable>> parseVariables(std::string_view list)
{
    std::vector<PromptVariable> variables;
    while (!trimmed(list).empty()) {
        const auto comma = list.find(',');
        const std::string_view item = trimmed(list.substr(0, comma));
        const auto colon = item.find(':');
        const auto type = colon == std::string_view::npos ? VariableType::Text
                                                          : typeFromName(trimmed(item.substr(colon + 1)));
        if (!type)
            return base::fail(base::ErrorCode::InvalidInput, "unknown variable type", {std::string(item)});
        variables.push_back({std::string(trimmed(item.substr(0, colon))), *type});
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return variables;
}

} // namespace

std::vector<PromptFinding> lintPrompt(std::string_view body, const std::vector<PromptVariable>& variables)
{
    std::vector<PromptFinding> findings;
    if (trimmed(body).empty() ||
        std::all_of(body.begin(), body.end(), [](unsigned char c) { return std::isspace(c); }))
        return {{"empty_body", ""}};
    if (body.size() > kMaxBodyBytes)
        findings.push_back({"too_long", std::to_string(kMaxBodyBytes)});
    const auto pieces = split(body);
    if (!pieces) {
        findings.push_back({"braces", ""});
        return findings;
    }
    std::set<std::string_view> used;
    for (const Piece& piece : *pieces)
        if (piece.hole)
            used.insert(*piece.hole);
    std::set<std::string_view> declared;
    for (const PromptVariable& variable : variables) {
        if (!isName(variable.name))
            findings.push_back({"variable_name", variable.name});
        else if (!declared.insert(variable.name).second)
            findings.push_back({"variable_doubled", variable.name});
        else if (!used.contains(variable.name))
            findings.push_back({"variable_unused", variable.name});
    }
    for (const std::string_view name : used)
        if (!declared.contains(name))
            findings.push_back({"variable_undeclared", std::string(name)});
    return findings;
}

base::Result<std::string> renderPrompt(const PromptVersion& prompt, const PromptValues& values)
{
    const auto pieces = split(prompt.body);
    if (!pieces)
        return base::fail(base::ErrorCode::InvalidInput, "the prompt has an open hole");
    std::string text;
    for (const Piece& piece : *pieces) {
        text += piece.text;
        if (!piece.hole)
            continue;
        const auto variable = std::find_if(prompt.variables.begin(), prompt.variables.end(),
                                           [&](const PromptVariable& v) { return v.name == *piece.hole; });
        const auto value =
            std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == *piece.hole; });
        if (variable == prompt.variables.end() || value == values.end() ||
            !fits(variable->type, value->second))
            return base::fail(base::ErrorCode::InvalidInput, "a prompt variable has no fitting value",
                              {std::string(*piece.hole)});
        text += value->second;
    }
    return text;
}

std::vector<DiffLine> diffPrompts(std::string_view before, std::string_view after)
{
    const auto a = linesOf(before);
    const auto b = linesOf(after);
    std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = a.size(); i-- > 0;)
        for (std::size_t j = b.size(); j-- > 0;)
            common[i][j] =
                a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    std::vector<DiffLine> lines;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            lines.push_back({DiffKind::Same, std::string(a[i])});
            ++i;
            ++j;
        } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
            lines.push_back({DiffKind::Removed, std::string(a[i++])});
        } else {
            lines.push_back({DiffKind::Added, std::string(b[j++])});
        }
    }
    return lines;
}

base::Result<PromptVersion> parsePromptFile(std::string_view content)
{
    PromptVersion prompt;
    while (true) {
        const auto end = content.find('\n');
        if (end == std::string_view::npos)
            return base::fail(base::ErrorCode::MalformedData,
                              "the line '---' before the prompt's body is missing");
        const std::string_view line = trimmed(content.substr(0, end));
        content.remove_prefix(end + 1);
        if (line == "---")
            break;
        const auto colon = line.find(':');
        if (colon == std::string_view::npos)
            return base::fail(base::ErrorCode::MalformedData,
                              "a head line of a prompt file is 'name: value'");
        const std::string_view key = line.substr(0, colon);
        const std::string value(trimmed(line.substr(colon + 1)));
        if (key == "name")
            prompt.key.name = value;
        else if (key == "language")
            prompt.key.language = value;
        else if (key == "note")
            prompt.note = value;
        else if (key == "variables") {
            COUNTERSIGN_ASSIGN(prompt.variables, parseVariables(value));
        } else {
            return base::fail(base::ErrorCode::MalformedData, "unknown head line in a prompt file",
                              {std::string(key)});
        }
    }
    if (!isName(prompt.key.name) || prompt.key.language.empty())
        return base::fail(base::ErrorCode::MalformedData, "a prompt file needs a name and a language");
    prompt.body = content;
    return prompt;
}

std::string toPromptFile(const PromptVersion& version)
{
    std::string variables;
    for (const PromptVariable& each : version.variables)
        variables += (variables.empty() ? "" : ", ") + each.name + ":" + std::string(typeName(each.type));
    std::string file = "name: " + version.key.name + "\nlanguage: " + version.key.language + "\n";
    if (!variables.empty())
        file += "variables: " + variables + "\n";
    // A head line is one line: a note's breaks would end it.
    std::string note = version.note;
    std::replace(note.begin(), note.end(), '\n', ' ');
    if (!note.empty())
        file += "note: " + note + "\n";
    return file + "---\n" + version.body;
}

} // namespace countersign::prompts
