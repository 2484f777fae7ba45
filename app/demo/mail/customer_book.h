// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace countersign::demo {

/// How a customer takes our mail.
enum class Temperament {
    Positive,
    Question,
    Objection,
    NotNow,
    OutOfOffice,
    HardBounce,
    SoftBounce,
    OptOut,
    AcceptsMeeting,
    Silent,
};

struct Customer
{
    std::string email;
    std::string name;
    std::string company;
    std::string language;
    Temperament temperament = Temperament::Silent;
    int utcOffsetMinutes = 0;
    int returnInDays = 7;

    [[nodiscard]] std::string firstName() const;
};

/// The people of the generated world by address, read from customers.json.
class CustomerBook
{
public:
    [[nodiscard]] static base::Result<CustomerBook> load(const std::filesystem::path& file);

    [[nodiscard]] bool knowsDomain(std::string_view address) const;
    /// Whoever answers for the address: at a known company, a person unknown there is a bounce.
    [[nodiscard]] Customer at(std::string_view address) const;
    [[nodiscard]] std::size_t size() const { return m_customers.size(); }

private:
    std::map<std::string, Customer, std::less<>> m_customers;
    std::set<std::string, std::less<>> m_domains;
};

} // namespace countersign::demo
