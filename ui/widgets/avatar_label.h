// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace countersign::widgets {

/// First letters of the first and last word of a name, at most two, upper case.
[[nodiscard]] QString initialsOf(const QString& name);

/// A person without a picture: initials in a soft disc. The name beside it carries the meaning.
class AvatarLabel : public QWidget
{
    Q_OBJECT

public:
    explicit AvatarLabel(const QString& name, int diameter = 32, QWidget* parent = nullptr);

    void setName(const QString& name);
    [[nodiscard]] QSize sizeHint() const override { return {m_diameter, m_diameter}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_initials;
    int m_diameter;
};

} // namespace countersign::widgets
