// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/page_frame.h"

#include <QApplication>
#include <QEvent>
#include <QSettings>

#include <algorithm>
#include <array>

namespace countersign::shell {

namespace {
constexpr int kListWidth = 340;
constexpr int kContextWidth = 348;
constexpr int kPaneMinimum = 280;
/// A letter needs this much; below it the context pane steps aside by itself.
constexpr int kPageMinimum = 480;

void paintWith(QWidget* widget, QPalette::ColorRole role)
{
    widget->setBackgroundRole(role);
    widget->setAutoFillBackground(true);
}

QWidget* firstFocusable(QWidget* pane)
{
    if (pane->focusPolicy() & Qt::TabFocus)
        return pane;
    for (QWidget* child : pane->findChildren<QWidget*>()) {
        if ((child->focusPolicy() & Qt::TabFocus) && child->isVisible() && child->isEnabled())
            return child;
    }
    return nullptr;
}
} // namespace

PageFrame::PageFrame(const PageId& id, Page* page, QSettings& settings, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), m_id(id), m_page(page), m_settings(settings)
{
    setObjectName(QStringLiteral("frame-") + id);
    setHandleWidth(1);
    setChildrenCollapsible(false);
    m_list = page->listPane();
    m_context = page->contextPane();
    if (m_list) {
        m_list->setMinimumWidth(kPaneMinimum);
        paintWith(m_list, QPalette::Base);
        addWidget(m_list);
    }
    page->setMinimumWidth(kPageMinimum);
    paintWith(page, QPalette::Base);
    addWidget(page);
    setStretchFactor(indexOf(page), 1);
    if (m_context) {
        m_context->setMinimumWidth(kPaneMinimum);
        paintWith(m_context, QPalette::Window);
        addWidget(m_context);
        connect(page, &Page::contextPaneWanted, this, [this](bool wanted) {
            m_contextWanted = wanted;
            fitContext();
        });
    }
    restore();
    connect(this, &QSplitter::splitterMoved, this, &PageFrame::remember);
}

void PageFrame::restore()
{
    m_contextWanted = m_settings.value(QStringLiteral("panes/%1/context").arg(m_id), true).toBool();
    const QVariant saved = m_settings.value(QStringLiteral("panes/%1/sizes").arg(m_id));
    if (saved.isValid() && restoreState(saved.toByteArray())) {
        setHandleWidth(1);
        return;
    }
    QList<int> widths;
    if (m_list)
        widths.append(kListWidth);
    widths.append(2000);
    if (m_context)
        widths.append(kContextWidth);
    setSizes(widths);
}

void PageFrame::remember()
{
    m_settings.setValue(QStringLiteral("panes/%1/sizes").arg(m_id), saveState());
    m_settings.setValue(QStringLiteral("panes/%1/context").arg(m_id), m_contextWanted);
}

void PageFrame::fitContext()
{
    if (!m_context)
        return;
    const int needed = kPageMinimum + kPaneMinimum + (m_list ? kPaneMinimum : 0) + 2;
    m_context->setVisible(m_contextWanted && width() >= needed);
}

void PageFrame::toggleContextPane()
{
    if (!m_context)
        return;
    m_contextWanted = m_context->isHidden();
    m_context->setVisible(m_contextWanted);
    remember();
}

void PageFrame::resizeEvent(QResizeEvent* event)
{
    fitContext();
    QSplitter::resizeEvent(event);
}

void PageFrame::changeEvent(QEvent* event)
{
    QSplitter::changeEvent(event);
    // QSplitter mirrors its panes only when it lays them out again.
    if (event->type() == QEvent::LayoutDirectionChange)
        setSizes(sizes());
}

bool PageFrame::focusNextPane(bool forward)
{
    std::vector<QWidget*> panes;
    for (QWidget* pane : std::array<QWidget*, 3>{m_list, m_page, m_context}) {
        if (pane && pane->isVisible() && firstFocusable(pane))
            panes.push_back(pane);
    }
    if (!forward)
        std::ranges::reverse(panes);
    const QWidget* now = QApplication::focusWidget();
    const auto at = std::ranges::find_if(
        panes, [now](const QWidget* pane) { return now && (pane == now || pane->isAncestorOf(now)); });
    const auto next = at == panes.end() ? panes.begin() : at + 1;
    if (next == panes.end())
        return false;
    firstFocusable(*next)->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace countersign::shell
