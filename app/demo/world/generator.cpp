// SPDX-License-Identifier: Apache-2.0
#include "app/demo/world/generator.h"

#include "app/demo/world/cast.h"
#include "app/demo/world/plots.h"
#include "app/demo/world/world_writer.h"

namespace countersign::demo {
namespace {

constexpr std::uint64_t kCompanyTwinEvery = 45;
constexpr std::uint64_t kPersonTwinEvery = 30;
constexpr std::uint64_t kLeadEvery = 6;

// A lead is somebody whom nobody has tied to an account yet, although the domain often says to which one.
void addLead(Scene& scene)
{
    SeededRandom& random = scene.random();
    const Tongue& tongue = scene.vocabulary().tongue(scene.language);
    const Word& first = random.pick(tongue.firstNames);
    const Word& last = random.pick(tongue.lastNames);
    const std::string id = serial("L", ++scene.serials().lead);
    const std::string email = first.slug + "." + last.slug + std::to_string(scene.serials().lead % 90 + 10) +
                              "@" + scene.account().domain;
    scene.story.leads.push_back(
        {.id = id,
         .company = scene.account().name,
         .first = first.text,
         .last = last.text,
         .email = email,
         .phone = {},
         .title = random.pick(scene.vocabulary().titles()).first,
         .country = scene.country->code,
         .language = scene.language,
         .source = random.percent(50) ? "web_form" : "trade_fair",
         .status = random.percent(70) ? "new" : "working",
         .createdAt = scene.instant(random.between(1, 60), 10, random.between(0, 59))});
    const CustomerRow& like = scene.story.customers.front();
    scene.story.customers.push_back({.email = email,
                                     .name = first.text + " " + last.text,
                                     .company = like.company,
                                     .language = scene.language,
                                     .timeZone = like.timeZone,
                                     .temperament = "question",
                                     .utcOffsetMinutes = like.utcOffsetMinutes,
                                     .returnInDays = 7});
}

AccountStory tellAccount(const Vocabulary& vocabulary, const GeneratorOptions& options, Serials& serials,
                         std::uint64_t index)
{
    const Cast cast(vocabulary, options.seed);
    Scene scene(vocabulary, serials, std::chrono::sys_days(options.today),
                SeededRandom(options.seed, "story", index));
    scene.hall = scene.random().between(1, 4);
    const bool hero = index < vocabulary.heroes().size();
    Plot plot = Plot::Healthy;
    std::string contract;
    // 97 days ahead of the fixed cast's 9 June lies the audit of 14 September.
    const int audit = hero ? 97 : scene.random().between(40, 160);
    scene.auditDay = scene.workday(-audit);
    if (hero) {
        const Hero& told = vocabulary.heroes()[index];
        cast.play(scene, told);
        plot = plotNamed(told.plot);
        contract = told.contract;
    } else {
        cast.play(scene, index);
        plot = drawPlot(scene.random());
    }
    tell(plot, scene, contract);
    if (!hero && index % kCompanyTwinEvery == kCompanyTwinEvery / 2)
        cast.addCompanyTwin(scene);
    if (!hero && index % kPersonTwinEvery == kPersonTwinEvery / 3)
        cast.addPersonTwin(scene);
    if (!hero && index % kLeadEvery == 0)
        addLead(scene);
    return std::move(scene.story);
}

} // namespace

base::Result<GeneratorReport> generateWorld(const Vocabulary& vocabulary, const GeneratorOptions& options)
{
    COUNTERSIGN_ASSIGN(WorldWriter writer, WorldWriter::create(options.folder));
    writer.writeCatalog(vocabulary, int(options.today.year()));
    Serials serials;
    for (std::uint64_t index = 0; index < options.accounts; ++index)
        writer.write(tellAccount(vocabulary, options, serials, index));
    const base::Json about{{"format", "countersign-demo"}, {"version", 1},
                           {"company", "Fennwick"},        {"accounts", options.accounts},
                           {"seed", options.seed},         {"today", base::toIso(options.today)}};
    COUNTERSIGN_ASSIGN(auto rows, writer.finish(about));
    return GeneratorReport{.rows = std::move(rows)};
}

} // namespace countersign::demo
