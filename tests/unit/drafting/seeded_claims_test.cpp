// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"
#include "tests/unit/drafting/sample.h"

#include <QtTest>

#include <algorithm>

using namespace countersign;
using tests::Sample;

namespace {

/// Where a true figure stands in a draft, and how to falsify it.
struct Target
{
    std::size_t block = 0;
    std::size_t sentence = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string kind;
};

std::vector<Target> targetsIn(const Sample& sample, const model::DraftContent& content)
{
    std::vector<Target> targets;
    for (const model::Claim& claim : drafting::checkClaims(content, sample.facts, sample.context))
        if (claim.block != drafting::kSubjectBlock &&
            (claim.kind == "money" || claim.kind == "percent" || claim.kind == "date" ||
             claim.kind == "number" || claim.kind == "product"))
            targets.push_back({claim.block, claim.sentence, claim.begin, claim.end, claim.kind});
    return targets;
}

/// The text with one digit changed to another; the same text where it has none.
std::string withOtherDigit(std::string text, tests::FakeRandom& random)
{
    std::vector<std::size_t> digits;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] >= '0' && text[i] <= '9')
            digits.push_back(i);
    if (digits.empty())
        return text;
    const std::size_t at = digits[random.below(digits.size())];
    const char old = text[at];
    while (text[at] == old)
        text[at] = static_cast<char>('0' + random.below(10));
    return text;
}

std::string falsified(const std::string& text, const std::string& kind, tests::FakeRandom& random)
{
    if (kind == "product")
        return random.below(2) == 0 ? "Door Alarm" : "Pulse Ultra";
    return withOtherDigit(text, random);
}

/// Whether the changed text still happens to say what some fact says (another figure of the same account).
bool isTrueByChance(const Sample& sample, const std::string& changed)
{
    for (const model::Fact& fact : sample.facts) {
        if (!fact.sayable)
            continue;
        if (fact.text.find(changed) != std::string::npos)
            return true;
        for (const auto& [name, value] : fact.values)
            if (model::toString(value) == changed || model::toString(value).starts_with(changed + "."))
                return true;
    }
    return false;
}

} // namespace

class SeededClaimsTest : public QObject
{
    Q_OBJECT

private slots:
    void findsSeededFalseFigures()
    {
        tests::FakeRandom random(20260609);
        std::size_t seeded = 0;
        std::size_t found = 0;
        for (int round = 0; round < 4; ++round)
            for (const std::string& useCase : drafting::shippedUseCases())
                for (const std::string& language : drafting::templateLanguages(useCase)) {
                    const Sample sample(useCase, language);
                    const model::DraftContent content = sample.draft();
                    for (const Target& target : targetsIn(sample, content)) {
                        model::Block block = content.blocks[target.block];
                        std::string& text = block.sentences[target.sentence].text;
                        const std::string was = text.substr(target.begin, target.end - target.begin);
                        const std::string lie = falsified(was, target.kind, random);
                        if (lie == was || isTrueByChance(sample, lie))
                            continue;
                        text.replace(target.begin, was.size(), lie);
                        ++seeded;
                        const auto claims =
                            drafting::ClaimChecker(sample.facts, sample.context).checkBlock(block, 0);
                        const bool caught = drafting::openClaims(claims) > 0;
                        found += caught ? 1 : 0;
                        if (!caught)
                            qInfo("missed %s -> %s in: %s", was.c_str(), lie.c_str(), text.c_str());
                    }
                }
        const double recall = static_cast<double>(found) / static_cast<double>(seeded);
        qInfo("seeded %zu, found %zu, recall %.4f", seeded, found, recall);
        QVERIFY(seeded >= 500);
        QVERIFY(recall >= 0.995);
    }

    void alarmsRarelyOnHonestSentences()
    {
        // Sentences that reps write around the facts, without a claim of their own.
        const char* const honest[] = {"Thank you for the open talk last time.",
                                      "I hope the week has started well for you.",
                                      "I have put the answer into three short points below.",
                                      "If it helps, I can bring our engineer along.",
                                      "Let me know if another time is better.",
                                      "I am happy to send a short summary beforehand.",
                                      "Would it make sense to include Jonas's team?",
                                      "The first step is small and easy to undo.",
                                      "You told us that the night shift works on paper.",
                                      "That is why I am writing today.",
                                      "We could look at it together, one hall at a time.",
                                      "Nothing changes for the people on the floor.",
                                      "Please tell me if I have understood it wrongly.",
                                      "I will keep it short.",
                                      "On Thursday I can show you the report itself.",
                                      "This week or next, as you prefer.",
                                      "Ich melde mich gern noch einmal.",
                                      "Gern zeige ich Ihnen das im Detail.",
                                      "Sagen Sie mir einfach, was Ihnen am besten passt.",
                                      "Vielleicht hilft ein kurzer Blick in die Anlage in Linz.",
                                      "Für Ihre Kolleginnen und Kollegen ändert sich dabei nichts.",
                                      "Am Ende zählt, dass es im Alltag hält.",
                                      "Je reste à votre disposition.",
                                      "Nous pouvons en parler quand vous voulez.",
                                      "Quedo a su disposición.",
                                      "Podemos verlo juntos cuando quiera."};
        std::size_t alarms = 0;
        std::size_t sentences = 0;
        for (const char* text : honest) {
            const std::string language =
                QString::fromUtf8(text).contains(
                    QRegularExpression("\\b(Ich|Gern|Sagen|Vielleicht|Für|Am)\\b"))
                    ? "de"
                : QString::fromUtf8(text).contains(QRegularExpression("\\b(Je|Nous)\\b"))       ? "fr"
                : QString::fromUtf8(text).contains(QRegularExpression("\\b(Quedo|Podemos)\\b")) ? "es"
                                                                                                : "en";
            const std::string open = Sample("renewal", language).openIn(text);
            alarms += open.empty() ? 0 : 1;
            ++sentences;
            if (!open.empty())
                qInfo("alarm %s in: %s", open.c_str(), text);
        }
        // Jonas is a name that no fact holds here: that alarm is right.
        QCOMPARE(alarms, std::size_t(1));
        QVERIFY(sentences >= 25);
    }

    void checksADraftQuickly()
    {
        const Sample sample;
        const model::DraftContent content = sample.draft();
        const drafting::ClaimChecker checker(sample.facts, sample.context);
        QElapsedTimer timer;
        timer.start();
        constexpr int kRounds = 50;
        std::size_t claims = 0;
        for (int i = 0; i < kRounds; ++i)
            claims += checker.check(content).size();
        qInfo("claim check: %.2f ms a draft", static_cast<double>(timer.nsecsElapsed()) / 1e6 / kRounds);
        QVERIFY(claims > 0);
    }
};

COUNTERSIGN_TEST_CLASS(SeededClaimsTest);
#include "seeded_claims_test.moc"
