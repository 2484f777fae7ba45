// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/mail/customer_book.h"
#include "app/demo/mail/mail_text.h"
#include "app/demo/world/vocabulary.h"
#include "engine/foundation/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>

namespace countersign::demo {

/// What the customer's side got to see of our mail.
struct ReceivedMail
{
    const MailText& mail;
    /// MAIL FROM: where delivery reports go.
    std::string envelopeFrom;
    base::Instant at;
};

/// Writes a customer's answer as that customer's mail program would: in thread, quoting us, in their
/// language, or as the report of a mail system. Equal seed, customer and Message-ID give the same words.
/// Stateless, thread-safe.
class AnswerWriter
{
public:
    AnswerWriter(const Vocabulary& vocabulary, std::uint64_t seed) : m_vocabulary(vocabulary), m_seed(seed) {}

    /// The bytes with CRLF; nothing from the silent.
    [[nodiscard]] std::optional<std::string> answer(const Customer& customer,
                                                    const ReceivedMail& received) const;
    /// How long it takes in the demo at normal speed.
    [[nodiscard]] base::Duration delay(const Customer& customer, const ReceivedMail& received) const;

private:
    [[nodiscard]] std::string humanReply(const Customer& customer, const ReceivedMail& received,
                                         std::string_view key) const;
    [[nodiscard]] std::string outOfOffice(const Customer& customer, const ReceivedMail& received) const;
    /// RFC 3464 within RFC 6522.
    [[nodiscard]] std::string deliveryReport(const Customer& customer, const ReceivedMail& received,
                                             bool forGood) const;
    /// An iTIP REPLY to our invitation (RFC 5546 §3.2.3), or an invitation of their own.
    [[nodiscard]] std::string meeting(const Customer& customer, const ReceivedMail& received) const;
    [[nodiscard]] std::string words(const Customer& customer, const ReceivedMail& received,
                                    std::string_view key, const Fillers& more) const;
    [[nodiscard]] std::string threadHeaders(const Customer& customer, const ReceivedMail& received,
                                            const std::string& subject) const;

    const Vocabulary& m_vocabulary;
    std::uint64_t m_seed;
};

} // namespace countersign::demo
