// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktop_key_chain.h"
#include "app/desktop/options.h"
#include "ui/text/languages.h"

#include <QApplication>

#include <algorithm>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

using namespace countersign;

int main(int argc, char** argv)
{
    // All that is written here is somebody's own: stores, keys, exports.
    umask(077);
    // The browser engine of the mail preview wants it before the application; as root it is never loaded.
    if (geteuid() != 0)
        QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    // Help is for those who have no display, too; readOptions() does not come back from it.
    if (std::any_of(argv + 1, argv + argc, [](const char* word) { return std::string_view(word) == "--help" || std::string_view(word) == "-h"; })) {
        const QCoreApplication withoutDisplay(argc, argv);
        (void)desktop::readOptions(withoutDisplay);
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("countersign"));
    QApplication::setDesktopFileName(QStringLiteral("countersign"));
    const desktop::ProgramOptions options = desktop::readOptions(application);
    QLocale::setDefault(options.locale);
    QApplication::setLayoutDirection(options.locale.textDirection());
    theme::Theme theme(application, options.scheme);
    const text::Languages languages(application, options.locale);
    desktop::DesktopKeyChain chain;
    desktop::Desktop desktop(options.desktop, theme, chain);
    desktop.start();
    return QApplication::exec();
}
