// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/text_run.h"

#include <QFrame>
#include <QPointer>

#include <vector>

class QGridLayout;

namespace countersign::shell {

/// All keys of the page and of the window on one sheet over the page; any of Esc, ? and Enter puts it away.
class KeysSheet : public QFrame
{
    Q_OBJECT

public:
    explicit KeysSheet(QWidget* host);

    void open(const QString& pageTitle, const std::vector<widgets::KeyHint>& page,
              const std::vector<widgets::KeyHint>& everywhere);
    void close();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fill(QGridLayout& grid, int column, const QString& title,
              const std::vector<widgets::KeyHint>& hints);

    QPointer<QWidget> m_returnFocus;
};

} // namespace countersign::shell
