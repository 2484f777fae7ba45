// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop_key_chain.h"

#include "engine/foundation/base/assert.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

#include <chrono>
#include <memory>

#include <qt6keychain/keychain.h>

namespace countersign::desktop {

namespace {

using base::ErrorCode;

constexpr std::chrono::seconds kPatience{60};

QString service()
{
    return QStringLiteral("countersign");
}

QString keyOf(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

base::Status refusal(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return base::fail(ErrorCode::NotFound, "the key chain has no such entry");
    case QKeychain::AccessDeniedByUser:
        return base::fail(ErrorCode::KeyUnavailable, "the key chain was not unlocked");
    case QKeychain::NoBackendAvailable:
        return base::fail(ErrorCode::KeyUnavailable, "there is no key chain here");
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDenied:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        return base::fail(ErrorCode::KeyUnavailable, "the key chain failed");
    }
    return base::fail(ErrorCode::KeyUnavailable, "the key chain failed");
}

/// Runs the job in an event loop of this thread. One that does not end in time is left to itself: its backend
/// may still call it, so it must not be deleted.
template <class Job>
base::Status run(std::unique_ptr<Job>& job, std::string_view name)
{
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(keyOf(name));
    QEventLoop loop;
    COUNTERSIGN_ASSERT(loop.thread() != QCoreApplication::instance()->thread(),
                       "a key chain may wait for a person, the window must not");
    bool ended = false;
    QObject::connect(job.get(), &QKeychain::Job::finished, &loop, [&] {
        ended = true;
        loop.quit();
    });
    QTimer::singleShot(kPatience, &loop, &QEventLoop::quit);
    job->start();
    if (!ended)
        loop.exec();
    if (ended)
        return refusal(job->error());
    job->setAutoDelete(true);
    [[maybe_unused]] const Job* leftAlone = job.release();
    return base::fail(ErrorCode::KeyUnavailable, "the key chain did not answer", {}, base::Retry::Later);
}

} // namespace

base::Result<base::SecretText> DesktopKeyChain::get(std::string_view name)
{
    auto job = std::make_unique<QKeychain::ReadPasswordJob>(service());
    COUNTERSIGN_TRY(run(job, name));
    return base::SecretText(job->textData().toStdString());
}

base::Status DesktopKeyChain::set(std::string_view name, const base::SecretText& value)
{
    auto job = std::make_unique<QKeychain::WritePasswordJob>(service());
    job->setTextData(keyOf(value.expose()));
    return run(job, name);
}

base::Status DesktopKeyChain::remove(std::string_view name)
{
    auto job = std::make_unique<QKeychain::DeletePasswordJob>(service());
    const base::Status removed = run(job, name);
    return !removed && removed.error().code == ErrorCode::NotFound ? base::Status{} : removed;
}

} // namespace countersign::desktop
