// SPDX-License-Identifier: Apache-2.0
// Prints how long a keystroke in the search field and the evidence of one draft take on a large encrypted
// workspace. Usage: search_bench [documents]
#include "engine/knowledge/retrieval/evidence.h"
#include "engine/knowledge/retrieval/text_index.h"
#include "engine/platform/records/record_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/temp_store.h"

#include <algorithm>
#include <cstdio>

using namespace countersign;
using namespace std::chrono;

namespace {

/// Words with a believable skew: low numbers are common ("the"), high ones rare.
std::string sentence(tests::FakeRandom& random, std::size_t words)
{
    static const char* const kCommon[] = {"the", "a",  "and", "to",      "of",    "is",
                                          "for", "we", "you", "renewal", "price", "meeting"};
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        const std::uint64_t pick = random.below(10);
        if (pick < 5)
            text += kCommon[random.below(std::size(kCommon))];
        else
            text += "word" + std::to_string(random.below(1 + random.below(40'000)));
        text += ' ';
    }
    return text;
}

model::Record record(model::RecordKind kind, std::size_t number)
{
    model::Record made = model::emptyRecord(kind);
    made.source = model::SourceId::imported("bench", "source", "1");
    made.externalId = std::to_string(number);
    made.id = model::RecordId::imported("bench", model::recordKindName(kind), made.externalId);
    return made;
}

model::RecordId accountOf(std::size_t number)
{
    return model::RecordId::imported("bench", "account", std::to_string(number % 1000));
}

base::Status fill(store::Database& database, std::size_t documents)
{
    tests::FakeRandom random(7);
    for (std::size_t begin = 0; begin < documents; begin += 1000) {
        COUNTERSIGN_ASSIGN(auto transaction, store::Transaction::begin(database));
        for (std::size_t i = begin; i < std::min(documents, begin + 1000); ++i) {
            const bool account = i < 1000;
            model::Record made = record(account ? model::RecordKind::Account : model::RecordKind::Message, i);
            if (account) {
                made.set("name", "Company " + sentence(random, 2));
            } else {
                made.set("direction", std::string(i % 2 == 0 ? "inbound" : "outbound"));
                made.set("account", accountOf(i));
                made.set("subject", sentence(random, 6));
                made.set("body", sentence(random, 120) + "?");
                made.set("at", tests::FakeClock::kStart - minutes(documents - i));
            }
            COUNTERSIGN_ASSIGN([[maybe_unused]] const auto outcome,
                               records::upsertRecord(transaction, made, {}, tests::FakeClock::kStart));
        }
        COUNTERSIGN_TRY(transaction.commit());
    }
    return {};
}

void print(const char* what, std::vector<double>& millis)
{
    std::sort(millis.begin(), millis.end());
    std::printf("%-28s n=%zu  p50 %.2f ms  p99 %.2f ms  max %.2f ms\n", what, millis.size(),
                millis[millis.size() / 2], millis[millis.size() * 99 / 100], millis.back());
}

template <class Body>
double timed(const base::Clock& clock, Body body)
{
    const auto begin = clock.monotonic();
    body();
    return duration<double, std::milli>(clock.monotonic() - begin).count();
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t documents = argc > 1 ? std::stoul(argv[1]) : 100'000;
    tests::TempStore store;
    const base::SystemClock clock;
    tests::FakeRandom random(11);
    if (const auto filled = fill(store.database(), documents); !filled) {
        std::printf("%s\n", base::toString(filled.error()).c_str());
        return 1;
    }
    bool whole = false;
    const double indexing = timed(clock, [&] { whole = retrieval::indexAll(store.database()).has_value(); });
    std::printf("indexing %zu documents: %.1f s (%.0f a second)%s\n", documents, indexing / 1000,
                static_cast<double>(documents) / indexing * 1000, whole ? "" : " FAILED");
    std::vector<double> keystrokes;
    for (const std::string word :
         {"renewal", "the", "word1234", "company", "word3", "meeting price", "nothingatall", "we"})
        for (int round = 0; round < 20; ++round)
            for (std::size_t length = 1; length <= word.size(); ++length)
                keystrokes.push_back(timed(clock, [&] {
                    [[maybe_unused]] const auto hits =
                        retrieval::searchAsYouType(store.database(), word.substr(0, length));
                }));
    print("keystroke", keystrokes);
    std::vector<double> evidence;
    for (int i = 0; i < 300; ++i)
        evidence.push_back(timed(clock, [&] {
            [[maybe_unused]] const auto facts =
                retrieval::evidenceFor(store.database(), {.account = accountOf(random.below(1000)),
                                                          .contact = {},
                                                          .useCase = "renewal",
                                                          .now = tests::FakeClock::kStart});
        }));
    print("evidence of one draft", evidence);
    return 0;
}
