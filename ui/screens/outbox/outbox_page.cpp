// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/outbox/outbox_page.h"

#include "ui/models/board_model.h"
#include "ui/screens/outbox/outbox_context.h"
#include "ui/text/dates.h"
#include "ui/text/error_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/departure_table.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/passphrase_bar.h"
#include "ui/widgets/state_stack.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::screens {

using api::Resolution;
using bridge::Loaded;
using models::BoardModel;
using text::fromUtf8;
using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;
using widgets::StateStack;

namespace {
constexpr int kRow = 36;
constexpr int kAnswerRow = 40;
constexpr int kLeavesWidth = 142;
constexpr int kStateWidth = 120;

/// What a person may say about a message whose fate nobody knows.
class AnswerRow : public QWidget
{
public:
    explicit AnswerRow(QWidget* parent) : QWidget(parent)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(8, 0, 24, 6);
        row->setSpacing(theme::kSpace2);
        row->addWidget(new widgets::TextLabel(
                           OutboxPage::tr("The server may have it. Nothing is sent again by itself."), TextRole::Body,
                           Tone::Strong, this),
                       1);
    }
    ActionButton* addButton(const QString& name, const QString& words, const QKeySequence& key)
    {
        auto* button = new ActionButton(ActionButton::Variant::Outline, words, this);
        button->setObjectName(name);
        button->setKeyHint(key);
        layout()->addWidget(button);
        return button;
    }
};
} // namespace

OutboxPage::OutboxPage(bridge::EngineClient& client, QWidget* parent)
    : Page(parent), m_client(client), m_model(new BoardModel(this)), m_table(new widgets::DepartureTable(this)),
      m_prove(new widgets::PassphraseBar(this)), m_context(new OutboxContext(this))
{
    QWidget* head = makeHead();
    makeTable();
    m_states = new StateStack(m_table, this);
    m_states->setObjectName(QStringLiteral("outboxStates"));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(head);
    page->addWidget(new widgets::Divider(this));
    page->addWidget(m_states, 1);
    page->addWidget(m_prove);

    connect(m_context, &OutboxContext::takeBackWanted, this, &OutboxPage::takeBack);
    connect(m_context, &OutboxContext::draftWanted, this, &OutboxPage::openDraft);
    connect(m_context, &OutboxContext::accountWanted, this, &OutboxPage::openAccount);
    connect(m_context, &OutboxContext::arrivedWanted, this, [this] { answer(Resolution::Arrived); });
    connect(m_context, &OutboxContext::sendAgainWanted, this, [this] { answer(Resolution::SendAgain); });
    connect(m_states, &StateStack::actionRequested, this, [this] {
        if (m_states->state() == StateStack::State::Empty)
            emit openRequested(QStringLiteral("review"), {});
        else
            reload();
    });
    connect(&m_client, &bridge::EngineClient::changed, this, [this](const api::Change& change) {
        if (change.everything || change.areas.contains(api::Area::Outbox))
            reload();
    });
    addKeys();
    m_prove->setProperty(widgets::kKeepClear, true);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &OutboxPage::countDown);
    m_states->showLoading(tr("Reading the outbox"));
    reload();
}

QWidget* OutboxPage::makeHead()
{
    auto* head = new QWidget(this);
    m_summary = new widgets::TextLabel({}, TextRole::Reading, Tone::Normal, head);
    m_summary->setObjectName(QStringLiteral("outboxSummary"));
    m_lever = new ActionButton(ActionButton::Variant::Red, tr("Stop everything"), head);
    m_lever->setObjectName(QStringLiteral("leverButton"));
    m_lever->setLarge(true);
    m_lever->setKeyHint(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    connect(m_lever, &QPushButton::clicked, this, &OutboxPage::pullLever);
    auto* words = new QVBoxLayout;
    words->setSpacing(theme::kSpace1);
    words->addWidget(new widgets::TextLabel(title(), TextRole::Page, Tone::Strong, head));
    words->addWidget(m_summary);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(24, theme::kSpace5, 24, 18);
    row->setSpacing(theme::kSpace5);
    row->addLayout(words, 1);
    row->addWidget(m_lever, 0, Qt::AlignVCenter);
    return head;
}

void OutboxPage::makeTable()
{
    m_table->setObjectName(QStringLiteral("boardTable"));
    m_table->setAccessibleName(tr("Departure board"));
    m_table->setModel(m_model);
    connect(m_model, &BoardModel::modelReset, this, &OutboxPage::layOutAnswers);
    connect(m_table, &widgets::DepartureTable::opened, this, &OutboxPage::openDraft);
    connect(m_table, &widgets::DepartureTable::currentRowChanged, this, &OutboxPage::showContext);
}

void OutboxPage::addKeys()
{
    const auto bind = [this](const QKeySequence& key, auto act) {
        auto* shortcut = new QShortcut(key, this, this, act, Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
    };
    bind(QKeySequence(Qt::Key_Z), [this] { takeBack(); });
    bind(QKeySequence(Qt::Key_A), [this] { openAccount(); });
    bind(QKeySequence(Qt::Key_Y), [this] { answer(Resolution::Arrived); });
    bind(QKeySequence(Qt::Key_N), [this] { answer(Resolution::SendAgain); });
    bind(QKeySequence(Qt::Key_F5), [this] { lookNow(); });
    bind(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { pullLever(); });
}

QWidget* OutboxPage::contextPane()
{
    return m_context;
}

void OutboxPage::reload()
{
    m_client.outbox(this, [this](const auto& loaded) { take(loaded); });
}

void OutboxPage::take(const Loaded<api::OutboxBoard>& loaded)
{
    if (!loaded) {
        const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
        m_states->showError({.title = words.title,
                             .message = words.message,
                             .action = words.action.isEmpty() ? tr("Try again") : words.action,
                             .verbatim = words.verbatim});
        m_summary->clear();
        emit contextPaneWanted(false);
        return;
    }
    const api::OutboxRow* before = current();
    const std::string kept = !m_wanted.empty() ? m_wanted : before ? before->id : std::string();
    const int keptRow = m_table->currentIndex().row();
    m_model->setBoard(*loaded, m_client.here());
    sayHeading(*loaded);
    emit countChanged(static_cast<int>(loaded->needsYou.size()),
                      static_cast<int>(loaded->waiting.size() + loaded->moving.size()));
    m_second.start();
    emit contextPaneWanted(m_model->messageCount() > 0);
    if (m_model->messageCount() == 0) {
        m_states->showEmpty({.icon = theme::Icon::Outbox,
                             .title = tr("Nothing waits to leave"),
                             .message = tr("What you approve in Review departs from here."),
                             .action = tr("Go to Review")});
        return;
    }
    m_states->showData();
    int row = m_model->rowOf(kept);
    if (row >= 0)
        m_wanted.clear();
    else
        row = std::clamp(keptRow, 0, m_model->rowCount() - 1);
    while (row < m_model->rowCount() && !m_model->messageAt(row))
        ++row;
    if (m_model->messageAt(row))
        m_table->setCurrentIndex(m_model->index(row, 0));
    else
        m_table->selectFirst();
    showContext();
}

void OutboxPage::countDown()
{
    const text::Here here = m_client.here();
    if (!m_model->countDown(here))
        m_second.stop();
    m_context->countDown(here);
}

void OutboxPage::sayHeading(const api::OutboxBoard& board)
{
    m_lever->setVariant(board.stopped ? ActionButton::Variant::OutlineRed : ActionButton::Variant::Red);
    m_lever->setText(board.stopped ? tr("Let it move again") : tr("Stop everything"));
    m_lever->setGlyph(board.stopped ? theme::Icon::ArrowRight : theme::Icon::Stop);
    if (board.stopped) {
        m_summary->setText(tr("Everything is stopped. Nothing leaves until you let it move again."));
        return;
    }
    QStringList parts;
    if (!board.needsYou.empty())
        parts.append(tr("%n need(s) your answer", "messages", static_cast<int>(board.needsYou.size())));
    if (!board.moving.empty())
        parts.append(tr("%n is or are moving", "messages", static_cast<int>(board.moving.size())));
    if (!board.waiting.empty())
        parts.append(tr("%n is or are waiting", "messages", static_cast<int>(board.waiting.size())));
    if (parts.isEmpty())
        return m_summary->setText(tr("Nothing waits."));
    const text::Here here = m_client.here();
    std::optional<api::Instant> next;
    for (const api::OutboxRow& row : board.waiting) {
        if (row.leavesAt && (!next || *row.leavesAt < *next))
            next = row.leavesAt;
    }
    //: %1 is a list such as "1 needs your answer, 7 are waiting".
    QString words = tr("%1.", "a sentence about the outbox").arg(parts.join(QStringLiteral(", ")));
    if (next)
        //: %1 is a day and time such as "today 10:00".
        words += QLatin1Char(' ') + tr("The next leaves: %1.").arg(text::timeInSentence(*next, here));
    m_summary->setText(words);
}

void OutboxPage::layOutAnswers()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const api::OutboxRow* message = m_model->answerAt(row);
        if (m_model->messageAt(row))
            m_table->setRowHeight(row, kRow);
        if (!message)
            continue;
        m_table->setSpan(row, 1, 1, BoardModel::ColumnCount - 1);
        m_table->setRowHeight(row, kAnswerRow);
        auto* answers = new AnswerRow(m_table);
        const std::string id = message->id;
        const auto act = [this, id](Resolution resolution) {
            m_table->setCurrentIndex(m_model->index(m_model->rowOf(id), 0));
            answer(resolution);
        };
        connect(answers->addButton(QStringLiteral("arrivedButton"), tr("It arrived"), QKeySequence(Qt::Key_Y)),
                &QPushButton::clicked, this, [act] { act(Resolution::Arrived); });
        connect(answers->addButton(QStringLiteral("sendAgainButton"), tr("It did not, queue again"),
                                   QKeySequence(Qt::Key_N)),
                &QPushButton::clicked, this, [act] { act(Resolution::SendAgain); });
        m_table->setIndexWidget(m_model->index(row, 1), answers);
    }
    fitColumns();
}

void OutboxPage::fitColumns()
{
    // The page and not the table: the table hears of its new width later.
    const int rest = std::max(600, width() - kLeavesWidth - kStateWidth);
    m_table->setColumnWidth(BoardModel::Leaves, kLeavesWidth);
    m_table->setColumnWidth(BoardModel::State, kStateWidth);
    m_table->setColumnWidth(BoardModel::To, rest * 31 / 100);
    m_table->setColumnWidth(BoardModel::Message, rest * 26 / 100);
}

void OutboxPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fitColumns();
}

const api::OutboxRow* OutboxPage::current() const
{
    return m_model->messageAt(m_table->currentIndex().row());
}

void OutboxPage::showContext()
{
    const api::OutboxRow* row = current();
    if (!row)
        return;
    m_client.outboxDetail(this, fromUtf8(row->id), [this, id = row->id](const Loaded<api::OutboxDetail>& loaded) {
        if (loaded && current() && current()->id == id)
            m_context->show(*loaded, m_client.here());
    });
}

void OutboxPage::takeBack()
{
    const api::OutboxRow* row = current();
    if (!row)
        return;
    if (!row->canTakeBack) {
        emit noticeWanted(tr("This one cannot be taken back any more."), {});
        return;
    }
    //: %1 is a person. A message was stopped and is a draft again.
    const QString words = tr("Taken back: the mail to %1 is a draft again and needs a new signature.")
                              .arg(fromUtf8(row->contactName));
    m_client.takeBack(this, fromUtf8(row->id), [this, words](const Loaded<void>& done) {
        if (!done)
            return tell(done.error);
        emit noticeWanted(words, {});
        reload();
    });
}

void OutboxPage::answer(Resolution resolution)
{
    const api::OutboxRow* row = current();
    if (!row || row->state != api::MessageState::Unknown) {
        emit noticeWanted(tr("Only a message whose fate is unknown needs an answer."), {});
        return;
    }
    const QString person = fromUtf8(row->contactName);
    const bool arrived = resolution == Resolution::Arrived;
    //: %1 is a person.
    m_prove->ask(arrived ? tr("The mail to %1 arrived; it counts as sent.").arg(person)
                         //: %1 is a person.
                         : tr("The mail to %1 did not arrive; it is queued again and may leave a second time.").arg(person),
                 arrived ? tr("It arrived") : tr("Queue again"),
                 [this, id = row->id, resolution](const QString& passphrase) { resolve(id, resolution, passphrase); });
}

void OutboxPage::resolve(const std::string& message, Resolution resolution, const QString& passphrase)
{
    m_client.resolve(this, fromUtf8(message), resolution, passphrase, [this, message, resolution](const Loaded<void>& done) {
        if (!done) {
            m_prove->ask(resolution == Resolution::Arrived ? tr("It arrived; it counts as sent.")
                                                           : tr("It did not arrive; it is queued again."),
                         resolution == Resolution::Arrived ? tr("It arrived") : tr("Queue again"),
                         [this, message, resolution](const QString& again) { resolve(message, resolution, again); });
            m_prove->refuse(text::errorText(done.error.code, done.error.args).title);
            return;
        }
        m_prove->close();
        reload();
    });
}

void OutboxPage::pullLever()
{
    const bool stopped = m_model->board().stopped;
    const auto then = [this](const Loaded<void>& done) {
        if (!done)
            return tell(done.error);
        reload();
    };
    if (stopped)
        m_client.resume(this, then);
    else
        m_client.stopEverything(this, then);
}

void OutboxPage::lookNow()
{
    if (m_looking)
        return;
    m_looking = true;
    m_client.runOutbox(this, [this](const Loaded<int>& left) {
        m_looking = false;
        if (!left)
            return tell(left.error);
        emit noticeWanted(*left == 0 ? tr("Nothing may leave now; the board says why.")
                                     : tr("%n message(s) left.", "", *left),
                          {});
        reload();
    });
}

void OutboxPage::tell(const bridge::ErrorView& error)
{
    emit noticeWanted(text::errorText(error.code, error.args).title, {});
}

void OutboxPage::openDraft()
{
    if (const api::OutboxRow* row = current())
        emit openRequested(QStringLiteral("review"), fromUtf8(row->draft));
}

void OutboxPage::openAccount()
{
    if (const api::OutboxRow* row = current())
        emit openRequested(QStringLiteral("account"), fromUtf8(row->account));
}

void OutboxPage::focusFirst()
{
    m_states->state() == StateStack::State::Data ? m_table->setFocus(Qt::OtherFocusReason)
                                                 : m_states->setFocus(Qt::OtherFocusReason);
}

void OutboxPage::openItem(const QString& item)
{
    if (item.isEmpty())
        return;
    const int row = m_model->rowOf(text::toUtf8(item));
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
    else
        m_wanted = text::toUtf8(item);
}

bool OutboxPage::goBack()
{
    if (!m_prove->isOpen())
        return false;
    m_prove->close();
    return true;
}

std::vector<shell::Command> OutboxPage::commands()
{
    const bool stopped = m_model->board().stopped;
    std::vector<shell::Command> commands{{.title = stopped ? tr("Let it move again") : tr("Stop everything"),
                                          .keys = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
                                          .icon = stopped ? theme::Icon::ArrowRight : theme::Icon::Stop,
                                          .run = [this] { pullLever(); }},
                                         {.title = tr("Send now what may leave"),
                                          .keys = QKeySequence(Qt::Key_F5),
                                          .icon = theme::Icon::Outbox,
                                          .run = [this] { lookNow(); }}};
    const api::OutboxRow* row = current();
    if (row && row->canTakeBack)
        commands.push_back({.title = tr("Take this message back"),
                            .keys = QKeySequence(Qt::Key_Z),
                            .icon = theme::Icon::Undo,
                            .run = [this] { takeBack(); }});
    return commands;
}

std::vector<widgets::KeyHint> OutboxPage::keys() const
{
    return {{QKeySequence(Qt::Key_Z), tr("Take this message back")},
            {QKeySequence(Qt::Key_Y), tr("It arrived, where nobody knows")},
            {QKeySequence(Qt::Key_N), tr("It did not arrive: queue it again")},
            {QKeySequence(Qt::Key_Return), tr("Open the mail")},
            {QKeySequence(Qt::Key_A), tr("Open the account")},
            {QKeySequence(Qt::Key_F5), tr("Send now what may leave")},
            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), tr("Stop everything, or let it move again")}};
}

} // namespace countersign::screens
