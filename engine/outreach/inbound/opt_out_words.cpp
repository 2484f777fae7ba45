// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/inbound/opt_out_words.h"

#include "engine/foundation/text/unicode.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace countersign::inbound {

namespace {

// Found anywhere in a sentence; "*": whatever ends the last word. Each language says the same seven things, in this
// order: unsubscribe, take me off, stop mailing, do not contact, do not write, no more mails, not hear from you. Our own
// footers (policy) must match none of them: some mail programs quote without any mark.
constexpr auto kPhrases = std::to_array<std::string_view>({
    // English
    "unsubscribe*", "unsubscribing", "opt out", "optout", "opt me out", "opting out", "remove me", "delete me from",
    "take me off", "stop emailing", "stop e-mailing", "stop mailing", "stop contacting", "stop writing to me",
    "stop sending me", "do not contact", "don't contact", "never contact me", "do not email me", "don't email me",
    "do not write to me", "don't write to me", "no further emails", "no further e-mails", "no further mails",
    "no more emails", "no more e-mails", "no more mails", "rather not hear from you", "not want to hear from you",
    "don't want to hear from you",
    // German
    "abmelden", "newsletter abbestell*", "mails abbestell*", "newsletter bitte abbestell*", "austragen",
    "aus dem verteiler", "aus ihrem verteiler", "aus ihrer liste", "hören sie auf mir zu schreiben",
    "nicht mehr kontaktieren", "kontaktieren sie mich nicht", "kontaktieren sie mich bitte nicht", "nicht mehr anschreiben",
    "nicht mehr schreiben", "schreiben sie mir nicht", "schreiben sie mir bitte nicht", "keine weiteren mails",
    "keine weiteren e-mails", "keine weiteren emails", "keine weiteren nachrichten", "keine mails mehr",
    "keine e-mails mehr", "keine emails mehr", "keine nachrichten mehr", "nichts mehr von ihnen hören",
    // French
    "désabonn*", "désinscri*", "retirez-moi", "retirer de votre liste", "arrêtez de m'écrire", "cessez de m'écrire",
    "ne plus me contacter", "ne me contactez plus", "ne plus m'écrire", "ne m'écrivez plus", "plus aucun mail",
    "plus aucun e-mail", "plus aucun message de votre part", "ne souhaite plus recevoir", "ne veux plus recevoir",
    // Spanish
    "darme de baja", "darse de baja", "deme de baja", "denme de baja", "cancelar la suscripción", "quítenme",
    "elimínenme", "deje de escribirme", "dejen de escribirme", "no me contacte*", "no me escriba*", "no me envíe*",
    "no me mande*", "no más correos", "no deseo recibir más", "no quiero recibir más", "prefiero no recibir",
    // Japanese
    "配信停止", "配信を停止", "購読解除", "登録解除", "リストから削除", "リストから外して", "送らないで", "送信しないで",
    "連絡しないで", "書かないで", "メールは不要", "連絡は不要", "連絡を希望しません", "連絡は希望しません",
    // Arabic
    "إلغاء الاشتراك", "إلغاء اشتراكي", "ألغوا اشتراكي", "احذفوني", "أزيلوني", "توقفوا عن مراسلتي", "لا تتصلوا بي",
    "لا تراسلني", "لا تراسلوني", "لا تكتبوا لي", "لا ترسلوا لي", "لا أريد المزيد من الرسائل", "لا أرغب في تلقي",
    "لا أريد تلقي",
});

// Say it only where they are all that a line says.
constexpr auto kWholeLines = std::to_array<std::string_view>(
    {"stop", "stop it", "remove", "stopp", "abbestellen", "abbestellung", "abmeldung", "arrêt", "arrêtez", "baja", "basta",
     "alto", "停止", "解除", "توقف", "توقفوا", "أوقف"});
constexpr auto kCourtesies = std::to_array<std::string_view>({"please", "thanks", "bitte", "danke", "merci", "svp", "gracias"});

// "We will not unsubscribe": a denial, then perhaps what is wanted, then the phrase.
constexpr auto kDenials = std::to_array<std::string_view>(
    {"not", "never", "don't", "won't", "wouldn't", "shan't", "nicht", "nie", "niemals", "pas", "jamais", "no", "nunca", "لا", "لن"});
constexpr auto kBetween = std::to_array<std::string_view>(
    {"want", "wish", "like", "plan", "intend", "going", "to", "ever", "be", "mich", "uns", "davon", "me", "nous", "vous", "de",
     "à", "vouloir", "quiero", "queremos", "deseo", "vamos", "a", "أريد", "نريد", "أرغب", "في"});
// Who cannot, or was not, wants it all the more: "I could not unsubscribe", "you did not remove me".
constexpr auto kStillWanted = std::to_array<std::string_view>(
    {"can", "cannot", "can't", "could", "couldn't", "did", "didn't", "have", "haven't", "has", "hasn't", "why", "kann", "kannst",
     "können", "konnte", "konnten", "warum", "peux", "pouvons", "n'arrive", "n'arrivons", "pourquoi", "puedo", "podemos", "أستطيع"});
// Japanese denies behind the phrase: 配信停止しないでください.
constexpr auto kDenialsBehind = std::to_array<std::string_view>({"しないで", "しません", "はしない", "を希望しません", "は不要", "したくな"});

struct Phrase
{
    std::string_view written;
    std::string normal;
    bool isStem = false;
};

/// normalName() knows the usual apostrophes; the opening quote and the acute accent are typed as one, too.
std::string plain(std::string_view text)
{
    std::string copy(text);
    for (const std::string_view mark : {"\u2018", "\u00b4"})
        for (auto at = copy.find(mark); at != std::string::npos; at = copy.find(mark, at + 1))
            copy.replace(at, mark.size(), "'");
    return text::normalName(copy);
}

const std::vector<Phrase>& phrases()
{
    static const std::vector<Phrase> kAll = [] {
        std::vector<Phrase> all;
        for (const std::string_view written : kPhrases)
            all.push_back({.written = written, .normal = plain(written), .isStem = written.ends_with('*')});
        return all;
    }();
    return kAll;
}

bool isOneOf(std::string_view word, std::span<const std::string_view> list)
{
    return std::ranges::any_of(list, [&](std::string_view each) { return plain(each) == word; });
}

std::vector<std::string> wordsOf(std::string_view normal)
{
    std::vector<std::string> words;
    while (!normal.empty()) {
        const std::size_t end = std::min(normal.find(' '), normal.size());
        if (end > 0)
            words.emplace_back(normal.substr(0, end));
        normal.remove_prefix(std::min(end + 1, normal.size()));
    }
    return words;
}

/// Sentences and their parts, in normal form. A line break inside a paragraph is a space: mail programs wrap.
std::vector<std::string> partsOf(std::string_view text)
{
    constexpr std::string_view kEnds[] = {".", "!", "?", ";", ",", ":", "\n\n", "。", "、", "！", "？", "，", "؟", "؛", "،", "…"};
    std::vector<std::string> parts;
    std::string part;
    const auto finish = [&] {
        if (std::string normal = plain(part); !normal.empty())
            parts.push_back(std::move(normal));
        part.clear();
    };
    while (!text.empty()) {
        const auto* const end =
            std::ranges::find_if(kEnds, [&](std::string_view each) { return text.starts_with(each); });
        if (end != std::end(kEnds))
            finish();
        else
            part += text.front();
        text.remove_prefix(end != std::end(kEnds) ? end->size() : 1);
    }
    finish();
    return parts;
}

bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// "opt out" is not in "adopt outdoor"; Japanese and Arabic write prefixes and particles without a space.
bool standsAlone(std::string_view part, const Phrase& phrase, std::size_t at)
{
    const std::size_t end = at + phrase.normal.size();
    const bool begins = at == 0 || part[at - 1] == ' ' || !isAscii(phrase.normal.front());
    return begins && (phrase.isStem || end == part.size() || part[end] == ' ' || !isAscii(phrase.normal.back()));
}

bool isDenied(std::string_view part, std::size_t at, std::size_t end)
{
    if (std::ranges::any_of(kDenialsBehind, [&](std::string_view each) { return part.substr(end).starts_with(each); }))
        return true;
    auto words = wordsOf(part.substr(0, at));
    if (std::ranges::any_of(words, [](const std::string& word) { return isOneOf(word, kStillWanted); }))
        return false;
    while (!words.empty() && isOneOf(words.back(), kBetween))
        words.pop_back();
    return !words.empty() && isOneOf(words.back(), kDenials);
}

bool isWholeLine(std::string_view line)
{
    std::string rest;
    for (const std::string& word : wordsOf(plain(line)))
        if (!isOneOf(word, kCourtesies))
            rest += (rest.empty() ? "" : " ") + word;
    if (rest.ends_with(" por favor"))
        rest.resize(rest.size() - std::string_view(" por favor").size());
    return isOneOf(rest, kWholeLines);
}

/// A greeting and a name may stand around it; deeper in a text it is part of something else.
std::string_view findWholeLine(std::string_view text)
{
    for (int lines = 0; lines < 3 && !text.empty();) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (isWholeLine(line))
            return line;
        lines += line.find_first_not_of(" \t\r") == std::string_view::npos ? 0 : 1;
    }
    return {};
}

} // namespace

std::string findOptOut(std::string_view text)
{
    if (const auto line = findWholeLine(text); !line.empty())
        return text::trimmed(line);
    for (const std::string& part : partsOf(text))
        for (const Phrase& phrase : phrases())
            for (auto at = part.find(phrase.normal); at != std::string::npos; at = part.find(phrase.normal, at + 1))
                if (standsAlone(part, phrase, at) && !isDenied(part, at, at + phrase.normal.size()))
                    return std::string(phrase.written.substr(0, phrase.written.size() - (phrase.isStem ? 1 : 0)));
    return {};
}

bool isOptOutSubject(std::string_view subject)
{
    const std::string said = plain(subject);
    return isWholeLine(subject) || std::ranges::any_of(phrases(), [&](const Phrase& phrase) {
               const bool same = phrase.isStem ? said.starts_with(phrase.normal) : said == phrase.normal;
               return same && said.find(' ', phrase.normal.size()) == std::string::npos;
           });
}

} // namespace countersign::inbound
