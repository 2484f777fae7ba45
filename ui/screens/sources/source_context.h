// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/api/types/source.h"
#include "ui/text/here.h"
#include "ui/widgets/pane.h"

namespace countersign::screens {

/// The right pane of the sources: one rejected row as it was received, or what a dry run found.
class SourceContext : public widgets::Pane
{
    Q_OBJECT

public:
    explicit SourceContext(QWidget* parent = nullptr);

    void showRow(const api::RejectedRow& row, const text::Here& here);
    void showFindings(const api::ImportReport& report, const text::Here& here);

private:
    void addFact(const QString& label, const QString& value);
    void addRaw(const api::RejectedRow& row);
};

} // namespace countersign::screens
