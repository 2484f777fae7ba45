// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace countersign::screens {

/// Words in monospace that can be read and copied. Lines of a difference that begin with + or - are tinted; the sign
/// stays, so that the colour is not alone.
class DiffView : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit DiffView(QWidget* parent = nullptr);

    void showText(const QString& words);
    void showDifference(const QString& lines);

protected:
    void changeEvent(QEvent* event) override;

private:
    void tint();

    bool m_isDifference = false;
};

} // namespace countersign::screens
