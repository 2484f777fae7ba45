// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/source.h"

#include <QWidget>

#include <map>

class QComboBox;
class QGridLayout;

namespace countersign::widgets {
class TextLabel;
}

namespace countersign::screens {

/// Which field each column of a file fills: as guessed, and as a person changes it.
class MappingEditor : public QWidget
{
    Q_OBJECT

public:
    explicit MappingEditor(QWidget* parent = nullptr);

    /// The tables of a new report; what was changed before stays chosen.
    void setTables(std::vector<api::ImportTable> tables);
    /// Forgets what was changed.
    void reset();
    [[nodiscard]] std::vector<api::ImportChoice> choices() const;

signals:
    /// A person changed something: the report is of another mapping now.
    void edited();

private:
    void showTable();
    void addRow(const api::ImportColumn& column, int row);
    void choose(const std::string& column, const QString& field);
    void chooseObject();
    [[nodiscard]] const api::ImportTable* table() const;

    std::vector<api::ImportTable> m_tables;
    std::map<std::string, api::ImportChoice> m_choices;
    QComboBox* m_file;
    QComboBox* m_object;
    widgets::TextLabel* m_note;
    QWidget* m_rows = nullptr;
    QGridLayout* m_grid = nullptr;
};

} // namespace countersign::screens
