// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/mime/parsed_message.h"
#include "engine/outreach/drafting/freeze.h"
#include "tests/support/result_checks.h"
#include "tests/support/test_registry.h"
#include "tests/unit/drafting/sample.h"

using namespace countersign;
using base::ErrorCode;
using tests::Sample;

namespace {

drafting::Draft makeDraft(const std::string& language = "en")
{
    const Sample sample("renewal", language);
    drafting::Draft draft{.id = model::DraftId::imported("test", "draft", "1"), .brief = sample.brief, .content = sample.draft()};
    draft.facts = sample.facts;
    for (model::Fact& fact : draft.facts)
        fact.watched = {{.field = "name", .hash = base::sha256(std::string_view(fact.text))}};
    draft.claims = drafting::checkClaims(draft.content, sample.facts, sample.context);
    return draft;
}

drafting::Envelope makeEnvelope()
{
    drafting::Envelope envelope;
    envelope.mailbox = {.id = model::MailboxId::imported("test", "mailbox", "1"),
                        .name = "work",
                        .address = "ines.r@fennwick.example",
                        .displayName = "Ines Ribeiro",
                        .aliases = {{"ines@fennwick.example", "Ines R."}},
                        .signatures = {{"en", "Ines Ribeiro\nFennwick"}, {"de", "Ines Ribeiro\nFennwick, Wien"}}};
    envelope.toAddress = "marta.k@ostravelle.example";
    envelope.toName = "Marta Kofler";
    envelope.optOutLine = "Tell me if you would rather not hear from me.";
    envelope.date = tests::FakeClock::kStart;
    envelope.senderZone = "Europe/Vienna";
    return envelope;
}

std::string bytesOf(const base::Result<model::Submission>& submission)
{
    return submission ? std::string(base::textOf(submission->bytes)) : base::toString(submission.error());
}

} // namespace

class FreezeTest : public QObject
{
    Q_OBJECT

private slots:
    void givesTheSameBytesForTheSameDraft()
    {
        const auto once = drafting::freeze(makeDraft(), makeEnvelope());
        COUNTERSIGN_VERIFY_OK(once);
        QCOMPARE(bytesOf(once), bytesOf(drafting::freeze(makeDraft(), makeEnvelope())));
        QCOMPARE(once->recipients, std::vector<std::string>{"marta.k@ostravelle.example"});
        QCOMPARE(once->envelopeFrom, std::string("ines.r@fennwick.example"));
        QVERIFY(bytesOf(once).find(once->messageIdHeader) != std::string::npos);
        QCOMPARE(once->unresolvedClaims, std::size_t(0));
        QVERIFY(!once->citedFacts.empty());
    }

    void saysWhatTheReaderWillSee()
    {
        const std::string bytes = bytesOf(drafting::freeze(makeDraft(), makeEnvelope()));
        for (const char* part : {"From: Ines Ribeiro <ines.r@fennwick.example>\r\n", "List-Unsubscribe: <mailto:ines.r@fennwick.example",
                                 "Tue, 09 Jun 2026 12:00:00 +0200", "Subject: Your renewal on 2 July\r\n", "text/plain", "text/html"})
            QVERIFY2(bytes.find(part) != std::string::npos, (std::string(part) + "\n" + bytes).c_str());
        QVERIFY(bytes.find("Bcc") == std::string::npos);
    }

    void blindRecipientsAreInTheEnvelopeOnly()
    {
        auto envelope = makeEnvelope();
        envelope.cc = {"Jonas.W@ostravelle.example"};
        envelope.bcc = {"tomas@fennwick.example"};
        const auto frozen = drafting::freeze(makeDraft(), envelope);
        QCOMPARE(frozen->recipients, (std::vector<std::string>{"jonas.w@ostravelle.example", "marta.k@ostravelle.example",
                                                               "tomas@fennwick.example"}));
        QVERIFY(bytesOf(frozen).find("tomas@") == std::string::npos);
    }

    void answersStayInTheirThread()
    {
        auto draft = makeDraft();
        draft.replyTo = drafting::ReplyTarget{.messageId = "<q2@ostravelle.example>",
                                              .references = {"<q1@ostravelle.example>"},
                                              .subject = "Linz before the audit?"};
        const auto frozen = drafting::freeze(draft, makeEnvelope());
        const std::string bytes = bytesOf(frozen);
        QVERIFY(bytes.find("In-Reply-To: <q2@ostravelle.example>") != std::string::npos);
        QVERIFY(bytes.find("<q1@ostravelle.example>") < bytes.rfind("<q2@ostravelle.example>"));
        QCOMPARE(frozen->subject, draft.content.subject);
    }

    void sendsFromOwnAddressesOnly()
    {
        auto envelope = makeEnvelope();
        envelope.fromAddress = "ines@fennwick.example";
        QVERIFY(bytesOf(drafting::freeze(makeDraft(), envelope)).find("From: \"Ines R.\" <ines@fennwick.example>") !=
                std::string::npos);
        envelope.fromAddress = "boss@fennwick.example";
        COUNTERSIGN_VERIFY_ERROR(drafting::freeze(makeDraft(), envelope), ErrorCode::InvalidInput);
    }

    void refusesHeadersInAddressesAndSubjects()
    {
        auto envelope = makeEnvelope();
        envelope.toAddress = "marta.k@ostravelle.example\r\nBcc: x@evil.example";
        COUNTERSIGN_VERIFY_ERROR(drafting::freeze(makeDraft(), envelope), ErrorCode::InvalidInput);
        auto draft = makeDraft();
        draft.content.subject = "Hello\r\nBcc: x@evil.example";
        COUNTERSIGN_VERIFY_ERROR(drafting::freeze(draft, makeEnvelope()), ErrorCode::InvalidInput);
    }

    void refusesWhatNobodyCanSee()
    {
        for (const char* hidden : {"\u202E", "\u200B", "\uFEFF", "\u2066"}) {
            auto draft = makeDraft();
            draft.content.subject += hidden;
            COUNTERSIGN_VERIFY_ERROR(drafting::freeze(draft, makeEnvelope()), ErrorCode::InvalidInput);
            draft = makeDraft();
            draft.content.blocks[1].sentences[0].text.insert(2, hidden);
            COUNTERSIGN_VERIFY_ERROR(drafting::freeze(draft, makeEnvelope()), ErrorCode::InvalidInput);
            // The claim check reads no footer; who signs must see it all the same.
            auto envelope = makeEnvelope();
            envelope.optOutLine = std::string("No more ma") + hidden + "ils: write back.";
            COUNTERSIGN_VERIFY_ERROR(drafting::freeze(makeDraft(), envelope), ErrorCode::InvalidInput);
        }
    }

    void signsInTheLanguageOfTheMail()
    {
        QVERIFY(drafting::plainText(makeDraft("de"), makeEnvelope()).find("Fennwick, Wien") != std::string::npos);
        QVERIFY(drafting::plainText(makeDraft("en"), makeEnvelope()).find("Wien") == std::string::npos);
    }

    void theClaimReportChangesWithTheClaims()
    {
        auto draft = makeDraft();
        const std::string before = drafting::claimReport(draft);
        QCOMPARE(drafting::claimReport(draft), before);
        draft.claims.front().verdict = model::ClaimVerdict::Unsupported;
        QVERIFY(drafting::claimReport(draft) != before);
        QCOMPARE(drafting::freeze(draft, makeEnvelope())->unresolvedClaims, std::size_t(1));
    }
};

COUNTERSIGN_TEST_CLASS(FreezeTest);
#include "freeze_test.moc"
