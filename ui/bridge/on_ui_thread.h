// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

namespace countersign::bridge {

/// Runs `body` on the UI thread (at once when called there) unless `owner` has died by then. Callable from
/// any thread; does nothing after the application has gone.
void onUiThread(const QPointer<QObject>& owner, std::function<void()> body);

} // namespace countersign::bridge
