// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"

#include "ui/theme/app_style.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QToolTip>

namespace countersign::theme {

Theme::Theme(QApplication& application, Scheme scheme)
    : m_application(application), m_scheme(scheme),
      m_systemDark(application.palette().color(QPalette::Window).lightness() < 128),
      m_focusRing(new FocusRing(application, this))
{
    m_application.setStyle(new AppStyle);
    m_application.setFont(applicationFont());
    QToolTip::setFont(fontFor(TextRole::Meta));
    apply();
}

Theme::~Theme() = default;

const Tokens& Theme::tokens() const
{
    switch (m_scheme) {
    case Scheme::Light:
        return lightTokens();
    case Scheme::Dark:
        return darkTokens();
    case Scheme::System:
        break;
    }
    return m_systemDark ? darkTokens() : lightTokens();
}

void Theme::setScheme(Scheme scheme)
{
    m_scheme = scheme;
    apply();
}

void Theme::setSystemDark(bool dark)
{
    m_systemDark = dark;
    apply();
}

void Theme::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    apply();
}

void Theme::apply()
{
    m_application.setPalette(paletteOf(tokens()));
    QToolTip::setPalette(paletteOf(tokens()));
    if (auto* style = qobject_cast<AppStyle*>(m_application.style()))
        style->setReducedMotion(m_reducedMotion);
    emit changed();
}

} // namespace countersign::theme
