// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/format.h"
#include "engine/outreach/inbound/understand.h"
#include "engine/runtime/mail_desk.h"

#include <cstdio>

namespace countersign::cli {

namespace {

base::Json shareJson(const api::Share& share)
{
    if (share.of == 0)
        return {{"count", share.count}, {"of", 0}};
    return {{"count", share.count}, {"of", share.of}, {"rate", share.rate}, {"low", share.low}, {"high", share.high}};
}

std::string shareText(const api::Share& share)
{
    if (share.of == 0)
        return "-";
    char text[64];
    std::snprintf(text, sizeof text, "%lld of %lld (%.0f-%.0f %%)", static_cast<long long>(share.count),
                  static_cast<long long>(share.of), share.low * 100, share.high * 100);
    return text;
}

void kpi(Session& session, const std::string& by)
{
    const auto grouping = by == "prompt" ? api::KpiGrouping::Prompt : api::KpiGrouping::UseCase;
    const auto found = session.await<api::KpiTable>([&](auto reply) { session.reading().insights().kpis(grouping, reply); });
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows{{"group", "sent", "replied", "meeting", "opportunity"}};
    const auto add = [&](const api::KpiRow& row, const std::string& name) {
        json.push_back({{"group", name}, {"sent", row.sent}, {"replied", shareJson(row.replied)}, {"meeting", shareJson(row.meeting)}, {"opportunity", shareJson(row.opportunity)}});
        rows.push_back({name, std::to_string(row.sent), shareText(row.replied), shareText(row.meeting), shareText(row.opportunity)});
    };
    for (const api::KpiRow& row : found.rows)
        add(row, row.group);
    add(found.total, "total");
    std::string text = table(rows);
    for (const std::string& code : found.definitions)
        text += "  " + code + ": " + shown(api::Phrase{.code = code}) + "\n";
    session.print({{"by", by}, {"rows", json}}, text);
}

void alerts(Session& session)
{
    const auto found = session.await<std::vector<api::Alert>>([&](auto reply) { session.reading().insights().alerts(reply); });
    base::Json json = base::Json::array();
    std::string text = found.empty() ? "Nothing is wrong.\n" : "";
    for (const api::Alert& each : found) {
        json.push_back({{"alert", toJson(each.phrase)}, {"since", base::toRfc3339(each.since)}});
        text += shown(each.phrase) + "\n";
    }
    session.print({{"alerts", json}}, text);
}

void outcomes(Session& session)
{
    const auto found = session.onReading<std::vector<inbound::Outcome>>(
        [](runtime::EngineCore& core) { return inbound::listOutcomes(core.database, 200); });
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows{{"what", "message", "when"}};
    for (const inbound::Outcome& each : found) {
        json.push_back({{"kind", each.kind}, {"message", each.outgoing.text()}, {"at", base::toRfc3339(each.at)}});
        rows.push_back({each.kind, each.outgoing.text(), shown(each.at)});
    }
    session.print({{"outcomes", json}}, table(rows));
}

void verdicts(Session& session)
{
    const auto found = session.onReading<std::vector<inbound::Verdict>>(
        [](runtime::EngineCore& core) { return inbound::listVerdicts(core.database, 200); });
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows{{"mail", "class", "because", "answers by"}};
    for (const inbound::Verdict& each : found) {
        json.push_back({{"mail", each.record.text()}, {"class", inbound::className(each.kind)}, {"rule", each.rule.code}, {"match", each.matchRule}});
        rows.push_back({each.record.text(), std::string(inbound::className(each.kind)), each.rule.code, each.matchRule});
    }
    session.print({{"inbound", json}}, table(rows));
}

std::vector<std::string> classNames()
{
    std::vector<std::string> names;
    for (int each = 0; each <= static_cast<int>(inbound::InboundClass::ListMail); ++each)
        names.emplace_back(inbound::className(static_cast<inbound::InboundClass>(each)));
    return names;
}

void correct(Session& session, const std::string& mail, const std::string& name)
{
    const auto id = model::RecordId::parse(mail);
    const auto kind = inbound::parseClass(name);
    if (!id)
        throw CommandFailed{{.code = base::ErrorCode::InvalidInput, .detail = "not a mail's id; \"inbound list\" shows them", .args = {mail}}};
    session.onEngine<void>([&](runtime::EngineCore& core) { return runtime::correctVerdict(core, *id, *kind); });
    session.print({{"mail", mail}, {"class", name}}, "Counted as " + name + " from now on\n");
}

} // namespace

void addInsightCommands(CLI::App& app, Session& session)
{
    CLI::App* insights = app.add_subcommand("insights", "Figures and alarms");
    insights->require_subcommand(1);
    auto by = std::make_shared<std::string>("use-case");
    CLI::App* figures = insights->add_subcommand("kpi", "Sent, replied, meeting, opportunity");
    figures->add_option("--by", *by, "Grouped by what")->check(CLI::IsMember({"use-case", "prompt"}));
    figures->callback([=, &session] { kpi(session, *by); });
    insights->add_subcommand("alerts", "What needs a look")->callback([&session] { alerts(session); });
    CLI::App* outcome = app.add_subcommand("outcome", "What came of what was sent");
    outcome->require_subcommand(1);
    outcome->add_subcommand("list", "Newest first")->callback([&session] { outcomes(session); });
    auto mail = std::make_shared<std::string>();
    auto kind = std::make_shared<std::string>();
    CLI::App* correction = app.get_subcommand("inbound")->add_subcommand("correct", "Say what a mail really was; outcomes follow");
    correction->add_option("ID", *mail, "As \"inbound list\" shows it")->required();
    correction->add_option("CLASS", *kind)->required()->check(CLI::IsMember(classNames()));
    correction->callback([=, &session] { correct(session, *mail, *kind); });
    app.get_subcommand("inbound")->add_subcommand("list", "What each mail was understood to be")->callback([&session] { verdicts(session); });
}

} // namespace countersign::cli
