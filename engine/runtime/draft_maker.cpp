// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/draft_maker.h"

#include "engine/foundation/store/settings.h"
#include "engine/knowledge/graph/graph.h"
#include "engine/knowledge/retrieval/evidence.h"
#include "engine/outreach/cadence/person_choice.h"
#include "engine/outreach/cadence/suggestion_store.h"
#include "engine/outreach/drafting/draft_store.h"
#include "engine/outreach/drafting/template_drafter.h"
#include "engine/outreach/schedule/free_slots.h"
#include "engine/platform/records/mailbox_store.h"
#include "engine/platform/records/record_store.h"
#include "engine/runtime/offered_times.h"
#include "engine/runtime/recipient_language.h"
#include "engine/runtime/stake.h"

#include <algorithm>
#include <array>

namespace countersign::runtime {

using model::Record;
using model::RecordKind;

namespace {

base::Result<Record> require(store::Database& database, RecordKind kind, model::RecordId id)
{
    COUNTERSIGN_ASSIGN(auto record, records::findRecord(database, kind, id));
    if (!record || record->deleted)
        return base::fail(base::ErrorCode::NotFound, "no such " + std::string(model::recordKindName(kind)), {id.text()});
    return std::move(*record);
}

cadence::SuggestRequest suggestRequest(EngineCore& core)
{
    return {.now = core.now(), .isSuppressed = [&core](const std::string& address, model::RecordId account) {
                const std::array<std::string, 1> addresses{address};
                const auto found = governance::findSuppression(core.database, core.workspace.suppression(), addresses, account);
                // Where it cannot be known, nobody is written to.
                return !found || found->has_value();
            }};
}

bool wantsNoMail(EngineCore& core, const Record& contact, model::RecordId account)
{
    return contact.flag("email_opt_out") || suggestRequest(core).isSuppressed(contact.text("email"), account);
}

/// Whom the suggestion proposes, as long as they can still be written to.
base::Result<std::optional<Record>> proposedContact(EngineCore& core, model::RecordId contact, model::RecordId account)
{
    if (contact.isNull())
        return std::nullopt;
    COUNTERSIGN_ASSIGN(auto record, records::findRecord(core.database, RecordKind::Contact, contact));
    if (record && (record->deleted || record->flag("left_company") || record->text("email").empty() ||
                   wantsNoMail(core, *record, account)))
        record.reset();
    return record;
}

base::Result<Record> chooseContact(EngineCore& core, const api::NewDraft& request, model::RecordId account,
                                   model::RecordId proposed)
{
    if (!request.contact.empty()) {
        const auto id = model::RecordId::parse(request.contact);
        if (!id)
            return base::fail(base::ErrorCode::InvalidInput, "not an id", {request.contact});
        COUNTERSIGN_ASSIGN(auto contact, require(core.database, RecordKind::Contact, *id));
        // What is said about one customer must not reach another.
        COUNTERSIGN_ASSIGN(const bool isTheirs, belongsTo(core.database, contact, account));
        if (!isTheirs)
            return base::fail(base::ErrorCode::InvalidInput, "the contact is nobody of this account", {"other_account"});
        return contact;
    }
    COUNTERSIGN_ASSIGN(auto known, proposedContact(core, proposed, account));
    if (known)
        return std::move(*known);
    COUNTERSIGN_ASSIGN(auto people, cadence::rankPeople(core.database, account, suggestRequest(core)));
    // Those who want no mail come last: who is refused is refused because there is nobody else.
    const auto best = std::ranges::find_if(people, [](const auto& each) { return !each.contact.text("email").empty(); });
    if (best == people.end())
        return base::fail(base::ErrorCode::NotFound, "the account has nobody with a mail address", {account.text()});
    return std::move(best->contact);
}

schedule::WorkingTime workingTimeOf(const Record& contact, const Record& account)
{
    const std::string zone = contact.text("time_zone");
    const std::string country = contact.text("country");
    const std::string city = contact.text("city");
    const std::string accountZone = account.text("time_zone");
    const std::string accountCountry = account.text("country");
    const std::string accountCity = account.text("city");
    schedule::WorkingTime time;
    time.zone = schedule::guessZone({.zone = zone, .country = country, .city = city},
                                    {.zone = accountZone, .country = accountCountry, .city = accountCity})
                    .zone;
    time.country = schedule::countryCode(country.empty() ? accountCountry : country);
    time.weekend = schedule::weekendOf(time.country);
    return time;
}

/// Times after the mail can be there: what is written on a Saturday leaves on Monday, and offers Tuesday.
base::Status fillSlots(EngineCore& core, const schedule::WorkingTime& recipient, base::Instant leaves, drafting::Brief& brief)
{
    schedule::FreeSlotRequest request{.now = leaves, .recipient = recipient};
    request.sender = recipient; // The rep's own hours are asked of the calendar's busy times, not guessed.
    COUNTERSIGN_ASSIGN(request.busy, busyTimes(core.database, core.now()));
    COUNTERSIGN_ASSIGN(brief.freeTimes, schedule::commonFreeSlots(request));
    return {};
}

/// What the graph recommends; where the mail is about one product, that one and no other.
base::Result<std::vector<retrieval::SuggestedProduct>> recommendedProducts(EngineCore& core, model::RecordId account,
                                                                           model::RecordId about)
{
    constexpr std::size_t kAll = 1000;
    COUNTERSIGN_ASSIGN(const auto recommendations,
                       graph::recommendProducts(core.database, account, about.isNull() ? 2 : kAll));
    std::vector<retrieval::SuggestedProduct> products;
    for (const graph::Recommendation& each : recommendations)
        if (about.isNull() || each.product == about)
            products.push_back({.product = each.product,
                                .reason = std::to_string(each.owners) + " of " +
                                          std::to_string(each.similarAccounts) + " similar companies use it"});
    // The list counts by industry, the graph by what accounts own: where only the list knows it, it has no reason to say.
    if (!about.isNull() && products.empty())
        products.push_back({.product = about, .reason = {}});
    return products;
}

struct EvidenceFor
{
    model::RecordId account;
    model::RecordId contact;
    model::RecordId product;
    std::string useCase;
    std::string zone;
    /// Why a product is recommended takes a walk through the graph; whether there is something to say does not ask.
    bool withReasons = true;
};

base::Result<std::vector<model::Fact>> evidenceOf(EngineCore& core, const EvidenceFor& wanted)
{
    retrieval::EvidenceRequest request{.account = wanted.account,
                                       .contact = wanted.contact,
                                       .useCase = wanted.useCase,
                                       .now = core.now(),
                                       .zone = wanted.zone,
                                       .product = wanted.product};
    const bool suggests = wanted.product.isNull() || wanted.useCase == "cross_sell";
    if (suggests && wanted.withReasons) {
        COUNTERSIGN_ASSIGN(request.suggestions, recommendedProducts(core, wanted.account, wanted.product));
    } else if (suggests && !wanted.product.isNull()) {
        request.suggestions.push_back({.product = wanted.product, .reason = {}});
    }
    return retrieval::evidenceFor(core.database, request);
}

base::Result<std::string> productName(EngineCore& core, model::RecordId product)
{
    if (product.isNull())
        return std::string();
    COUNTERSIGN_ASSIGN(const auto record, records::findRecord(core.database, RecordKind::Product, product));
    return record && !record->deleted ? record->text("name") : std::string();
}

/// The newest mail of this person that nobody has answered.
base::Result<std::optional<drafting::ReplyTarget>> findReplyTarget(EngineCore& core, model::RecordId contact)
{
    COUNTERSIGN_ASSIGN(auto messages, records::findByReference(core.database, RecordKind::Message, "contact", contact));
    std::erase_if(messages, [](const Record& message) { return !message.instant("at").has_value(); });
    if (messages.empty())
        return std::nullopt;
    const auto newest = std::ranges::max_element(messages, {}, [](const Record& message) { return *message.instant("at"); });
    if (newest->text("direction") != "in" || newest->text("message_id").empty())
        return std::nullopt;
    drafting::ReplyTarget target{.message = newest->id,
                                 .messageId = newest->text("message_id"),
                                 .subject = newest->text("subject")};
    const std::string references = newest->text("reference_ids");
    for (std::size_t begin = references.find('<'); begin != std::string::npos; begin = references.find('<', begin + 1)) {
        const std::size_t end = references.find('>', begin);
        if (end == std::string::npos)
            break;
        target.references.push_back(references.substr(begin, end - begin + 1));
    }
    return target;
}

base::Result<drafting::ClaimContext> claimContext(EngineCore& core, const drafting::Brief& brief)
{
    drafting::ClaimContext context{.language = brief.language, .zone = brief.zone, .now = brief.now};
    COUNTERSIGN_TRY(records::forEachRecord(core.database, RecordKind::Product, [&](const Record& product) {
        context.catalog.push_back(product.text("name"));
        return true;
    }));
    const auto& recipient = brief.recipient;
    context.names = {recipient.firstName, recipient.lastName, recipient.firstName + " " + recipient.lastName,
                     recipient.accountName, brief.sender.name, brief.sender.firstName, brief.sender.company};
    COUNTERSIGN_ASSIGN(const auto colleagues,
                       records::findByReference(core.database, RecordKind::Contact, "account", brief.account));
    for (const Record& colleague : colleagues)
        context.names.push_back(colleague.text("full_name"));
    std::erase_if(context.names, [](const std::string& name) { return name.empty() || name == " "; });
    return context;
}

base::Result<records::Mailbox> ownMailbox(EngineCore& core)
{
    COUNTERSIGN_ASSIGN(auto mailboxes, records::listMailboxes(core.database));
    const auto own = std::ranges::find(mailboxes, core.me.text(), &records::Mailbox::principal);
    if (own == mailboxes.end())
        return base::fail(base::ErrorCode::NotFound, "you have no mailbox yet; add one with \"channel add\"");
    return std::move(*own);
}

void fillNames(const Record& contact, const Record& account, drafting::Recipient& recipient)
{
    recipient.contact = contact.id;
    recipient.firstName = contact.text("first_name");
    recipient.lastName = contact.text("last_name");
    recipient.accountName = account.text("name");
    const std::string full = contact.text("full_name");
    if (recipient.firstName.empty() && recipient.lastName.empty()) {
        const std::size_t space = full.rfind(' ');
        recipient.firstName = full.substr(0, space);
        recipient.lastName = space == std::string::npos ? "" : full.substr(space + 1);
    }
}

base::Result<drafting::Sender> senderFor(EngineCore& core, const records::Mailbox& mailbox)
{
    drafting::Sender sender{.name = mailbox.displayName, .firstName = mailbox.displayName.substr(0, mailbox.displayName.find(' '))};
    COUNTERSIGN_ASSIGN(const auto company, store::setting(core.database, "workspace.company"));
    COUNTERSIGN_ASSIGN(const auto name, store::setting(core.database, kSettingName));
    sender.company = company.value_or(name.value_or(""));
    return sender;
}

drafting::Draft makeDraft(EngineCore& core, const DraftGround& ground)
{
    drafting::Draft draft{.id = core.ids.next<model::DraftTag>(),
                          .suggestion = ground.suggestion,
                          .brief = ground.brief,
                          .facts = ground.facts,
                          .context = ground.context};
    draft.replyTo = ground.replyTo;
    if (draft.replyTo)
        draft.context.threadSubject = drafting::replySubject(*draft.replyTo);
    draft.mailbox = ground.mailbox;
    draft.createdAt = draft.updatedAt = core.now();
    return draft;
}

/// An answer keeps its thread's subject; the reviewer may still change it.
void keepThread(const drafting::Draft& draft, model::DraftContent& content)
{
    if (!draft.context.threadSubject.empty())
        content.subject = draft.context.threadSubject;
}

} // namespace

base::Result<DraftGround> gatherGround(EngineCore& core, const api::NewDraft& request)
{
    DraftGround ground;
    ground.brief.now = core.now();
    ground.brief.useCase = request.useCase;
    if (!request.language.empty() && !isShippedLanguage(request.language))
        return base::fail(base::ErrorCode::InvalidInput, "no template is in this language; there are en, de, fr, es, ja, ar", {request.language});
    std::string accountText = request.account;
    model::RecordId proposed;
    model::RecordId product;
    if (!request.suggestion.empty()) {
        const auto id = model::SuggestionId::parse(request.suggestion);
        std::optional<cadence::Suggestion> suggestion;
        if (id) {
            COUNTERSIGN_ASSIGN(suggestion, cadence::findSuggestion(core.database, *id));
        }
        if (!suggestion && request.account.empty())
            return base::fail(base::ErrorCode::NotFound, "no suggestion has this id; \"suggest\" lists them", {request.suggestion});
        if (suggestion) {
            ground.suggestion = *id;
            accountText = suggestion->account.text();
            if (ground.brief.useCase.empty())
                ground.brief.useCase = suggestion->useCase;
            proposed = suggestion->contact;
            if (ground.brief.useCase == suggestion->useCase)
                product = suggestion->product;
            for (const cadence::WeightedReason& reason : suggestion->reasons)
                ground.brief.whyNow.push_back(reason.reason.code);
        }
    }
    const auto accountId = model::RecordId::parse(accountText);
    if (!accountId)
        return base::fail(base::ErrorCode::InvalidInput, "not an account's id", {accountText});
    COUNTERSIGN_ASSIGN(const Record account, require(core.database, RecordKind::Account, *accountId));
    COUNTERSIGN_ASSIGN(const Record contact, chooseContact(core, request, *accountId, proposed));
    ground.toAddress = contact.text("email");
    if (wantsNoMail(core, contact, *accountId))
        return base::fail(base::ErrorCode::Suppressed, "this person does not want mail", {"person"});

    drafting::Brief& brief = ground.brief;
    brief.account = *accountId;
    if (brief.useCase.empty())
        brief.useCase = "re_engagement";
    brief.language = request.language.empty() ? languageFor(contact, account) : request.language;
    fillNames(contact, account, brief.recipient);
    const schedule::WorkingTime working = workingTimeOf(contact, account);
    brief.zone = working.zone;
    COUNTERSIGN_ASSIGN(const records::Mailbox mailbox, ownMailbox(core));
    ground.mailbox = mailbox.id;
    COUNTERSIGN_ASSIGN(brief.sender, senderFor(core, mailbox));
    COUNTERSIGN_ASSIGN(const base::Instant leaves, earliestLeave(core.database, contact, account, core.now()));
    COUNTERSIGN_TRY(fillSlots(core, working, leaves, brief));

    COUNTERSIGN_ASSIGN(brief.product, productName(core, product));
    COUNTERSIGN_ASSIGN(ground.facts, evidenceOf(core, {.account = *accountId,
                                                       .contact = contact.id,
                                                       .product = product,
                                                       .useCase = brief.useCase,
                                                       .zone = brief.zone}));
    const auto slots = drafting::slotFacts(brief, ground.facts);
    ground.facts.insert(ground.facts.end(), slots.begin(), slots.end());
    COUNTERSIGN_ASSIGN(ground.replyTo, findReplyTarget(core, contact.id));
    COUNTERSIGN_ASSIGN(ground.context, claimContext(core, brief));
    ground.context.allowedAddresses.push_back(mailbox.address);
    return ground;
}

base::Result<bool> canBeWritten(EngineCore& core, const cadence::Suggestion& suggestion)
{
    drafting::Brief brief{.account = suggestion.account, .useCase = suggestion.useCase};
    COUNTERSIGN_ASSIGN(const auto account, records::findRecord(core.database, RecordKind::Account, suggestion.account));
    COUNTERSIGN_ASSIGN(const auto contact, records::findRecord(core.database, RecordKind::Contact, suggestion.contact));
    if (!account || !contact)
        return false;
    brief.language = languageFor(*contact, *account);
    fillNames(*contact, *account, brief.recipient);
    brief.zone = suggestion.zone;
    brief.now = core.now();
    COUNTERSIGN_ASSIGN(brief.product, productName(core, suggestion.product));
    COUNTERSIGN_ASSIGN(const auto facts, evidenceOf(core, {.account = suggestion.account,
                                                           .contact = suggestion.contact,
                                                           .product = suggestion.product,
                                                           .useCase = suggestion.useCase,
                                                           .zone = suggestion.zone,
                                                           .withReasons = false}));
    const auto draft = drafting::draftFromTemplate(brief, facts);
    if (!draft && draft.error().code != base::ErrorCode::NoEvidence)
        return base::fail(draft.error());
    return draft.has_value();
}

base::Result<drafting::Draft> draftByTemplate(EngineCore& core, const DraftGround& ground, const std::string& fallback)
{
    drafting::Draft draft = makeDraft(core, ground);
    COUNTERSIGN_ASSIGN(draft.content, drafting::draftFromTemplate(ground.brief, ground.facts));
    keepThread(draft, draft.content);
    draft.original = draft.content;
    draft.level = drafting::DraftLevel::Template;
    draft.fallback = fallback;
    draft.writer = drafting::templateVersion(ground.brief.useCase, ground.brief.language);
    // "renewal/en@1" is the template's version; figures by prompt need its name and number apart.
    const std::size_t at = draft.writer.rfind('@');
    draft.promptName = "template:" + draft.writer.substr(0, at);
    draft.promptVersion = at == std::string::npos ? 1 : std::max(1, std::atoi(draft.writer.c_str() + at + 1));
    return draft;
}

drafting::Draft draftWithContent(EngineCore& core, const DraftGround& ground, model::DraftContent content)
{
    drafting::Draft draft = makeDraft(core, ground);
    keepThread(draft, content);
    draft.original = content;
    draft.content = std::move(content);
    draft.level = drafting::DraftLevel::GraphRag;
    return draft;
}

base::Result<drafting::Draft> storeDraft(EngineCore& core, const drafting::Draft& draft)
{
    COUNTERSIGN_TRY(inTransaction(core.database, [&](store::Transaction& transaction) {
        return drafting::addDraft(transaction, draft, core.now());
    }));
    COUNTERSIGN_ASSIGN(auto stored, drafting::findDraft(core.database, draft.id));
    if (!stored)
        return base::fail(base::ErrorCode::Internal, "a stored draft was not found");
    return std::move(*stored);
}

} // namespace countersign::runtime
