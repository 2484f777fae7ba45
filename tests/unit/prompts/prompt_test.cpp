// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/prompts/prompt.h"
#include "tests/support/test_registry.h"

#include <QtTest>

using namespace countersign;
using namespace countersign::prompts;

namespace {

std::vector<std::string> codes(std::string_view body, const std::vector<PromptVariable>& variables)
{
    std::vector<std::string> found;
    for (const PromptFinding& finding : lintPrompt(body, variables))
        found.push_back(finding.code + ":" + finding.subject);
    return found;
}

} // namespace

class PromptTest : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsWrongWithAPrompt()
    {
        using Codes = std::vector<std::string>;
        QCOMPARE(codes("Hello {{name}}", {{"name"}}), Codes{});
        QCOMPARE(codes(" \n ", {}), Codes{"empty_body:"});
        QCOMPARE(codes("Hello", {{"name"}}), Codes{"variable_unused:name"});
        QCOMPARE(codes("Hello {{name}}", {}), Codes{"variable_undeclared:name"});
        QCOMPARE(codes("Hello {{name}}", {{"name"}, {"name"}}), Codes{"variable_doubled:name"});
        QCOMPARE(codes("Hello {{name", {{"name"}}), Codes{"braces:"});
        QCOMPARE(codes("Hello {{}}", {}), Codes{"braces:"});
        QCOMPARE(codes(std::string(40'000, 'x'), {}), Codes{"too_long:32768"});
    }

    void fillsHolesOnceAndNeverReadsValuesForHoles()
    {
        const PromptVersion prompt{.body = "Write to {{ name }} in {{max}} words.",
                                   .variables = {{"name"}, {"max", VariableType::Number}}};
        QCOMPARE(renderPrompt(prompt, {{"name", "{{max}}"}, {"max", "90"}}).value(),
                 std::string("Write to {{max}} in 90 words."));
    }

    void refusesMissingEmptyAndMistypedValues()
    {
        const PromptVersion prompt{.body = "{{max}}", .variables = {{"max", VariableType::Number}}};
        for (const PromptValues& values :
             {PromptValues{}, PromptValues{{"max", " "}}, PromptValues{{"max", "many"}}}) {
            const auto result = renderPrompt(prompt, values);
            QVERIFY(!result && result.error().code == base::ErrorCode::InvalidInput);
            QCOMPARE(result.error().args, std::vector<std::string>{"max"});
        }
    }

    void showsChangedLinesOnly()
    {
        const std::vector<DiffLine> expected{{DiffKind::Same, "a"},
                                             {DiffKind::Removed, "b"},
                                             {DiffKind::Added, "B"},
                                             {DiffKind::Same, "c"},
                                             {DiffKind::Added, "d"}};
        QCOMPARE(diffPrompts("a\nb\nc\n", "a\nB\nc\nd\n"), expected);
        QVERIFY(diffPrompts("", "").empty());
    }

    void refusesAPromptFileWithoutHead()
    {
        QVERIFY(!parsePromptFile("just text"));
        QVERIFY(!parsePromptFile("name: a\nlanguage: en\ncolour: red\n---\nx"));
        QVERIFY(!parsePromptFile("name: a\nlanguage: en\nvariables: x:date\n---\n{{x}}"));
        QVERIFY(!parsePromptFile("---\nbody"));
    }
};

COUNTERSIGN_TEST_CLASS(PromptTest);
#include "prompt_test.moc"
