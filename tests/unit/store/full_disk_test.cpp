// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/store/settings.h"
#include "tests/support/temp_store.h"
#include "tests/support/test_registry.h"
#include "tests/support/write_in.h"

#include <QtTest>

#include <sys/resource.h>

#include <csignal>

using namespace countersign;
using base::ErrorCode;
using tests::TempStore;

namespace {

/// While it lives no file can grow beyond so many bytes: the kernel refuses the write, as on a full disk.
class NoRoomBeyond
{
public:
    explicit NoRoomBeyond(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~NoRoomBeyond()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    NoRoomBeyond(const NoRoomBeyond&) = delete;
    NoRoomBeyond& operator=(const NoRoomBeyond&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

base::Status write(store::Database& database, const std::string& value)
{
    return tests::writeIn(database, [&](store::Transaction& transaction) -> base::Status {
        COUNTERSIGN_TRY(store::setSetting(transaction, "first", value));
        COUNTERSIGN_TRY(store::setSetting(transaction, "filling", std::string(30'000, 'x') + value));
        return store::setSetting(transaction, "last", value);
    });
}

bool isWhole(store::Database& database)
{
    auto rows = database.query("PRAGMA integrity_check");
    return rows && rows->next() && rows->text(0) == "ok";
}

} // namespace

class FullDiskTest : public QObject
{
    Q_OBJECT
private slots:
    void whereverTheDiskIsFullATransactionHappensWholeOrNotAtAll()
    {
        int refused = 0;
        int written = 0;
        std::string value = "before";
        TempStore store;
        COUNTERSIGN_VERIFY_OK(write(store.database(), value));
        for (rlim_t room = 0; room < 200'000; room += 2'000) {
            COUNTERSIGN_VERIFY_OK(store.database().checkpoint());
            const std::string next = "with room for " + std::to_string(room);
            base::Status done;
            {
                const NoRoomBeyond full(room);
                done = write(store.database(), next);
            }
            if (done) {
                value = next;
                ++written;
            } else {
                COUNTERSIGN_VERIFY_ERROR(done, ErrorCode::DiskFull);
                ++refused;
            }
            if (room % 20'000 == 0)
                store.reopen();
            QCOMPARE(store::setting(store.database(), "first")->value(), value);
            QCOMPARE(store::setting(store.database(), "last")->value(), value);
        }
        QVERIFY2(refused > 10 && written > 10,
                 qPrintable(QString("%1 refused, %2 written").arg(refused).arg(written)));
        QVERIFY(isWhole(store.database()));
        COUNTERSIGN_VERIFY_OK(write(store.database(), "after"));
    }

    void aCopyThatFindsNoRoomSaysSoAndLeavesTheStoreAlone()
    {
        TempStore store;
        COUNTERSIGN_VERIFY_OK(write(store.database(), "kept"));
        {
            const NoRoomBeyond full(64'000);
            COUNTERSIGN_VERIFY_ERROR(store.database().backupTo(store.folder() / "copy.db", store.key()),
                                     ErrorCode::DiskFull);
        }
        QCOMPARE(store::setting(store.database(), "last")->value(), std::string("kept"));
        QVERIFY(isWhole(store.database()));
    }
};

COUNTERSIGN_TEST_CLASS(FullDiskTest);
#include "full_disk_test.moc"
