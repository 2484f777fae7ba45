// SPDX-License-Identifier: Apache-2.0
#include "engine/outreach/drafting/claim_words.h"

#include <array>
#include <unordered_map>
#include <unordered_set>

namespace countersign::drafting {

namespace {

using Words = std::unordered_set<std::string_view>;
template <class T>
using Table = std::unordered_map<std::string_view, T>;

template <class T>
std::optional<T> find(const Table<T>& table, std::string_view word)
{
    const auto found = table.find(word);
    return found == table.end() ? std::nullopt : std::optional<T>(found->second);
}

} // namespace

std::optional<unsigned> monthOf(std::string_view word)
{
    static const Table<unsigned> kMonths{
        {"january", 1},   {"february", 2},  {"march", 3},      {"april", 4},      {"may", 5},
        {"june", 6},      {"july", 7},      {"august", 8},     {"september", 9},  {"october", 10},
        {"november", 11}, {"december", 12}, {"jan", 1},        {"feb", 2},        {"mar", 3},
        {"apr", 4},       {"jun", 6},       {"jul", 7},        {"aug", 8},        {"sep", 9},
        {"sept", 9},      {"oct", 10},      {"nov", 11},       {"dec", 12},       {"januar", 1},
        {"jänner", 1},    {"februar", 2},   {"märz", 3},       {"mai", 5},        {"juni", 6},
        {"juli", 7},      {"oktober", 10},  {"dezember", 12},  {"okt", 10},       {"dez", 12},
        {"janvier", 1},   {"février", 2},   {"mars", 3},       {"avril", 4},      {"juin", 6},
        {"juillet", 7},   {"août", 8},      {"septembre", 9},  {"octobre", 10},   {"novembre", 11},
        {"décembre", 12}, {"enero", 1},     {"febrero", 2},    {"marzo", 3},      {"abril", 4},
        {"mayo", 5},      {"junio", 6},     {"julio", 7},      {"agosto", 8},     {"septiembre", 9},
        {"setiembre", 9}, {"octubre", 10},  {"noviembre", 11}, {"diciembre", 12}, {"يناير", 1},
        {"فبراير", 2},    {"مارس", 3},      {"أبريل", 4},      {"مايو", 5},       {"يونيو", 6},
        {"يوليو", 7},     {"أغسطس", 8},     {"سبتمبر", 9},     {"أكتوبر", 10},    {"نوفمبر", 11},
        {"ديسمبر", 12}};
    return find(kMonths, word);
}

std::optional<unsigned> weekdayOf(std::string_view word)
{
    static const Table<unsigned> kDays{
        {"sunday", 0},   {"monday", 1},     {"tuesday", 2},  {"wednesday", 3}, {"thursday", 4},
        {"friday", 5},   {"saturday", 6},   {"sonntag", 0},  {"montag", 1},    {"dienstag", 2},
        {"mittwoch", 3}, {"donnerstag", 4}, {"freitag", 5},  {"samstag", 6},   {"dimanche", 0},
        {"lundi", 1},    {"mardi", 2},      {"mercredi", 3}, {"jeudi", 4},     {"vendredi", 5},
        {"samedi", 6},   {"domingo", 0},    {"lunes", 1},    {"martes", 2},    {"miércoles", 3},
        {"jueves", 4},   {"viernes", 5},    {"sábado", 6},   {"الأحد", 0},     {"الاثنين", 1},
        {"الثلاثاء", 2}, {"الأربعاء", 3},   {"الخميس", 4},   {"الجمعة", 5},    {"السبت", 6}};
    return find(kDays, word);
}

std::string_view unitOf(std::string_view word)
{
    static const Table<std::string_view> kUnits{{"day", "day"},
                                                {"days", "day"},
                                                {"tag", "day"},
                                                {"tage", "day"},
                                                {"tagen", "day"},
                                                {"jour", "day"},
                                                {"jours", "day"},
                                                {"día", "day"},
                                                {"días", "day"},
                                                {"日間", "day"},
                                                {"أيام", "day"},
                                                {"يوما", "day"},
                                                {"يومًا", "day"},
                                                {"week", "week"},
                                                {"weeks", "week"},
                                                {"woche", "week"},
                                                {"wochen", "week"},
                                                {"semaine", "week"},
                                                {"semaines", "week"},
                                                {"semana", "week"},
                                                {"semanas", "week"},
                                                {"أسابيع", "week"},
                                                {"month", "month"},
                                                {"months", "month"},
                                                {"monat", "month"},
                                                {"monate", "month"},
                                                {"monaten", "month"},
                                                {"mois", "month"},
                                                {"mes", "month"},
                                                {"meses", "month"},
                                                {"أشهر", "month"},
                                                {"year", "year"},
                                                {"years", "year"},
                                                {"jahr", "year"},
                                                {"jahre", "year"},
                                                {"jahren", "year"},
                                                {"an", "year"},
                                                {"ans", "year"},
                                                {"année", "year"},
                                                {"années", "year"},
                                                {"año", "year"},
                                                {"años", "year"},
                                                {"سنوات", "year"},
                                                {"hour", "hour"},
                                                {"hours", "hour"},
                                                {"stunde", "hour"},
                                                {"stunden", "hour"},
                                                {"heure", "hour"},
                                                {"heures", "hour"},
                                                {"hora", "hour"},
                                                {"horas", "hour"},
                                                {"ساعات", "hour"},
                                                {"ساعة", "hour"},
                                                {"minute", "minute"},
                                                {"minutes", "minute"},
                                                {"minuten", "minute"},
                                                {"minuto", "minute"},
                                                {"minutos", "minute"},
                                                {"分", "minute"},
                                                {"دقيقة", "minute"},
                                                {"دقائق", "minute"},
                                                {"site", "site"},
                                                {"sites", "site"},
                                                {"plant", "site"},
                                                {"plants", "site"},
                                                {"location", "site"},
                                                {"locations", "site"},
                                                {"standort", "site"},
                                                {"standorte", "site"},
                                                {"standorten", "site"},
                                                {"werke", "site"},
                                                {"sitio", "site"},
                                                {"sitios", "site"},
                                                {"sede", "site"},
                                                {"sedes", "site"},
                                                {"centros", "site"},
                                                {"拠", "site"},
                                                {"مواقع", "site"},
                                                {"موقعا", "site"},
                                                {"user", "user"},
                                                {"users", "user"},
                                                {"nutzer", "user"},
                                                {"utilisateurs", "user"},
                                                {"usuarios", "user"},
                                                {"seat", "seat"},
                                                {"seats", "seat"},
                                                {"licence", "licence"},
                                                {"licences", "licence"},
                                                {"license", "licence"},
                                                {"licenses", "licence"},
                                                {"lizenzen", "licence"},
                                                {"licencias", "licence"},
                                                {"sensor", "sensor"},
                                                {"sensors", "sensor"},
                                                {"sensoren", "sensor"},
                                                {"gateways", "gateway"},
                                                {"gateway", "gateway"},
                                                {"workspace", "workspace"},
                                                {"workspaces", "workspace"},
                                                {"arbeitsbereich", "workspace"},
                                                {"arbeitsbereiche", "workspace"},
                                                {"espace", "workspace"},
                                                {"espaces", "workspace"},
                                                {"espacio", "workspace"},
                                                {"espacios", "workspace"},
                                                {"project", "project"},
                                                {"projects", "project"},
                                                {"projekt", "project"},
                                                {"projekte", "project"},
                                                {"projet", "project"},
                                                {"projets", "project"},
                                                {"proyecto", "project"},
                                                {"proyectos", "project"},
                                                {"contract", "contract"},
                                                {"contracts", "contract"},
                                                {"vertrag", "contract"},
                                                {"verträge", "contract"},
                                                {"contrat", "contract"},
                                                {"contrats", "contract"},
                                                {"contrato", "contract"},
                                                {"contratos", "contract"},
                                                {"unit", "piece"},
                                                {"units", "piece"},
                                                {"piece", "piece"},
                                                {"pieces", "piece"},
                                                {"stück", "piece"},
                                                {"pièce", "piece"},
                                                {"pièces", "piece"},
                                                {"unidad", "piece"},
                                                {"unidades", "piece"},
                                                {"passerelle", "gateway"},
                                                {"passerelles", "gateway"},
                                                {"pasarela", "gateway"},
                                                {"pasarelas", "gateway"},
                                                {"capteur", "sensor"},
                                                {"capteurs", "sensor"},
                                                {"sensores", "sensor"},
                                                {"utilisateur", "user"},
                                                {"usuario", "user"},
                                                {"customers", "customer"},
                                                {"kunden", "customer"},
                                                {"clients", "customer"},
                                                {"clientes", "customer"},
                                                {"companies", "customer"},
                                                {"accounts", "customer"},
                                                {"employees", "employee"},
                                                {"mitarbeitende", "employee"}};
    return find(kUnits, word).value_or(std::string_view());
}

std::string_view currencyOf(std::string_view word)
{
    static const Table<std::string_view> kCurrencies{
        {"€", "EUR"},       {"eur", "EUR"},     {"euro", "EUR"},   {"euros", "EUR"},   {"ユーロ", "EUR"},
        {"يورو", "EUR"},    {"$", "USD"},       {"us$", "USD"},    {"usd", "USD"},     {"dollar", "USD"},
        {"dollars", "USD"}, {"dólares", "USD"}, {"دولار", "USD"},  {"£", "GBP"},       {"gbp", "GBP"},
        {"pound", "GBP"},   {"pounds", "GBP"},  {"pfund", "GBP"},  {"livres", "GBP"},  {"libras", "GBP"},
        {"chf", "CHF"},     {"franken", "CHF"}, {"francs", "CHF"}, {"francos", "CHF"}, {"¥", "JPY"},
        {"￥", "JPY"},      {"jpy", "JPY"},     {"yen", "JPY"},    {"円", "JPY"},      {"nok", "NOK"},
        {"sek", "SEK"},     {"dkk", "DKK"},     {"pln", "PLN"},    {"czk", "CZK"},     {"cad", "CAD"},
        {"aud", "AUD"},     {"aed", "AED"},     {"sar", "SAR"}};
    return find(kCurrencies, word).value_or(std::string_view());
}

double scaleOf(std::string_view word)
{
    static const Table<double> kScales{{"k", 1e3},         {"thousand", 1e3}, {"tausend", 1e3},  {"tsd", 1e3},
                                       {"mille", 1e3},     {"mil", 1e3},      {"ألف", 1e3},      {"万", 1e4},
                                       {"m", 1e6},         {"million", 1e6},  {"millions", 1e6}, {"mio", 1e6},
                                       {"millionen", 1e6}, {"millones", 1e6}, {"مليون", 1e6},    {"bn", 1e9},
                                       {"billion", 1e9},   {"mrd", 1e9}};
    return find(kScales, word).value_or(0);
}

bool isPercentWord(std::string_view word)
{
    static const Words kWords{"%", "％", "٪", "percent", "prozent", "pourcent", "porciento", "pct"};
    return kWords.contains(word);
}

bool isHonorific(std::string_view word)
{
    static const Words kWords{"mr",       "mrs",    "ms", "dr",  "prof",  "herr",   "herrn", "frau",
                              "monsieur", "madame", "m",  "mme", "señor", "señora", "sr",    "sra"};
    return kWords.contains(word);
}

bool isCommonCapital(std::string_view word)
{
    static const Words kWords{
        "i",        "i’m",     "i’ve",         "i’ll",         "i’d",         "hi",
        "hello",    "dear",    "best",         "regards",      "kind",        "thanks",
        "thank",    "good",    "morning",      "afternoon",    "cfo",         "ceo",
        "cto",      "coo",     "cio",          "it",           "hr",          "api",
        "crm",      "erp",     "roi",          "vat",          "sla",         "gdpr",
        "pdf",      "uk",      "us",           "usa",          "eu",          "faq",
        "ai",       "iot",     "ok",           "ps",           "iso",         "haccp",
        "gmbh",     "ag",      "cet",          "cest",         "utc",         "gmt",
        "english",  "german",  "french",       "spanish",      "europe",      "am",
        "pm",       "bonjour", "cordialement", "hola",         "saludos",     "estimado",
        "estimada", "buenos",  "días",         "cher",         "chère",       "mr",
        "mrs",      "ms",      "dr",           "monsieur",     "madame",      "señor",
        "señora",   "guten",   "tag",          "hallo",        "liebe",       "lieber",
        "sehr",     "geehrte", "geehrter",     "herr",         "frau",        "viele",
        "grüße",    "grüßen",  "gruß",         "freundlichen", "freundliche", "beste",
        "mit",      "sie",     "ihr",          "ihre",         "ihnen",       "ihrem",
        "ihren",    "ihrer",   "ihres",        "damen",        "und",         "herren",
        "team",     "re",      "aw",           "ende",         "anfang",      "mitte",
        "bien",     "vous",    "usted",        "ustedes",      "un",          "une",
        "le",       "la",      "les",          "el",           "los",         "las"};
    return kWords.contains(word);
}

std::span<const std::string_view> commitmentPhrases()
{
    static constexpr auto kPhrases = std::to_array<std::string_view>({"guarantee",
                                                                      "refund",
                                                                      "money back",
                                                                      "money-back",
                                                                      "free of charge",
                                                                      "for free",
                                                                      "at no cost",
                                                                      "no extra cost",
                                                                      "discount",
                                                                      "waive",
                                                                      "unlimited",
                                                                      "we promise",
                                                                      "i promise",
                                                                      "will never",
                                                                      "no obligation",
                                                                      "free trial",
                                                                      "warranty",
                                                                      "garantieren",
                                                                      "garantie",
                                                                      "erstatten",
                                                                      "rückerstattung",
                                                                      "geld zurück",
                                                                      "kostenlos",
                                                                      "kostenfrei",
                                                                      "gratis",
                                                                      "rabatt",
                                                                      "nachlass",
                                                                      "unbegrenzt",
                                                                      "versprechen",
                                                                      "unverbindlich testen",
                                                                      "garantissons",
                                                                      "garantie",
                                                                      "rembours",
                                                                      "gratuit",
                                                                      "remise",
                                                                      "illimité",
                                                                      "nous promettons",
                                                                      "garantizamos",
                                                                      "garantía",
                                                                      "reembols",
                                                                      "gratuit",
                                                                      "descuento",
                                                                      "ilimitad",
                                                                      "prometemos",
                                                                      "sin coste",
                                                                      "保証",
                                                                      "返金",
                                                                      "無料",
                                                                      "割引",
                                                                      "無制限",
                                                                      "ضمان",
                                                                      "نضمن",
                                                                      "مجان",
                                                                      "خصم",
                                                                      "استرداد"});
    return kPhrases;
}

std::span<const std::string_view> watchingPhrases()
{
    static constexpr auto kPhrases = std::to_array<std::string_view>({"visited our",
                                                                      "visited the pricing",
                                                                      "pricing page",
                                                                      "our website",
                                                                      "our web site",
                                                                      "you have been looking at",
                                                                      "you were looking at",
                                                                      "you looked at our",
                                                                      "you've been browsing",
                                                                      "browsing our",
                                                                      "opened my",
                                                                      "opened our mail",
                                                                      "opened the mail",
                                                                      "opened my e-mail",
                                                                      "you clicked",
                                                                      "clicked on",
                                                                      "noticed you were on",
                                                                      "saw that you viewed",
                                                                      "you viewed",
                                                                      "spent time on our",
                                                                      "likelihood to",
                                                                      "propensity",
                                                                      "lead score",
                                                                      "our records show that you",
                                                                      "our crm",
                                                                      "in our system you",
                                                                      "segment you",
                                                                      "you seemed frustrated",
                                                                      "you seemed unhappy",
                                                                      "you are frustrated",
                                                                      "you sounded",
                                                                      "your mood",
                                                                      "our internal",
                                                                      "unsere website",
                                                                      "unserer website",
                                                                      "unsere webseite",
                                                                      "unserer webseite",
                                                                      "preisseite",
                                                                      "haben sie sich angesehen auf",
                                                                      "meine mail geöffnet",
                                                                      "mail geöffnet",
                                                                      "geklickt",
                                                                      "ihre stimmung",
                                                                      "verärgert",
                                                                      "frustriert",
                                                                      "unser crm",
                                                                      "abschlusswahrscheinlichkeit",
                                                                      "notre site",
                                                                      "page des tarifs",
                                                                      "page de tarifs",
                                                                      "ouvert mon",
                                                                      "cliqué",
                                                                      "notre crm",
                                                                      "nuestro sitio",
                                                                      "nuestra web",
                                                                      "página de precios",
                                                                      "abrió mi",
                                                                      "hizo clic",
                                                                      "nuestro crm",
                                                                      "料金ページ",
                                                                      "サイトをご覧",
                                                                      "開封",
                                                                      "クリック",
                                                                      "صفحة الأسعار",
                                                                      "زرتم موقعنا",
                                                                      "موقعنا الإلكتروني"});
    return kPhrases;
}

} // namespace countersign::drafting
