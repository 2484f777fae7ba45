// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/mail/answer_writer.h"
#include "app/demo/mail/customer_book.h"
#include "app/demo/mail/mail_host.h"
#include "app/demo/mail/mail_store.h"
#include "engine/foundation/base/secret.h"
#include "engine/foundation/base/thread_factory.h"

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace countersign::demo {

/// A mailbox of our own people, with its further addresses.
struct DemoMailbox
{
    std::string address;
    std::string name;
    std::string password;
    std::vector<std::string> aliases;
};

struct PostOfficeOptions
{
    /// received/ (every accepted mail, byte for byte), pending/ (answers on their way) and mail/ lie in it.
    std::filesystem::path folder;
    std::vector<DemoMailbox> mailboxes;
    /// 10: answers come ten times as fast.
    double speed = 1.0;
};

/// Takes mail in, keeps it, lets the customers answer, and delivers the answers when they are due; what is on
/// its way survives a restart. Thread-safe.
class PostOffice final : public MailHost
{
public:
    [[nodiscard]] static base::Result<std::unique_ptr<PostOffice>>
    open(PostOfficeOptions options, CustomerBook customers, AnswerWriter writer, MailStore& store,
         const base::Clock& clock, base::ThreadFactory& threads);
    ~PostOffice() override = default;

    [[nodiscard]] std::string signIn(std::string_view user, std::string_view password) override;
    [[nodiscard]] bool maySendAs(std::string_view mailbox, std::string_view from) const override;
    [[nodiscard]] bool knowsRecipient(std::string_view address) const override;
    [[nodiscard]] base::Result<std::string> accept(const Envelope& envelope) override;

private:
    PostOffice(PostOfficeOptions options, CustomerBook customers, AnswerWriter writer, MailStore& store,
               const base::Clock& clock)
        : m_options(std::move(options)), m_customers(std::move(customers)), m_writer(writer), m_store(store),
          m_clock(clock)
    {
    }
    [[nodiscard]] const DemoMailbox* mailboxOf(std::string_view address) const;
    [[nodiscard]] base::Status keepReceived(const Envelope& envelope, const std::string& queueId);
    void schedule(const Envelope& envelope, const std::string& recipient, std::size_t number);
    void deliverLoop(const std::stop_token& stop);
    /// Delivers what is due; returns how long until the next one.
    [[nodiscard]] base::Duration deliverDue();

    PostOfficeOptions m_options;
    CustomerBook m_customers;
    AnswerWriter m_writer;
    MailStore& m_store;
    const base::Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_scheduled;
    bool m_news = false;
    std::size_t m_received = 0;
    std::unique_ptr<base::Thread> m_courier;
};

} // namespace countersign::demo
