// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/account/people_list.h"

#include "ui/text/role_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/avatar_label.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/mark_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace countersign::screens {

using text::fromUtf8;
using theme::TextRole;
using theme::Tone;

namespace {
constexpr int kRoleWidth = 104;
constexpr int kStrengthWidth = 92;
} // namespace

class PersonLine : public QWidget
{
public:
    PersonLine(const api::PersonRow& person, QWidget* parent) : QWidget(parent), contact(fromUtf8(person.id))
    {
        const QString name = fromUtf8(person.name);
        setFixedHeight(theme::kRowComfortable);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(24, 0, 16, 0);
        row->setSpacing(theme::kSpace2);
        row->addWidget(new widgets::AvatarLabel(name, 26, this));
        row->addWidget(new widgets::ElidedLabel(
                           {{name, TextRole::BodyStrong, Tone::Strong},
                            {QStringLiteral("  ") + fromUtf8(person.title), TextRole::Body, Tone::Quiet}},
                           this),
                       1);
        const QString role = text::committeeRoleText(person.role);
        if (person.optedOut) {
            auto* out =
                new widgets::StateBadge({theme::Icon::Stop, PeopleList::tr("Opted out"), Tone::Red}, this);
            out->setFixedWidth(kRoleWidth);
            row->addWidget(out);
        } else {
            auto* part = new widgets::ElidedLabel({role, TextRole::Body, Tone::Normal}, this);
            part->setFixedWidth(kRoleWidth);
            row->addWidget(part);
        }
        const QString tie = text::strengthText(person.strength);
        auto* bars = new widgets::StrengthBars(person.strength, tie, this);
        bars->setFixedWidth(kStrengthWidth);
        row->addWidget(bars);
        //: For a screen reader: %1 is a person, %2 a title, %3 a part in the committee, %4 how strong the tie
        //: is.
        setAccessibleName(PeopleList::tr("%1, %2, %3, tie: %4")
                              .arg(name, fromUtf8(person.title),
                                   person.optedOut ? PeopleList::tr("Opted out") : role, tie));
        setToolTip(fromUtf8(person.email));
    }

    const QString contact;

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        if (hasFocus())
            QPainter(this).fillRect(rect(), theme::tokensOf(this).inkSoft);
    }
};

PeopleList::PeopleList(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("People"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
}

void PeopleList::setPeople(const std::vector<api::PersonRow>& people)
{
    QString focused;
    for (PersonLine* line : m_lines) {
        if (line->hasFocus())
            focused = line->contact;
        line->hide();
        line->deleteLater();
    }
    m_lines.clear();
    for (const api::PersonRow& person : people) {
        auto* line = new PersonLine(person, this);
        line->setObjectName(QStringLiteral("person-") + line->contact);
        line->setFocusPolicy(m_lines.empty() ? Qt::StrongFocus : Qt::ClickFocus);
        line->installEventFilter(this);
        layout()->addWidget(line);
        m_lines.push_back(line);
        if (line->contact == focused)
            line->setFocus();
    }
}

void PeopleList::move(const QWidget* from, int step)
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const auto next = i + static_cast<std::size_t>(step);
        if (m_lines[i] != from || next >= m_lines.size())
            continue;
        m_lines[i]->setFocusPolicy(Qt::ClickFocus);
        m_lines[next]->setFocusPolicy(Qt::StrongFocus);
        m_lines[next]->setFocus(Qt::TabFocusReason);
        return;
    }
}

bool PeopleList::eventFilter(QObject* watched, QEvent* event)
{
    auto* line = dynamic_cast<PersonLine*>(watched);
    if (!line)
        return false;
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        line->update();
    // Else the page's own D, which knows of no person, would come first.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_D) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::KeyPress)
        return false;
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Down:
        move(line, 1);
        return true;
    case Qt::Key_Up:
        move(line, -1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_D:
        emit draftRequested(line->contact);
        return true;
    default:
        return false;
    }
}

} // namespace countersign::screens
