// SPDX-License-Identifier: Apache-2.0
#include "ui/text/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>

/// A static library's resources are registered only by name, and only from the global namespace.
static void registerCatalogs()
{
    Q_INIT_RESOURCE(translations);
}

namespace countersign::text {

Languages::Languages(QCoreApplication& application, const QLocale& locale) : m_application(application)
{
    registerCatalogs();
    const QString folder = QStringLiteral(":/translations");
    // English comes first, so that it is asked last: it holds plurals only.
    if (m_english.load(QStringLiteral("countersign_en"), folder))
        m_application.installTranslator(&m_english);
    if (locale.language() == QLocale::English)
        return;
    const QString language = locale.name().section(QLatin1Char('_'), 0, 0);
    if (m_words.load(QStringLiteral("countersign_") + language, folder))
        m_application.installTranslator(&m_words);
    if (m_qtWords.load(QStringLiteral("qtbase_") + language,
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        m_application.installTranslator(&m_qtWords);
}

Languages::~Languages()
{
    for (QTranslator* translator : {&m_english, &m_words, &m_qtWords})
        m_application.removeTranslator(translator);
}

} // namespace countersign::text
