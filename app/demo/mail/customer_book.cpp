// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/customer_book.h"

#include "app/demo/mail/mail_text.h"
#include "app/demo/server/private_file.h"
#include "engine/foundation/base/json.h"

#include <array>

namespace countersign::demo {
namespace {

constexpr std::size_t kMaxBookBytes = 256U << 20U;

Temperament temperamentNamed(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, Temperament>, 10> kNames{
        {{"positive", Temperament::Positive},
         {"question", Temperament::Question},
         {"objection", Temperament::Objection},
         {"not_now", Temperament::NotNow},
         {"out_of_office", Temperament::OutOfOffice},
         {"hard_bounce", Temperament::HardBounce},
         {"soft_bounce", Temperament::SoftBounce},
         {"opt_out", Temperament::OptOut},
         {"accepts_meeting", Temperament::AcceptsMeeting},
         {"silent", Temperament::Silent}}};
    for (const auto& [known, temperament] : kNames) {
        if (known == name)
            return temperament;
    }
    return Temperament::Silent;
}

std::string domainOf(std::string_view address)
{
    return lowerAscii(address.substr(address.rfind('@') + 1));
}

} // namespace

std::string Customer::firstName() const
{
    return language == "ja" ? name : name.substr(0, name.find(' '));
}

base::Result<CustomerBook> CustomerBook::load(const std::filesystem::path& file)
{
    const auto text = readWholeFile(file);
    if (!text)
        return base::fail(base::ErrorCode::FileUnreadable, "cannot read " + file.filename().string());
    COUNTERSIGN_ASSIGN(const base::Json root,
                       base::parseJson(*text, {.maxBytes = kMaxBookBytes, .maxDepth = 8}));
    CustomerBook book;
    for (const base::Json& entry : base::jsonMember(root, "customers")) {
        Customer customer{.email = lowerAscii(base::jsonText(entry, "email")),
                          .name = base::jsonText(entry, "name"),
                          .company = base::jsonText(entry, "company"),
                          .language = base::jsonText(entry, "language", "en"),
                          .temperament = temperamentNamed(base::jsonText(entry, "temperament")),
                          .utcOffsetMinutes = static_cast<int>(base::jsonInt(entry, "utc_offset_minutes")),
                          .returnInDays = static_cast<int>(base::jsonInt(entry, "return_in_days", 7))};
        book.m_domains.insert(domainOf(customer.email));
        const std::string address = customer.email;
        book.m_customers.emplace(address, std::move(customer));
    }
    if (book.m_customers.empty())
        return base::fail(base::ErrorCode::MalformedData, "customers.json names nobody");
    return book;
}

bool CustomerBook::knowsDomain(std::string_view address) const
{
    return m_domains.contains(domainOf(address));
}

Customer CustomerBook::at(std::string_view address) const
{
    const std::string wanted = lowerAscii(address);
    const auto found = m_customers.find(wanted);
    if (found != m_customers.end())
        return found->second;
    return {.email = wanted,
            .name = wanted,
            .company = {},
            .language = "en",
            .temperament = Temperament::HardBounce};
}

} // namespace countersign::demo
