// SPDX-License-Identifier: Apache-2.0
// killed_sender STORE SERVER SEED: delivers what is due in the store to a "server" that is a file, one line a
// message that it took, fsynced before it answers. Somebody kills it; it may also hang up itself, by its
// seed. Prints one line when the store is open.
#include "tests/fakes/scripted_transport.h"
#include "tests/support/kill_fixture.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace countersign;

namespace {

/// A server in a file. It loses answers, refuses, and is now and then unreachable.
class FileServer final : public mailbox::MailTransport
{
public:
    FileServer(const char* path, std::uint64_t seed)
        : m_descriptor(::open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)), m_random(seed)
    {
    }

    mailbox::SendOutcome send(const mailbox::OutgoingMail& mail, const mailbox::MailboxSettings&,
                              const base::SecretText&, const mailbox::PointOfNoReturn& pointOfNoReturn,
                              std::stop_token) override
    {
        const base::Error lost{.code = base::ErrorCode::ConnectionLost, .detail = {}, .args = {}};
        const std::uint64_t dice = m_random.below(12);
        pause();
        if (dice == 0)
            return mailbox::FailedBefore{lost};
        if (const base::Status passed = pointOfNoReturn(); !passed)
            return mailbox::FailedBefore{passed.error()};
        pause();
        if (dice == 1)
            return mailbox::RefusedTemporarily{451, "451 later"};
        if (dice == 2)
            return mailbox::Unknown{lost};
        const std::string line = base::toHex(base::sha256(mail.bytes)) + "\n";
        if (::write(m_descriptor, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            std::abort();
        ::fsync(m_descriptor);
        pause();
        if (dice == 3)
            return mailbox::Unknown{lost};
        return mailbox::Accepted{"250 ok"};
    }

private:
    /// Spreads the kills over the steps; nothing waits for it.
    void pause() { ::usleep(static_cast<useconds_t>(m_random.below(700))); }

    int m_descriptor;
    tests::FakeRandom m_random;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4)
        return 2;
    const std::uint64_t seed = std::strtoull(argv[3], nullptr, 10);
    auto database = store::Database::open({.path = argv[1]}, tests::killFixtureKey());
    if (!database)
        return 3;
    FileServer server(argv[2], seed);
    tests::KillFixture fixture(seed);
    delivery::Sender sender(fixture.parts(**database, server));
    std::puts("open");
    std::fflush(stdout);
    const auto sent = sender.deliverAllDue({});
    if (!sent)
        std::fprintf(stderr, "%s\n", base::toString(sent.error()).c_str());
    return sent ? 0 : 1;
}
