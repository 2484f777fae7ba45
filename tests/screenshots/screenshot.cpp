// SPDX-License-Identifier: Apache-2.0
#include "tests/screenshots/screenshot.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QWidget>

namespace countersign::tests {

QString grabTo(QWidget& widget, const QString& name, qreal scale)
{
    QString folder = qEnvironmentVariable("COUNTERSIGN_SCREENSHOTS");
    if (folder.isEmpty())
        folder = QDir::current().filePath(QStringLiteral("screenshots"));
    if (!QDir().mkpath(folder))
        return {};
    // Layouts and lists settle by posted events.
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QImage image(widget.size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::transparent);
    widget.render(&image);
    const QString path = QDir(folder).filePath(name + QStringLiteral(".png"));
    return image.save(path) ? path : QString();
}

} // namespace countersign::tests
