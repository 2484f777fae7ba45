// SPDX-License-Identifier: Apache-2.0
#include "app/demo/world/world_writer.h"

#include "app/demo/world/scene.h"

#include <fstream>

namespace countersign::demo {

base::Result<WorldWriter> WorldWriter::create(const std::filesystem::path& folder)
{
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return base::fail(base::ErrorCode::FileUnreadable,
                          "cannot make the demo folder: " + failure.message());
    WorldWriter writer;
    writer.m_folder = folder;
    COUNTERSIGN_TRY(writer.openPeople());
    COUNTERSIGN_TRY(writer.openDeals());
    COUNTERSIGN_TRY(writer.openActivity());
    writer.m_customers.reset(std::fopen((folder / "customers.json").c_str(), "wb"));
    if (!writer.m_customers)
        return base::fail(base::ErrorCode::FileUnreadable, "cannot write customers.json");
    std::fputs("{\"customers\":[", writer.m_customers.get());
    return writer;
}

base::Status WorldWriter::open(const std::string& object, const std::string& name,
                               std::initializer_list<std::string_view> header)
{
    COUNTERSIGN_ASSIGN(CsvWriter csv, CsvWriter::create(m_folder / name, header));
    m_files.emplace(object, File{.name = name, .csv = std::move(csv)});
    return {};
}

base::Status WorldWriter::openPeople()
{
    COUNTERSIGN_TRY(open("user", "users.csv",
                         {"user_id", "name", "first_name", "last_name", "email", "role", "manager_id",
                          "time_zone", "language"}));
    COUNTERSIGN_TRY(open("account", "accounts.csv",
                         {"account_id", "name", "website", "industry", "segment", "employees", "country",
                          "city", "time_zone", "language", "currency", "phone", "parent_account_id",
                          "owner_email", "created_at", "updated_at", "description"}));
    COUNTERSIGN_TRY(
        open("contact", "contacts.csv",
             {"contact_id", "account_id", "first_name", "last_name", "email", "phone", "title", "role",
              "language", "country", "time_zone", "is_primary", "owner_email", "created_at", "updated_at"}));
    return open("lead", "leads.csv",
                {"lead_id", "company", "first_name", "last_name", "email", "phone", "title", "country",
                 "language", "source", "status", "owner_email", "created_at"});
}

base::Status WorldWriter::openDeals()
{
    COUNTERSIGN_TRY(
        open("product", "products.csv", {"product_id", "name", "family", "unit", "description", "active"}));
    COUNTERSIGN_TRY(open("price", "prices.csv",
                         {"price_id", "price_book", "version", "product_id", "unit_price", "currency", "unit",
                          "min_quantity", "valid_from", "valid_to"}));
    COUNTERSIGN_TRY(open("opportunity", "opportunities.csv",
                         {"opportunity_id", "account_id", "name", "type", "stage", "amount", "currency",
                          "probability", "close_date", "primary_contact_id", "owner_email", "created_at",
                          "stage_changed_at", "updated_at", "next_step"}));
    COUNTERSIGN_TRY(open(
        "line_item", "opportunity_line_items.csv",
        {"line_item_id", "opportunity_id", "product_id", "quantity", "unit_price", "total", "currency"}));
    COUNTERSIGN_TRY(open("contract", "contracts.csv",
                         {"contract_id", "number", "account_id", "status", "start_date", "end_date",
                          "renewal_date", "notice_date", "auto_renew", "annual_value", "currency", "sites",
                          "product_ids", "signed_by_contact_id", "owner_email", "updated_at"}));
    return open("contract_line", "contract_line_items.csv",
                {"line_item_id", "contract_id", "product_id", "quantity", "unit_price", "total", "currency",
                 "since"});
}

base::Status WorldWriter::openActivity()
{
    COUNTERSIGN_TRY(open("ticket", "tickets.csv",
                         {"ticket_id", "number", "account_id", "contact_id", "subject", "description",
                          "status", "priority", "created_at", "updated_at", "closed_at", "resolution"}));
    COUNTERSIGN_TRY(open("activity", "meetings.csv",
                         {"activity_id", "account_id", "opportunity_id", "contact_ids", "kind", "subject",
                          "notes", "start_at", "end_at", "time_zone", "outcome", "owner_email"}));
    COUNTERSIGN_TRY(
        open("usage_event", "usage.csv",
             {"usage_id", "account_id", "product_id", "site", "week_start", "active_users", "events"}));
    COUNTERSIGN_TRY(open("web_visit", "web_visits.csv",
                         {"visit_id", "account_id", "contact_id", "page", "visited_at", "seconds"}));
    return open("message", "messages.csv",
                {"message_id", "thread_id", "in_reply_to", "references", "account_id", "contact_id", "from",
                 "to", "cc", "at", "subject", "text", "direction", "language"});
}

void WorldWriter::writeCatalog(const Vocabulary& vocabulary, int year)
{
    file("user").row(
        {"U-001", "Ines R.", "Ines", "Ribeiro", kRepEmail, "rep", "U-002", "Europe/Vienna", "en"});
    file("user").row(
        {"U-002", "Tomas H.", "Tomas", "Hallgren", kManagerEmail, "manager", "", "Europe/Vienna", "en"});
    const std::string from = std::to_string(year) + "-01-01";
    const std::string to = std::to_string(year) + "-12-31";
    const std::string version = std::to_string(vocabulary.priceBookVersion());
    std::uint64_t number = 0;
    for (const Product& product : vocabulary.products()) {
        file("product").row(
            {product.id, product.name, product.family, product.unit, product.description, "true"});
        for (const auto& [currency, rate] : vocabulary.currencies()) {
            for (const PriceTier& tier : product.tiers)
                file("price").row(
                    {serial("PR", ++number), vocabulary.priceBook(year), version, product.id,
                     decimalAmount(bookPrice(vocabulary, product, tier.minQuantity, currency), currency),
                     currency, product.unit, std::to_string(tier.minQuantity), from, to});
        }
    }
}

void WorldWriter::write(const AccountStory& story)
{
    writePeople(story);
    writeDeals(story);
    writeActivity(story);
    writeCustomers(story);
}

void WorldWriter::writePeople(const AccountStory& story)
{
    for (const AccountRow& row : story.accounts)
        file("account").row({row.id, row.name, row.domain, row.industry, row.segment, row.employees,
                             row.country, row.city, row.timeZone, row.language, row.currency, row.phone,
                             row.parentId, kRepEmail, row.createdAt, row.updatedAt, row.description});
    for (const ContactRow& row : story.contacts)
        file("contact").row({row.id, row.accountId, row.first, row.last, row.email, row.phone, row.title,
                             row.role, row.language, row.country, row.timeZone, row.isPrimary, kRepEmail,
                             row.createdAt, row.updatedAt});
    for (const LeadRow& row : story.leads)
        file("lead").row({row.id, row.company, row.first, row.last, row.email, row.phone, row.title,
                          row.country, row.language, row.source, row.status, kRepEmail, row.createdAt});
}

void WorldWriter::writeDeals(const AccountStory& story)
{
    for (const OpportunityRow& row : story.opportunities)
        file("opportunity")
            .row({row.id, row.accountId, row.name, row.type, row.stage, row.amount, row.currency,
                  row.probability, row.closeDate, row.primaryContactId, kRepEmail, row.createdAt,
                  row.stageChangedAt, row.updatedAt, row.nextStep});
    for (const LineItemRow& row : story.opportunityLines)
        file("line_item")
            .row({row.id, row.parentId, row.productId, row.quantity, row.unitPrice, row.total, row.currency});
    for (const ContractRow& row : story.contracts)
        file("contract")
            .row({row.id, row.number, row.accountId, row.status, row.startDate, row.endDate, row.renewalDate,
                  row.noticeDate, row.autoRenew, row.annualValue, row.currency, row.sites, row.productIds,
                  row.signedById, kRepEmail, row.updatedAt});
    for (const LineItemRow& row : story.contractLines)
        file("contract_line")
            .row({row.id, row.parentId, row.productId, row.quantity, row.unitPrice, row.total, row.currency,
                  row.since});
}

void WorldWriter::writeActivity(const AccountStory& story)
{
    for (const TicketRow& row : story.tickets)
        file("ticket").row({row.id, row.number, row.accountId, row.contactId, row.subject, row.description,
                            row.status, row.priority, row.createdAt, row.updatedAt, row.closedAt,
                            row.resolution});
    for (const ActivityRow& row : story.activities)
        file("activity")
            .row({row.id, row.accountId, row.opportunityId, row.contactIds, row.kind, row.subject, row.notes,
                  row.startAt, row.endAt, row.timeZone, row.outcome, kRepEmail});
    for (const UsageRow& row : story.usage)
        file("usage_event")
            .row(
                {row.id, row.accountId, row.productId, row.site, row.weekStart, row.activeUsers, row.events});
    for (const WebVisitRow& row : story.visits)
        file("web_visit").row({row.id, row.accountId, row.contactId, row.page, row.visitedAt, row.seconds});
    for (const MessageRow& row : story.messages)
        file("message").row({row.messageId, row.threadId, row.inReplyTo, row.references, row.accountId,
                             row.contactId, row.from, row.to, row.cc, row.at, row.subject, row.text,
                             row.direction, row.language});
}

void WorldWriter::writeCustomers(const AccountStory& story)
{
    for (const CustomerRow& row : story.customers) {
        const base::Json entry{{"email", row.email},
                               {"name", row.name},
                               {"company", row.company},
                               {"language", row.language},
                               {"time_zone", row.timeZone},
                               {"utc_offset_minutes", row.utcOffsetMinutes},
                               {"temperament", row.temperament},
                               {"return_in_days", row.returnInDays}};
        std::fputs(m_firstCustomer ? "\n" : ",\n", m_customers.get());
        std::fputs(base::dumpJson(entry).c_str(), m_customers.get());
        m_firstCustomer = false;
    }
}

base::Result<std::map<std::string, std::uint64_t>> WorldWriter::finish(const base::Json& about)
{
    std::map<std::string, std::uint64_t> rows;
    base::Json files = base::Json::array();
    for (auto& [object, entry] : m_files) {
        rows[entry.name] = entry.csv.rows();
        files.push_back(
            {{"file", entry.name}, {"object", object}, {"format", "csv"}, {"rows", entry.csv.rows()}});
        COUNTERSIGN_TRY(entry.csv.close());
    }
    std::fputs("\n]}\n", m_customers.get());
    if (std::ferror(m_customers.get()) != 0 || std::fclose(m_customers.release()) != 0)
        return base::fail(base::ErrorCode::DiskFull, "customers.json could not be written whole");

    base::Json manifest = about;
    manifest["files"] = std::move(files);
    manifest["customers"] = "customers.json";
    std::ofstream stream(m_folder / "manifest.json", std::ios::binary);
    stream << base::dumpJsonPretty(manifest) << '\n';
    stream.close();
    if (!stream)
        return base::fail(base::ErrorCode::DiskFull, "manifest.json could not be written whole");
    return rows;
}

} // namespace countersign::demo
