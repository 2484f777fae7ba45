// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/page.h"
#include "ui/shell/search_provider.h"

#include <QFrame>
#include <QPointer>

#include <vector>

class QLabel;
class QStandardItemModel;

namespace countersign::widgets {
class RowList;
class SearchField;
} // namespace countersign::widgets

namespace countersign::shell {

/// What Ctrl+K opens under the search field: commands by fuzzy match, and what the search finds. Up, Down and
/// Enter work while the field keeps the focus; Esc gives the focus back to where it was.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    /// Lies over `host`, under `field`; both outlive it.
    CommandPalette(widgets::SearchField* field, QWidget* host);

    /// Not owned; null switches search off. It must outlive the palette or be taken away first.
    void setSearchProvider(SearchProvider* provider) { m_provider = provider; }
    void open(std::vector<Command> commands);
    void close();
    [[nodiscard]] bool isOpen() const { return isVisible(); }

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    /// The field was entered by mouse or Tab; the owner answers with `open`.
    void openRequested();
    void hitChosen(const SearchHit& hit);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void requestSearch();
    void takeHits(quint64 request, std::vector<SearchHit> hits);
    void choose(int row);
    void place();
    [[nodiscard]] bool handleKey(int key);

    widgets::SearchField* m_field;
    widgets::RowList* m_list;
    QLabel* m_nothing;
    QStandardItemModel* m_model;
    SearchProvider* m_provider = nullptr;
    std::vector<Command> m_commands;
    std::vector<SearchHit> m_hits;
    std::vector<std::size_t> m_shownCommands;
    quint64 m_request = 0;
    QPointer<QWidget> m_returnFocus;
};

} // namespace countersign::shell
