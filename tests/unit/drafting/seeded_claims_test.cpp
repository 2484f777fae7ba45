// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"
#include "tests/unit/drafting/claim_sentences.h"
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

    void findsFalseStatementsWithoutFigures()
    {
        std::size_t found = 0;
        std::size_t seeded = 0;
        for (const auto* sentences : {&tests::falseStatements(), &tests::falseTies()})
            for (const tests::WrittenSentence& each : *sentences) {
                ++seeded;
                const bool caught = !Sample("renewal", each.language).openIn(each.text).empty();
                found += caught ? 1 : 0;
                if (!caught)
                    qInfo("missed (%s): %s", each.language, each.text);
            }
        const double recall = static_cast<double>(found) / static_cast<double>(seeded);
        qInfo("seeded %zu, found %zu, recall %.4f", seeded, found, recall);
        QVERIFY(seeded >= 150);
        QVERIFY(recall >= 0.995);
    }

    void citingAnotherFactDoesNotMakeAFalseTieTrue()
    {
        std::size_t missed = 0;
        for (const tests::WrittenSentence& each : tests::falseTies()) {
            const Sample sample("renewal", each.language);
            std::vector<std::string> all;
            for (const model::Fact& fact : sample.facts)
                if (fact.sayable)
                    all.push_back(fact.id);
            if (!sample.openIn(each.text, all).empty())
                continue;
            ++missed;
            qInfo("missed (%s): %s", each.language, each.text);
        }
        QCOMPARE(missed, std::size_t(0));
    }

    void alarmsRarelyOnHonestSentences()
    {
        std::size_t alarms = 0;
        for (const tests::WrittenSentence& each : tests::honestSentences()) {
            const std::string open = Sample("renewal", each.language).openIn(each.text);
            alarms += open.empty() ? 0 : 1;
            if (!open.empty())
                qInfo("alarm %s in: %s", open.c_str(), each.text);
        }
        const std::size_t sentences = tests::honestSentences().size();
        qInfo("%zu honest sentences, %zu alarms", sentences, alarms);
        QVERIFY(sentences >= 80);
        QVERIFY(alarms * 50 <= sentences);
        // Jonas is a name that no fact holds here: that alarm is right.
        QVERIFY(!Sample().openIn("Would it make sense to include Jonas's team?").empty());
    }
};

COUNTERSIGN_TEST_CLASS(SeededClaimsTest);
#include "seeded_claims_test.moc"
