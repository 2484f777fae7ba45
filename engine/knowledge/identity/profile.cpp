// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/identity/profile.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/text/company.h"
#include "engine/foundation/text/domain.h"
#include "engine/foundation/text/email_address.h"
#include "engine/foundation/text/names.h"
#include "engine/foundation/text/phone.h"
#include "engine/foundation/text/unicode.h"

#include <algorithm>

namespace countersign::identity {

namespace {

/// Longer names are compared by their beginning: nobody's identity hangs on more.
constexpr std::size_t kMaxNameBytes = 200;

std::string nameForm(std::string_view name)
{
    return text::normalName(name.substr(0, kMaxNameBytes));
}

std::string phoneForm(const std::string& phone, const std::string& country)
{
    if (phone.empty())
        return {};
    if (const auto e164 = text::normalPhone(phone, country.size() == 2 ? country : std::string()))
        return *e164;
    std::string digits;
    std::ranges::copy_if(phone, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits.size() >= 7 ? digits : std::string();
}

std::string companyDomain(std::string_view host)
{
    const auto domain = text::registrableDomain(host);
    return domain && !text::isFreeMailDomain(*domain) ? *domain : std::string();
}

void addPersonName(const model::Record& record, Profile& profile)
{
    std::string full = record.text("full_name");
    std::string given;
    std::string family;
    if (record.kind == RecordKind::Contact) {
        given = record.text("first_name");
        family = record.text("last_name");
    }
    if (given.empty() || family.empty()) {
        const text::PersonName parts = text::splitPersonName(full.substr(0, kMaxNameBytes));
        given = parts.given;
        family = parts.family;
    }
    profile.given = nameForm(given);
    profile.family = nameForm(family);
    profile.name = profile.family.empty() ? nameForm(full) : profile.given + " " + profile.family;
}

void addEmail(const std::string& address, Profile& profile)
{
    const auto key = text::emailKey(address);
    if (!key)
        return;
    profile.email = *key;
    profile.roleAddress = text::isRoleAddress(address);
    if (const auto domain = text::emailDomain(address))
        profile.domain = companyDomain(*domain);
}

} // namespace

Profile profileOf(const model::Record& record)
{
    Profile profile{.kind = record.kind, .id = record.id, .knownAt = record.knownAt};
    profile.country = nameForm(record.text("country"));
    profile.phone = phoneForm(record.text("phone"), record.text("country"));
    if (record.kind == RecordKind::Account) {
        profile.name = text::companyKey(record.text("name").substr(0, kMaxNameBytes));
        std::string host = record.text("domain");
        if (host.empty())
            host = std::string(text::hostOfUrl(record.text("website")));
        profile.domain = companyDomain(host);
        profile.city = nameForm(record.text("city"));
        profile.parent = record.reference("parent");
        return profile;
    }
    COUNTERSIGN_ASSERT(record.kind == RecordKind::Contact || record.kind == RecordKind::Lead,
                       "a person or an organisation");
    addPersonName(record, profile);
    addEmail(record.text("email"), profile);
    if (record.kind == RecordKind::Contact) {
        if (profile.phone.empty())
            profile.phone = phoneForm(record.text("mobile"), record.text("country"));
        if (const RecordId account = record.reference("account"); !account.isNull())
            profile.company = account.text();
    } else if (const std::string key = text::companyKey(record.text("company")); !key.empty()) {
        profile.company = "company:" + key;
    }
    return profile;
}

std::vector<std::string> blockingKeys(const Profile& profile)
{
    std::vector<std::string> keys;
    const auto add = [&](std::string_view sort, const std::string& value, const std::string& second) {
        if (!value.empty())
            keys.push_back((profile.isPerson() ? "p" : "o") + std::string(sort) + value + "\n" + second);
    };
    add("phone ", profile.phone, {});
    if (profile.isPerson()) {
        add("mail ", profile.email, {});
        if (!profile.company.empty())
            add("name ", profile.name, profile.company);
        if (!profile.domain.empty())
            add("family ", profile.family, profile.domain);
        // Contacts name their account by id, leads by its name: the domain or the full name brings them
        // together.
        if (profile.name.find(' ') != std::string::npos)
            add("full ", profile.name, {});
    } else {
        add("domain ", profile.domain, {});
        add("company ", profile.name, {});
        if (!profile.city.empty() && !profile.name.empty())
            add("start ", profile.name.substr(0, profile.name.find(' ')), profile.city);
    }
    return keys;
}

} // namespace countersign::identity
