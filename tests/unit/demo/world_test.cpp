// SPDX-License-Identifier: Apache-2.0
#include "app/demo/server/private_file.h"
#include "app/demo/world/generator.h"
#include "engine/foundation/base/hash.h"

#include "tests/support/test_registry.h"

#include <QTemporaryDir>
#include <QtTest>

#include <map>
#include <set>

using namespace countersign;

namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> readCsv(const std::filesystem::path& file)
{
    const std::string text = demo::readWholeFile(file).value_or("");
    std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"')
            lines.back().back() += text[i++];
        else if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == ',' && !quoted)
            lines.back().emplace_back();
        else if (text[i] == '\n' && !quoted)
            lines.emplace_back(1);
        else if (text[i] != '\r' || quoted)
            lines.back().back() += text[i];
    }
    lines.pop_back();
    std::vector<Row> rows;
    for (std::size_t n = 1; n < lines.size(); ++n) {
        if (lines[n].size() != lines[0].size())
            qFatal("%s: line %zu has %zu fields", file.c_str(), n, lines[n].size());
        Row& row = rows.emplace_back();
        for (std::size_t column = 0; column < lines[0].size(); ++column)
            row[lines[0][column]] = lines[n][column];
    }
    return rows;
}

std::set<std::string> column(const std::vector<Row>& rows, const std::string& name)
{
    std::set<std::string> values;
    for (const Row& row : rows)
        values.insert(row.at(name));
    return values;
}

} // namespace

class WorldTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    demo::Vocabulary m_vocabulary = demo::Vocabulary::load();
    std::filesystem::path m_world;
    std::map<std::string, std::vector<Row>> m_tables;

    std::filesystem::path make(const char* name, std::uint64_t accounts, std::uint64_t seed)
    {
        const std::filesystem::path folder = std::filesystem::path(m_folder.path().toStdString()) / name;
        const auto report = demo::generateWorld(m_vocabulary, {.accounts = accounts,
                                                               .seed = seed,
                                                               .folder = folder,
                                                               .today = *base::parseIsoDate("2026-06-09")});
        if (!report)
            qFatal("%s", base::toString(report.error()).c_str());
        return folder;
    }
    const std::vector<Row>& rows(const std::string& file)
    {
        const auto [entry, fresh] = m_tables.try_emplace(file);
        if (fresh)
            entry->second = readCsv(m_world / file);
        return entry->second;
    }

private slots:
    void initTestCase() { m_world = make("world", 5000, 7); }

    void sameSeedGivesTheSameBytesAndAnotherSeedDoesNot()
    {
        const auto digest = [](const std::filesystem::path& folder) {
            std::map<std::string, std::string> digests;
            for (const auto& entry : std::filesystem::directory_iterator(folder))
                digests[entry.path().filename().string()] =
                    base::toHex(base::sha256(demo::readWholeFile(entry.path()).value_or("")));
            return digests;
        };
        const auto first = digest(make("a", 200, 1));
        QCOMPARE(first.size(), std::size_t{17});
        QVERIFY(first == digest(make("b", 200, 1)));
        QVERIFY(first.at("accounts.csv") != digest(make("c", 200, 2)).at("accounts.csv"));
    }

    void everyReferenceLeadsToARow_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("targetFile");
        QTest::addColumn<QString>("target");
        const auto add = [](const char* file, const char* reference, const char* targetFile,
                            const char* target) {
            QTest::addRow("%s.%s", file, reference) << file << reference << targetFile << target;
        };
        for (const char* file : {"contacts.csv", "opportunities.csv", "contracts.csv", "tickets.csv",
                                 "meetings.csv", "usage.csv", "web_visits.csv", "messages.csv"})
            add(file, "account_id", "accounts.csv", "account_id");
        for (const char* file : {"tickets.csv", "web_visits.csv", "messages.csv"})
            add(file, "contact_id", "contacts.csv", "contact_id");
        add("opportunities.csv", "primary_contact_id", "contacts.csv", "contact_id");
        add("contracts.csv", "signed_by_contact_id", "contacts.csv", "contact_id");
        add("opportunity_line_items.csv", "opportunity_id", "opportunities.csv", "opportunity_id");
        add("opportunity_line_items.csv", "product_id", "products.csv", "product_id");
        add("contract_line_items.csv", "contract_id", "contracts.csv", "contract_id");
        add("contract_line_items.csv", "product_id", "products.csv", "product_id");
        add("usage.csv", "product_id", "products.csv", "product_id");
        add("prices.csv", "product_id", "products.csv", "product_id");
        add("meetings.csv", "opportunity_id", "opportunities.csv", "opportunity_id");
        add("messages.csv", "in_reply_to", "messages.csv", "message_id");
        add("accounts.csv", "owner_email", "users.csv", "email");
    }
    void everyReferenceLeadsToARow()
    {
        QFETCH(QString, file);
        QFETCH(QString, reference);
        QFETCH(QString, targetFile);
        QFETCH(QString, target);
        const auto known = column(rows(targetFile.toStdString()), target.toStdString());
        std::size_t references = 0;
        for (const Row& row : rows(file.toStdString())) {
            const std::string& value = row.at(reference.toStdString());
            references += value.empty() ? 0U : 1U;
            QVERIFY2(value.empty() || known.contains(value), value.c_str());
        }
        QVERIFY(references > 0);
    }

    void idsNeverRepeat()
    {
        const std::vector<std::pair<const char*, const char*>> ids{
            {"accounts.csv", "account_id"},   {"contacts.csv", "contact_id"},
            {"leads.csv", "lead_id"},         {"opportunities.csv", "opportunity_id"},
            {"contracts.csv", "contract_id"}, {"tickets.csv", "ticket_id"},
            {"meetings.csv", "activity_id"},  {"usage.csv", "usage_id"},
            {"web_visits.csv", "visit_id"},   {"messages.csv", "message_id"},
            {"prices.csv", "price_id"},       {"contract_line_items.csv", "line_item_id"},
            {"contracts.csv", "number"},      {"tickets.csv", "number"}};
        for (const auto& [file, id] : ids) {
            const auto& all = rows(file);
            QVERIFY2(column(all, id).size() == all.size(), file);
        }
    }

    void companiesDoNotShareDomainsByAccident()
    {
        const auto& accounts = rows("accounts.csv");
        QCOMPARE(column(accounts, "website").size(), accounts.size());
        std::size_t twins = 0;
        for (const Row& row : accounts) {
            QVERIFY2(row.at("website").ends_with(".example"), row.at("website").c_str());
            twins += row.at("website").starts_with("www.") ? 1U : 0U;
        }
        QCOMPARE(accounts.size() - twins, std::size_t{5000});
        QVERIFY(twins > 100);
    }

    void sixLanguagesAndNamesakesOccur()
    {
        const auto& contacts = rows("contacts.csv");
        QCOMPARE(column(contacts, "language"), (std::set<std::string>{"ar", "de", "en", "es", "fr", "ja"}));
        std::map<std::string, std::set<std::string>> companies;
        for (const Row& row : contacts)
            companies[row.at("first_name") + " " + row.at("last_name")].insert(row.at("account_id"));
        QVERIFY(std::any_of(companies.begin(), companies.end(),
                            [](const auto& entry) { return entry.second.size() > 1; }));
    }

    void lineItemsAddUpToTheAmountOfTheDeal()
    {
        std::map<std::string, double> sums;
        for (const Row& row : rows("opportunity_line_items.csv"))
            sums[row.at("opportunity_id")] += std::stod(row.at("total"));
        for (const Row& row : rows("opportunities.csv"))
            QCOMPARE(sums[row.at("opportunity_id")], std::stod(row.at("amount")));
    }

    void nothingThatHappenedLiesAheadOfToday()
    {
        const std::string tomorrow = "2026-06-10";
        for (const auto& [file, name] :
             std::vector<std::pair<const char*, const char*>>{{"messages.csv", "at"},
                                                              {"web_visits.csv", "visited_at"},
                                                              {"tickets.csv", "created_at"},
                                                              {"usage.csv", "week_start"},
                                                              {"contacts.csv", "updated_at"},
                                                              {"opportunities.csv", "stage_changed_at"}}) {
            for (const Row& row : rows(file))
                QVERIFY2(row.at(name) < tomorrow, (std::string(file) + " " + row.at(name)).c_str());
        }
    }

    void firstAccountWaitsForAnAnswerAboutLinz()
    {
        const auto& contracts = rows("contracts.csv");
        QCOMPARE(contracts.front().at("number"), std::string("CT-2291"));
        QCOMPARE(contracts.front().at("renewal_date"), std::string("2026-07-02"));
        QCOMPARE(contracts.front().at("annual_value"), std::string("84000.00"));
        Row last;
        for (const Row& row : rows("messages.csv")) {
            if (row.at("account_id") == "A-000001" && row.at("at") > last["at"])
                last = row;
        }
        QCOMPARE(last.at("direction"), std::string("inbound"));
        QCOMPARE(last.at("from"), std::string("marta.k@ostravelle.example"));
        QVERIFY(last.at("text").find("Can Linz be live before the audit on 14 September?") !=
                std::string::npos);
    }

    void lookalikesLackWhatTheirNeighboursOwn()
    {
        std::map<std::string, std::string> industry;
        for (const Row& row : rows("accounts.csv"))
            industry[row.at("account_id")] = row.at("industry");
        std::size_t with = 0;
        std::size_t without = 0;
        for (const Row& row : rows("contracts.csv")) {
            if (industry[row.at("account_id")] == "Food production")
                (row.at("product_ids").find("P-004") != std::string::npos ? with : without) += 1;
        }
        QVERIFY2(with > without && without > 50, qPrintable(QStringLiteral("%1 %2").arg(with).arg(without)));
    }

    void everyContactHasATemperament()
    {
        const auto text = demo::readWholeFile(m_world / "customers.json");
        const auto parsed = base::parseJson(text.value_or(""), {.maxBytes = 64U << 20U});
        QVERIFY(parsed.has_value());
        std::set<std::string> known;
        std::set<std::string> temperaments;
        for (const base::Json& entry : parsed->at("customers")) {
            known.insert(base::jsonText(entry, "email"));
            temperaments.insert(base::jsonText(entry, "temperament"));
        }
        QCOMPARE(temperaments.size(), std::size_t{10});
        for (const Row& row : rows("contacts.csv"))
            QVERIFY2(known.contains(row.at("email")), row.at("email").c_str());
    }
};

COUNTERSIGN_TEST_CLASS(WorldTest);
#include "world_test.moc"
