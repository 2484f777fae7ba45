// SPDX-License-Identifier: Apache-2.0
#include "app/demo/world/cast.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace countersign::demo {
namespace {

constexpr std::uint64_t kNamesakeEvery = 61;

struct CompanyName
{
    std::string text;
    std::string domain;
    std::string industry;
};

// Stems are walked in steps that share no factor with their number, so that every pair comes up once before
// any comes up again; in later rounds the trade and the country make the domain different.
CompanyName companyName(const Tongue& tongue, const Country& country, std::uint64_t seed, std::uint64_t index)
{
    const std::uint64_t pairs = tongue.stemsFirst.size() * tongue.stemsSecond.size();
    std::uint64_t step = pairs / 2 + 1 + seed % 97;
    while (std::gcd(step, pairs) != 1)
        ++step;
    const std::uint64_t place = (index % pairs * step + seed % pairs) % pairs;
    const std::uint64_t round = index / pairs;
    const Word& first = tongue.stemsFirst[place / tongue.stemsSecond.size()];
    const Word& second = tongue.stemsSecond[place % tongue.stemsSecond.size()];
    const std::uint64_t trade = stableHash(first.slug + second.slug, seed) + round;
    const Descriptor& descriptor = tongue.descriptors[trade % tongue.descriptors.size()];

    CompanyName name{.text = {}, .domain = first.slug + second.slug, .industry = descriptor.industry};
    if (country.language == "ja")
        name.text = tongue.legalForms.front() + first.text + second.text + descriptor.word.text;
    else if (country.language == "ar")
        name.text =
            tongue.legalForms.front() + " " + first.text + " " + second.text + " " + descriptor.word.text;
    else
        name.text = first.text + second.text + " " + descriptor.word.text;
    // Stems of all Latin languages are shared, so the language belongs to what makes a later round different.
    if (round > 0)
        name.domain += "-" + descriptor.word.slug + "-" + country.language;
    if (round >= tongue.descriptors.size())
        name.domain += std::to_string(round);
    name.domain += ".example";
    return name;
}

std::string phone(SeededRandom& random, const Country& country)
{
    const bool drama = country.phonePrefix.ends_with(" 01");
    return country.phonePrefix + std::to_string(drama ? random.between(10, 99) : random.between(100, 999));
}

std::string temperament(SeededRandom& random)
{
    constexpr std::array<std::pair<std::string_view, int>, 10> kShares{{{"positive", 18},
                                                                        {"question", 15},
                                                                        {"objection", 8},
                                                                        {"not_now", 8},
                                                                        {"out_of_office", 10},
                                                                        {"hard_bounce", 4},
                                                                        {"soft_bounce", 3},
                                                                        {"opt_out", 4},
                                                                        {"accepts_meeting", 12},
                                                                        {"silent", 18}}};
    int ticket = random.between(1, 100);
    for (const auto& [name, share] : kShares) {
        ticket -= share;
        if (ticket <= 0)
            return std::string(name);
    }
    return "silent";
}

std::string segmentOf(int employees)
{
    return employees < 200 ? "small" : employees < 2000 ? "mid_size" : "enterprise";
}

void addPerson(Scene& scene, const HeroContact& person, std::string language)
{
    SeededRandom& random = scene.random();
    const AccountRow& account = scene.account();
    const std::string created = scene.instant(random.between(200, 1100), 10, random.between(0, 59));
    scene.story.contacts.push_back(
        {.id = serial("C", ++scene.serials().contact),
         .accountId = account.id,
         .first = person.first,
         .last = person.last,
         .email = person.email,
         .phone = phone(random, *scene.country),
         .title = person.title,
         .role = person.role,
         .language = language,
         .country = account.country,
         .timeZone = account.timeZone,
         .isPrimary = scene.story.contacts.empty() ? "true" : "false",
         .createdAt = created,
         .updatedAt = scene.instant(random.between(2, 180), 11, random.between(0, 59))});
    scene.story.customers.push_back(
        {.email = person.email,
         .name = language == "ja" ? person.last + " " + person.first : person.first + " " + person.last,
         .company = account.name,
         .language = std::move(language),
         .timeZone = account.timeZone,
         .temperament = person.temperament,
         .utcOffsetMinutes = scene.country->utcOffsetMinutes,
         .returnInDays = random.between(4, 18)});
}

void addAccountRow(Scene& scene, std::string name, std::string domain, std::string industry, const City& city,
                   int employees)
{
    SeededRandom& random = scene.random();
    const Country& country = *scene.country;
    scene.story.accounts.push_back(
        {.id = serial("A", ++scene.serials().account),
         .name = std::move(name),
         .domain = std::move(domain),
         .industry = industry,
         .segment = segmentOf(employees),
         .employees = std::to_string(employees),
         .country = country.code,
         .city = city.name,
         .timeZone = city.timeZone,
         .language = scene.language,
         .currency = country.currency,
         .phone = phone(random, country),
         .parentId = {},
         .createdAt = scene.instant(random.between(400, 1500), 9, random.between(0, 59)),
         .updatedAt = scene.instant(random.between(1, 60), 9, random.between(0, 59)),
         .description =
             industry + ", " + std::to_string(scene.sites) + (scene.sites == 1 ? " site" : " sites")});
}

} // namespace

const Country& Cast::countryOf(std::uint64_t index) const
{
    const auto& lottery = m_vocabulary.countryLottery();
    SeededRandom random(m_seed, "country", index);
    return m_vocabulary.countries()[random.pick(lottery)];
}

Cast::Name Cast::nameOf(std::uint64_t index, std::uint64_t person) const
{
    const Tongue& tongue = m_vocabulary.tongue(countryOf(index).language);
    SeededRandom random(m_seed, "person", index * 16 + person);
    const Word first = random.pick(tongue.firstNames);
    return {.first = first, .last = random.pick(tongue.lastNames)};
}

void Cast::addCompany(Scene& scene, std::uint64_t index) const
{
    SeededRandom& random = scene.random();
    CompanyName name = companyName(m_vocabulary.tongue(scene.language), *scene.country, m_seed, index);
    const auto sameDomain = [&](const Hero& hero) { return hero.domain == name.domain; };
    if (std::any_of(m_vocabulary.heroes().begin(), m_vocabulary.heroes().end(), sameDomain))
        name.domain = scene.language + "-" + name.domain;
    const City& city = random.pick(scene.country->cities);
    // Few large, many small: the product of two draws.
    const int employees = 20 + random.between(1, 90) * random.between(1, 90);
    scene.sites = 1 + std::min(17, employees / 350 + random.between(0, 2));
    scene.site = random.pick(scene.country->cities).name;
    addAccountRow(scene, name.text, name.domain, name.industry, city, employees);
}

void Cast::addPeople(Scene& scene, std::uint64_t index) const
{
    SeededRandom& random = scene.random();
    const auto& titles = m_vocabulary.titles();
    const int people = random.between(2, 5);
    const std::size_t firstTitle = random.below(titles.size());
    for (int n = 0; n < people; ++n) {
        const auto number = static_cast<std::uint64_t>(n);
        const bool namesake = n == 0 && index % kNamesakeEvery == kNamesakeEvery - 1;
        const Name name = namesake ? nameOf(index - 1, 0) : nameOf(index, number);
        std::string local = name.first.slug + "." + name.last.slug;
        const auto taken = [&](const ContactRow& row) { return row.email.starts_with(local + "@"); };
        if (std::any_of(scene.story.contacts.begin(), scene.story.contacts.end(), taken))
            local += std::to_string(n + 1);
        const auto& [title, role] = titles[(firstTitle + static_cast<std::size_t>(n)) % titles.size()];
        addPerson(scene,
                  {.first = name.first.text,
                   .last = name.last.text,
                   .email = local + "@" + scene.account().domain,
                   .title = title,
                   .role = role,
                   .temperament = temperament(random)},
                  scene.language);
    }
}

void Cast::play(Scene& scene, std::uint64_t index) const
{
    scene.country = &countryOf(index);
    scene.language = scene.country->language;
    addCompany(scene, index);
    addPeople(scene, index);
}

void Cast::play(Scene& scene, const Hero& hero) const
{
    scene.country = &m_vocabulary.country(hero.country);
    scene.language = hero.language;
    scene.sites = hero.sites;
    scene.site = hero.site;
    scene.dropSite = hero.dropSite;
    scene.value = hero.value;
    scene.productIds = hero.products;
    scene.fixedCast = true;
    City home{.name = hero.city, .timeZone = scene.country->cities.front().timeZone};
    addAccountRow(scene, hero.name, hero.domain, hero.industry, home, hero.employees);
    if (hero.country != "JP")
        scene.story.accounts.front().currency = "EUR";
    for (const HeroContact& contact : hero.contacts)
        addPerson(scene, contact, hero.language);
}

void Cast::addCompanyTwin(Scene& scene) const
{
    AccountRow twin = scene.account();
    const std::string original = twin.id;
    const Tongue& tongue = m_vocabulary.tongue(scene.language);
    twin.id = serial("A", ++scene.serials().account);
    switch (scene.random().below(3)) {
    case 0:
        twin.name += " " + scene.random().pick(tongue.legalForms);
        break;
    case 1:
        std::transform(twin.name.begin(), twin.name.end(), twin.name.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        break;
    default:
        twin.name = twin.name + ", " + twin.city;
        break;
    }
    twin.phone.erase(std::remove(twin.phone.begin(), twin.phone.end(), ' '), twin.phone.end());
    twin.domain = "www." + twin.domain;
    twin.description.clear();

    ContactRow person = scene.person(0);
    person.id = serial("C", ++scene.serials().contact);
    person.accountId = twin.id;
    person.title.clear();
    person.role.clear();
    person.isPrimary = "false";
    scene.story.accounts.push_back(std::move(twin));
    scene.story.contacts.push_back(std::move(person));
}

void Cast::addPersonTwin(Scene& scene) const
{
    const ContactRow original = scene.person(0);
    const std::size_t dot = original.email.find('.');
    const std::size_t at = original.email.find('@');
    if (dot == std::string::npos || dot > at)
        return;
    ContactRow twin = original;
    twin.id = serial("C", ++scene.serials().contact);
    twin.email =
        original.email.substr(0, 1) + original.email.substr(dot, at - dot) + "@" + scene.account().domain;
    if (original.email.starts_with(twin.email))
        return;
    const std::string plainFirst = slugOf(original.first);
    if (!plainFirst.empty())
        twin.first = std::string(1, static_cast<char>(plainFirst.front() - 'a' + 'A')) + ".";
    twin.role.clear();
    twin.isPrimary = "false";
    CustomerRow customer = scene.story.customers.front();
    customer.email = twin.email;
    scene.story.contacts.push_back(std::move(twin));
    scene.story.customers.push_back(std::move(customer));
}

} // namespace countersign::demo
