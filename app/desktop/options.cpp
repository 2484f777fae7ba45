// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

namespace countersign::desktop {

namespace {
[[noreturn]] void refuse(const QString& why)
{
    std::fprintf(stderr, "countersign: %s\n", qPrintable(why));
    std::exit(2);
}
} // namespace

ProgramOptions readOptions(const QCoreApplication& application)
{
    const QCommandLineOption workspace(QStringLiteral("workspace"), QStringLiteral("Folder of the workspace"),
                                       QStringLiteral("DIR"));
    const QCommandLineOption demo(QStringLiteral("demo"), QStringLiteral("endpoints.json of a running demo world"),
                                  QStringLiteral("FILE"));
    const QCommandLineOption passphrase(QStringLiteral("passphrase-file"),
                                        QStringLiteral("Opens the store; never a signing key"), QStringLiteral("FILE"));
    const QCommandLineOption person(QStringLiteral("as"), QStringLiteral("Who you are: id, address or name"),
                                    QStringLiteral("PERSON"));
    const QCommandLineOption grab(QStringLiteral("grab"), QStringLiteral("Write a picture of each page and exit"),
                                  QStringLiteral("DIR"));
    const QCommandLineOption scheme(QStringLiteral("scheme"), QStringLiteral("light, dark or system"),
                                    QStringLiteral("NAME"), QStringLiteral("system"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("For example en, de or de_AT"),
                                      QStringLiteral("TAG"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Follow-ups a human has countersigned"));
    parser.addHelpOption();
    parser.addOptions({workspace, demo, passphrase, person, grab, scheme, language});
    if (!parser.parse(application.arguments()))
        refuse(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp(0);
    if (!parser.positionalArguments().isEmpty())
        refuse(QStringLiteral("what is \"%1\"?").arg(parser.positionalArguments().constFirst()));

    ProgramOptions options;
    options.desktop = {.workspace = parser.value(workspace),
                       .demoEndpoints = parser.value(demo),
                       .passphraseFile = parser.value(passphrase),
                       .person = parser.value(person),
                       .grabFolder = parser.value(grab),
                       .settingsFile = {},
                       .logFile = wiring::defaultLogFile()};
    if (parser.isSet(language))
        options.locale = QLocale(parser.value(language));
    // "C" writes times with seconds and money without a sign; nobody wants to read that.
    if (options.locale.language() == QLocale::C)
        options.locale = QLocale(QLocale::English, QLocale::UnitedKingdom);
    const QString wanted = parser.value(scheme);
    if (wanted == QLatin1String("light"))
        options.scheme = theme::Theme::Scheme::Light;
    else if (wanted == QLatin1String("dark"))
        options.scheme = theme::Theme::Scheme::Dark;
    else if (wanted != QLatin1String("system"))
        refuse(QStringLiteral("--scheme is light, dark or system"));
    if (!options.desktop.grabFolder.isEmpty() && options.desktop.passphraseFile.isEmpty())
        refuse(QStringLiteral("--grab needs --passphrase-file"));
    return options;
}

} // namespace countersign::desktop
