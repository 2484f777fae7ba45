// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/bridge/engine_client.h"
#include "ui/screens/review/ask_bar.h"
#include "ui/shell/page.h"
#include "ui/widgets/preview_view.h"

#include <functional>

class QScrollArea;
class QStackedWidget;

namespace countersign::models {
class DraftModel;
}
namespace countersign::widgets {
class ElidedLabel;
class RowList;
class SectionHeader;
class StateBadge;
class StateStack;
} // namespace countersign::widgets

namespace countersign::screens {

class ClaimCard;
class DepartureBar;
class EvidencePane;
class LetterEditor;
class SheetView;

/// The heart of the product: a queue of drafts, the letter as it will leave, and the evidence for each
/// sentence. As `Approvals` it shows a manager what policy sends to them, with the reason and without a pen.
class ReviewPage : public shell::Page
{
    Q_OBJECT

public:
    enum class Kind { Drafts, Approvals };

    /// `client` outlives the page; `preview` makes what shows the exact mail.
    ReviewPage(bridge::EngineClient& client, Kind kind,
               widgets::PreviewMaker preview = widgets::makeTextPreview, QWidget* parent = nullptr);
    ~ReviewPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] theme::Icon icon() const override;
    [[nodiscard]] QWidget* listPane() override { return m_listPane; }
    void focusFirst() override;
    void openItem(const QString& item) override;
    [[nodiscard]] bool goBack() override;
    [[nodiscard]] std::vector<shell::Command> commands() override;
    [[nodiscard]] std::vector<widgets::KeyHint> keys() const override;

    void reload();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    // Building.
    void buildListPane();
    void buildLetter();
    [[nodiscard]] QWidget* buildBody();
    void buildFooter();
    void addKeys();
    void connectParts();

    // Reading.
    void takeRows(const bridge::Loaded<std::vector<api::DraftRow>>& loaded);
    void showEmpty();
    void openDraft(const std::string& draft);
    void takeDetail(const bridge::Loaded<api::DraftDetail>& loaded, bool opened);
    void refreshDetail();
    void showDetail(const api::DraftDetail& before, bool opened);
    void sayHead();
    void sayBanner();
    void sayApprove();
    void askEgressCount();
    [[nodiscard]] bool isEditable() const;
    [[nodiscard]] int rowOf(const std::string& draft) const;
    void step(int by);

    // Editing.
    void sendEdit(int block, const QString& words);
    /// Runs when no edit is on its way, so that what it names (a claim's number) is what the engine means.
    void whenSettled(std::function<void()> act);
    void afterEdit(int sent, const bridge::Loaded<api::DraftDetail>& loaded);
    void followCaret();
    void showClaim();
    [[nodiscard]] const api::ClaimView* currentClaim() const;
    [[nodiscard]] bridge::Then<api::DraftDetail> taken();
    void useSuggestion();
    void citeSource();
    void overrule();

    // Deciding.
    void approve();
    /// The frozen mail as it was stored, and the passphrase below it.
    void showWhatIsSigned();
    void sign(const QString& passphrase);
    void afterSigning(const api::DraftDetail& before, const bridge::Loaded<api::DraftDetail>& loaded);
    void sayApproved(const api::DraftDetail& approved, const QString& who);
    void takeBack(const std::string& draft);
    void requestChanges();
    void askComment(bool reject);
    void regenerate(std::optional<int> block);
    void discard();
    void seeExactMail();
    void seeEgress();
    void ask(const AskBar::Question& question, std::function<void(const QString&, const QString&)> answer);
    void endAsking();
    void refuse(const bridge::ErrorView& error);

    bridge::EngineClient& m_client;
    const Kind m_kind;
    models::DraftModel* m_model;
    QWidget* m_listPane;
    widgets::SectionHeader* m_listHeader;
    widgets::RowList* m_list;
    widgets::ElidedLabel* m_who;
    widgets::StateBadge* m_edited;
    QWidget* m_banner;
    widgets::StateBadge* m_bannerBadge;
    widgets::StateStack* m_states;
    QStackedWidget* m_desk;
    QScrollArea* m_paper;
    LetterEditor* m_editor;
    ClaimCard* m_claimCard;
    SheetView* m_sheet;
    EvidencePane* m_evidence = nullptr;
    DepartureBar* m_departure;
    QWidget* m_footer;
    QWidget* m_departureBox;
    QWidget* m_actions;
    AskBar* m_ask;
    widgets::ActionButton* m_approve;
    widgets::ActionButton* m_changes = nullptr;
    widgets::ActionButton* m_exact = nullptr;

    std::string m_id;
    /// What another page asked for and has not been opened yet.
    std::string m_wanted;
    std::optional<api::DraftDetail> m_detail;
    /// What lies on the desk to be signed; only while the passphrase is asked for.
    std::optional<api::ExactMail> m_seen;
    int m_egressFields = -1;
    int m_sent = 0;
    int m_answered = 0;
    std::function<void()> m_afterAnswer;
    std::function<void(const QString&, const QString&)> m_answer;
    bool m_listing = false;
};

} // namespace countersign::screens
