// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "app/cli/draft_text.h"
#include "app/cli/format.h"
#include "app/cli/terminal.h"


namespace countersign::cli {

namespace {

using Detail = api::DraftDetail;

void printDraft(Session& session, const Detail& draft) { session.print(toJson(draft), toText(draft)); }

void printRows(Session& session, const std::vector<api::DraftRow>& found)
{
    base::Json json = base::Json::array();
    std::vector<std::vector<std::string>> rows{{"id", "state", "to", "account", "subject", "claims", "missing"}};
    for (const api::DraftRow& each : found) {
        json.push_back(toJson(each));
        std::string missing;
        for (const std::string& role : each.missingSignatures)
            missing += (missing.empty() ? "" : ", ") + role;
        rows.push_back({each.id, std::string(stateName(each.state)), each.contactName, each.accountName, each.subject, std::to_string(each.openClaims), missing});
    }
    session.print({{"drafts", json}}, table(rows));
}

struct Options
{
    api::NewDraft request;
    std::string id;
    std::string file;
    std::string text;
    std::string reason;
    int block = 0;
    int claim = 0;
    int fact = 0;
    bool all = false;
};
using Shared = std::shared_ptr<Options>;

void addEditing(CLI::App& draft, Session& session, const Shared& options)
{
    CLI::App* edit = draft.add_subcommand("edit", "Replace one block's words");
    edit->add_option("ID", options->id)->required();
    edit->add_option("FILE", options->file, "The new words");
    edit->add_option("--text", options->text, "The new words, instead of a file");
    edit->add_option("--block", options->block, "Which block; -1 is the subject");
    edit->callback([=, &session] {
        const std::string words = options->file.empty() ? options->text : readFile(options->file);
        printDraft(session, session.await<Detail>([&](auto reply) {
            session.engine().review().editBlock(options->id, options->block, words, reply);
        }));
    });
    CLI::App* regenerate = draft.add_subcommand("regenerate", "Write it anew; what you edited stays");
    regenerate->add_option("ID", options->id)->required();
    CLI::Option* block = regenerate->add_option("--block", options->block);
    regenerate->callback([=, &session] {
        const auto only = block->count() > 0 ? std::optional(options->block) : std::nullopt;
        printDraft(session, session.await<Detail>([&](auto reply) { session.engine().review().regenerate(options->id, only, reply); }));
    });
    CLI::App* use = draft.add_subcommand("use", "Put what the nearest source says in a claim's place");
    use->add_option("ID", options->id)->required();
    use->add_option("--claim", options->claim)->required();
    use->callback([=, &session] {
        printDraft(session, session.await<Detail>([&](auto reply) {
            session.engine().review().useSuggestion(options->id, options->claim, reply);
        }));
    });
    CLI::App* cite = draft.add_subcommand("cite", "Say which fact a claim rests on; it is checked against it anew");
    cite->add_option("ID", options->id)->required();
    cite->add_option("--claim", options->claim, "Which claim")->required();
    cite->add_option("--fact", options->fact, "The fact's number in the evidence")->required();
    cite->callback([=, &session] {
        printDraft(session, session.await<Detail>([&](auto reply) {
            session.engine().review().cite(options->id, options->claim, options->fact, reply);
        }));
    });
    CLI::App* overrule = draft.add_subcommand("overrule", "Answer for a claim yourself");
    overrule->add_option("ID", options->id)->required();
    overrule->add_option("--claim", options->claim)->required();
    overrule->add_option("--reason", options->reason)->required();
    overrule->callback([=, &session] {
        auto secret = std::make_shared<base::SecretText>(session.humanPassphrase("Your passphrase, to answer for this claim"));
        printDraft(session, session.await<Detail>([&](auto reply) {
            session.engine().review().overrule(options->id, options->claim, options->reason, std::move(*secret), reply);
        }));
    });
}

void addShowing(CLI::App& draft, Session& session, const Shared& options)
{
    for (const char* name : {"show", "evidence", "claims"}) {
        CLI::App* show = draft.add_subcommand(name, "The draft with its evidence and claims");
        show->add_option("ID", options->id)->required();
        show->callback([=, &session] {
            printDraft(session, session.await<Detail>([&](auto reply) { session.reading().review().show(options->id, reply); }));
        });
    }
    CLI::App* mail = draft.add_subcommand("mail", "The exact bytes that would leave");
    mail->add_option("ID", options->id)->required();
    mail->callback([=, &session] {
        const auto exact = session.await<api::ExactMail>([&](auto reply) { session.reading().review().exactMail(options->id, reply); });
        session.print(toJson(exact), exact.bytes + "\nsha256 " + exact.sha256 + "\n");
    });
    CLI::App* egress = draft.add_subcommand("egress", "What would go to the model's provider, byte for byte");
    egress->add_option("ID", options->id)->required();
    egress->callback([=, &session] {
        const auto view = session.await<api::EgressView>([&](auto reply) { session.reading().review().egress(options->id, reply); });
        std::string text = "To " + (view.provider.empty() ? std::string("nobody: no model is set up") : view.provider) + "\n";
        for (const std::string& field : view.fields)
            text += "  " + field + "\n";
        session.print({{"provider", view.provider}, {"fields", view.fields}, {"body", view.body}}, text + view.body + "\n");
    });
}

} // namespace

void addDraftCommands(CLI::App& app, Session& session)
{
    CLI::App* draft = app.add_subcommand("draft", "Write and edit");
    draft->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App* make = draft->add_subcommand("new", "A draft with evidence for every sentence");
    make->add_option("--account", options->request.account);
    make->add_option("--contact", options->request.contact);
    make->add_option("--suggestion", options->request.suggestion);
    make->add_option("--use-case", options->request.useCase);
    make->add_option("--provider", options->request.provider, "A model; without one the template writes");
    make->add_option("--language", options->request.language, "Instead of the recipient's own")
        ->check(CLI::IsMember({"en", "de", "fr", "es", "ja", "ar"}));
    make->callback([=, &session] {
        printDraft(session, session.await<Detail>([&](auto reply) { session.engine().review().create(options->request, reply); }));
    });
    draft->add_subcommand("list", "All open drafts")->callback([&session] {
        printRows(session, session.await<std::vector<api::DraftRow>>(
                               [&](auto reply) { session.reading().review().list(api::ReviewFilter::Mine, reply); }));
    });
    addShowing(*draft, session, options);
    addEditing(*draft, session, options);
    CLI::App* submit = draft->add_subcommand("submit", "Freeze the bytes and hand them to the gate");
    submit->add_option("ID", options->id)->required();
    submit->callback([=, &session] {
        printDraft(session, session.await<Detail>([&](auto reply) { session.engine().review().submit(options->id, reply); }));
    });
    CLI::App* discard = draft->add_subcommand("discard", "Throw it away");
    discard->add_option("ID", options->id)->required();
    discard->callback([=, &session] {
        session.await<void>([&](auto reply) { session.engine().review().discard(options->id, reply); });
        session.print({{"discarded", options->id}}, "Discarded\n");
    });
}

namespace {

/// What nobody has to sign any more is said before a passphrase is asked for.
void needsSigning(const api::DraftRow& row)
{
    switch (row.state) {
    case api::MessageState::Draft:
    case api::MessageState::Returned:
    case api::MessageState::InReview:
        return;
    case api::MessageState::Rejected:
    case api::MessageState::Approved:
    case api::MessageState::Held:
    case api::MessageState::Queued:
    case api::MessageState::Transmitting:
    case api::MessageState::Accepted:
    case api::MessageState::Refused:
    case api::MessageState::Unknown:
    case api::MessageState::Cancelled:
    case api::MessageState::Expired:
        throw CommandFailed{{.code = base::ErrorCode::Conflict,
                             .detail = "there is nothing to sign: this mail is past review",
                             .args = {std::string(stateName(row.state))}}};
    }
}

std::string afterwards(const Detail& draft)
{
    std::string text = "Signed";
    for (const std::string& role : draft.row.missingSignatures)
        return text + "; next: the " + role + " signs too, with \"--as THEIR-ADDRESS review approve " + draft.row.id + "\"\n";
    return text + "; next: \"outbox run --wait\" hands it over once it may leave, \"outbox list\" shows when, and takes it back by its id\n";
}

/// What is shown is what gets signed: the frozen mail, read back from the store. A change meanwhile is a conflict, not a
/// surprise.
void approveAtTerminal(Session& session, const std::string& id)
{
    auto& reading = session.reading().review();
    auto seen = session.await<Detail>([&](auto reply) { reading.show(id, reply); });
    needsSigning(seen.row);
    // Nothing is frozen for a pipe, which could not sign it.
    if (isTerminal() && (seen.row.state == api::MessageState::Draft || seen.row.state == api::MessageState::Returned))
        seen = session.await<Detail>([&](auto reply) { session.engine().review().submit(id, reply); });
    const auto mail = session.await<api::ExactMail>([&](auto reply) { reading.exactMail(id, reply); });
    session.tell(toText(seen) + "\n" + toText(seen, mail));
    auto secret = std::make_shared<base::SecretText>(session.humanPassphrase("Your passphrase, to sign this"));
    const auto signedDraft = session.await<Detail>([&](auto reply) {
        session.engine().review().approve(id, mail.sha256, std::move(*secret), reply);
    });
    session.print(toJson(signedDraft), afterwards(signedDraft));
}

} // namespace

void addReviewCommands(CLI::App& app, Session& session)
{
    CLI::App* review = app.add_subcommand("review", "The human gate");
    review->require_subcommand(1);
    auto options = std::make_shared<Options>();
    CLI::App* list = review->add_subcommand("list", "What waits for your signature");
    list->callback([=, &session] {
        printRows(session, session.await<std::vector<api::DraftRow>>(
                               [&](auto reply) { session.reading().review().list(api::ReviewFilter::NeedsMySignature, reply); }));
    });
    CLI::App* show = review->add_subcommand("show", "One of them");
    show->add_option("ID", options->id)->required();
    show->callback([=, &session] {
        printDraft(session, session.await<Detail>([&](auto reply) { session.reading().review().show(options->id, reply); }));
    });
    CLI::App* approve = review->add_subcommand("approve", "Sign the exact bytes, at a terminal, with your own passphrase");
    approve->add_option("ID", options->id)->required();
    approve->callback([=, &session] { approveAtTerminal(session, options->id); });
    CLI::App* back = review->add_subcommand("return", "Not yet, with a comment for the author");
    back->add_option("ID", options->id)->required();
    back->add_option("--comment", options->reason)->required();
    back->callback([=, &session] {
        printDraft(session, session.await<Detail>([&](auto reply) {
            session.engine().review().returnToAuthor(options->id, options->reason, reply);
        }));
    });
    CLI::App* reject = review->add_subcommand("reject", "No");
    reject->add_option("ID", options->id)->required();
    reject->add_option("--reason", options->reason)->required();
    reject->callback([=, &session] {
        printDraft(session, session.await<Detail>([&](auto reply) {
            session.engine().review().reject(options->id, options->reason, reply);
        }));
    });
}

} // namespace countersign::cli
