// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/ingest/header_words.h"
#include "engine/platform/records/record_store.h"
#include "tests/support/result_checks.h"
#include "tests/support/test_registry.h"
#include "tests/unit/ingest/ingest_world.h"

#include <QtTest>

#include <algorithm>

using namespace countersign;
using model::RecordKind;
using tests::IngestWorld;

namespace {

const ingest::ImportReport* reportOf(const ingest::FolderReport& report, RecordKind kind)
{
    const auto found = std::ranges::find(report.files, kind, &ingest::ImportReport::object);
    return found == report.files.end() ? nullptr : &*found;
}

} // namespace

/// Exports of those who do not call a customer "account".
class OtherLanguagesTest : public QObject
{
    Q_OBJECT
private slots:
    void customersAndTheirPeopleMeetByTheNumberThatTheFileGivesThem_data()
    {
        QTest::addColumn<QString>("accounts");
        QTest::addColumn<QString>("contacts");
        QTest::addColumn<QByteArray>("accountHeader");
        QTest::addColumn<QByteArray>("contactHeader");
        const auto row = [](const char* name, const char* accounts, const char* contacts, const char* account, const char* contact) {
            QTest::newRow(name) << QString::fromUtf8(accounts) << QString::fromUtf8(contacts) << QByteArray(account) << QByteArray(contact);
        };
        row("German", "Kunden.csv", "Ansprechpartner.csv", "Kundennummer;Firma;Ort;Mitarbeiter",
            "Kundennummer;Vorname;Nachname;E-Mail;Newsletter abbestellt");
        row("German, short", "Kunden.csv", "Kontakte.csv", "Kd.-Nr.;Firmenname;Ort;Anzahl Mitarbeiter",
            "Kd.-Nr.;Vorname;Nachname;E-Mail-Adresse;Werbesperre");
        row("German, ledger", "Debitoren.csv", "Kontakte.csv", "Debitor;Name 1;Ort;Beschäftigte", "Debitor;Vorname;Nachname;E-Mail;Kein Mailing");
        row("French", "clients.csv", "contacts.csv", "N° client;Raison sociale;Ville;Effectif", "N° client;Prénom;Nom;Courriel;Ne pas contacter");
        row("Spanish", "clientes.csv", "contactos.csv", "Código de cliente;Empresa;Ciudad;Empleados",
            "Código de cliente;Nombre;Apellidos;Correo electrónico;No contactar");
        row("Japanese", "顧客.csv", "担当者.csv", "顧客番号;会社名;都市;従業員数", "顧客番号;名;姓;メールアドレス;配信停止");
        row("Arabic", "العملاء.csv", "جهات الاتصال.csv", "رقم العميل;اسم الشركة;المدينة;عدد الموظفين",
            "رقم العميل;الاسم الأول;اسم العائلة;البريد الإلكتروني;إلغاء الاشتراك");
        row("English", "customers.csv", "contacts.csv", "Customer No.;Company;City;Headcount",
            "Customer No.;First Name;Last Name;E-Mail;Do not contact");
    }
    void customersAndTheirPeopleMeetByTheNumberThatTheFileGivesThem()
    {
        QFETCH(QString, accounts);
        QFETCH(QString, contacts);
        QFETCH(QByteArray, accountHeader);
        QFETCH(QByteArray, contactHeader);
        IngestWorld world;
        (void)world.put(accounts.toStdString(), (accountHeader + "\nK-10;Nordfrost AG;Hamburg;1.250\nK-11;Acme GmbH;Linz;80\n").toStdString());
        (void)world.put(contacts.toStdString(),
                        (contactHeader + "\nK-10;Karin;Vogt;k.vogt@nordfrost.example;x\nK-11;Ada;Byron;ada@acme.example;\n").toStdString());
        const auto report = world.importAll();
        COUNTERSIGN_VERIFY_OK(report);
        const auto* people = reportOf(*report, RecordKind::Contact);
        QVERIFY(people != nullptr && reportOf(*report, RecordKind::Account) != nullptr);
        QCOMPARE(people->withoutAccount, std::int64_t(0));
        QVERIFY(people->unknownReferences.empty());
        QVERIFY(people->unusedColumns.empty() && people->optOutColumns.empty());

        const auto account = records::findRecord(world.store.database(), RecordKind::Account, world.id(RecordKind::Account, "K-10"));
        COUNTERSIGN_VERIFY_OK(account);
        QVERIFY(account->has_value());
        QCOMPARE((*account)->text("name"), std::string("Nordfrost AG"));
        QCOMPARE(model::toString((*account)->get("employees")), std::string("1250"));
        const auto found = records::findByReference(world.store.database(), RecordKind::Contact, "account", (*account)->id);
        COUNTERSIGN_VERIFY_OK(found);
        QCOMPARE(found->size(), std::size_t(1));
        QCOMPARE(found->front().text("full_name"), std::string("Karin Vogt"));
        QVERIFY(found->front().flag("email_opt_out"));
    }

    void anOptOutThatNoFieldTakesIsSaidAloud_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("by its name") << QByteArray("Einwilligung Werbung") << QByteArray("nein");
        QTest::newRow("by what stands in it") << QByteArray("Verteiler") << QByteArray("abgemeldet");
        QTest::newRow("in French") << QByteArray("Statut liste") << QByteArray("désabonné");
    }
    void anOptOutThatNoFieldTakesIsSaidAloud()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, cell);
        IngestWorld world;
        (void)world.put("contacts.csv", "Contact ID,Full Name,Email," + header.toStdString() + "\nC-1,Ada Byron,ada@acme.example," +
                                            cell.toStdString() + "\n");
        const auto report = world.importOne();
        QCOMPARE(report.optOutColumns, std::vector<std::string>{header.toStdString()});
        QCOMPARE(report.withoutAccount, std::int64_t(1));
    }

    void theDayOfAnOptOutIsAnOptOut()
    {
        IngestWorld world;
        (void)world.put("contacts.csv", "Contact ID,Full Name,Email,Newsletter abbestellt\nC-1,Ada Byron,ada@acme.example,12.03.2026\n"
                                        "C-2,Bob Byron,bob@acme.example,\nC-3,Cy Byron,cy@acme.example,abgemeldet\n");
        const auto report = world.importOne();
        QCOMPARE(report.leftOut, std::int64_t(0));
        for (const auto& [id, out] : {std::pair("C-1", true), std::pair("C-2", false), std::pair("C-3", true)}) {
            const auto contact = records::findRecord(world.store.database(), RecordKind::Contact, world.id(RecordKind::Contact, id));
            COUNTERSIGN_VERIFY_OK(contact);
            QCOMPARE((*contact)->flag("email_opt_out"), out);
        }
    }

    void wholeNumbersAreGroupedAsTheFileWritesNumbers_data()
    {
        QTest::addColumn<QByteArray>("employees");
        QTest::addColumn<QByteArray>("revenue");
        QTest::addColumn<QString>("read");
        QTest::newRow("German") << QByteArray("1.250") << QByteArray("\"12,50\"") << "1250";
        QTest::newRow("German, nothing else says so") << QByteArray("3.000") << QByteArray("100") << "3000";
        QTest::newRow("English") << QByteArray("\"1,250\"") << QByteArray("12.50") << "1250";
        QTest::newRow("a point that is none of a group") << QByteArray("3.000") << QByteArray("12.50") << "3";
        QTest::newRow("French") << QByteArray("1 250") << QByteArray("\"12,50\"") << "1250";
    }
    void wholeNumbersAreGroupedAsTheFileWritesNumbers()
    {
        QFETCH(QByteArray, employees);
        QFETCH(QByteArray, revenue);
        QFETCH(QString, read);
        IngestWorld world;
        (void)world.put("accounts.csv", "account_id,name,employees,annual_revenue\nA-1,Acme," + employees.toStdString() + "," +
                                            revenue.toStdString() + "\n");
        (void)world.importOne();
        const auto account = records::findRecord(world.store.database(), RecordKind::Account, world.id(RecordKind::Account, "A-1"));
        COUNTERSIGN_VERIFY_OK(account);
        QCOMPARE(QString::fromStdString(model::toString((*account)->get("employees"))), read);
    }
};

COUNTERSIGN_TEST_CLASS(OtherLanguagesTest);
#include "other_languages_test.moc"
