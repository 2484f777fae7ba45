// SPDX-License-Identifier: Apache-2.0
#include "engine/runtime/exact_mail.h"

#include "engine/foundation/mime/html.h"
#include "engine/foundation/mime/parsed_message.h"
#include "engine/outreach/approval/outgoing_message.h"
#include "engine/runtime/gate_steps.h"
#include "engine/runtime/translate.h"

#include <algorithm>
#include <set>

namespace countersign::runtime {

namespace {

std::string shown(const mime::MailAddress& who)
{
    return who.name.empty() ? who.address : who.name + " <" + who.address + ">";
}

std::vector<std::string> shown(const std::vector<mime::MailAddress>& all)
{
    std::vector<std::string> texts;
    for (const mime::MailAddress& each : all)
        texts.push_back(shown(each));
    return texts;
}

std::string folded(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

/// Whoever gets the mail without standing in its headers.
std::vector<std::string> hidden(const std::vector<std::string>& recipients, const mime::ParsedMessage& mail)
{
    std::set<std::string> named;
    for (const auto* list : {&mail.to, &mail.cc})
        for (const mime::MailAddress& each : *list)
            named.insert(folded(each.address));
    std::vector<std::string> rest;
    std::ranges::copy_if(recipients, std::back_inserter(rest),
                         [&](const std::string& each) { return !named.contains(folded(each)); });
    return rest;
}

/// A mail program's own button leads where this header says.
void addUnsubscribe(const mime::ParsedMessage& mail, std::vector<std::string>& links)
{
    std::string_view rest = mail.header("List-Unsubscribe").value_or("");
    for (auto open = rest.find('<'); open != std::string_view::npos; open = rest.find('<')) {
        const auto close = rest.find('>', open);
        if (close == std::string_view::npos)
            return;
        if (std::string link(rest.substr(open + 1, close - open - 1));
            std::ranges::find(links, link) == links.end())
            links.push_back(std::move(link));
        rest.remove_prefix(close);
    }
}

base::Status readBack(const base::Bytes& bytes, api::ExactMail& mail)
{
    mail.sha256 = base::toHex(base::sha256(bytes));
    mail.bytes = std::string(base::textOf(bytes));
    COUNTERSIGN_ASSIGN(const mime::ParsedMessage read, mime::parseMessage(bytes));
    for (const std::string& from : shown(read.from))
        mail.from += (mail.from.empty() ? "" : ", ") + from;
    mail.to = shown(read.to);
    mail.cc = shown(read.cc);
    mail.bcc = hidden(mail.recipients, read);
    mail.subject = read.subject;
    mail.date = std::string(read.header("Date").value_or(""));
    mail.messageId = read.messageId;
    mail.text = read.text;
    mail.html = read.html;
    mail.links = mime::linksIn(read.text, read.html);
    addUnsubscribe(read, mail.links);
    return {};
}

} // namespace

base::Result<api::ExactMail> exactMail(EngineCore& core, const drafting::Draft& draft)
{
    api::ExactMail mail;
    base::Bytes bytes;
    COUNTERSIGN_ASSIGN(const auto message, approval::findMessageOfDraft(core.database, draft.id));
    if (message && message->state != approval::MessageState::Draft) {
        COUNTERSIGN_ASSIGN(bytes, approval::messageBytes(core.database, message->id));
        mail.frozen = true;
        mail.recipients = message->submission.recipients;
        mail.undoWindow = std::chrono::duration_cast<std::chrono::milliseconds>(message->undoWindow);
        COUNTERSIGN_ASSIGN(const auto me, governance::findPrincipal(core.database, core.me));
        if (me) {
            mail.signer = me->name;
            mail.signerRole = message->submission.author == core.me ? api::Role::Rep : toApi(me->role);
        }
    } else {
        COUNTERSIGN_ASSIGN(model::Submission preview, previewSubmission(core, draft));
        bytes = std::move(preview.bytes);
        mail.recipients = std::move(preview.recipients);
    }
    COUNTERSIGN_TRY(readBack(bytes, mail));
    return mail;
}

} // namespace countersign::runtime
