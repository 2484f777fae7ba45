// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/template_drafter.h"

#include "engine/foundation/base/assert.h"
#include "engine/foundation/base/embedded_file.h"
#include "engine/foundation/base/json.h"
#include "engine/outreach/drafting/customer_format.h"

#include <kainjow/mustache.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace countersign::drafting {

extern const base::EmbeddedFile kTemplateFiles[];
extern const std::size_t kTemplateFilesCount;

using base::Json;

namespace {

constexpr std::string_view kWordsFile = "words.json";

/// By file name, "en/renewal.json".
const std::map<std::string, Json, std::less<>>& templateFiles()
{
    static const auto kFiles = [] {
        std::map<std::string, Json, std::less<>> files;
        for (std::size_t i = 0; i < kTemplateFilesCount; ++i) {
            auto document = base::parseJson(kTemplateFiles[i].content);
            COUNTERSIGN_ASSERT(document.has_value(), "the shipped templates are JSON");
            files.emplace(kTemplateFiles[i].name, std::move(*document));
        }
        return files;
    }();
    return kFiles;
}

const Json* findTemplate(std::string_view useCase, std::string_view language)
{
    const auto found = templateFiles().find(std::string(language) + "/" + std::string(useCase) + ".json");
    return found == templateFiles().end() ? nullptr : &found->second;
}

std::string slotWord(std::string_view language, std::string_view which)
{
    const Json& words = base::jsonMember(templateFiles().find(kWordsFile)->second, "slots");
    const Json& own = base::jsonMember(words, language);
    return base::jsonText(own.is_object() ? own : base::jsonMember(words, "en"), which);
}

/// In the language; empty where the unit is not translated, so that the sentence without it is taken.
std::string unitIn(const std::string& unit, std::string_view language)
{
    if (language == "en")
        return unit;
    const Json& units = base::jsonMember(templateFiles().find(kWordsFile)->second, "units");
    return base::jsonText(base::jsonMember(units, unit), language);
}

struct Hole
{
    std::string kind;
    std::string value;
};

std::vector<Hole> holesOf(std::string_view text)
{
    std::vector<Hole> holes;
    for (auto open = text.find("{{"); open != std::string_view::npos; open = text.find("{{", open + 2)) {
        const auto close = text.find("}}", open);
        COUNTERSIGN_ASSERT(close != std::string_view::npos, "a shipped template closes its holes");
        const std::string_view name = text.substr(open + 2, close - open - 2);
        const auto point = name.find('.');
        holes.push_back(point == std::string_view::npos
                            ? Hole{std::string(name), ""}
                            : Hole{std::string(name.substr(0, point)), std::string(name.substr(point + 1))});
    }
    return holes;
}

class TemplateRun
{
public:
    TemplateRun(const Brief& brief, const std::vector<model::Fact>& facts, std::string language)
        : m_brief(brief), m_facts(facts), m_language(std::move(language))
    {
        const auto today = schedule::toLocal(brief.now, brief.zone);
        m_year = today ? today->date.year() : std::chrono::year(1970);
    }

    base::Result<model::DraftContent> run(const Json& document)
    {
        model::DraftContent content;
        const std::string needed = base::jsonText(document, "needs");
        if (!needed.empty() && factFor(needed, {}, {}) == nullptr)
            return base::fail(base::ErrorCode::NoEvidence, "the account has no fact for this use case",
                              {m_brief.useCase});
        for (const Json& block : base::jsonMember(document, "blocks"))
            if (model::Block made = makeBlock(block); !made.sentences.empty())
                content.blocks.push_back(std::move(made));
        if (!m_citesSomething)
            return base::fail(base::ErrorCode::NoEvidence, "no fact fits this template", {m_brief.useCase});
        if (const auto subject = firstFitting(base::jsonMember(document, "subject")))
            content.subject = subject->text;
        return content;
    }

private:
    model::Block makeBlock(const Json& block)
    {
        model::Block made;
        const std::string type = base::jsonText(block, "type");
        made.type = type == "greeting"    ? model::BlockType::Greeting
                    : type == "next_step" ? model::BlockType::NextStep
                    : type == "closing"   ? model::BlockType::Closing
                                          : model::BlockType::Text;
        for (const Json& sentence : base::jsonMember(block, "sentences")) {
            auto filled = firstFitting(sentence);
            if (!filled)
                continue;
            m_citesSomething |= made.type == model::BlockType::Text && !filled->facts.empty();
            made.sentences.push_back(std::move(*filled));
        }
        return made;
    }

    /// A text, an object with a condition, or a list of both of which the first that can be filled counts.
    std::optional<model::Sentence> firstFitting(const Json& choice)
    {
        if (!choice.is_array())
            return fill(choice);
        for (const Json& alternative : choice)
            if (auto filled = fill(alternative))
                return filled;
        return std::nullopt;
    }

    std::optional<model::Sentence> fill(const Json& alternative)
    {
        const std::string text =
            alternative.is_string() ? alternative.get<std::string>() : base::jsonText(alternative, "text");
        // Not by ?: with an empty object: it would copy, and the reference would outlive the copy.
        static const Json kNowhere = Json::object();
        const Json& where = base::jsonMember(alternative.is_object() ? alternative : kNowhere, "where");
        if (!holdsBeside(text, where))
            return std::nullopt;
        model::Sentence sentence;
        kainjow::mustache::data data;
        std::map<std::string, kainjow::mustache::data> objects;
        for (const Hole& hole : holesOf(text)) {
            const auto value = valueOf(hole, text, where, sentence);
            if (!value || value->empty())
                return std::nullopt;
            if (hole.value.empty())
                data.set(hole.kind, *value);
            else
                objects[hole.kind].set(hole.value, *value);
        }
        for (const auto& [kind, object] : objects)
            data.set(kind, object);
        kainjow::mustache::mustache compiled(text);
        compiled.set_custom_escape([](const std::string& raw) { return raw; });
        sentence.text = compiled.render(data);
        return sentence;
    }

    /// Whether the conditions hold that ask for a fact which the text itself does not use.
    bool holdsBeside(const std::string& text, const Json& where) const
    {
        if (!where.is_object())
            return true;
        for (const auto& [name, wanted] : where.items()) {
            const std::string kind = name.substr(0, name.find('.'));
            if (text.find("{{" + kind + ".") == std::string::npos && factFor(kind, text, where) == nullptr)
                return false;
        }
        return true;
    }

    std::optional<std::string> valueOf(const Hole& hole, const std::string& text, const Json& where,
                                       model::Sentence& sentence)
    {
        if (hole.kind == "recipient" || hole.kind == "sender")
            return personValue(hole);
        if (hole.kind == "slots" || hole.kind == "minutes")
            return slotValue(hole, sentence);
        const model::Fact* fact = factFor(hole.kind, text, where);
        if (fact == nullptr)
            return std::nullopt;
        cite(sentence, fact->id);
        return format(*fact, hole.value);
    }

    static void cite(model::Sentence& sentence, const std::string& id)
    {
        if (std::find(sentence.facts.begin(), sentence.facts.end(), id) == sentence.facts.end())
            sentence.facts.push_back(id);
    }

    std::optional<std::string> personValue(const Hole& hole) const
    {
        const bool sender = hole.kind == "sender";
        if (hole.value == "first")
            return sender ? m_brief.sender.firstName : m_brief.recipient.firstName;
        if (hole.value == "last")
            return m_brief.recipient.lastName;
        if (hole.value == "account")
            return m_brief.recipient.accountName;
        return hole.value == "name" ? m_brief.sender.name : m_brief.sender.company;
    }

    static const model::FieldValue* find(const model::Fact& fact, std::string_view name)
    {
        const auto found = std::find_if(fact.values.begin(), fact.values.end(),
                                        [&](const auto& value) { return value.first == name; });
        return found == fact.values.end() ? nullptr : &found->second;
    }

    /// The best sayable fact of the kind that has every value that the sentence needs and meets the
    /// condition.
    const model::Fact* factFor(const std::string& kind, const std::string& text, const Json& where) const
    {
        for (const model::Fact& fact : m_facts) {
            if (fact.kind != kind || !fact.sayable)
                continue;
            bool fits = true;
            for (const Hole& hole : holesOf(text))
                fits &= hole.kind != kind || !format(fact, hole.value).value_or("").empty();
            if (where.is_object())
                for (const auto& [name, wanted] : where.items())
                    if (name.starts_with(kind + ".")) {
                        const auto* value = find(fact, name.substr(kind.size() + 1));
                        const std::string said = wanted.get<std::string>();
                        fits &= value != nullptr && (said == "*" || model::toString(*value) == said);
                    }
            // A suggested product's price belongs to that product; any other price would answer another
            // question.
            if (fits && (kind == "price" || kind == "deal") && !isAboutTheSuggestion(fact))
                fits = false;
            if (fits)
                return &fact;
        }
        return nullptr;
    }

    /// The product that the mail is about: the suggestion's, else the first that is suggested.
    std::string product() const
    {
        if (!m_brief.product.empty() || m_brief.useCase != "cross_sell")
            return m_brief.product;
        for (const model::Fact& fact : m_facts)
            if (fact.kind == "product_suggested")
                if (const auto* suggested = find(fact, "product"))
                    return model::toString(*suggested);
        return {};
    }

    bool isAboutTheSuggestion(const model::Fact& fact) const
    {
        if (m_brief.useCase != "cross_sell" && m_brief.useCase != "pricing_interest")
            return true;
        const std::string about = product();
        const auto* its = find(fact, "product");
        return about.empty() || (its == nullptr ? fact.kind != "price" : model::toString(*its) == about);
    }

    std::optional<std::string> format(const model::Fact& fact, const std::string& name) const
    {
        const model::FieldValue* value = find(fact, name);
        if (value == nullptr)
            return std::nullopt;
        if (const auto* date = std::get_if<base::LocalDate>(value))
            return formatDay(*date, m_language, m_year);
        if (const auto* money = std::get_if<base::Money>(value))
            return formatMoney(*money, m_language);
        if (const auto* whole = std::get_if<std::int64_t>(value))
            return formatNumber(static_cast<double>(*whole), m_language);
        if (const auto* real = std::get_if<double>(value))
            return formatNumber(*real, m_language);
        if (const auto* words = std::get_if<std::string>(value))
            return name == "unit" ? unitIn(*words, m_language) : *words;
        return std::nullopt;
    }

    std::optional<std::string> slotValue(const Hole& hole, model::Sentence& sentence) const
    {
        std::string text;
        base::LocalDate lastDay{};
        for (const model::Fact& fact : m_facts) {
            if (fact.kind != "free_slot")
                continue;
            if (hole.kind == "minutes")
                return format(fact, "minutes");
            const auto* begin = find(fact, "begin");
            const auto local = schedule::toLocal(std::get<base::Instant>(*begin), m_brief.zone);
            if (!local)
                continue;
            cite(sentence, fact.id);
            if (!text.empty())
                text += slotWord(m_language, "or");
            if (local->date != lastDay)
                text += formatWeekday(local->date, m_language) + slotWord(m_language, "at");
            text += formatClock(local->minute);
            lastDay = local->date;
        }
        return text;
    }

    const Brief& m_brief;
    const std::vector<model::Fact>& m_facts;
    std::string m_language;
    std::chrono::year m_year{1970};
    bool m_citesSomething = false;
};

} // namespace

base::Result<model::DraftContent> draftFromTemplate(const Brief& brief, const std::vector<model::Fact>& facts)
{
    const std::string own = brief.language.substr(0, brief.language.find('-'));
    for (const std::string& language : {own, std::string("en")})
        if (const Json* document = findTemplate(brief.useCase, language))
            return TemplateRun(brief, facts, language).run(*document);
    return base::fail(base::ErrorCode::NotFound, "no template for this use case", {brief.useCase});
}

std::vector<std::string> templateLanguages(std::string_view useCase)
{
    std::vector<std::string> languages;
    for (const auto& [name, document] : templateFiles())
        if (name.ends_with("/" + std::string(useCase) + ".json"))
            languages.push_back(name.substr(0, name.find('/')));
    return languages;
}

std::string templateVersion(std::string_view useCase, std::string_view language)
{
    const Json* document = findTemplate(useCase, language);
    return std::string(useCase) + "/" + std::string(language) + "@" +
           std::to_string(document == nullptr ? 0 : base::jsonInt(*document, "version"));
}

} // namespace countersign::drafting
