// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace countersign::prompts {

enum class VariableType { Text, Number, Language };

/// A hole in a prompt, "{{name}}"; every declared one is used, every used one is declared.
struct PromptVariable
{
    std::string name;
    VariableType type = VariableType::Text;
    friend bool operator==(const PromptVariable&, const PromptVariable&) = default;
};

/// What a prompt is for: one use case in one language.
struct PromptKey
{
    std::string name;
    /// BCP 47 base language, "en", "de".
    std::string language;

    /// "renewal/en": the name in files, submissions and the command line.
    [[nodiscard]] std::string text() const { return name + "/" + language; }
    friend auto operator<=>(const PromptKey&, const PromptKey&) = default;
};

/// One immutable version of a prompt's words.
struct PromptVersion
{
    PromptKey key;
    /// From 1, without gaps.
    int version = 0;
    std::string body;
    std::vector<PromptVariable> variables;
    /// SHA-256 over key, variables and body.
    base::Sha256 hash{};
    std::string author;
    std::string note;
    base::Instant createdAt{};

    friend bool operator==(const PromptVersion&, const PromptVersion&) = default;
};

/// What is wrong with a prompt: code "empty_body" | "too_long" | "variable_unused" | "variable_undeclared" |
/// "variable_doubled" | "variable_name" | "braces", and the name concerned.
struct PromptFinding
{
    std::string code;
    std::string subject;
    friend bool operator==(const PromptFinding&, const PromptFinding&) = default;
};

[[nodiscard]] std::vector<PromptFinding> lintPrompt(std::string_view body,
                                                    const std::vector<PromptVariable>& variables);

using PromptValues = std::vector<std::pair<std::string, std::string>>;

/// Fills the holes. InvalidInput, with the variable's name, where a value is missing, empty or of the wrong
/// type. Values are inserted as they are and never read for further holes.
[[nodiscard]] base::Result<std::string> renderPrompt(const PromptVersion& prompt, const PromptValues& values);

enum class DiffKind { Same, Removed, Added };
struct DiffLine
{
    DiffKind kind = DiffKind::Same;
    std::string text;
    friend bool operator==(const DiffLine&, const DiffLine&) = default;
};

/// Line by line, by longest common subsequence.
[[nodiscard]] std::vector<DiffLine> diffPrompts(std::string_view before, std::string_view after);

/// Reads a prompt file: "name:", "language:", "variables: a, b:number" and "note:" lines, a line "---", the
/// body.
[[nodiscard]] base::Result<PromptVersion> parsePromptFile(std::string_view content);
/// The file that parsePromptFile() reads as this version's name, language, note, variables and body.
[[nodiscard]] std::string toPromptFile(const PromptVersion& version);

} // namespace countersign::prompts
