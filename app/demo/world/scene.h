// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/world/seeded_random.h"
#include "app/demo/world/story.h"
#include "app/demo/world/vocabulary.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::demo {

inline constexpr std::string_view kRepEmail = "ines.r@fennwick.example";
inline constexpr std::string_view kManagerEmail = "tomas.h@fennwick.example";

/// The next number of each kind; accounts are told in order, so equal seeds give equal numbers.
struct Serials
{
    std::uint64_t account = 0, contact = 0, lead = 0, opportunity = 0, line = 0, contract = 0, ticket = 0;
    std::uint64_t activity = 0, usage = 0, visit = 0;
};

/// "A-000042".
[[nodiscard]] std::string serial(std::string_view prefix, std::uint64_t number);

/// A date as a person of that language writes it, without the year: "14 September", "14. September".
[[nodiscard]] std::string spokenDate(std::chrono::sys_days day, std::string_view language);

/// "84000.00"; currencies without minor units have none.
[[nodiscard]] std::string decimalAmount(std::int64_t major, std::string_view currency);

/// The unit price of the price book for this quantity, in whole units of the currency.
[[nodiscard]] std::int64_t bookPrice(const Vocabulary& vocabulary, const Product& product, int quantity,
                                     std::string_view currency);

/// One account being told: the shared facts of its story, and the means to add rows that agree with each
/// other. Times are given in days before today (negative: ahead) and local hours.
class Scene
{
public:
    Scene(const Vocabulary& vocabulary, Serials& serials, std::chrono::sys_days today, SeededRandom random)
        : m_vocabulary(vocabulary), m_serials(serials), m_today(today), m_random(random)
    {
    }

    AccountStory story;
    const Country* country = nullptr;
    std::string language;
    std::string site;
    std::string dropSite;
    int sites = 1;
    int hall = 1;
    /// Worth a year (customers) or of the deal (prospects), whole units; 0: follows from the price book.
    std::int64_t value = 0;
    std::chrono::sys_days auditDay{};
    std::vector<std::string> productIds;
    /// One of the heroes: says its first lines, which the tour quotes.
    bool fixedCast = false;

    [[nodiscard]] SeededRandom& random() { return m_random; }
    [[nodiscard]] Serials& serials() { return m_serials; }
    [[nodiscard]] const Vocabulary& vocabulary() const { return m_vocabulary; }
    [[nodiscard]] std::chrono::sys_days today() const { return m_today; }
    [[nodiscard]] const AccountRow& account() const { return story.accounts.front(); }
    /// The n-th person, or the last one there is.
    [[nodiscard]] const ContactRow& person(std::size_t n) const;

    /// ISO date; weekends move to the Friday before.
    [[nodiscard]] std::chrono::sys_days workday(int daysAgo) const;
    [[nodiscard]] std::string date(int daysAgo) const;
    [[nodiscard]] std::string instant(int daysAgo, int hour, int minute) const;

    struct Mail
    {
        std::string_view key;
        bool outbound = false;
        std::size_t person = 0;
        int daysAgo = 0;
        Fillers more;
        /// Answers the message at this index of story.messages.
        int answers = -1;
    };
    /// Returns the index of the new message.
    int addMail(const Mail& mail);

    struct Activity
    {
        std::string_view kind;
        std::string_view subject;
        std::string_view notesKey;
        int daysAgo = 0;
        int hour = 10;
        int minutes = 60;
        std::string opportunityId;
    };
    void addActivity(const Activity& activity);

    struct Opportunity
    {
        std::string name;
        std::string_view type;
        std::string_view stage;
        std::int64_t amount = 0;
        int createdDaysAgo = 0;
        int stageDaysAgo = 0;
        int closesInDays = 0;
        std::size_t person = 0;
        std::string_view nextStep;
        std::vector<std::string> products;
    };
    /// Returns its id. The line items add up to the amount; what the price book doesn't explain is rollout.
    std::string addOpportunity(const Opportunity& opportunity);

    /// The contract over productIds, with its lines; fixes `value` if it is 0.
    void addContract(std::string number, int renewsInDays, int noticeDays);
    /// Half a year of weekly roll-ups for each site; the given site falls by `dropPercent` in the last four
    /// weeks.
    void addUsage(std::string_view fallingSite, int dropPercent);
    void addVisits(std::string_view page, int count, int sinceDays);

    struct Ticket
    {
        std::string number;
        std::string subject;
        std::string description;
        std::string resolution;
        std::string_view priority = "normal";
        int openedDaysAgo = 0;
        /// Negative: still open.
        int closedDaysAgo = -1;
        std::size_t person = 0;
    };
    void addTicket(const Ticket& ticket);

    [[nodiscard]] std::string note(std::string_view key, std::size_t who);
    [[nodiscard]] Fillers fillers(std::size_t who) const;

private:
    const Vocabulary& m_vocabulary;
    Serials& m_serials;
    std::chrono::sys_days m_today;
    SeededRandom m_random;
};

} // namespace countersign::demo
