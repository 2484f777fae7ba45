// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/engine.h"
#include "engine/runtime/engine_core.h"

namespace countersign::runtime {

class GovernanceApi final : public api::Governance
{
public:
    explicit GovernanceApi(EngineCore& core) : m_core(core) {}

    void principals(api::Reply<std::vector<api::Principal>> reply) override;
    void addPrincipal(api::NewPrincipal person, api::SecretText theirs, api::SecretText passphrase,
                      api::Reply<api::Principal> reply) override;
    void revokePrincipal(api::Id principal, api::SecretText passphrase, api::Done reply) override;
    void policy(api::Reply<api::PolicyInfo> reply) override;
    void setPolicy(std::string document, api::SecretText passphrase, api::Reply<api::PolicyInfo> reply) override;
    void verifyAudit(api::Reply<api::AuditVerdict> reply) override;
    void exportAudit(std::filesystem::path file, api::Done reply) override;
    void suppressions(api::Reply<std::vector<api::SuppressionRow>> reply) override;
    void suppress(std::string address, std::string reason, api::Done reply) override;
    void mailboxes(api::Reply<std::vector<api::MailboxRow>> reply) override;

private:
    EngineCore& m_core;
};

class PromptsApi final : public api::Prompts
{
public:
    explicit PromptsApi(EngineCore& core) : m_core(core) {}

    void list(api::Reply<std::vector<api::PromptRow>> reply) override;
    void show(std::string name, int version, api::Reply<std::string> reply) override;
    void diff(std::string name, int from, int to, api::Reply<std::string> reply) override;
    void add(std::string name, std::string body, api::Reply<api::PromptRow> reply) override;
    void promote(std::string name, int version, api::SecretText passphrase, api::Done reply) override;
    void rollback(std::string name, api::SecretText passphrase, api::Done reply) override;

private:
    EngineCore& m_core;
};

/// Opens the person's signing key to prove that they are there, and forgets it. Refusals: as provePerson().
[[nodiscard]] base::Status proveHuman(const EngineCore& core, const base::SecretText& passphrase);

} // namespace countersign::runtime
