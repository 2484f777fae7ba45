// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_random.h"
#include "tests/support/test_registry.h"

#include "engine/foundation/text/similarity.h"

#include <QtTest>

#include <cmath>
#include <string>
#include <vector>

using namespace countersign;
using namespace countersign::text;

namespace {

std::u32string randomWord(base::RandomSource& random)
{
    std::u32string word;
    const std::uint64_t size = random.below(9);
    while (word.size() < size)
        word += static_cast<char32_t>(U'a' + random.below(4));
    return word;
}

/// The definition, without a bound and without care for time.
std::size_t slowDistance(const std::u32string& a, const std::u32string& b)
{
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = std::min(
                {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

} // namespace

class SimilarityTest : public QObject
{
    Q_OBJECT

private slots:
    // The pairs that Winkler's papers print.
    void jaroWinklerGivesThePublishedValues()
    {
        const auto near = [](double a, double b) { return std::abs(a - b) < 0.0005; };
        QVERIFY(near(jaroWinkler(U"martha", U"marhta"), 0.9611));
        QVERIFY(near(jaroWinkler(U"dwayne", U"duane"), 0.84));
        QVERIFY(near(jaroWinkler(U"dixon", U"dicksonx"), 0.8133));
        QVERIFY(near(jaroWinkler(U"jones", U"johnson"), 0.8323));
        QCOMPARE(jaroWinkler(U"", U""), 1.0);
        QCOMPARE(jaroWinkler(U"abc", U""), 0.0);
        QCOMPARE(jaroWinkler(U"東京", U"東京"), 1.0);
    }

    void boundedDistanceAgreesWithItsDefinition()
    {
        tests::FakeRandom random(4);
        for (int i = 0; i < 20000; ++i) {
            const std::u32string a = randomWord(random);
            const std::u32string b = randomWord(random);
            const std::size_t bound = random.below(6);
            const std::size_t expected = slowDistance(a, b);
            const auto actual = damerauLevenshtein(a, b, bound);
            QCOMPARE(actual.has_value(), expected <= bound);
            if (actual)
                QCOMPARE(*actual, expected);
        }
    }

    void swapOfNeighboursIsOneEdit()
    {
        QCOMPARE(damerauLevenshtein(U"müller", U"mülelr", 3).value_or(9), std::size_t(1));
        QVERIFY(!damerauLevenshtein(U"abc", U"xyz", 2).has_value());
    }

    void measuresAreSymmetricAndWithinBounds()
    {
        tests::FakeRandom random(5);
        for (int i = 0; i < 5000; ++i) {
            const std::u32string a = randomWord(random);
            const std::u32string b = randomWord(random);
            for (const double value : {jaroWinkler(a, b), trigramJaccard(a, b)})
                QVERIFY(value >= 0 && value <= 1);
            QCOMPARE(trigramJaccard(a, b), trigramJaccard(b, a));
            QCOMPARE(trigramJaccard(a, a), 1.0);
            QCOMPARE(jaroWinkler(a, a), 1.0);
        }
        QCOMPARE(trigramJaccard(U"abc", U"xyz"), 0.0);
        QVERIFY(trigramJaccard(U"countersign", U"countersing") > 0.5);
    }
};

COUNTERSIGN_TEST_CLASS(SimilarityTest);
#include "similarity_test.moc"
