// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace countersign::widgets {

/// A field to search or filter with: glass at its start, the key that leads here at its end while it is
/// empty. Esc empties it first and is passed on only when it is empty.
class SearchField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

    /// Only shows the key; who owns the shortcut calls `setFocus`.
    void setKeyHint(const QKeySequence& key);
    [[nodiscard]] QSize sizeHint() const override { return {320, 32}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void placeMargins();

    QStringList m_caps;
};

} // namespace countersign::widgets
