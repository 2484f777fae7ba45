// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/post_office.h"

#include "app/demo/server/private_file.h"
#include "engine/foundation/base/json.h"

#include <algorithm>
#include <cstdio>

namespace countersign::demo {
namespace {

constexpr base::Duration kLongWait{60000};

std::string queueName(std::size_t number)
{
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    return "DEMO" + digits;
}

std::size_t countMails(const std::filesystem::path& folder)
{
    std::error_code failure;
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failure))
        count += entry.path().extension() == ".eml" ? 1U : 0U;
    return count;
}

} // namespace

base::Result<std::unique_ptr<PostOffice>> PostOffice::open(PostOfficeOptions options, CustomerBook customers,
                                                           AnswerWriter writer, MailStore& store,
                                                           const base::Clock& clock,
                                                           base::ThreadFactory& threads)
{
    std::error_code failure;
    std::filesystem::create_directories(options.folder / "received", failure);
    for (const DemoMailbox& mailbox : options.mailboxes) {
        std::filesystem::create_directories(options.folder / "pending" / mailbox.address, failure);
        COUNTERSIGN_TRY(store.ensureMailbox(mailbox.address));
    }
    if (failure)
        return base::fail(base::ErrorCode::FileUnreadable, "cannot make the folders of the mail server");
    std::unique_ptr<PostOffice> office(
        new PostOffice(std::move(options), std::move(customers), writer, store, clock));
    office->m_received = countMails(office->m_options.folder / "received");
    PostOffice* self = office.get();
    office->m_courier =
        threads.start("demo-courier", [self](const std::stop_token& stop) { self->deliverLoop(stop); });
    return office;
}

const DemoMailbox* PostOffice::mailboxOf(std::string_view address) const
{
    const std::string wanted = lowerAscii(address);
    for (const DemoMailbox& mailbox : m_options.mailboxes) {
        if (mailbox.address == wanted ||
            std::find(mailbox.aliases.begin(), mailbox.aliases.end(), wanted) != mailbox.aliases.end())
            return &mailbox;
    }
    return nullptr;
}

std::string PostOffice::signIn(std::string_view user, std::string_view password)
{
    const DemoMailbox* mailbox = mailboxOf(user);
    const bool right = mailbox != nullptr &&
                       base::equalConstantTime(base::bytesOf(mailbox->password), base::bytesOf(password));
    return right ? mailbox->address : std::string();
}

bool PostOffice::maySendAs(std::string_view mailbox, std::string_view from) const
{
    const DemoMailbox* owner = mailboxOf(from);
    return owner != nullptr && owner->address == mailbox;
}

bool PostOffice::knowsRecipient(std::string_view address) const
{
    return mailboxOf(address) != nullptr || m_customers.knowsDomain(address);
}

base::Status PostOffice::keepReceived(const Envelope& envelope, const std::string& queueId)
{
    const std::filesystem::path folder = m_options.folder / "received";
    const base::Json about{{"mailbox", envelope.mailbox},
                           {"from", envelope.from},
                           {"recipients", envelope.recipients},
                           {"at", base::toRfc3339(m_clock.now())}};
    COUNTERSIGN_TRY(writePrivateFile(folder / (queueId + ".json"), base::dumpJsonPretty(about) + "\n"));
    return writePrivateFile(folder / (queueId + ".eml"), envelope.bytes);
}

base::Result<std::string> PostOffice::accept(const Envelope& envelope)
{
    const std::lock_guard lock(m_mutex);
    std::string queueId = queueName(m_received + 1);
    COUNTERSIGN_TRY(keepReceived(envelope, queueId));
    ++m_received;
    for (std::size_t i = 0; i < envelope.recipients.size(); ++i) {
        const std::string& recipient = envelope.recipients[i];
        if (const DemoMailbox* own = mailboxOf(recipient)) {
            COUNTERSIGN_TRY(m_store.append(own->address, "INBOX",
                                           "Return-Path: <" + envelope.from + ">\r\n" + envelope.bytes, {}));
        } else {
            schedule(envelope, recipient, m_received * 1000 + i);
        }
    }
    m_news = true;
    m_scheduled.notify_all();
    return queueId;
}

void PostOffice::schedule(const Envelope& envelope, const std::string& recipient, std::size_t number)
{
    const MailText mail(envelope.bytes);
    const Customer customer = m_customers.at(recipient);
    ReceivedMail received{.mail = mail, .envelopeFrom = envelope.from, .at = m_clock.now()};
    const auto wait = base::Duration(static_cast<std::int64_t>(
        static_cast<double>(m_writer.delay(customer, received).count()) / m_options.speed));
    received.at += wait;
    const auto answer = m_writer.answer(customer, received);
    if (!answer)
        return;
    const DemoMailbox* back = mailboxOf(mail.address("From"));
    const std::string& mailbox = back != nullptr ? back->address : envelope.mailbox;
    const std::string name =
        std::to_string(base::toMillis(received.at)) + "-" + std::to_string(number) + ".eml";
    // An answer that cannot be kept is a customer who stays silent; the mail itself has been taken.
    static_cast<void>(writePrivateFile(m_options.folder / "pending" / mailbox / name, *answer));
}

void PostOffice::deliverLoop(const std::stop_token& stop)
{
    while (!stop.stop_requested()) {
        const base::Duration wait = deliverDue();
        std::unique_lock lock(m_mutex);
        m_scheduled.wait_for(lock, stop, wait, [this] { return m_news; });
        m_news = false;
    }
}

base::Duration PostOffice::deliverDue()
{
    base::Duration next = kLongWait;
    const std::int64_t now = base::toMillis(m_clock.now());
    for (const DemoMailbox& mailbox : m_options.mailboxes) {
        std::error_code failure;
        const std::filesystem::path folder = m_options.folder / "pending" / mailbox.address;
        for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
            long long due = 0;
            if (entry.path().extension() != ".eml" ||
                std::sscanf(entry.path().filename().c_str(), "%lld-", &due) != 1)
                continue;
            if (due > now) {
                next = std::min(next, base::Duration(due - now));
                continue;
            }
            const auto bytes = readWholeFile(entry.path());
            if (bytes && m_store.append(mailbox.address, "INBOX", *bytes, {}))
                std::filesystem::remove(entry.path(), failure);
        }
    }
    return std::max(next, base::Duration(10));
}

} // namespace countersign::demo
