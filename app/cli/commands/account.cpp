// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/format.h"

namespace countersign::cli {

namespace {

void list(Session& session, const api::AccountQuery& query)
{
    const auto page = session.await<api::AccountPage>([&](auto reply) { session.reading().accounts().list(query, reply); });
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows{{"id", "name", "country", "open value", "renews"}};
    for (const api::AccountRow& each : page.rows) {
        json.push_back({{"id", each.id}, {"name", each.name}, {"industry", each.industry}, {"country", each.country},
                        {"openValue", toJson(each.openValue)}, {"renewsOn", toJson(each.renewsOn)}, {"segments", each.segments}});
        rows.push_back({each.id, each.name, each.country, shown(each.openValue), each.renewsOn ? base::toIso(*each.renewsOn) : "-"});
    }
    session.print({{"accounts", json}, {"total", page.total}}, table(rows) + std::to_string(page.total) + " accounts\n");
}

base::Json pageJson(const api::AccountDetail& page)
{
    base::Json people = base::Json::array();
    for (const api::PersonRow& each : page.people)
        people.push_back({{"id", each.id}, {"name", each.name}, {"title", each.title}, {"email", each.email}, {"strength", each.strength}});
    base::Json deals = base::Json::array();
    for (const api::OpportunityRow& each : page.opportunities)
        deals.push_back({{"id", each.id}, {"name", each.name}, {"stage", each.stage}, {"amount", toJson(each.amount)}, {"closed", each.closed}, {"won", each.won}});
    base::Json timeline = base::Json::array();
    for (const api::TimelineEntry& each : page.timeline)
        timeline.push_back({{"kind", each.kind}, {"at", base::toRfc3339(each.at)}, {"title", each.title}, {"person", each.person}, {"waitsForUs", each.waitsForUs}});
    base::Json features = base::Json::array();
    for (const api::FeatureRow& each : page.features)
        features.push_back({{"name", each.name}, {"value", each.value}, {"source", each.source}, {"stale", each.stale}});
    return {{"id", page.row.id}, {"name", page.row.name}, {"health", toJson(page.health)}, {"people", people},
            {"opportunities", deals}, {"timeline", timeline}, {"features", features}};
}

void show(Session& session, const std::string& id, const std::string& asOf)
{
    const auto when = base::parseRfc3339(asOf);
    if (!asOf.empty() && !when)
        throw CommandFailed{{.code = base::ErrorCode::InvalidInput, .detail = "--as-of takes a time like 2026-06-09T10:00:00Z"}};
    const auto page = session.await<api::AccountDetail>([&](auto reply) { session.reading().accounts().detail(id, when, reply); });
    std::string text = page.row.name + ", " + page.row.city + " " + page.row.country + "\n";
    std::vector<std::vector<std::string>> rows;
    for (const api::PersonRow& each : page.people)
        rows.push_back({"  " + each.name, each.title, each.email, std::string(static_cast<std::size_t>(each.strength), '|')});
    for (const api::OpportunityRow& each : page.opportunities)
        rows.push_back({"  " + each.name, each.stage, shown(each.amount), each.closed ? (each.won ? "won" : "lost") : "open"});
    text += table(rows);
    for (const api::TimelineEntry& each : page.timeline)
        text += "  " + base::toRfc3339(each.at).substr(0, 10) + " " + each.kind + ": " + each.title + (each.waitsForUs ? "  (waits for us)" : "") + "\n";
    session.print(pageJson(page), text);
}

void search(Session& session, const std::string& text, int limit)
{
    const auto hits = session.await<std::vector<api::SearchHit>>([&](auto reply) { session.reading().accounts().search(text, limit, reply); });
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows;
    for (const api::SearchHit& each : hits) {
        json.push_back({{"kind", each.kind}, {"id", each.record}, {"account", each.account}, {"title", each.title}, {"excerpt", each.snippet}});
        rows.push_back({each.record, each.kind, each.title, each.snippet});
    }
    session.print({{"hits", json}}, table(rows));
}

} // namespace

void addAccountCommands(CLI::App& app, Session& session)
{
    CLI::App* account = app.add_subcommand("account", "Customers");
    account->require_subcommand(1);
    auto query = std::make_shared<api::AccountQuery>();
    auto id = std::make_shared<std::string>();
    auto asOf = std::make_shared<std::string>();
    CLI::App* all = account->add_subcommand("list", "All accounts");
    all->add_option("--text", query->text, "Part of the name");
    all->add_option("--sort", query->sort, "By what")->check(CLI::IsMember({"name", "value", "renewal", "last_contact"}));
    all->add_option("--limit", query->paging.limit);
    all->callback([=, &session] { list(session, *query); });
    CLI::App* one = account->add_subcommand("show", "One account's page");
    one->add_option("ID", *id)->required();
    one->add_option("--as-of", *asOf, "As it was known then");
    one->callback([=, &session] { show(session, *id, *asOf); });
    auto text = std::make_shared<std::string>();
    auto limit = std::make_shared<int>(20);
    CLI::App* find = app.add_subcommand("search", "Everything, as you type");
    find->add_option("TEXT", *text)->required();
    find->add_option("--limit", *limit);
    find->callback([=, &session] { search(session, *text, *limit); });
}

} // namespace countersign::cli
