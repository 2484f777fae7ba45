// SPDX-License-Identifier: Apache-2.0
#include "app/demo/model/evidence_pack.h"

#include "app/demo/world/scene.h"
#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/money.h"

#include <algorithm>
#include <array>
#include <regex>

namespace countersign::demo {
namespace {

std::string messageText(const base::Json& message)
{
    const base::Json& content = base::jsonMember(message, "content");
    if (content.is_string())
        return content.get<std::string>();
    std::string text;
    for (const base::Json& part : content)
        text += base::jsonText(part, "text");
    return text;
}

std::string lastUserMessage(const base::Json& request)
{
    std::string last;
    for (const base::Json& message : base::jsonMember(request, "messages")) {
        if (base::jsonText(message, "role") == "user")
            last = messageText(message);
    }
    return last;
}

// The app joins the words of other people by a mark, so that a model sees that they are data.
std::string withoutMarks(std::string text)
{
    std::replace(text.begin(), text.end(), '^', ' ');
    return text;
}

// The words may stand in the instructions too; only a line of its own opens or closes the pack.
std::optional<std::string> packText(const std::string& message)
{
    const std::string text = "\n" + message + "\n";
    const std::size_t open = text.rfind("\n<<<EVIDENCE\n");
    const std::size_t close = open == std::string::npos ? open : text.find("\nEVIDENCE>>>\n", open);
    if (close == std::string::npos)
        return std::nullopt;
    const std::size_t start = open + std::string_view("\n<<<EVIDENCE\n").size();
    return start < close ? std::optional(text.substr(start, close - start)) : std::nullopt;
}

std::string writtenDate(base::LocalDate date, std::string_view language)
{
    const std::string day = spokenDate(std::chrono::sys_days(date), language);
    const std::string year = std::to_string(int(date.year()));
    if (language == "ja")
        return year + "年" + day;
    return day + (language == "es" ? " de " : " ") + year;
}

/// "Thursday, 11 June", as the shipped templates write it.
std::string writtenDay(base::LocalDate date, std::string_view language)
{
    using Week = std::array<std::string_view, 7>;
    constexpr Week kEnglish{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    constexpr Week kGerman{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"};
    constexpr Week kFrench{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"};
    constexpr Week kSpanish{"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"};
    constexpr Week kJapanese{"日曜日", "月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日"};
    constexpr Week kArabic{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"};
    const std::string day = spokenDate(std::chrono::sys_days(date), language);
    const unsigned at = std::chrono::weekday(std::chrono::sys_days(date)).c_encoding();
    if (language == "ja")
        return day + std::string(kJapanese.at(at));
    if (language == "ar")
        return std::string(kArabic.at(at)) + "، " + day;
    if (language == "fr")
        return std::string(kFrench.at(at)) + " " + day;
    const Week& week = language == "de" ? kGerman : language == "es" ? kSpanish : kEnglish;
    return std::string(week.at(at)) + ", " + day;
}

} // namespace

std::string writtenMoney(const base::Money& money, std::string_view language)
{
    std::string decimal = base::toString(money);
    decimal = decimal.substr(0, decimal.find(' '));
    const std::size_t point = decimal.find('.');
    std::string whole = decimal.substr(0, point);
    std::string cents = point == std::string::npos ? std::string() : decimal.substr(point + 1);
    if (cents.find_first_not_of('0') == std::string::npos)
        cents.clear();
    const bool comma = language == "de" || language == "fr" || language == "es";
    const std::string_view group = language == "fr" ? "\u202f" : comma ? "." : ",";
    // Spanish groups from five digits on.
    for (std::size_t at = whole.size(); at > 3 && (language != "es" || whole.size() > 4); at -= 3)
        whole.insert(at - 3, group);
    if (!cents.empty())
        whole += (comma ? "," : ".") + cents;
    if (comma || language == "ar")
        return whole + " " + (money.currency == "EUR" ? "€" : money.currency);
    return money.currency == "EUR" ? "€" + whole : money.currency + " " + whole;
}

namespace {

std::optional<base::LocalDate> dateIn(std::string_view text)
{
    static const std::regex kIso("(\\d{4}-\\d{2}-\\d{2})");
    static const std::regex kWords(
        "(\\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\\d{4})");
    constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::match_results<std::string_view::const_iterator> found;
    if (std::regex_search(text.begin(), text.end(), found, kIso))
        return base::parseIsoDate(found[1].str());
    if (!std::regex_search(text.begin(), text.end(), found, kWords))
        return std::nullopt;
    for (unsigned month = 0; month < kMonths.size(); ++month) {
        if (kMonths[month] == found[2].str())
            return base::LocalDate(std::chrono::year(std::stoi(found[3].str())),
                                   std::chrono::month(month + 1),
                                   std::chrono::day(static_cast<unsigned>(std::stoi(found[1].str()))));
    }
    return std::nullopt;
}

std::optional<base::Money> moneyIn(std::string_view text)
{
    static const std::regex kBefore("(EUR|USD|GBP|JPY|€|\\$|£) ?(\\d[\\d,]*(\\.\\d+)?)");
    static const std::regex kAfter("(\\d[\\d,]*(\\.\\d+)?) ?(EUR|USD|GBP|JPY|€)");
    std::match_results<std::string_view::const_iterator> found;
    std::string sign;
    std::string number;
    if (std::regex_search(text.begin(), text.end(), found, kBefore)) {
        sign = found[1].str();
        number = found[2].str();
    } else if (std::regex_search(text.begin(), text.end(), found, kAfter)) {
        sign = found[3].str();
        number = found[1].str();
    } else {
        return std::nullopt;
    }
    std::erase(number, ',');
    const std::string currency = sign == "€" ? "EUR" : sign == "$" ? "USD" : sign == "£" ? "GBP" : sign;
    return base::parseAmount(number, currency);
}

std::optional<base::Money> moneyOf(const base::Json& value)
{
    if (value.is_string())
        return moneyIn(value.get<std::string>());
    if (!value.is_object())
        return std::nullopt;
    const std::string currency = base::jsonText(value, "currency");
    if (value.contains("amount_minor") || value.contains("amountMinor"))
        return base::Money{.amountMinor = base::jsonInt(
                               value, value.contains("amount_minor") ? "amount_minor" : "amountMinor"),
                           .currency = currency};
    return base::parseAmount(base::jsonText(value, "amount"), currency);
}

std::string quoteIn(std::string_view text)
{
    for (const auto& [open, close] : std::array<std::pair<std::string_view, std::string_view>, 3>{
             {{"“", "”"}, {"„", "“"}, {"\"", "\""}}}) {
        const std::size_t from = text.find(open);
        const std::size_t to = from == std::string_view::npos ? from : text.rfind(close);
        if (to != std::string_view::npos && to > from + open.size())
            return std::string(text.substr(from + open.size(), to - from - open.size()));
    }
    return {};
}

std::string productIn(std::string_view text, const Vocabulary& vocabulary)
{
    for (const Product& product : vocabulary.products()) {
        if (text.find(product.name) != std::string_view::npos)
            return product.name;
    }
    return {};
}

std::string firstValue(const base::Json& values, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        const base::Json& value = base::jsonMember(values, name);
        if (value.is_string())
            return value.get<std::string>();
        if (value.is_number())
            return base::dumpJson(value);
    }
    return {};
}

/// "drop" or "rise", in percent, without a sign.
template <class Add>
void addUsage(const base::Json& values, Add add)
{
    const std::string percent = firstValue(values, {"percent"});
    add("days", firstValue(values, {"days"}));
    if (percent.starts_with('-'))
        add("drop", percent.substr(1));
    else
        add("rise", percent);
}

/// The app hands the facts over as sentences; what its templates would know by name is read out of them.
template <class Add>
void addFromSentence(const std::string& text, std::string_view language, const base::Json& units, Add add)
{
    static const std::regex kUsage("^Use of (.+?)( at (.+?))? (fell|rose) by (\\d+)% in the last (\\d+) days");
    static const std::regex kPer(" costs [^ ]+ per (.+?)( from \\d+ on)?\\.$");
    static const std::regex kTicket("^Ticket (\\d+) .* was solved on ");
    static const std::regex kSince(" since (\\d{1,2} [A-Z][a-z]+ \\d{4})\\.$");
    std::smatch found;
    if (std::regex_search(text, found, kUsage)) {
        add("site", found[3].str());
        add(found[4].str() == "fell" ? "drop" : "rise", found[5].str());
        add("days", found[6].str());
    }
    if (std::regex_search(text, found, kPer))
        add("per", base::jsonText(units, found[1].str(), found[1].str()));
    if (std::regex_search(text, found, kTicket))
        add("id", found[1].str());
    if (std::regex_search(text, found, kSince) && text.starts_with("They have "))
        if (const auto date = dateIn(found[1].str()))
            add("since", writtenDate(*date, language));
}

/// "Free on 2026-11-30 at 09:00 for 20 minutes." is what a calendar says, not a person.
template <class Add>
void addSlot(const std::string& text, std::string_view language, Add add)
{
    static const std::regex kFree("Free on (\\d{4}-\\d{2}-\\d{2}) at (\\d{2}:\\d{2}) for (\\d+) minutes");
    std::smatch found;
    if (!std::regex_search(text, found, kFree))
        return;
    if (const auto date = base::parseIsoDate(found[1].str()))
        add("day", writtenDay(*date, language));
    add("time", found[2].str());
    add("minutes", found[3].str());
}

Fillers slotsOf(const base::Json& fact, const std::string& text, std::string_view language,
                const Vocabulary& vocabulary)
{
    const base::Json& given = base::jsonMember(fact, "values");
    const base::Json& values = given.is_object() ? given : base::jsonMember(fact, "data");
    Fillers slots{{"text", text}};
    const auto add = [&slots](std::string_view name, std::string value) {
        const bool known = std::any_of(slots.begin(), slots.end(), [&](const auto& slot) { return slot.first == name; });
        if (!value.empty() && !known)
            slots.emplace_back(name, std::move(value));
    };
    const std::string day =
        firstValue(values, {"renews_on", "solved_on", "last_contact_on", "date", "close_on"});
    const auto date = day.empty() ? dateIn(text) : dateIn(day);
    const auto since = dateIn(firstValue(values, {"installed_on", "since"}));
    add("date", date ? writtenDate(*date, language) : std::string());
    add("since", since ? writtenDate(*since, language) : std::string());
    auto money = moneyOf(base::jsonMember(values, "unit_price"));
    if (!money)
        money = moneyIn(text);
    add("money", money ? writtenMoney(*money, language) : std::string());
    const std::string unit = firstValue(values, {"unit", "per"});
    const base::Json& spoken = base::jsonMember(vocabulary.grammar(), language);
    add("per", base::jsonText(base::jsonMember(spoken, "units"), unit, unit));
    const std::string quote = firstValue(values, {"quote"});
    add("quote", quote.empty() ? quoteIn(text) : quote);
    const std::string product = firstValue(values, {"product"});
    add("product", product.empty() ? productIn(text, vocabulary) : product);
    add("site", firstValue(values, {"site"}));
    addUsage(values, add);
    addSlot(text, language, add);
    addFromSentence(text, language, base::jsonMember(spoken, "units"), add);
    static const std::regex kNumber("(CT-\\d+|\\b\\d{4,6}\\b)");
    const std::string number = firstValue(values, {"number", "id", "contract", "ticket"});
    std::smatch found;
    const bool datesOut = number.empty() && !date && std::regex_search(text, found, kNumber);
    static const std::regex kContract("(CT-\\d+)");
    if (number.empty() && !datesOut && std::regex_search(text, found, kContract))
        add("id", found[1].str());
    else
        add("id", number.empty() && datesOut ? found[1].str() : number);
    return slots;
}

} // namespace

std::optional<EvidencePack> findEvidence(const base::Json& request, const Vocabulary& vocabulary)
{
    const auto text = packText(lastUserMessage(request));
    const auto parsed = text ? base::parseJson(*text) : base::Result<base::Json>(base::Json());
    if (!parsed || !parsed->is_object())
        return std::nullopt;
    const base::Json& task = base::jsonMember(*parsed, "task");
    EvidencePack pack{.facts = {},
                      .language = base::jsonText(task, "language", "en").substr(0, 2),
                      .useCase = base::jsonText(task, "use_case"),
                      .recipient = base::jsonText(task, "recipient"),
                      .sender = base::jsonText(task, "sender")};
    // For a language without a grammar it answers in plain words, and the app's own templates take over.
    if (!base::jsonMember(vocabulary.grammar(), pack.language).contains("greeting"))
        return std::nullopt;
    if (pack.recipient.empty())
        pack.recipient = firstValue(task, {"recipient_name", "first_name"});
    if (pack.sender.empty())
        pack.sender = firstValue(task, {"sender_name"});
    // Where names are masked the instructions name the masks, and the app puts the names back.
    const std::string whole = base::dumpJson(base::jsonMember(request, "messages"));
    if (whole.find("[[recipient]]") != std::string::npos)
        pack.recipient = "[[recipient]]";
    if (whole.find("[[sender]]") != std::string::npos)
        pack.sender = "[[sender]]";
    for (const base::Json& entry : base::jsonMember(*parsed, "facts")) {
        EvidenceFact fact{.id = base::jsonText(entry, "id"),
                          .kind = base::jsonText(entry, "kind"),
                          .text = withoutMarks(base::jsonText(entry, "text")),
                          .slots = {}};
        // Only what the reader asked may be told as their question.
        if (fact.kind == "question" && (fact.text.starts_with("Their colleague") || fact.text.starts_with("Somebody")))
            fact.kind = "question_colleague";
        fact.slots = slotsOf(entry, fact.text, pack.language, vocabulary);
        if (base::jsonBool(entry, "sayable", true) && !fact.id.empty())
            pack.facts.push_back(std::move(fact));
    }
    return pack;
}

} // namespace countersign::demo
