// SPDX-License-Identifier: Apache-2.0
#include "engine/knowledge/retrieval/english_words.h"
#include "engine/knowledge/retrieval/fact_maker.h"
#include "engine/knowledge/retrieval/fact_sources.h"
#include "engine/platform/records/record_store.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace countersign::retrieval {

using base::Status;
using model::Record;
using model::RecordKind;
using namespace std::chrono;

namespace {

constexpr std::int64_t kTicketDays = 90;
constexpr std::int64_t kVisitDays = 21;
constexpr std::int64_t kUsageDays = 28;
constexpr std::size_t kMaxQuestionBytes = 220;
constexpr std::size_t kMaxMeetings = 3;

bool isInbound(const Record& message)
{
    const std::string direction = message.text("direction");
    return direction == "inbound" || direction == "in" || direction == "received";
}

std::string lower(std::string text)
{
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

/// "demo" as a word of its own, so that a demolition is none.
bool saysDemo(const std::string& text)
{
    for (const std::string_view word : {"demo", "demos", "demonstration"})
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
            const auto isLetter = [&](std::size_t i) {
                return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0;
            };
            if ((at == 0 || !isLetter(at - 1)) && !isLetter(at + word.size()))
                return true;
        }
    return false;
}

/// "demo", "meeting", "call"; empty for what two people do not share (notes, tasks).
std::string talkKind(const Record& activity)
{
    const std::string type = lower(activity.text("activity_type"));
    // As the figures count it: a demo is one by its subject, too.
    if (saysDemo(type) || saysDemo(lower(activity.text("subject"))))
        return "demo";
    for (const std::string_view kind : {"demo", "call", "meeting", "review", "visit"})
        if (type.find(kind) != std::string::npos)
            return std::string(kind == "review" || kind == "visit" ? "meeting" : kind);
    return {};
}

/// The newest first.
void sortByTime(std::vector<Record>& found, std::string_view field)
{
    std::sort(found.begin(), found.end(), [&](const Record& a, const Record& b) {
        return a.instant(field).value_or(base::Instant()) > b.instant(field).value_or(base::Instant());
    });
}

/// The mail's own words: what stands before the quoted history.
std::string ownWords(const std::string& body)
{
    std::string text;
    std::size_t begin = 0;
    while (begin < body.size()) {
        const std::size_t end = std::min(body.find('\n', begin), body.size());
        const std::string_view line = std::string_view(body).substr(begin, end - begin);
        begin = end + 1;
        if (line.starts_with("-- ") || line == "--" || line.starts_with("-----"))
            break;
        if (line.starts_with(">"))
            continue;
        text += line.empty() ? "\n" : std::string(line) + " ";
    }
    return text;
}

/// Where the last `stop` before `before` ends; 0 where there is none. "26. Februar" ends no sentence.
std::size_t endOfLast(std::string_view text, std::string_view stop, std::size_t before)
{
    std::size_t found = before;
    while (found > 0) {
        found = text.rfind(stop, found - 1);
        if (found == std::string_view::npos)
            return 0;
        const bool ordinal = stop == ". " && found > 0 && text[found - 1] >= '0' && text[found - 1] <= '9';
        if (!ordinal)
            return found + stop.size();
    }
    return 0;
}

/// The first sentence that asks something, verbatim; empty where none does.
std::string questionIn(const std::string& body)
{
    const std::string text = ownWords(body);
    std::size_t mark = std::string::npos;
    std::size_t markBytes = 1;
    for (const std::string_view sign : {std::string_view("?"), std::string_view("？"), std::string_view("؟")})
        if (const std::size_t found = text.find(sign); found < mark) {
            mark = found;
            markBytes = sign.size();
        }
    // Japanese questions end in か。 as often as in a question mark.
    if (const std::size_t found = text.find("か。"); found < mark) {
        mark = found;
        markBytes = std::string_view("か。").size();
    }
    if (mark == std::string::npos)
        return {};
    std::size_t begin = 0;
    for (const std::string_view stop :
         {std::string_view(". "), std::string_view("! "), std::string_view("\n"), std::string_view("。"),
          std::string_view(": ")})
        begin = std::max(begin, endOfLast(text, stop, mark));
    return begin < mark
               ? tidy(std::string_view(text).substr(begin, mark + markBytes - begin), kMaxQuestionBytes)
               : "";
}

/// Records that name the account, and those of its contacts that name none: as the figures count them.
base::Result<std::vector<Record>> recordsOf(store::Database& database, RecordKind kind, model::RecordId account)
{
    COUNTERSIGN_ASSIGN(auto found, records::findByReference(database, kind, "account", account));
    COUNTERSIGN_ASSIGN(const auto contacts,
                       records::findByReference(database, RecordKind::Contact, "account", account));
    for (const Record& contact : contacts) {
        COUNTERSIGN_ASSIGN(auto theirs, records::findByReference(database, kind, "contact", contact.id));
        for (Record& record : theirs)
            if (record.reference("account").isNull())
                found.push_back(std::move(record));
    }
    return found;
}

base::Result<std::string> nameOf(store::Database& database, model::RecordId contact)
{
    if (contact.isNull())
        return std::string();
    COUNTERSIGN_ASSIGN(const auto record, records::findRecord(database, RecordKind::Contact, contact));
    return record ? record->text("full_name") : std::string();
}

bool isAnswered(const Record& question, const std::vector<Record>& messages)
{
    const auto at = question.instant("at");
    const std::string thread = question.text("thread_key");
    const auto contact = question.reference("contact");
    return std::any_of(messages.begin(), messages.end(), [&](const Record& other) {
        if (isInbound(other) || other.instant("at") <= at)
            return false;
        return (!thread.empty() && other.text("thread_key") == thread) ||
               (!contact.isNull() && other.reference("contact") == contact);
    });
}

Status addQuestions(store::Database& database, const EvidenceRequest& request,
                    const std::vector<Record>& messages, Candidates& out)
{
    const base::LocalDate today = dateIn(request.now, request.zone);
    for (const Record& message : messages) {
        if (!isInbound(message) || message.flag("is_private") || isAnswered(message, messages))
            continue;
        const std::string quote = questionIn(message.text("body"));
        if (quote.empty())
            continue;
        const model::RecordId asker = message.reference("contact");
        COUNTERSIGN_ASSIGN(const std::string from, nameOf(database, asker));
        const bool own = !asker.isNull() && asker == request.contact;
        const std::string askedBy = own ? "recipient" : from.empty() ? "somebody" : "colleague";
        const base::LocalDate date = dateIn(*message.instant("at"), request.zone);
        FactMaker maker("question", message, *message.instant("at"));
        maker.field("body").value("quote", model::FieldValue(quote)).value("date", date);
        maker.value("from", model::FieldValue(from)).value("days", daysBetween(date, today));
        maker.value("asked_by", model::FieldValue(askedBy));
        const std::string who = own ? from : from.empty() ? "Somebody there" : "Their colleague " + from;
        out.push_back({maker.text(who + " asked on " + spokenDate(date) + ": “" + quote + "”"),
                       closenessOfAge(daysBetween(date, today))});
    }
    return {};
}

/// The newest thing that both sides took part in.
void addSilence(const EvidenceRequest& request, const Record* last, std::string_view field, Candidates& out)
{
    if (last == nullptr)
        return;
    const base::LocalDate date = dateIn(*last->instant(field), request.zone);
    const std::int64_t days = daysBetween(date, dateIn(request.now, request.zone));
    FactMaker maker("silence", *last, *last->instant(field));
    maker.field(field).value("last_contact_on", date).value("days", days);
    out.push_back({maker.text("The last exchange was on " + spokenDate(date) + ", " + std::to_string(days) +
                              " days ago."),
                   days >= 14 ? 1.0 : 0.3});
}

struct UsageWindow
{
    double before = 0;
    double now = 0;
    std::string unit;
    const Record* newest = nullptr;
};

Status addUsageFacts(store::Database& database,
                     const std::map<std::pair<model::RecordId, std::string>, UsageWindow>& windows,
                     Candidates& out)
{
    std::set<std::string> inUse;
    for (const auto& [key, window] : windows) {
        if (window.newest == nullptr)
            continue;
        std::string product;
        if (!key.first.isNull()) {
            COUNTERSIGN_ASSIGN(const auto record,
                               records::findRecord(database, RecordKind::Product, key.first));
            product = record ? record->text("name") : std::string();
        }
        if (window.now > 0 && !product.empty() && inUse.insert(product).second) {
            FactMaker maker("product_owned", *window.newest, window.newest->knownAt);
            maker.field("product").value("product", model::FieldValue(product));
            out.push_back({maker.text("They use " + product + "."), 0.8});
        }
        if (window.before <= 0)
            continue;
        const auto percent = static_cast<std::int64_t>(std::lround((window.now / window.before - 1) * 100));
        if (std::abs(percent) < 10)
            continue;
        FactMaker maker("usage_change", *window.newest, window.newest->knownAt);
        maker.field("quantity").value("product", model::FieldValue(product)).value("percent", percent);
        maker.value("site", model::FieldValue(key.second)).value("days", kUsageDays);
        maker.value("from_quantity", window.before).value("to_quantity", window.now);
        maker.value("unit", model::FieldValue(window.unit));
        const std::string text = "Use" + (product.empty() ? std::string() : " of " + product) +
                                 (key.second.empty() ? std::string() : " at " + key.second) +
                                 (percent < 0 ? " fell by " : " rose by ") +
                                 std::to_string(std::abs(percent)) + "% in the last " +
                                 std::to_string(kUsageDays) + " days.";
        out.push_back({maker.text(text), std::min(1.0, 0.5 + std::abs(static_cast<double>(percent)) / 100)});
    }
    return {};
}

} // namespace

Status addMeetings(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    COUNTERSIGN_ASSIGN(auto found, recordsOf(database, RecordKind::Activity, request.account));
    sortByTime(found, "at");
    const base::LocalDate today = dateIn(request.now, request.zone);
    std::size_t taken = 0;
    for (const Record& activity : found) {
        const std::string kind = talkKind(activity);
        const auto at = activity.instant("at");
        const std::string status = lower(activity.text("status"));
        if (kind.empty() || !at || *at > request.now || status == "cancelled" || taken == kMaxMeetings)
            continue;
        ++taken;
        const base::LocalDate date = dateIn(*at, request.zone);
        FactMaker maker("meeting", activity, *at);
        const std::string subject = tidy(activity.text("subject"), 160);
        maker.field("at").value("subject", model::FieldValue(subject)).value("date", date);
        maker.value("at", *at).value("kind", model::FieldValue(kind));
        std::string text = (kind == "demo"   ? "Demo"
                            : kind == "call" ? "Call"
                                             : "Meeting") +
                           std::string(" on ") + spokenDate(date);
        if (!subject.empty())
            text += ": “" + subject + "”";
        out.push_back({maker.text(text + "."), closenessOfAge(daysBetween(date, today))});
    }
    return {};
}

Status addTickets(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    COUNTERSIGN_ASSIGN(auto found,
                       records::findByReference(database, RecordKind::Ticket, "account", request.account));
    sortByTime(found, "opened_at");
    const base::LocalDate today = dateIn(request.now, request.zone);
    for (const Record& ticket : found) {
        const std::string status = lower(ticket.text("status"));
        const auto solved = ticket.instant("solved_at");
        const bool isSolved =
            solved.has_value() || status == "solved" || status == "closed" || status == "resolved";
        const base::Instant when = solved.value_or(ticket.instant("opened_at").value_or(ticket.knownAt));
        const std::int64_t age = daysBetween(dateIn(when, request.zone), today);
        if (isSolved && age > kTicketDays)
            continue;
        FactMaker maker("ticket", ticket, when);
        const std::string subject = tidy(ticket.text("subject"), 160);
        maker.field("status")
            .value("number", ticket.get("number"))
            .value("subject", model::FieldValue(subject));
        maker.value("status", model::FieldValue(std::string(isSolved ? "solved" : "open")));
        std::string text = "Ticket " + ticket.text("number") + (subject.empty() ? "" : " “" + subject + "”");
        text += isSolved ? " was solved" : " is open";
        if (isSolved && solved) {
            maker.value("solved_on", dateIn(*solved, request.zone));
            text += " on " + spokenDate(dateIn(*solved, request.zone));
        } else if (const auto opened = ticket.instant("opened_at"); opened && !isSolved) {
            maker.value("opened_on", dateIn(*opened, request.zone));
            text += " since " + spokenDate(dateIn(*opened, request.zone));
        }
        if (const std::string how = tidy(ticket.text("resolution"), 200); isSolved && !how.empty()) {
            maker.value("resolution", model::FieldValue(how));
            text += ": " + how;
        }
        out.push_back({maker.text(text.back() == '.' ? text : text + "."), closenessOfAge(age)});
        if (const std::string mood = ticket.text("mood"); !mood.empty())
            out.push_back({FactMaker("mood", ticket, when)
                               .never()
                               .field("mood")
                               .value("mood", ticket.get("mood"))
                               .text("Mood in ticket " + ticket.text("number") + ": " + mood + "."),
                           0.8});
    }
    return {};
}

Status addMessages(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    COUNTERSIGN_ASSIGN(auto messages, recordsOf(database, RecordKind::Message, request.account));
    std::erase_if(messages, [&](const Record& message) {
        const auto at = message.instant("at");
        return !at || *at > request.now;
    });
    sortByTime(messages, "at");
    COUNTERSIGN_TRY(addQuestions(database, request, messages, out));
    COUNTERSIGN_ASSIGN(auto activities, recordsOf(database, RecordKind::Activity, request.account));
    std::erase_if(activities, [&](const Record& activity) {
        return talkKind(activity).empty() ||
               activity.instant("at").value_or(base::Instant::max()) > request.now;
    });
    sortByTime(activities, "at");
    const auto inbound = std::ranges::find_if(
        messages, [](const Record& message) { return isInbound(message) && !message.flag("is_private"); });
    const Record* last = inbound == messages.end() ? nullptr : &*inbound;
    if (!activities.empty() && (last == nullptr || activities.front().instant("at") > last->instant("at")))
        last = &activities.front();
    addSilence(request, last, "at", out);
    return {};
}

Status addUsage(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    COUNTERSIGN_ASSIGN(const auto events, records::findByReference(database, RecordKind::UsageEvent,
                                                                   "account", request.account));
    std::map<std::pair<model::RecordId, std::string>, UsageWindow> windows;
    for (const Record& event : events) {
        const auto at = event.instant("at");
        if (!at || *at > request.now || request.now - *at >= days(2 * kUsageDays))
            continue;
        UsageWindow& window = windows[{event.reference("product"), event.text("site")}];
        (request.now - *at < days(kUsageDays) ? window.now : window.before) +=
            event.number("quantity").value_or(1);
        window.unit = event.text("unit");
        if (window.newest == nullptr || event.instant("at") > window.newest->instant("at"))
            window.newest = &event;
    }
    return addUsageFacts(database, windows, out);
}

Status addVisits(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    COUNTERSIGN_ASSIGN(const auto visits,
                       records::findByReference(database, RecordKind::WebVisit, "account", request.account));
    std::map<std::string, std::pair<std::int64_t, const Record*>> pages;
    for (const Record& visit : visits) {
        const auto at = visit.instant("at");
        if (!at || *at > request.now || request.now - *at > days(kVisitDays))
            continue;
        auto& [count, newest] = pages[visit.text("page")];
        ++count;
        if (newest == nullptr || visit.instant("at") > newest->instant("at"))
            newest = &visit;
    }
    for (const auto& [page, seen] : pages) {
        FactMaker maker("web_visit", *seen.second, *seen.second->instant("at"));
        maker.never().field("page").value("page", model::FieldValue(page)).value("visits", seen.first);
        out.push_back({maker.text("The page " + page + " was visited " + std::to_string(seen.first) +
                                  " times in the last " + std::to_string(kVisitDays) + " days."),
                       0.8});
    }
    return {};
}

Status addContact(store::Database& database, const EvidenceRequest& request, Candidates& out)
{
    if (request.contact.isNull())
        return {};
    COUNTERSIGN_ASSIGN(const auto contact,
                       records::findRecord(database, RecordKind::Contact, request.contact));
    if (!contact || contact->deleted)
        return {};
    const std::string title = contact->text("title");
    if (title.empty())
        return {};
    FactMaker maker("role", *contact, contact->knownAt);
    maker.field("title").value("name", contact->get("full_name")).value("title", model::FieldValue(title));
    out.push_back({maker.text(contact->text("full_name") + " is " + title + "."), 0.7});
    return {};
}

} // namespace countersign::retrieval
