// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QTranslator>

class QCoreApplication;

namespace countersign::text {

/// The words and plurals of one language, installed into the application for as long as this lives. Create it
/// before the first widget; a language without a catalog shows English.
class Languages
{
public:
    Languages(QCoreApplication& application, const QLocale& locale);
    ~Languages();
    Languages(const Languages&) = delete;
    Languages& operator=(const Languages&) = delete;

private:
    QCoreApplication& m_application;
    QTranslator m_english;
    QTranslator m_words;
    QTranslator m_qtWords;
};

} // namespace countersign::text
