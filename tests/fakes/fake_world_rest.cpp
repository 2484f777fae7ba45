// SPDX-License-Identifier: Apache-2.0
#include "tests/fakes/fake_world.h"

namespace countersign::tests {

namespace {
struct BoardLine
{
    const char* id;
    const char* contact;
    const char* account;
    const char* subject;
    api::MessageState state;
    const char* leaves;
    api::Phrase why;
    const char* reply = "";
};

api::OutboxRow rowOf(const BoardLine& line)
{
    const bool waits = line.state == api::MessageState::Held || line.state == api::MessageState::Queued;
    return {.id = line.id,
            .draft = std::string("dra-") + line.id,
            .account = std::string("acc-") + line.id,
            .accountName = line.account,
            .contactName = line.contact,
            .subject = line.subject,
            .state = line.state,
            .leavesAt = instantOf(line.leaves),
            .why = line.why,
            .serverReply = line.reply,
            .canTakeBack = waits};
}

std::vector<api::OutboxRow> rowsOf(const std::vector<BoardLine>& lines)
{
    std::vector<api::OutboxRow> rows;
    for (const BoardLine& line : lines)
        rows.push_back(rowOf(line));
    return rows;
}

api::OutboxDetail detailOf(const api::OutboxRow& row)
{
    return {.row = row,
            .rules = {{{"rule_signatures", {}}, true},
                      {{"window_work_hours", {"09:00–17:30", "Europe/Lisbon"}},
                       row.state != api::MessageState::Queued},
                      {{"rule_mailbox", {}}, true},
                      {{"rule_facts", {}}, true},
                      {{"rule_suppression", {}}, true},
                      {{"rule_inbox", {}}, true}},
            .signatures = {{.principalName = "Ines R.",
                            .role = api::Role::Rep,
                            .signedAt = instantOf("2026-06-09T05:58:00Z")}},
            .attempts = {},
            .sha256 = "9c4177be02d5a3f1c86e4b09d7715f20aa3be64c18d95270f3c1b8a65d02e81a"};
}

api::Share shareOf(std::int64_t count, std::int64_t of, double low, double high)
{
    return {.count = count,
            .of = of,
            .rate = of > 0 ? static_cast<double>(count) / static_cast<double>(of) : 0,
            .low = low,
            .high = high};
}
} // namespace

void addSampleOutbox(FakeWorld& world)
{
    using S = api::MessageState;
    world.board.needsYou = rowsOf({{"yann",
                                    "Yann B.",
                                    "Oakmere Clinics",
                                    "Your audit checklist",
                                    S::Unknown,
                                    "2026-06-09T06:12:00Z",
                                    {"unknown_after_last_byte", {}}}});
    world.board.moving = rowsOf({{"ingrid",
                                  "Ingrid V.",
                                  "Northquill Logistics",
                                  "Gateway swap",
                                  S::Transmitting,
                                  "2026-06-09T06:31:00Z",
                                  {"transmitting", {}}}});
    world.board.waiting = rowsOf({
        {"marco",
         "Marco D.",
         "Pellworth Cold Chain",
         "Minutes of Friday’s demo",
         S::Queued,
         "2026-06-09T08:00:00Z",
         {"waiting_window", {"2026-06-09T08:00:00Z"}}},
        {"sina",
         "Sina P.",
         "Tamarind & Voss",
         "Re: two questions on Lyon",
         S::Queued,
         "2026-06-09T08:04:00Z",
         {"waiting_limit", {"80"}}},
        {"ola",
         "Ola T.",
         "Bluefjord Dairy",
         "Spare sensor has shipped",
         S::Held,
         "2026-06-09T09:30:00Z",
         {"waiting_undo", {"2026-06-09T06:36:00Z"}}},
        {"felix",
         "Felix O.",
         "Kestrelby Pharma",
         "Validation dates",
         S::Queued,
         "2026-06-09T11:00:00Z",
         {"waiting_inbox", {}}},
        {"ruth",
         "Ruth G.",
         "Quillhaven Labs",
         "Next validation run",
         S::Queued,
         "2026-06-10T06:30:00Z",
         {"waiting_retry", {"2026-06-10T06:30:00Z"}}},
        {"paul",
         "Paul E.",
         "Marrowgate Steel",
         "Calibration day",
         S::Queued,
         "2026-06-11T07:00:00Z",
         {"window_holiday", {"Europe/Lisbon", "2026-06-10"}}},
        {"hana",
         "Hana S.",
         "Zephyrlane Biotech",
         "Three-year terms",
         S::Queued,
         "2026-06-22T07:15:00Z",
         {"out_of_office_until", {"2026-06-21"}}},
    });
    world.board.gone = rowsOf({
        {"tess",
         "Tess A.",
         "Quillhaven Labs",
         "Answer to ticket 8802",
         S::Accepted,
         "2026-06-09T06:09:00Z",
         {"accepted", {}},
         "250 2.0.0 Ok: queued as 4F1C22"},
        {"emil",
         "Emil J.",
         "Oakmere Clinics",
         "Two slots for the rollout",
         S::Accepted,
         "2026-06-09T06:05:00Z",
         {"accepted", {}},
         "250 2.0.0 Ok: queued as 4F1C07"},
        {"gus",
         "Gus R.",
         "Marrowgate Steel",
         "Invoice contact",
         S::Refused,
         "2026-06-09T06:02:00Z",
         {"refused", {}},
         "550 5.1.1 no such user: gus.r"},
    });
    for (const auto* rows :
         {&world.board.needsYou, &world.board.moving, &world.board.waiting, &world.board.gone}) {
        for (const api::OutboxRow& row : *rows)
            world.outboxDetails[row.id] = detailOf(row);
    }
    world.outboxDetails["yann"].attempts = {{.startedAt = instantOf("2026-06-09T06:12:00Z"),
                                             .reachedPointOfNoReturn = true,
                                             .outcome = "unknown",
                                             .serverReply = ""}};
}

void addSampleInsights(FakeWorld& world)
{
    const api::KpiRow total{.group = "",
                            .sent = 471,
                            .replied = shareOf(104, 471, .186, .260),
                            .meeting = shareOf(47, 471, .076, .130),
                            .opportunity = shareOf(21, 471, .029, .067)};
    const std::vector<std::string> definitions{"kpi_sent", "kpi_replied", "kpi_meeting", "kpi_opportunity"};
    world.kpis[api::KpiGrouping::UseCase] = {.grouping = api::KpiGrouping::UseCase,
                                             .total = total,
                                             .rows = {{.group = "renewal",
                                                       .sent = 286,
                                                       .replied = shareOf(71, 286, .202, .301),
                                                       .meeting = shareOf(31, 286, .077, .150),
                                                       .opportunity = shareOf(14, 286, .029, .080)},
                                                      {.group = "post_demo",
                                                       .sent = 127,
                                                       .replied = shareOf(25, 127, .137, .275),
                                                       .meeting = shareOf(13, 127, .061, .168),
                                                       .opportunity = shareOf(6, 127, .022, .099)},
                                                      {.group = "cross_sell",
                                                       .sent = 58,
                                                       .replied = shareOf(8, 58, .072, .250),
                                                       .meeting = shareOf(3, 58, .018, .141),
                                                       .opportunity = shareOf(1, 58, .003, .091)}},
                                             .definitions = definitions,
                                             .asOf = FakeWorld::kMorning};
    world.kpis[api::KpiGrouping::Prompt] = {.grouping = api::KpiGrouping::Prompt,
                                            .total = total,
                                            .rows = {{.group = "renewal@7",
                                                      .sent = 286,
                                                      .replied = shareOf(71, 286, .202, .301),
                                                      .meeting = shareOf(31, 286, .077, .150),
                                                      .opportunity = shareOf(14, 286, .029, .080)},
                                                     {.group = "renewal@8",
                                                      .sent = 58,
                                                      .replied = shareOf(15, 58, .163, .384),
                                                      .meeting = shareOf(6, 58, .048, .208),
                                                      .opportunity = shareOf(2, 58, .010, .117)},
                                                     {.group = "post_demo@2",
                                                      .sent = 127,
                                                      .replied = shareOf(18, 127, .092, .213),
                                                      .meeting = shareOf(10, 127, .043, .139),
                                                      .opportunity = shareOf(5, 127, .017, .089)}},
                                            .definitions = definitions,
                                            .asOf = FakeWorld::kMorning};
    struct Line
    {
        const char* contact;
        const char* account;
        std::vector<std::string> outcomes;
    };
    const std::vector<Line> lines{{"Marta K.", "Ostravelle Foods", {"reply"}},
                                  {"Jonas W.", "Ostravelle Foods", {"reply", "meeting"}},
                                  {"Petra L.", "Quillhaven Labs", {"reply"}},
                                  {"Ola T.", "Bluefjord Dairy", {"meeting", "opportunity"}},
                                  {"Hana S.", "Zephyrlane Biotech", {"out_of_office"}},
                                  {"Gus R.", "Marrowgate Steel", {"bounce"}},
                                  {"Yann B.", "Oakmere Clinics", {}}};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        world.kpiMessages.push_back({.message = "msg-" + std::to_string(i),
                                     .account = "acc-ostravelle",
                                     .accountName = lines[i].account,
                                     .contactName = lines[i].contact,
                                     .subject = "Adding Linz before the September audit",
                                     .sentAt = instantOf("2026-05-26T08:00:00Z") + std::chrono::hours(i),
                                     .outcomes = lines[i].outcomes});
    }
    world.alerts = {{.id = "ale-usage",
                     .severity = api::AlertSeverity::Warning,
                     .phrase = {"alert_source_stale", {"Usage events", "2026-06-09T03:22:00Z"}},
                     .since = instantOf("2026-06-09T04:22:00Z")},
                    {.id = "ale-unknown",
                     .severity = api::AlertSeverity::Critical,
                     .phrase = {"alert_outbox_unknown", {"1"}},
                     .since = instantOf("2026-06-09T06:12:00Z")}};
}

namespace {
api::ImportTable sampleAccountTable()
{
    return {.file = "accounts.csv",
            .object = "account",
            .columns =
                {{.column = "account",
                  .field = "name",
                  .sample = "Acme Corporation",
                  .score = 0.95,
                  .isKey = true},
                 {.column = "sector", .field = "industry", .sample = "technolgy", .score = 0.95},
                 {.column = "year_established", .sample = "1996"},
                 {.column = "revenue", .field = "annual_revenue", .sample = "1100.04", .score = 0.7},
                 {.column = "employees", .field = "employees", .sample = "2822", .score = 1},
                 {.column = "office_location", .field = "country", .sample = "United States", .score = 0.95},
                 {.column = "subsidiary_of", .field = "parent", .sample = "Sonron", .score = 0.95}},
            .fields = {"name", "industry", "website", "annual_revenue", "employees", "city", "country",
                       "parent", "description"}};
}
} // namespace

void addSampleSources(FakeWorld& world)
{
    world.sources = {
        {.id = "src-crm",
         .name = "CRM export",
         .kind = "files",
         .lastSync = instantOf("2026-06-09T06:26:00Z"),
         .records = 57'427,
         .rejected = 0},
        {.id = "src-mail",
         .name = "Mail, ines.r",
         .kind = "mailbox",
         .lastSync = instantOf("2026-06-09T06:30:00Z"),
         .records = 4'812},
        {.id = "src-followup",
         .name = "Mail, followup",
         .kind = "mailbox",
         .lastSync = instantOf("2026-06-09T04:17:00Z"),
         .lastError = "NO [AUTHENTICATIONFAILED] Invalid credentials",
         .records = 911},
        {.id = "src-usage",
         .name = "Usage events",
         .kind = "files",
         .lastSync = instantOf("2026-06-09T03:22:00Z"),
         .stale = true,
         .records = 120'450},
        {.id = "src-contracts",
         .name = "Contracts.csv",
         .kind = "files",
         .lastSync = instantOf("2026-06-09T06:23:00Z"),
         .records = 270,
         .rejected = 41,
         .leftOut = 2},
        {.id = "src-prices",
         .name = "Price book EU 2026",
         .kind = "files",
         .lastSync = instantOf("2026-06-09T00:31:00Z"),
         .records = 96},
    };
    auto& rejected = world.rejected["src-contracts"];
    const auto add = [&rejected](std::int64_t line, const char* rule, api::Phrase reason, const char* raw) {
        rejected.push_back({.id = "rej-" + std::to_string(line),
                            .object = "contract",
                            .line = line,
                            .rule = rule,
                            .reason = std::move(reason),
                            .header = "contract;account;amount;from",
                            .raw = raw});
    };
    add(118, "currency", {"no_currency", {"amount", "18.400,00"}}, "CT-2304;00-4419;18.400,00;01.07.2025");
    add(121, "type", {"not_a_date", {"from", "31.02.2026"}}, "CT-2311;00-4420;9.600,00;31.02.2026");
    add(140, "uniqueness", {"doubled", {"contract", "CT-2330"}}, "CT-2330;00-7731;4.250,00;01.09.2025");
    add(151, "required", {"empty", {"account"}}, "CT-2342;;12.000,00;01.01.2026");
    add(168, "columns", {"too_few_columns", {"4", "3"}}, "CT-2360;00-4419;12.000,00");
    rejected.push_back({.id = "rej-175",
                        .object = "contract",
                        .line = 175,
                        .rule = "type",
                        .reason = {"not_a_date", {"renews_on", "soon"}},
                        .header = "contract;account;amount;from;renewal",
                        .raw = "CT-2371;00-4419;12.000,00;01.01.2026;soon",
                        .rowTaken = true,
                        .column = "renewal"});
    world.importReport = {
        .tables = {sampleAccountTable(),
                   {.file = "contacts.csv",
                    .object = "contact",
                    .columns = {{.column = "first", .sample = "Marta", .joinedInto = "full_name"},
                                {.column = "last", .sample = "Keller", .joinedInto = "full_name"},
                                {.column = "mail",
                                 .field = "email",
                                 .sample = "m.keller@ostravelle.example",
                                 .score = 0.95},
                                {.column = "fax", .sample = "+43 1 5550"}},
                    .fields = {"full_name", "first_name", "last_name", "email", "phone", "account",
                               "title"}}},
        .rejected = {{.object = "contact",
                      .line = 17,
                      .rule = "type",
                      .reason = {"not_an_email", {"email", "n.v@"}},
                      .raw = "C-17",
                      .rowTaken = true,
                      .column = "mail"},
                     {.object = "opportunity",
                      .line = 403,
                      .rule = "type",
                      .reason = {"not_a_date", {"close_on", "31.02.2026"}},
                      .raw = "O-403"}},
        .counts = {{.object = "account", .read = 85, .created = 85},
                   {.object = "contact", .read = 412, .created = 409, .rejected = 3, .leftOut = 1},
                   {.object = "opportunity", .read = 8'800, .created = 8'795, .rejected = 5},
                   {.object = "product", .read = 7, .created = 7}},
        .findings = {{.object = "account",
                      .phrase = {"looks_misspelt", {"sector", "technolgy", "technology"}},
                      .rows = 12},
                     {.object = "opportunity", .phrase = {"currency_assumed", {"USD"}}, .rows = 8'800},
                     {.object = "opportunity",
                      .phrase = {"unknown_reference", {"product", "GTXPro", "GTX Pro"}},
                      .rows = 1'480},
                     {.object = "contact", .phrase = {"column_unmapped", {"fax"}}, .rows = 0}}};
}

void addSampleGovernance(FakeWorld& world)
{
    world.principals = {world.frame.me,
                        {.id = "pri-tomas",
                         .name = "Tomas H.",
                         .email = "tomas.h@fennwick.example",
                         .role = api::Role::Manager,
                         .canSign = true},
                        {.id = "pri-karin",
                         .name = "Karin L.",
                         .email = "karin.l@fennwick.example",
                         .role = api::Role::Admin}};
    world.policy = {.version = 7,
                    .sha256 = "41b2e0c97d5a86f3315c0e9a7f64d2b8",
                    .document = "{\n  \"version\": 7,\n  \"managerAbove\": \"250000.00 EUR\"\n}\n"};
    world.suppressions = {{.scope = "address",
                           .masked = "n…@ostravelle.example",
                           .reason = "opt_out",
                           .since = instantOf("2026-05-11T09:00:00Z")}};
    world.mailboxes = {{.id = "mbx-ines",
                        .name = "ines.r",
                        .address = "ines.r@fennwick.example",
                        .displayName = "Ines R.",
                        .aliases = {"sales@fennwick.example"},
                        .polledAt = instantOf("2026-06-09T06:29:00Z")}};
    const auto prompt = [](const char* name, int version, bool production) {
        return api::PromptRow{.name = name,
                              .version = version,
                              .language = "en",
                              .useCase = name,
                              .production = production,
                              .hash = "5f1c22",
                              .createdAt = instantOf("2026-03-30T08:00:00Z")};
    };
    world.prompts = {prompt("renewal", 7, true), prompt("renewal", 8, false), prompt("post_demo", 2, true)};
    world.promptBodies = {{"renewal@7", "Write a renewal mail from the facts.\n"},
                          {"renewal@8", "Write a short renewal mail from the facts.\n"},
                          {"post_demo@2", "Thank them for the demo.\n"}};
}

} // namespace countersign::tests
