// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/model/record.h"

#include <optional>
#include <string>
#include <vector>

namespace countersign::identity {

using model::RecordId;
using model::RecordKind;

/// A record's identifying fields in normal form: what blocking and matching look at.
struct Profile
{
    RecordKind kind = RecordKind::Contact;
    RecordId id;
    base::Instant knownAt{};
    /// normalName(); for organisations companyKey().
    std::string name;
    std::string given;
    std::string family;
    /// emailKey(); empty where there is none.
    std::string email;
    bool roleAddress = false;
    /// Registrable, without free mail domains.
    std::string domain;
    /// E.164, else the digits as written (at least seven).
    std::string phone;
    std::string city;
    std::string country;
    /// Persons: the account's id text or "company:" and the company's key.
    std::string company;
    /// Organisations: the parent account.
    RecordId parent;

    [[nodiscard]] bool isPerson() const { return kind != RecordKind::Account; }
};

/// Only for accounts, contacts and leads.
[[nodiscard]] Profile profileOf(const model::Record& record);

/// Two records are compared only where they share a key.
[[nodiscard]] std::vector<std::string> blockingKeys(const Profile& profile);

} // namespace countersign::identity
