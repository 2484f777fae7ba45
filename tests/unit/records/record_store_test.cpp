// SPDX-License-Identifier: Apache-2.0
#include "engine/platform/records/record_history.h"

#include "engine/platform/records/record_store.h"
#include "tests/fakes/fake_clock.h"
#include "tests/fakes/fake_random.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"

#include <QtTest>

#include <map>

using namespace countersign;
using model::RecordKind;
using records::UpsertOutcome;
using tests::TempStore;

namespace {

const auto kSource = model::SourceId::imported("test", "source", "1");

model::Record account(const std::string& externalId, const std::string& name)
{
    model::Record record = model::emptyRecord(RecordKind::Account);
    record.source = kSource;
    record.externalId = externalId;
    record.id = model::RecordId::imported("test", "account", externalId);
    record.set("name", name);
    return record;
}

/// Runs one write in a transaction of its own.
template <class Write>
auto inTransaction(TempStore& store, Write write)
{
    auto transaction = store::Transaction::begin(store.database());
    if (!transaction)
        qFatal("%s", base::toString(transaction.error()).c_str());
    auto result = write(*transaction);
    if (!result || !transaction->commit())
        qFatal("write failed: %s", result ? "commit" : base::toString(result.error()).c_str());
    return result;
}

UpsertOutcome upsert(TempStore& store, const model::Record& record, base::Instant now, const records::Provenance& from = {})
{
    return *inTransaction(store, [&](auto& transaction) { return records::upsertRecord(transaction, record, from, now); });
}

std::string columnList(TempStore& store, RecordKind kind)
{
    const std::string sql = "SELECT group_concat(name) FROM pragma_table_info('records_" +
                            std::string(model::recordKindName(kind)) + "')";
    static std::vector<std::unique_ptr<std::string>> kept;
    kept.push_back(std::make_unique<std::string>(sql));
    auto rows = store.database().query(kept.back()->c_str());
    return rows && rows->next() ? rows->text(0) : std::string();
}

} // namespace

class RecordStoreTest : public QObject
{
    Q_OBJECT
private slots:
    void everyKindsTableHasExactlyItsFields()
    {
        TempStore store;
        for (const RecordKind kind : model::allRecordKinds()) {
            std::string expected = "pk,id,source_id,external_id,deleted,known_at";
            for (const model::FieldDef& field : model::fieldsOf(kind)) {
                expected += "," + std::string(field.name);
                if (field.type == model::FieldType::Money)
                    expected += "," + std::string(field.name) + "_currency";
            }
            QCOMPARE(QString::fromStdString(columnList(store, kind)), QString::fromStdString(expected));
        }
    }

    void everyFieldTypeReadsBackAsWritten()
    {
        TempStore store;
        for (const RecordKind kind : model::allRecordKinds()) {
            model::Record record = model::emptyRecord(kind);
            record.source = kSource;
            record.externalId = "x";
            record.id = model::RecordId::imported("test", model::recordKindName(kind), "x");
            for (const model::FieldDef& field : model::fieldsOf(kind)) {
                const std::map<model::FieldType, model::FieldValue> samples{
                    {model::FieldType::Integer, std::int64_t(-42)},
                    {model::FieldType::Real, 0.1},
                    {model::FieldType::Boolean, true},
                    {model::FieldType::Money, base::Money{.amountMinor = 123456789012, .currency = "JPY"}},
                    {model::FieldType::Date, *base::parseIsoDate("2026-06-09")},
                    {model::FieldType::Instant, base::fromMillis(1'780'000'000'123)},
                    {model::FieldType::Reference, record.id}};
                const auto sample = samples.find(field.type);
                record.set(field.name, sample != samples.end() ? sample->second : model::FieldValue(std::string("Zoë ★ \0x", 9)));
            }
            QCOMPARE(upsert(store, record, base::fromMillis(5)), UpsertOutcome::Created);
            auto read = records::findRecord(store.database(), kind, record.id);
            COUNTERSIGN_VERIFY_OK(read);
            record.knownAt = base::fromMillis(5);
            QVERIFY2(**read == record, model::recordKindName(kind).data());
            QCOMPARE(upsert(store, record, base::fromMillis(6)), UpsertOutcome::Unchanged);
        }
    }

    void theSameAgainChangesNothing()
    {
        TempStore store;
        const auto record = account("A-1", "Ostravelle Foods");
        QCOMPARE(upsert(store, record, base::fromMillis(1)), UpsertOutcome::Created);
        QCOMPARE(upsert(store, record, base::fromMillis(2)), UpsertOutcome::Unchanged);
        QCOMPARE(records::historyOf(store.database(), RecordKind::Account, record.id)->size(), std::size_t(1));
    }

    void deletedRecordComesBackWithItsHistory()
    {
        TempStore store;
        const auto record = account("A-1", "Ostravelle Foods");
        upsert(store, record, base::fromMillis(1));
        const auto remove = [&] {
            return *inTransaction(store, [&](auto& transaction) {
                return records::deleteRecord(transaction, RecordKind::Account, record.id, {}, base::fromMillis(2));
            });
        };
        QVERIFY(remove());
        QVERIFY(!remove());
        QCOMPARE(*records::countRecords(store.database(), RecordKind::Account), std::int64_t(0));
        QCOMPARE(upsert(store, record, base::fromMillis(3)), UpsertOutcome::Restored);
        QCOMPARE(*records::countRecords(store.database(), RecordKind::Account), std::int64_t(1));
        QCOMPARE(records::historyOf(store.database(), RecordKind::Account, record.id)->size(), std::size_t(3));
    }

    /// Random lives of records against a plain list of snapshots: every past must read as it was.
    void asOfEqualsWhatWasWrittenThen()
    {
        TempStore store;
        tests::FakeRandom random(11);
        std::map<std::int64_t, std::map<std::string, std::optional<model::Record>>> snapshots;
        std::map<std::string, std::optional<model::Record>> now;
        for (std::int64_t time = 1; time <= 200; ++time) {
            const std::string id = "A-" + std::to_string(random.below(5));
            auto& current = now[id];
            if (current && random.below(5) == 0) {
                inTransaction(store, [&](auto& transaction) {
                    return records::deleteRecord(transaction, RecordKind::Account, current->id, {}, base::fromMillis(time));
                });
                current->deleted = true;
            } else {
                model::Record next = account(id, "Name " + std::to_string(random.below(3)));
                if (random.below(2) == 0)
                    next.set("annual_revenue", base::Money{.amountMinor = std::int64_t(random.below(3)), .currency = "EUR"});
                if (random.below(2) == 0)
                    next.set("city", std::string("Linz"));
                upsert(store, next, base::fromMillis(time));
                current = next;
            }
            snapshots[time] = now;
        }
        for (const auto& [time, world] : snapshots) {
            for (int n = 0; n < 5; ++n) {
                const std::string id = "A-" + std::to_string(n);
                const auto recordId = model::RecordId::imported("test", "account", id);
                const auto read = records::recordAsOf(store.database(), RecordKind::Account, recordId, base::fromMillis(time));
                COUNTERSIGN_VERIFY_OK(read);
                const auto found = world.find(id);
                const bool known = found != world.end() && found->second.has_value();
                QCOMPARE(read->has_value(), known);
                if (known) {
                    QVERIFY((*read)->fields == found->second->fields);
                    QCOMPARE((*read)->deleted, found->second->deleted);
                }
            }
        }
    }

    void eachFieldKnowsTheRowThatItCameFrom()
    {
        TempStore store;
        auto record = account("A-1", "Ostravelle");
        record.set("city", std::string("Wien"));
        upsert(store, record, base::fromMillis(1), {.raw = 10});
        record.set("name", std::string("Ostravelle Foods"));
        upsert(store, record, base::fromMillis(2), {.raw = 20});
        const auto rawOf = [&](const char* field) {
            return (*records::originOf(store.database(), RecordKind::Account, record.id, field))->provenance.raw;
        };
        QCOMPARE(rawOf("name"), std::int64_t(20));
        QCOMPARE(rawOf("city"), std::int64_t(10));
    }
};

COUNTERSIGN_TEST_CLASS(RecordStoreTest);
#include "record_store_test.moc"
