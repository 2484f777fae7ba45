// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/command_palette.h"

#include "ui/shell/fuzzy_match.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/search_field.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace countersign::shell {

namespace {
using theme::TextRole;
using theme::Tone;

constexpr int kWidth = 560;
constexpr int kMostCommands = 8;
constexpr int kMostHits = 20;
constexpr int kMostHeight = 520;

widgets::RowContent contentOf(const Command& command)
{
    widgets::RowLine line{.start = {{.text = command.title, .tone = Tone::Strong}}};
    const QString keys = command.keys.toString(QKeySequence::NativeText);
    if (!keys.isEmpty())
        line.end = {{.text = keys, .role = TextRole::Meta, .tone = Tone::Quiet}};
    return {.lines = {line}, .icon = command.icon};
}

widgets::RowContent contentOf(const SearchHit& hit)
{
    return {.lines = {{.start = {{.text = hit.title, .role = TextRole::BodyMedium, .tone = Tone::Strong},
                                 {.text = QStringLiteral("  ") + hit.detail, .tone = Tone::Quiet}}}},
            .icon = hit.icon};
}

void append(QStandardItemModel& model, const widgets::RowContent& content)
{
    auto* item = new QStandardItem(widgets::plainText(content));
    item->setData(QVariant::fromValue(content), widgets::kRowContentRole);
    model.appendRow(item);
}
} // namespace

CommandPalette::CommandPalette(widgets::SearchField* field, QWidget* host)
    : QFrame(host), m_field(field), m_list(new widgets::RowList(this)), m_nothing(new QLabel(this)),
      m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Commands and search results"));
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(accessibleName());
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* delegate = new widgets::RowDelegate(m_list);
    delegate->setMargins(14, 7);
    m_list->setRowDelegate(delegate);
    m_list->setUniformRows(true);
    m_list->setSteered(true);
    m_list->setModel(m_model);
    m_nothing->setContentsMargins(14, 8, 14, 8);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setText(tr("Nothing found"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 6, 1, 6);
    column->setSpacing(0);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    hide();
    field->installEventFilter(this);
    host->installEventFilter(this);
    connect(field, &QLineEdit::textEdited, this, [this] {
        if (!isOpen())
            emit openRequested();
        refresh();
        requestSearch();
    });
    connect(field, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (isOpen() && text.isEmpty())
            refresh();
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
}

void CommandPalette::open(std::vector<Command> commands)
{
    m_commands = std::move(commands);
    m_hits.clear();
    if (QWidget* now = QApplication::focusWidget(); now != m_field)
        m_returnFocus = now;
    refresh();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void CommandPalette::close()
{
    if (!isOpen())
        return;
    // A reply that is still on its way belongs to no one any more.
    ++m_request;
    hide();
    m_field->clear();
    if (m_returnFocus)
        m_returnFocus->setFocus(Qt::OtherFocusReason);
    else
        m_field->clearFocus();
}

void CommandPalette::refresh()
{
    std::vector<std::pair<int, std::size_t>> ranked;
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        if (const auto score = fuzzyScore(m_field->text(), m_commands[i].title))
            ranked.emplace_back(*score, i);
    }
    std::ranges::stable_sort(ranked, [](const auto& a, const auto& b) { return a.first > b.first; });
    if (!m_field->text().isEmpty() && ranked.size() > kMostCommands)
        ranked.resize(kMostCommands);
    if (m_field->text().isEmpty())
        m_hits.clear();

    m_model->clear();
    m_shownCommands.clear();
    for (const auto& [score, index] : ranked) {
        m_shownCommands.push_back(index);
        append(*m_model, contentOf(m_commands[index]));
    }
    for (const SearchHit& hit : m_hits)
        append(*m_model, contentOf(hit));
    m_nothing->setVisible(m_model->rowCount() == 0);
    m_list->setVisible(m_model->rowCount() > 0);
    m_list->selectRow(0);
    place();
}

void CommandPalette::requestSearch()
{
    const quint64 request = ++m_request;
    if (!m_provider || m_field->text().trimmed().isEmpty())
        return;
    const QPointer<CommandPalette> self(this);
    m_provider->search(request, m_field->text(), [self](quint64 answered, std::vector<SearchHit> hits) {
        if (self)
            self->takeHits(answered, std::move(hits));
    });
}

void CommandPalette::takeHits(quint64 request, std::vector<SearchHit> hits)
{
    if (request != m_request || !isOpen())
        return;
    if (hits.size() > kMostHits)
        hits.resize(kMostHits);
    const int row = m_list->currentIndex().row();
    m_hits = std::move(hits);
    refresh();
    m_list->selectRow(std::max(0, row));
}

void CommandPalette::choose(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const auto at = static_cast<std::size_t>(row);
    if (at < m_shownCommands.size()) {
        const auto run = m_commands[m_shownCommands[at]].run;
        close();
        if (run)
            run();
        return;
    }
    const SearchHit hit = m_hits.at(at - m_shownCommands.size());
    close();
    emit hitChosen(hit);
}

bool CommandPalette::handleKey(int key)
{
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Down:
        m_list->selectRow(std::min(row + 1, m_model->rowCount() - 1));
        return true;
    case Qt::Key_Up:
        m_list->selectRow(std::max(row - 1, 0));
        return true;
    case Qt::Key_PageDown:
        m_list->selectRow(std::min(row + 8, m_model->rowCount() - 1));
        return true;
    case Qt::Key_PageUp:
        m_list->selectRow(std::max(row - 8, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(row);
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field) {
        if (event->type() == QEvent::KeyPress && isOpen())
            return handleKey(static_cast<QKeyEvent*>(event)->key());
        // Esc is a shortcut of the window; while the palette is open it belongs to the palette.
        if (event->type() == QEvent::ShortcutOverride && isOpen() &&
            static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        if (event->type() == QEvent::MouseButtonPress && !isOpen())
            emit openRequested();
        if (event->type() == QEvent::FocusOut && isOpen() &&
            static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) {
            m_returnFocus.clear();
            ++m_request;
            hide();
        }
    }
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::place()
{
    const QWidget* host = parentWidget();
    const int row = m_model->rowCount() > 0 ? m_list->sizeHintForRow(0) : 40;
    const int height =
        std::min({kMostHeight, host->height() - 80, std::max(1, m_model->rowCount()) * row + 12});
    const QPoint under = m_field->mapTo(host, QPoint(0, m_field->height() + 5));
    const int width = std::min(kWidth, host->width() - 32);
    const int x = layoutDirection() == Qt::RightToLeft ? under.x() + m_field->width() - width : under.x();
    setGeometry(x, under.y(), width, height);
}

void CommandPalette::paintEvent(QPaintEvent* /*event*/)
{
    const theme::Tokens& t = theme::tokensOf(this);
    QPainter painter(this);
    painter.setPen(QPen(t.lineField, 1));
    painter.setBrush(t.surfaceBase);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace countersign::shell
