// SPDX-License-Identifier: Apache-2.0
#include "ui/text/phrase_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace countersign::text {

namespace {
constexpr int kNone = -1;

/// Ascending by code. A sentence with %n has the argument's index beside it.
constexpr auto kWords = std::to_array<PhraseWords>({
    {"accepted", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Accepted by the server")},
    {"alert_outbox_unknown", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "%n message(s) need an answer")},
    //: %1 is a source's name, %2 what its server said.
    {"alert_source_error", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1: %2")},
    //: %1 is a source's name, %2 a day and time.
    {"alert_source_stale", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 has not been read since %2")},
    //: %1 is a column, %2 what stands there.
    {"amount_too_large", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is too large")},
    //: %1 is a date.
    {"asked_on", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Asked on %1")},
    {"bad_encoding", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "The row is not valid text in the file’s encoding")},
    {"bytes_changed", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The mail was changed after it was frozen")},
    {"cell_too_large", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "A cell is too large")},
    {"chain_broken", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "The audit log was changed by somebody; nothing is sent on its word")},
    {"claim_report_changed", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The claim report was changed")},
    {"claims_open", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "%n claim(s) to settle")},
    //: %1 is a date.
    {"close_date_passed", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Close date %1 has passed")},
    //: %1 is a column of the file.
    {"column_unmapped", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Column “%1” is not used")},
    {"contacts_without_account", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "Contacts without an account: nobody is suggested for them. Choose the column with "
                                 "their account’s number or name")},
    //: %1 is a currency code.
    {"currency_assumed", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Amounts have no currency; taken as %1")},
    //: %1 is a date.
    {"demo_held", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Demo on %1")},
    //: %1 is a column, %2 what stands there.
    {"doubled", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” appears twice")},
    {"draft_in_review", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Waits for a signature")},
    {"draft_needs_manager", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Ready, the manager signs too")},
    {"draft_none", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "No draft yet")},
    {"draft_ready", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Draft ready")},
    {"draft_signed", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Signed, on its way")},
    //: %1 is an id from the file.
    {"duplicate_id", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "The id %1 appears twice")},
    //: %1 is a column that must not be empty.
    {"empty", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 is missing")},
    {"escalation_unknown_value", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The value is unknown")},
    //: %1 and %2 are amounts of money.
    {"escalation_value", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 is above %2")},
    //: %1 is a day and time.
    {"expired", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "The approval expired at %1")},
    //: %1 is the name of a fact.
    {"fact_changed", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 changed since the signature")},
    {"fallback_budget", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The cost cap is reached")},
    {"fallback_invalid", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The model's answer was not usable")},
    {"fallback_no_provider", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "No model is set up")},
    {"fallback_offline", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "No network")},
    {"fallback_refused", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The model's server refused")},
    {"fallback_truncated", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The model's answer was cut off")},
    //: %1 is a file, %2 says why.
    {"file_skipped", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 was not read: %2")},
    {"gone_opted_out", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Opted out")},
    //: %1 is a part of the mail's head, in English: "from", "to", "message-id".
    {"headers_disagree", 1, kNone,
     QT_TRANSLATE_NOOP("Phrase", "The mail’s %1 does not agree with what was submitted")},
    //: %1 is an opportunity, %2 a date. Middle of a sentence: who, company — this — value.
    {"headline_close_passed", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 should have closed on %2")},
    //: %2 is a product. Middle of a sentence: who, company — this — value.
    {"headline_cross_sell", 2, 0, QT_TRANSLATE_N_NOOP("Phrase", "%n similar account(s) own %2")},
    //: %1 is a date. Middle of a sentence: who, company — this — value.
    {"headline_demo_silence", 2, 1, QT_TRANSLATE_N_NOOP("Phrase", "demo on %1, silence for %n day(s)")},
    //: %1 is a colleague. Middle of a sentence: who, company — this — value.
    {"headline_owner_left", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "owned by %1, who should take it")},
    //: Middle of a sentence: who, company — this — value.
    {"headline_pricing", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "%n visit(s) to the pricing page")},
    //: Middle of a sentence: who, company — this — value.
    {"headline_question", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "a question open for %n day(s)")},
    //: Middle of a sentence: who, company — this — value.
    {"headline_renewal", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "renewal in %n day(s)")},
    //: Middle of a sentence: who, company — this — value.
    {"headline_renewal_question", 1, 0,
     QT_TRANSLATE_N_NOOP("Phrase", "renewal in %n day(s), a question still open")},
    //: %1 is a date. Middle of a sentence: who, company — this — value.
    {"headline_replied", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "replied on %1, waits for an answer")},
    //: Middle of a sentence: who, company — this — value.
    {"headline_silence", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "no word for %n day(s)")},
    //: %1 is a share in percent. Middle of a sentence: who, company — this — value.
    {"headline_similar_own", 1, kNone,
     QT_TRANSLATE_NOOP("Phrase", "%1 % of similar accounts own what this one does not")},
    //: Middle of a sentence: who, company — this — value.
    {"headline_stage_age", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "in the same stage for %n day(s)")},
    //: %1 is a stage of the pipeline. Middle of a sentence: who, company — this — value.
    {"headline_stuck", 2, 1, QT_TRANSLATE_N_NOOP("Phrase", "%1 for %n day(s)")},
    //: %1 is a ticket's number. Middle of a sentence: who, company — this — value.
    {"headline_ticket_open", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "ticket %1 is open")},
    //: %1 is a ticket's number. Middle of a sentence: who, company — this — value.
    {"headline_ticket_solved", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "ticket %1 was solved")},
    //: Middle of a sentence: who, company — this — value.
    {"headline_ticket_solved_days", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "a ticket was solved %n day(s) ago")},
    //: %1 is a number. Middle of a sentence: who, company — this — value.
    {"headline_usage_drop", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "usage fell by %1 %")},
    {"health_fair", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Fair")},
    {"health_good", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Good")},
    {"health_poor", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Poor")},
    {"health_unknown", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Not enough data")},
    //: %1 is a column, %2 what stands there.
    {"id_too_long", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is too long for an id")},
    {"key_not_enrolled", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Signed before the key was enrolled")},
    {"key_not_in_chain", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The audit log does not know the signer’s key")},
    {"key_revoked", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The signer’s key was revoked")},
    {"key_unknown", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Signed with a key that is not the signer’s")},
    {"kpi_meeting", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "Sent messages whose recipient accepted a meeting afterwards")},
    {"kpi_opportunity", 0, kNone,
     QT_TRANSLATE_NOOP(
         "Phrase", "Sent messages after which an opportunity of the account was opened or moved forward")},
    {"kpi_replied", 0, kNone,
     QT_TRANSLATE_NOOP(
         "Phrase",
         "Sent messages with a human reply in the thread; automatic answers and bounces do not count")},
    {"kpi_sent", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Messages that your mail server accepted")},
    //: %1 is a column of the file.
    {"looks_like_opt_out", 1, kNone,
     QT_TRANSLATE_NOOP("Phrase", "Column “%1” looks like an opt-out and is not used: whoever opted out there could be "
                                 "written to")},
    //: %1 is a column, %2 what stands there, %3 what is probably meant.
    {"looks_misspelt", 3, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” looks like “%3”")},
    {"mail_went_out", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "Another mail to this person went out meanwhile")},
    //: %1 is a day and time.
    {"meeting_accepted", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Meeting accepted for %1")},
    {"moved_down_sent", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Moved down: mail has just gone")},
    {"moved_new", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "New today")},
    {"moved_up_replied", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Moved up: a reply came")},
    //: %1 is a column, %2 what stands there.
    {"negative", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is negative")},
    //: %1 is a person, %2 a role in a company.
    {"new_role", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 is new as %2")},
    {"next_draft", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Draft a follow-up")},
    {"next_none", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Nothing due")},
    {"next_reply", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Reply today")},
    //: %1 is a date.
    {"next_wait", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Wait until %1")},
    //: %1 is a column, %2 what stands there.
    {"no_currency", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” has no currency")},
    {"nonce_unknown", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The signature was used before or is void")},
    //: %1 is a column, %2 what stands there.
    {"not_a_date", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is not a date")},
    //: %1 is a column, %2 what stands there.
    {"not_a_number", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is not a number")},
    //: %1 is a column, %2 what stands there.
    {"not_a_probability", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is not between 0 and 100")},
    //: %1 is a column, %2 what stands there.
    {"not_a_time", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is not a day and time")},
    //: %1 is a column, %2 what stands there.
    {"not_an_amount", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is not an amount of money")},
    //: %1 is a column, %2 what stands there.
    {"not_an_email", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is not an e-mail address")},
    {"not_asked", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "This signature is there already, or not needed")},
    {"not_the_author", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The first signature is the author’s")},
    //: %1 is a column, %2 what stands there.
    {"not_whole", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is not a whole number")},
    //: %1 is a column, %2 what stands there.
    {"not_yes_or_no", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is neither yes nor no")},
    {"nothing_to_write", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Nothing on record that a mail could rest on")},
    //: %1 is a date.
    {"notice_until", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Notice until %1")},
    {"nul_byte", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The row has NUL bytes")},
    //: %1 is a column, %2 what stands there.
    {"number_too_large", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is too large")},
    //: %1 is a day and time.
    {"offer_gone", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "The time that it offers has passed or is taken: %1")},
    //: %1 is an opportunity, %2 its stage.
    {"opportunity_open", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1, %2")},
    //: %1 is a date.
    {"out_of_office_since", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Out of office, said on %1")},
    //: %1 is a date.
    {"out_of_office_until", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Out of office until %1")},
    //: %1 is a share in percent, %2 a product.
    {"owns_not", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 of similar accounts own %2")},
    //: %1 is the name of a field of the signed statement, in English.
    {"payload_differs", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "What was signed differs: %1")},
    {"policy_changed", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The policy changed since the signature")},
    {"policy_not_in_chain", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "The audit log does not know the policy in force")},
    {"pricing_visits", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "Pricing page %n time(s)")},
    {"recipient_changed", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "The recipient has left, or has another address by now")},
    //: %1 is a kind of record, such as account.
    {"reference_missing", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "No %1")},
    {"refused", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Refused by the server")},
    //: %1 is a date.
    {"renews_on", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Renews %1")},
    //: %1 is a date.
    {"replied_on", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Replied on %1")},
    {"reply_came", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "A reply came in that the signer may not have seen")},
    {"required_changed", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Other signatures are needed now")},
    //: %1 is a column of the file.
    {"required_missing", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 is missing")},
    //: %1 is what a colleague wrote.
    {"returned_comment", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Returned: %1")},
    {"role_not_in_chain", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "The audit log knows the signer in another role")},
    {"row_too_large", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The row is too large")},
    {"row_too_long", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "The row is longer than %n byte(s)")},
    {"row_truncated", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The row is cut off")},
    {"rule_claims", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Every claim has a source")},
    {"rule_facts", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Cited facts are unchanged")},
    {"rule_footer", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Opt-out line and sender are in the mail")},
    {"rule_inbox", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "No reply has come in meanwhile")},
    {"rule_links", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Only known links")},
    {"rule_mailbox", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Sent from an own mailbox")},
    {"rule_recipient_count", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "At most %n recipient(s)")},
    {"rule_recipients", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Recipients belong to the account")},
    {"rule_signatures", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "All signatures are there")},
    {"rule_suppression", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "No opt-out")},
    {"rule_value", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Value within the rep's limit")},
    {"rule_window", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Within the legal window")},
    {"runner_up_lower_score", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "%n point(s) less")},
    {"runner_up_no_address", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "No mail address")},
    {"runner_up_not_signing", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "Nearer to the problem, but does not sign")},
    {"runner_up_opted_out", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Opted out")},
    {"runner_up_weaker_tie", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Weaker tie")},
    {"same_person", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Nobody countersigns their own message")},
    {"sender_changed", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "The sender is no longer an address of the mailbox")},
    //: %1 is a role, such as Manager.
    {"signature_wrong", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "A signature does not verify: %1")},
    {"silent_days", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "Silent for %n day(s)")},
    //: %1 is a share in percent.
    {"similar_own", 1, kNone,
     QT_TRANSLATE_NOOP("Phrase", "%1 % of similar accounts own what this one does not")},
    {"stage_age", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "In the same stage for %n day(s)")},
    //: %1 is a stage of the pipeline.
    {"stage_days", 2, 1, QT_TRANSLATE_N_NOOP("Phrase", "%1 for %n day(s)")},
    {"suppressed", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The recipient has opted out")},
    {"taken_back", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Taken back")},
    //: %1 is a ticket's number.
    {"ticket_open", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Ticket %1 open")},
    //: %1 is a ticket's number.
    {"ticket_solved", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Ticket %1 solved")},
    {"ticket_solved_days", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "Ticket solved %n day(s) ago")},
    //: %1 and %2 are numbers.
    {"too_few_columns", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%2 columns instead of %1")},
    //: %1 and %2 are numbers.
    {"too_many_columns", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%2 columns instead of %1")},
    {"transmitting", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "On its way")},
    {"two_signatures", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Two signatures")},
    {"unanswered_days", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "Unanswered for %n day(s)")},
    {"unclosed_quote", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "A quotation mark is never closed")},
    {"unknown_after_last_byte", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "The line dropped after the last byte")},
    {"unknown_after_restart", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "The program stopped while it was sending")},
    //: %1 is a column, %2 what stands there, %3 the nearest known name.
    {"unknown_reference", 3, kNone,
     QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is not in the catalog; nearest is “%3”")},
    //: %1 is a column, %2 what stands there.
    {"unknown_reference_no_match", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is not known")},
    //: %1 is a site, %2 a number with its sign.
    {"usage_change", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "Usage %1 %2 %")},
    {"usage_steady", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Usage is steady")},
    //: %1 is an amount of money.
    {"value_at_stake", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 at stake")},
    //: %1 and %2 are amounts of money.
    {"value_rose", 2, kNone,
     QT_TRANSLATE_NOOP("Phrase", "%1 is at stake by now, above %2: edit and submit it again")},
    {"value_unknown_now", 0, kNone,
     QT_TRANSLATE_NOOP("Phrase", "What is at stake is unknown by now: edit and submit it again")},
    //: %1 is a column, %2 what stands there.
    {"value_unreadable", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” could not be read")},
    //: %1 is a day and time.
    {"waiting_failed", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Could not be handed over; tried again at %1")},
    {"waiting_inbox", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Waits until the mailbox has been read")},
    //: %1 is a number of messages.
    {"waiting_limit", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Mailbox limit of %1 a day")},
    {"waiting_offline", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "The server cannot be reached; tried again each minute")},
    //: %1 is a day and time.
    {"waiting_retry", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "The server asked to try again at %1")},
    //: %1 is a day and time.
    {"waiting_sign_in", 1, kNone,
     QT_TRANSLATE_NOOP("Phrase", "The server refused the user or the password; tried again at %1")},
    //: %1 is a role, such as Manager.
    {"waiting_signature", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Waits for the signature of: %1")},
    {"waiting_stopped", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Everything is stopped")},
    {"waiting_turn", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "Leaves next")},
    //: %1 is a day and time.
    {"waiting_undo", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Can be taken back until %1")},
    //: %1 is a day and time.
    {"waiting_window", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Waits until %1")},
    //: %1 and %n are numbers of accounts.
    {"why_similar_accounts", 2, 1, QT_TRANSLATE_N_NOOP("Phrase", "%1 of %n similar account(s) own it")},
    {"window_gap", 1, 0, QT_TRANSLATE_N_NOOP("Phrase", "%n day(s) since the last mail")},
    //: %1 is a place, %2 the holiday's name or date.
    {"window_holiday", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "Holiday in %1: %2")},
    //: %1 is a day and time.
    {"window_not_before", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Not before %1")},
    {"window_now", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "May leave now")},
    //: %1 is a place.
    {"window_quiet", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Quiet hours in %1")},
    //: %1 is a place.
    {"window_weekend", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Weekend in %1")},
    //: %1 is a range of times, %2 a place.
    {"window_work_hours", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "Working hours %1 in %2")},
    //: %1 is a place or a country.
    {"window_zone_guess", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "Time zone guessed from %1")},
    //: %2 is a number of columns.
    {"wrong_column_count", 2, 0, QT_TRANSLATE_N_NOOP("Phrase", "%n column(s) instead of %2")},
    {"wrong_role", 0, kNone, QT_TRANSLATE_NOOP("Phrase", "This person may not give this signature")},
    //: %1 is a state of a message, in English.
    {"wrong_state", 1, kNone, QT_TRANSLATE_NOOP("Phrase", "The message is %1")},
    //: %1 is a column, %2 what stands there.
    {"year_out_of_range", 2, kNone, QT_TRANSLATE_NOOP("Phrase", "%1 “%2” is outside 1900 to 2200")},
});
} // namespace

const PhraseWords* wordsOfPhrase(std::string_view code)
{
    const auto found = std::ranges::lower_bound(kWords, code, {}, &PhraseWords::code);
    return found != kWords.end() && found->code == code ? &*found : nullptr;
}

} // namespace countersign::text
