// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tokens.h"

#include <QObject>

class QApplication;

namespace countersign::theme {

class FocusRing;

/// Gives an application its style, colours and font, and changes them while it runs. One a process, owned by
/// the composition root; widgets need no reference to it, they read their palette (`tokensOf`).
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Scheme { Light, Dark, System };

    explicit Theme(QApplication& application, Scheme scheme = Scheme::System);
    ~Theme() override;

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] const Tokens& tokens() const;

    void setScheme(Scheme scheme);
    /// What the desktop prefers now; it counts only while the scheme is `System`. Qt 6.4 does not report it
    /// by itself.
    void setSystemDark(bool dark);
    /// 0 ms when the user asked for reduced motion.
    void setReducedMotion(bool reduced);

signals:
    void changed();

private:
    void apply();

    QApplication& m_application;
    Scheme m_scheme;
    bool m_systemDark;
    bool m_reducedMotion = false;
    FocusRing* m_focusRing;
};

} // namespace countersign::theme
