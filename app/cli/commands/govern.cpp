// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/format.h"

namespace countersign::cli {

namespace {

void verify(Session& session)
{
    const auto verdict = session.await<api::AuditVerdict>([&](auto reply) { session.reading().governance().verifyAudit(reply); });
    const bool whole = verdict.brokenAt == 0;
    session.print({{"whole", whole}, {"checked", verdict.checked}, {"head", verdict.headHash}, {"brokenAt", verdict.brokenAt}, {"reason", verdict.reason}},
                  whole ? "The audit log is whole: " + std::to_string(verdict.checked) + " entries, head " + verdict.headHash + "\n"
                        : "The audit log is broken at entry " + std::to_string(verdict.brokenAt) + " (" + verdict.reason + ")\n");
    if (!whole)
        throw CommandFailed{{.code = base::ErrorCode::StoreCorrupt, .detail = "the audit log does not hold", .args = {std::to_string(verdict.brokenAt), verdict.reason}}};
}

void addAudit(CLI::App& govern, Session& session)
{
    CLI::App* audit = govern.add_subcommand("audit", "The hash-chained log of every decision");
    audit->require_subcommand(1);
    audit->add_subcommand("verify", "Walk the whole chain")->callback([&session] { verify(session); });
    auto file = std::make_shared<std::string>();
    CLI::App* out = audit->add_subcommand("export", "For the stand-alone verifier");
    out->add_option("FILE", *file)->required();
    out->callback([=, &session] {
        session.await<void>([&](auto reply) { session.reading().governance().exportAudit(*file, reply); });
        session.print({{"file", *file}}, "Wrote " + *file + "\n");
    });
}

void addSuppression(CLI::App& govern, Session& session)
{
    CLI::App* suppress = govern.add_subcommand("suppress", "Who must not be written to");
    suppress->require_subcommand(1);
    auto address = std::make_shared<std::string>();
    CLI::App* add = suppress->add_subcommand("add", "From this moment on nothing leaves to the address");
    add->add_option("ADDRESS", *address)->required();
    add->callback([=, &session] {
        session.await<void>([&](auto reply) { session.engine().governance().suppress(*address, "manual", reply); });
        session.print({{"done", true}}, "Suppressed\n");
    });
    suppress->add_subcommand("list", "The list, masked")->callback([&session] {
        const auto found = session.await<std::vector<api::SuppressionRow>>([&](auto reply) { session.reading().governance().suppressions(reply); });
        base::Json json = base::Json::array();
        std::vector<std::vector<std::string>> rows{{"scope", "who", "why", "since"}};
        for (const api::SuppressionRow& each : found) {
            json.push_back({{"scope", each.scope}, {"masked", each.masked}, {"reason", each.reason}, {"since", base::toRfc3339(each.since)}});
            rows.push_back({each.scope, each.masked, each.reason, shown(each.since)});
        }
        session.print({{"suppressions", json}}, table(rows));
    });
}

void printPolicy(Session& session, const api::PolicyInfo& policy)
{
    const auto document = session.take(base::parseJson(policy.document));
    session.print({{"version", policy.version}, {"sha256", policy.sha256}, {"document", document}},
                  "Version " + std::to_string(policy.version) + ", sha256 " + policy.sha256 + "\n" + document.dump(2) + "\n");
}

void addPolicy(CLI::App& govern, Session& session)
{
    CLI::App* policy = govern.add_subcommand("policy", "Which messages need whom, and when mail may leave");
    policy->require_subcommand(1);
    policy->add_subcommand("show", "The policy in force")->callback([&session] {
        printPolicy(session, session.await<api::PolicyInfo>([&](auto reply) { session.reading().governance().policy(reply); }));
    });
    auto file = std::make_shared<std::string>();
    CLI::App* set = policy->add_subcommand("set", "Another one into force, at a terminal; unsent signatures are void");
    set->add_option("FILE", *file, "A policy document (docs/policy.md)")->required();
    set->callback([=, &session] {
        const std::string document = readFile(*file);
        auto secret = std::make_shared<base::SecretText>(session.humanPassphrase("Your passphrase"));
        printPolicy(session, session.await<api::PolicyInfo>([&](auto reply) {
            session.engine().governance().setPolicy(document, std::move(*secret), reply);
        }));
    });
}

void addPrompts(CLI::App& app, Session& session)
{
    CLI::App* prompt = app.add_subcommand("prompt", "Versioned words for models");
    prompt->require_subcommand(1);
    auto name = std::make_shared<std::string>();
    auto file = std::make_shared<std::string>();
    prompt->add_subcommand("list", "All versions")->callback([&session] {
        const auto found = session.await<std::vector<api::PromptRow>>([&](auto reply) { session.reading().prompts().list(reply); });
        base::Json json = base::Json::array();
        std::vector<std::vector<std::string>> rows{{"prompt", "version", "production"}};
        for (const api::PromptRow& each : found) {
            json.push_back({{"name", each.name}, {"version", each.version}, {"production", each.production}, {"hash", each.hash}});
            rows.push_back({each.name, std::to_string(each.version), each.production ? "yes" : ""});
        }
        session.print({{"prompts", json}}, table(rows));
    });
    CLI::App* add = prompt->add_subcommand("add", "A new version from a file");
    add->add_option("FILE", *file)->required();
    add->callback([=, &session] {
        const auto row = session.await<api::PromptRow>(
            [&, text = readFile(*file)](auto reply) { session.engine().prompts().add("", text, reply); });
        session.print({{"name", row.name}, {"version", row.version}}, row.name + "@" + std::to_string(row.version) + "\n");
    });
    CLI::App* promote = prompt->add_subcommand("promote", "Into production, at a terminal");
    promote->add_option("NAME@VERSION", *name)->required();
    promote->callback([=, &session] {
        const std::size_t at = name->rfind('@');
        const int version = at == std::string::npos ? 0 : std::atoi(name->c_str() + at + 1);
        auto secret = std::make_shared<base::SecretText>(session.humanPassphrase("Your passphrase"));
        session.await<void>([&](auto reply) { session.engine().prompts().promote(name->substr(0, at), version, std::move(*secret), reply); });
        session.print({{"promoted", *name}}, "In production: " + *name + "\n");
    });
    CLI::App* rollback = prompt->add_subcommand("rollback", "Back to what was in production before, at a terminal");
    rollback->add_option("NAME", *name)->required();
    rollback->callback([=, &session] {
        auto secret = std::make_shared<base::SecretText>(session.humanPassphrase("Your passphrase"));
        session.await<void>([&](auto reply) { session.engine().prompts().rollback(*name, std::move(*secret), reply); });
        session.print({{"rolledBack", *name}}, "Rolled back\n");
    });
}

} // namespace

void addGovernCommands(CLI::App& app, Session& session)
{
    CLI::App* govern = app.add_subcommand("govern", "Policy, people, audit");
    govern->require_subcommand(1);
    addAudit(*govern, session);
    addSuppression(*govern, session);
    addPolicy(*govern, session);
    addPrincipalCommands(*govern, session);
    addPrompts(app, session);
}

} // namespace countersign::cli
