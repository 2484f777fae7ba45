// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/text_index.h"
#include "tests/support/record_maker.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QFile>

using namespace countersign;
using namespace countersign::tests;
using model::RecordKind;

namespace {

void fill(store::Database& database)
{
    putRecord(database, RecordKind::Account, "A",
              {{"name", text("Ostravelle Foods")}, {"city", text("Linz")}});
    putRecord(database, RecordKind::Contact, "C",
              {{"full_name", text("Hélène Duvernoy")}, {"email", text("h@x.example")}});
    putRecord(database, RecordKind::Message, "M1",
              {{"direction", text("inbound")},
               {"subject", text("Linz before the audit?")},
               {"body", text("Can the zeppelin gateway be live?")},
               {"at", moment("2026-06-01T08:00:00Z")}});
    putRecord(database, RecordKind::Message, "M2",
              {{"direction", text("outbound")},
               {"subject", text("Linz, once more")},
               {"body", text("The gateway ships on Monday.")},
               {"at", moment("2026-06-03T08:00:00Z")}});
}

std::vector<std::string> titles(store::Database& database, std::string_view words)
{
    const auto hits = retrieval::searchAsYouType(database, words);
    std::vector<std::string> found;
    for (const auto& hit : *hits)
        found.push_back(hit.title);
    return found;
}

} // namespace

class SearchTest : public QObject
{
    Q_OBJECT

private slots:
    void findsUnfinishedWordsInTitlesNewestFirst()
    {
        TempStore store;
        fill(store.database());
        COUNTERSIGN_VERIFY_OK(retrieval::indexAll(store.database()));
        QCOMPARE(titles(store.database(), "lin"),
                 (std::vector<std::string>{"Linz, once more", "Linz before the audit?"}));
        QCOMPARE(titles(store.database(), "ostr"), std::vector<std::string>{"Ostravelle Foods"});
    }

    void ignoresAccentsAndOperators()
    {
        TempStore store;
        fill(store.database());
        COUNTERSIGN_VERIFY_OK(retrieval::indexAll(store.database()));
        QCOMPARE(titles(store.database(), "helene duv").size(), std::size_t(1));
        for (const char* words : {"\"", "AND OR NOT", "a*b:c^", "-", "NEAR(", "’", "'; DROP", "日本 ؟"})
            COUNTERSIGN_VERIFY_OK(retrieval::searchAsYouType(store.database(), words));
        QVERIFY(titles(store.database(), " ?! ").empty());
    }

    void findsWholeWordsInBodiesWithAnExcerpt()
    {
        TempStore store;
        fill(store.database());
        COUNTERSIGN_VERIFY_OK(retrieval::indexAll(store.database()));
        const auto hits = retrieval::searchAsYouType(store.database(), "zeppelin");
        QCOMPARE(hits->size(), std::size_t(1));
        QVERIFY(hits->front().excerpt.find("zeppelin") != std::string::npos);
        QCOMPARE(titles(store.database(), "gateway").front(), std::string("Linz, once more"));
    }

    void followsChangedAndDeletedRecords()
    {
        TempStore store;
        fill(store.database());
        COUNTERSIGN_VERIFY_OK(retrieval::indexAll(store.database()));
        const auto renamed =
            putRecord(store.database(), RecordKind::Account, "A", {{"name", text("Veltrano Foods")}});
        const retrieval::RecordRef refs[]{{RecordKind::Account, renamed.id}};
        COUNTERSIGN_VERIFY_OK(retrieval::indexChanged(store.database(), refs));
        QVERIFY(titles(store.database(), "ostravelle").empty());
        QCOMPARE(titles(store.database(), "veltr").size(), std::size_t(1));
        COUNTERSIGN_VERIFY_OK(writeIn(store.database(), [&](store::Transaction& transaction) -> base::Status {
            COUNTERSIGN_ASSIGN(
                [[maybe_unused]] const bool there,
                records::deleteRecord(transaction, RecordKind::Account, renamed.id, {}, FakeClock::kStart));
            return {};
        }));
        COUNTERSIGN_VERIFY_OK(retrieval::indexChanged(store.database(), refs));
        QVERIFY(titles(store.database(), "veltr").empty());
    }

    void newRecordsStandBeforeOlderOnes()
    {
        TempStore store;
        fill(store.database());
        COUNTERSIGN_VERIFY_OK(retrieval::indexAll(store.database()));
        const auto added = putRecord(store.database(), RecordKind::Message, "M3",
                                     {{"direction", text("inbound")},
                                      {"subject", text("Linz again")},
                                      {"at", moment("2026-06-09T08:00:00Z")}});
        const retrieval::RecordRef refs[]{{RecordKind::Message, added.id}};
        COUNTERSIGN_VERIFY_OK(retrieval::indexChanged(store.database(), refs));
        QCOMPARE(titles(store.database(), "linz").front(), std::string("Linz again"));
    }

    void forgottenWordsLeaveTheIndex()
    {
        TempStore store;
        fill(store.database());
        COUNTERSIGN_VERIFY_OK(retrieval::indexAll(store.database()));
        const auto message = model::RecordId::imported("test", "message", "M1");
        COUNTERSIGN_VERIFY_OK(writeIn(store.database(), [&](store::Transaction& transaction) {
            return retrieval::removeFromIndex(transaction, message);
        }));
        // The index's own pages hold each word once, in plain bytes.
        auto pages = store.database().query("SELECT block FROM retrieval_body_data");
        while (pages->next())
            QVERIFY(base::textOf(pages->blob(0)).find("zeppelin") == std::string_view::npos);
    }

    void indexingTwiceGivesTheSame()
    {
        TempStore store;
        fill(store.database());
        COUNTERSIGN_VERIFY_OK(retrieval::indexAll(store.database()));
        COUNTERSIGN_VERIFY_OK(retrieval::indexAll(store.database()));
        QCOMPARE(retrieval::indexedDocuments(store.database()).value(), std::int64_t(4));
    }

    void twoProcessesThatMakeTheIndexAnewDoNotMeet()
    {
        TempStore store;
        for (int i = 0; i < 600; ++i)
            tests::putRecord(store.database(), RecordKind::Account, "T-" + std::to_string(i),
                             {{"name", tests::text("Twofold " + std::to_string(i))}});
        const auto other = store::Database::open({.path = store.path()}, store.key());
        COUNTERSIGN_VERIFY_OK(other);
        bool met = false;
        const auto indexed = retrieval::indexAll(store.database(), {}, [&](std::size_t) {
            if (!std::exchange(met, true))
                COUNTERSIGN_VERIFY_OK(retrieval::indexAll(**other));
        });
        COUNTERSIGN_VERIFY_OK(indexed);
        QVERIFY(met);
        QCOMPARE(*retrieval::indexedDocuments(store.database()), std::int64_t(600));
    }
};

COUNTERSIGN_TEST_CLASS(SearchTest);
#include "search_test.moc"
