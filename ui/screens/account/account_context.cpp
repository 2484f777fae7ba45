// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/account/account_context.h"

#include "ui/text/dates.h"
#include "ui/text/figure_text.h"
#include "ui/text/kind_text.h"
#include "ui/text/money_text.h"
#include "ui/text/phrase_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/flow_row.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace countersign::screens {

using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::ElidedLabel;

namespace {
constexpr int kQuantityWidth = 72;
constexpr int kArrowWidth = 16;
} // namespace

AccountContext::AccountContext(QWidget* parent) : Pane(tr("Products and figures"), parent) {}

void AccountContext::show(const api::AccountDetail& detail, const text::Here& here)
{
    clear();
    addText(tr("Products"), TextRole::ReadingStrong, Tone::Strong);
    addSpace(theme::kSpace1);
    addOwned(detail);
    if (!detail.recommended.empty()) {
        addSpace(theme::kSpace3);
        addText(tr("Suggested, and why"), TextRole::Meta, Tone::Quiet);
        addSpace(theme::kSpace1);
        bool first = true;
        for (const api::RecommendedProduct& product : detail.recommended) {
            addRecommended(product, first, here);
            first = false;
        }
    }
    if (!detail.features.empty())
        addFeatures(detail, here);
    if (!detail.row.segments.empty())
        addSegments(detail);
}

void AccountContext::addOwned(const api::AccountDetail& detail)
{
    addText(tr("Owned"), TextRole::Meta, Tone::Quiet);
    addSpace(theme::kSpace1);
    if (detail.owned.empty())
        addText(tr("Nothing that the sources know of"), TextRole::Body);
    for (const api::OwnedProduct& product : detail.owned) {
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::kSpace1);
        auto* owned = new widgets::StateBadge({.icon = Icon::CheckCircle, .tone = Tone::Seal}, column());
        owned->setAccessibleName(tr("Owned"));
        row->addWidget(owned);
        row->addWidget(new ElidedLabel({fromUtf8(product.name), TextRole::Body, Tone::Strong}, column()), 1);
        auto* quantity =
            new ElidedLabel({fromUtf8(product.quantity), TextRole::Body, Tone::Normal, true}, column());
        quantity->setFixedWidth(kQuantityWidth);
        row->addWidget(quantity);
        if (product.since)
            //: %1 is a year.
            row->addWidget(
                new ElidedLabel({tr("since %1").arg(QString::number(text::toQDate(*product.since).year())),
                                 TextRole::Body, Tone::Quiet},
                                column()));
        addLayout(row);
        addSpace(theme::kSpace2);
    }
}

void AccountContext::addRecommended(const api::RecommendedProduct& product, bool first,
                                    const text::Here& here)
{
    auto* card = new widgets::Card(column());
    auto* head = new QHBoxLayout;
    head->addWidget(new ElidedLabel({fromUtf8(product.name), TextRole::BodyStrong, Tone::Strong}, card), 1);
    if (product.price)
        head->addWidget(new ElidedLabel(
            {text::moneyText(*product.price, here.locale), TextRole::BodyStrong, Tone::Strong, true}, card));
    card->body()->addLayout(head);
    if (!product.path.empty()) {
        auto* path = new widgets::FlowLayout(theme::kSpace1);
        for (std::size_t i = 0; i < product.path.size(); ++i) {
            if (i > 0) {
                auto* arrow = new widgets::StateBadge({.icon = Icon::ArrowRight, .tone = Tone::Quiet}, card);
                arrow->setAccessibleName(QString());
                arrow->setFixedWidth(kArrowWidth);
                path->addWidget(arrow);
            }
            path->addWidget(new widgets::Chip({.text = fromUtf8(product.path[i])}, card));
        }
        card->body()->addSpacing(theme::kSpace1);
        card->body()->addLayout(path);
    }
    auto* foot = new QHBoxLayout;
    foot->addWidget(
        new widgets::TextLabel(text::phraseText(product.why, here), TextRole::Meta, Tone::Quiet, card), 1);
    auto* draft = new widgets::ActionButton(widgets::ActionButton::Variant::Link, tr("Draft"), card);
    //: For a screen reader: %1 is a product.
    draft->setAccessibleName(tr("Draft a mail about %1").arg(fromUtf8(product.name)));
    if (first) {
        draft->setObjectName(QStringLiteral("productDraftButton"));
        draft->setKeyHint(QKeySequence(Qt::Key_D));
    }
    connect(draft, &QPushButton::clicked, this, &AccountContext::productDraftRequested);
    foot->addWidget(draft);
    card->body()->addLayout(foot);
    add(card);
    addSpace(theme::kSpace1);
}

void AccountContext::addFeatures(const api::AccountDetail& detail, const text::Here& here)
{
    beginSection(tr("What the figures rest on"));
    addSpace(theme::kSpace1);
    for (const api::FeatureRow& feature : detail.features) {
        auto* row = new QHBoxLayout;
        row->setSpacing(theme::kSpace2);
        row->addWidget(
            new ElidedLabel({{text::figureText(feature.name), TextRole::Body, Tone::Normal},
                             {QStringLiteral("  ") + text::figureValueText(feature.name, feature.value, here),
                              TextRole::BodyStrong, Tone::Strong, true}},
                            column()),
            1);
        const QString age =
            feature.computedAt ? text::ageText(*feature.computedAt, here) : tr("never", "age of a figure");
        if (feature.stale)
            //: %1 is an age such as "3 h".
            row->addWidget(new widgets::StateBadge(
                {Icon::WarningTriangle, tr("%1 old").arg(age), Tone::Amber}, column()));
        else
            row->addWidget(new ElidedLabel({age, TextRole::Meta, Tone::Quiet, true}, column()));
        addLayout(row);
        if (feature.source.empty())
            addText(tr("version %1", "of how a figure is computed").arg(feature.version), TextRole::Meta,
                    Tone::Quiet);
        else
            //: %1 is a kind of record or a source, %2 the version of how a figure is computed.
            addText(tr("%1, version %2").arg(text::kindText(feature.source)).arg(feature.version),
                    TextRole::Meta, Tone::Quiet);
        addSpace(theme::kSpace1);
    }
}

void AccountContext::addSegments(const api::AccountDetail& detail)
{
    beginSection(tr("Segments"));
    addSpace(theme::kSpace1);
    auto* row = new widgets::FlowLayout(theme::kSpace2);
    for (const std::string& segment : detail.row.segments)
        row->addWidget(new widgets::Chip({.text = text::segmentText(segment)}, column()));
    addLayout(row);
}

} // namespace countersign::screens
