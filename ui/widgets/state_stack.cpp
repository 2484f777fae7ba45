// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/state_stack.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/action_button.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace countersign::widgets {

namespace {
constexpr int kTextWidth = 420;

QLabel* wordsLabel(theme::TextRole role, QPalette::ColorRole color, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setFont(theme::fontFor(role));
    label->setForegroundRole(color);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMaximumWidth(kTextWidth);
    return label;
}

/// Quiet bars where rows will stand; they do not move.
class LoadingPage : public QWidget
{
public:
    explicit LoadingPage(QWidget* parent) : QWidget(parent) {}

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        constexpr int kRow = 72;
        constexpr int kShares[] = {62, 48, 55, 40, 58};
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme::tokensOf(this).line);
        const int room = width() - 2 * theme::kSpace5;
        for (int row = 0; row < 5 && (row + 1) * kRow < height(); ++row) {
            const int top = theme::kSpace5 + row * kRow;
            for (const auto& [dy, share] :
                 {std::pair(0, kShares[row]), std::pair(22, kShares[4 - row] / 2)}) {
                const int w = room * share / 100;
                const int x =
                    layoutDirection() == Qt::RightToLeft ? width() - theme::kSpace5 - w : theme::kSpace5;
                painter.drawRoundedRect(QRect(x, top + dy, w, 10), 5, 5);
            }
        }
    }
};
} // namespace

/// Title, message, verbatim words, one action; for the empty and the error state.
class StatePage : public QWidget
{
public:
    explicit StatePage(StateStack* stack)
        : QWidget(stack), m_icon(new QLabel(this)),
          m_title(wordsLabel(theme::TextRole::Section, QPalette::Text, this)),
          m_message(wordsLabel(theme::TextRole::Body, QPalette::WindowText, this)),
          m_verbatim(wordsLabel(theme::TextRole::Mono, QPalette::PlaceholderText, this)),
          m_action(new QuietButton(QString(), this))
    {
        m_action->hide();
        m_action->setObjectName(QStringLiteral("stateActionButton"));
        m_verbatim->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        auto* column = new QVBoxLayout;
        column->setSpacing(theme::kSpace2);
        column->addStretch(2);
        for (QWidget* widget : std::initializer_list<QWidget*>{m_icon, m_title, m_message, m_verbatim})
            column->addWidget(widget);
        column->addSpacing(theme::kSpace2);
        column->addWidget(m_action, 0, Qt::AlignLeading);
        column->addStretch(3);
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(theme::kSpace5, theme::kSpace5, theme::kSpace5, theme::kSpace5);
        row->addStretch(1);
        row->addLayout(column, 2);
        row->addStretch(1);
        connect(m_action, &QPushButton::clicked, stack, &StateStack::actionRequested);
    }

    void setWords(const StateStack::Words& words, theme::Tone tone, theme::Icon fallback)
    {
        m_tone = tone;
        m_glyph = words.icon == theme::Icon::None ? fallback : words.icon;
        m_title->setText(words.title);
        m_message->setText(words.message);
        m_message->setVisible(!words.message.isEmpty());
        m_verbatim->setText(words.verbatim);
        m_verbatim->setVisible(!words.verbatim.isEmpty());
        m_action->setText(words.action);
        m_action->setKey(words.actionKey);
        m_action->setVisible(!words.action.isEmpty());
        setAccessibleName(words.title);
        setAccessibleDescription(words.message);
        tintIcon();
    }

protected:
    void changeEvent(QEvent* event) override
    {
        if (event->type() == QEvent::PaletteChange)
            tintIcon();
        QWidget::changeEvent(event);
    }

private:
    void tintIcon()
    {
        m_icon->setPixmap(theme::iconPixmap(m_glyph, theme::toneColor(theme::tokensOf(this), m_tone), 28,
                                            devicePixelRatioF(), layoutDirection()));
        m_icon->setVisible(m_glyph != theme::Icon::None);
    }

    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_message;
    QLabel* m_verbatim;
    ActionButton* m_action;
    theme::Tone m_tone = theme::Tone::Quiet;
    theme::Icon m_glyph = theme::Icon::None;
};

StateStack::StateStack(QWidget* content, QWidget* parent)
    : QStackedWidget(parent), m_data(content), m_words(new StatePage(this)), m_loading(new LoadingPage(this))
{
    setProperty(theme::kDrawsOwnFocus, true);
    addWidget(m_loading);
    addWidget(m_words);
    addWidget(m_data);
    showLoading(tr("Loading"));
}

void StateStack::turnTo(State state, QWidget* page)
{
    // The window's own idea of the focus holds also while the window is not the active one.
    const QWidget* focused = window()->focusWidget();
    const bool hadFocus = focused && (focused == this || isAncestorOf(focused));
    m_state = state;
    setCurrentWidget(page);
    auto* action = page->findChild<QPushButton*>(QStringLiteral("stateActionButton"));
    const bool canAct = state != State::Data && action && action->isVisibleTo(page);
    // Who is led here wants the one thing that can be done here.
    setFocusProxy(canAct ? action : nullptr);
    // Hiding the page that had the focus must not leave the keyboard nowhere; and who waited here with the
    // focus on the stack itself goes on with the data.
    if (!hadFocus || focused == page || page->isAncestorOf(focused))
        return;
    if (state == State::Data)
        page->setFocus();
    else if (canAct)
        action->setFocus();
    else
        setFocus();
}

void StateStack::showLoading(const QString& message)
{
    m_loading->setAccessibleName(message);
    turnTo(State::Loading, m_loading);
}

void StateStack::showEmpty(const Words& words)
{
    m_words->setWords(words, theme::Tone::Quiet, theme::Icon::None);
    turnTo(State::Empty, m_words);
}

void StateStack::showError(const Words& words)
{
    m_words->setWords(words, theme::Tone::Red, theme::Icon::WarningTriangle);
    turnTo(State::Error, m_words);
}

void StateStack::showData()
{
    turnTo(State::Data, m_data);
}

} // namespace countersign::widgets
