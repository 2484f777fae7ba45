// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/sources/source_detail.h"

#include "ui/models/rejected_model.h"
#include "ui/models/source_model.h"
#include "ui/text/dates.h"
#include "ui/text/kind_text.h"
#include "ui/text/money_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/departure_table.h"
#include "ui/widgets/fact_strip.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::screens {

using models::RejectedModel;
using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;

namespace {
constexpr int kColumnWidths[] = {68, 96, 150, 120};
constexpr int kMargin = 24;
} // namespace

SourceDetail::SourceDetail(QWidget* parent)
    : QWidget(parent), m_head(new widgets::SectionHeader({}, this)),
      m_read(new widgets::QuietButton(tr("Read mail now"), this)), m_facts(new widgets::FactStrip({}, this)),
      m_error(new widgets::Card(this)),
      m_errorWords(new widgets::TextLabel({}, TextRole::Mono, Tone::Strong, m_error)),
      m_rejectedHead(new widgets::SectionHeader(tr("Not taken"), this)),
      m_allTaken(new widgets::TextLabel(tr("Every row was taken."), TextRole::Body, Tone::Quiet, this)),
      m_model(new RejectedModel(this)), m_table(new widgets::DepartureTable(this))
{
    m_head->setRole(TextRole::Page);
    m_head->setObjectName(QStringLiteral("sourceHead"));
    m_read->setObjectName(QStringLiteral("readMailButton"));
    m_read->setKey(QKeySequence(Qt::Key_F5));
    m_head->addTrailing(m_read);
    connect(m_read, &QPushButton::clicked, this, &SourceDetail::readRequested);
    m_error->setTone(Tone::Red);
    m_error->body()->addWidget(new widgets::StateBadge(
        {Icon::XCircle, tr("The last reading failed, as the other side said it"), Tone::Red}, m_error));
    m_error->body()->addWidget(m_errorWords);
    m_error->setObjectName(QStringLiteral("sourceError"));
    m_errorWords->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_table->setObjectName(QStringLiteral("rejectedTable"));
    m_table->setAccessibleName(tr("Rejected rows"));
    m_table->setSections(false);
    m_table->setModel(m_model);
    for (int column = 0; column < RejectedModel::ColumnCount; ++column)
        m_table->horizontalHeader()->resizeSection(column, kColumnWidths[column]);
    connect(m_table, &widgets::DepartureTable::currentRowChanged, this, &SourceDetail::currentRowChanged);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(kMargin, theme::kSpace5, kMargin, theme::kSpace4);
    top->setSpacing(theme::kSpace3);
    top->addWidget(m_head);
    top->addWidget(m_facts);
    top->addWidget(m_error);
    top->addSpacing(theme::kSpace2);
    top->addWidget(m_rejectedHead);
    top->addWidget(m_allTaken);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(new widgets::Divider(this));
    column->addWidget(m_table, 1);
    column->addStretch(0);
    setFocusProxy(m_table);
}

void SourceDetail::show(const api::SourceRow& source, const text::Here& here)
{
    const bool mail = source.kind == "mailbox";
    m_head->setTitle(fromUtf8(source.name));
    m_head->setRemark(text::sourceKindText(source.kind));
    m_read->setVisible(mail);
    std::vector<widgets::FactStrip::Fact> facts{
        {tr("State"), models::sourceState(source, here),
         source.leftOut == 0   ? source.rejected > 0 ? tr("none of them written") : QString()
         : source.rejected > 0 ? tr("and %Ln cell(s) left out", "of a source", static_cast<int>(source.leftOut))
                               : tr("their rows came in")},
        {tr("Last read"),
         {.text = source.lastSync ? text::dayAndTimeText(*source.lastSync, here)
                                  : tr("never", "a source was read")},
         //: %1 is an age such as "3 h".
         source.lastSync ? tr("%1 ago").arg(text::ageText(*source.lastSync, here)) : QString()}};
    if (source.stale)
        facts.back().value.tone = Tone::Amber;
    if (source.records > 0)
        facts.push_back({tr("Records"), {.text = text::numberText(source.records, here.locale)}, {}});
    m_facts->setFacts(std::move(facts));
    m_error->setVisible(!source.lastError.empty());
    m_errorWords->setText(fromUtf8(source.lastError));
    m_rejectedHead->setVisible(!mail);
    m_rejectedHead->setRemark({});
    m_allTaken->setVisible(!mail && source.rejected + source.leftOut == 0);
    m_table->setVisible(source.rejected + source.leftOut > 0);
    m_model->setRows({}, here);
}

void SourceDetail::showRejected(std::vector<api::RejectedRow> rows, const text::Here& here)
{
    const auto count = static_cast<int>(rows.size());
    //: Of the rejected rows of a source that has more of them.
    m_rejectedHead->setRemark(tr("the newest %Ln", "rejected rows", count));
    // Where all are of one kind, the reason has the room.
    const bool oneKind = std::ranges::all_of(rows, [&](const auto& row) { return row.object == rows.front().object; });
    m_table->setColumnHidden(models::RejectedModel::Kind, oneKind);
    m_model->setRows(std::move(rows), here);
    m_table->selectFirst();
    emit currentRowChanged();
}

const api::RejectedRow* SourceDetail::currentRow() const
{
    return m_model->rowAt(m_table->currentIndex().row());
}

} // namespace countersign::screens
