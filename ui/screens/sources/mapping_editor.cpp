// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/sources/mapping_editor.h"

#include "ui/text/figure_text.h"
#include "ui/text/kind_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace countersign::screens {

using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::ElidedLabel;

namespace {
/// A guess below this wants a look.
constexpr double kSure = 0.85;
constexpr int kFieldWidth = 164;
constexpr int kMarkWidth = 104;

/// A person's own wheel scrolls the page, not the choice under it.
class FieldCombo : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

struct MappingMark
{
    Q_DECLARE_TR_FUNCTIONS(MappingMark)
};

widgets::Mark markOf(const api::ImportColumn& column)
{
    if (column.isKey)
        return {Icon::Tag, MappingMark::tr("The row’s id"), Tone::Quiet};
    if (!column.field.empty() && column.score < kSure)
        return {Icon::QuestionDiamond, MappingMark::tr("Guessed"), Tone::Amber};
    if (!column.field.empty())
        return {Icon::CheckCircle, {}, Tone::Seal};
    if (!column.joinedInto.empty())
        //: %1 is a field that several columns fill together.
        return {Icon::CheckCircle, MappingMark::tr("Part of %1").arg(text::fieldText(column.joinedInto)),
                Tone::Quiet};
    return {};
}
} // namespace

MappingEditor::MappingEditor(QWidget* parent)
    : QWidget(parent), m_file(new QComboBox(this)), m_object(new QComboBox(this)),
      m_note(new widgets::TextLabel(tr("Look again to see the columns of this kind."), TextRole::Body,
                                    Tone::Amber, this))
{
    m_file->setObjectName(QStringLiteral("mappingFile"));
    m_file->setAccessibleName(tr("File"));
    m_file->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_object->setObjectName(QStringLiteral("mappingObject"));
    m_object->setAccessibleName(tr("What the rows of this file are"));
    for (const std::string& kind : text::recordKinds())
        m_object->addItem(text::kindsText(kind), fromUtf8(kind));
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::kSpace2);
    head->addWidget(m_file);
    head->addWidget(new widgets::TextLabel(tr("holds", "between a file and a kind of records"),
                                           TextRole::Body, Tone::Quiet, this));
    head->addWidget(m_object);
    head->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kSpace3);
    column->addLayout(head);
    column->addWidget(m_note);
    m_note->hide();
    connect(m_file, &QComboBox::currentIndexChanged, this, &MappingEditor::showTable);
    connect(m_object, &QComboBox::activated, this, &MappingEditor::chooseObject);
}

void MappingEditor::setTables(std::vector<api::ImportTable> tables)
{
    const QString before = m_file->currentText();
    m_tables = std::move(tables);
    {
        const QSignalBlocker silent(m_file);
        m_file->clear();
        for (const api::ImportTable& table : m_tables)
            m_file->addItem(fromUtf8(table.file));
        m_file->setCurrentIndex(std::max(0, m_file->findText(before)));
    }
    showTable();
}

void MappingEditor::reset()
{
    m_choices.clear();
}

std::vector<api::ImportChoice> MappingEditor::choices() const
{
    std::vector<api::ImportChoice> all;
    for (const auto& [file, choice] : m_choices)
        all.push_back(choice);
    return all;
}

const api::ImportTable* MappingEditor::table() const
{
    const int index = m_file->currentIndex();
    return index >= 0 && index < static_cast<int>(m_tables.size())
               ? &m_tables[static_cast<std::size_t>(index)]
               : nullptr;
}

void MappingEditor::showTable()
{
    if (m_rows) {
        m_rows->hide();
        m_rows->deleteLater();
    }
    m_rows = new QWidget(this);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::kSpace3);
    m_grid->setVerticalSpacing(theme::kSpace2);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 2);
    layout()->addWidget(m_rows);
    m_note->hide();
    const api::ImportTable* shown = table();
    if (!shown)
        return;
    m_object->setCurrentIndex(m_object->findData(fromUtf8(shown->object)));
    const QString heads[] = {tr("Column", "of a file"), tr("For example"), tr("Fills")};
    for (int i = 0; i < 3; ++i)
        m_grid->addWidget(new ElidedLabel({heads[i], TextRole::Meta, Tone::Quiet}, m_rows), 0, i);
    for (std::size_t i = 0; i < shown->columns.size(); ++i)
        addRow(shown->columns[i], static_cast<int>(i) + 1);
}

void MappingEditor::addRow(const api::ImportColumn& column, int row)
{
    const QString name = fromUtf8(column.column);
    m_grid->addWidget(new ElidedLabel({name, TextRole::BodyMedium, Tone::Strong}, m_rows), row, 0);
    m_grid->addWidget(new ElidedLabel({fromUtf8(column.sample), TextRole::Body, Tone::Quiet, true}, m_rows),
                      row, 1);
    auto* field = new FieldCombo(m_rows);
    field->setObjectName(QStringLiteral("field-") + name);
    //: For a screen reader: %1 is a column of a file.
    field->setAccessibleName(tr("Field that column %1 fills").arg(name));
    field->setFixedWidth(kFieldWidth);
    field->addItem(tr("Not used", "a column of a file"), QString());
    for (const std::string& each : table()->fields)
        field->addItem(text::fieldText(each), fromUtf8(each));
    field->setCurrentIndex(std::max(0, field->findData(fromUtf8(column.field))));
    connect(field, &QComboBox::activated, this,
            [this, field, name] { choose(text::toUtf8(name), field->currentData().toString()); });
    m_grid->addWidget(field, row, 2);
    auto* mark = new widgets::StateBadge(markOf(column), m_rows);
    mark->setFixedWidth(kMarkWidth);
    m_grid->addWidget(mark, row, 3);
}

void MappingEditor::choose(const std::string& column, const QString& field)
{
    const api::ImportTable* shown = table();
    if (!shown)
        return;
    api::ImportChoice& choice = m_choices[shown->file];
    choice.file = shown->file;
    // A field is filled once: whoever filled it before lets go.
    if (!field.isEmpty())
        std::erase_if(choice.fields, [&](const auto& each) { return each.second == text::toUtf8(field); });
    choice.fields[column] = text::toUtf8(field);
    for (auto* other : m_rows->findChildren<QComboBox*>()) {
        if (!field.isEmpty() && other->objectName() != QStringLiteral("field-") + fromUtf8(column) &&
            other->currentData().toString() == field)
            other->setCurrentIndex(0);
    }
    emit edited();
}

void MappingEditor::chooseObject()
{
    const api::ImportTable* shown = table();
    const std::string object = text::toUtf8(m_object->currentData().toString());
    if (!shown || object == shown->object)
        return;
    // The columns fill fields of another kind now; what was chosen for the old one means nothing.
    m_choices[shown->file] = {.file = shown->file, .object = object, .fields = {}};
    m_rows->hide();
    m_note->show();
    emit edited();
}

} // namespace countersign::screens
