// SPDX-License-Identifier: Apache-2.0
#include "ui/bridge/on_ui_thread.h"

#include <QCoreApplication>

namespace countersign::bridge {

void onUiThread(const QPointer<QObject>& owner, std::function<void()> body)
{
    // The application outlives every owner, so the hop itself never meets a dying object; the owner is looked
    // at only on its own thread.
    QCoreApplication* application = QCoreApplication::instance();
    if (!application)
        return;
    QMetaObject::invokeMethod(application, [owner, body = std::move(body)] {
        if (owner)
            body();
    });
}

} // namespace countersign::bridge
