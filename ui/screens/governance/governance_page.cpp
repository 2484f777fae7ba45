// SPDX-License-Identifier: Apache-2.0
#include "ui/screens/governance/governance_page.h"

#include "ui/screens/governance/audit_card.h"
#include "ui/text/dates.h"
#include "ui/text/error_text.h"
#include "ui/text/money_text.h"
#include "ui/text/role_text.h"
#include "ui/text/utf8.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/mark_label.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/state_stack.h"
#include "ui/widgets/text_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace countersign::screens {

using bridge::Loaded;
using text::fromUtf8;
using theme::Icon;
using theme::TextRole;
using theme::Tone;
using widgets::ActionButton;
using widgets::StateStack;
using widgets::TextLabel;

namespace {
constexpr int kPolicyHeight = 220;
/// More opt-outs than this are counted, not listed.
constexpr std::size_t kShownSuppressions = 100;

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget())
            widget->deleteLater();
        else if (QLayout* inner = item->layout())
            clear(inner);
        delete item;
    }
}

/// One dense row: who or what, something beside it, a state at the end.
QLayout* rowOf(const QString& name, const QString& about, const widgets::Mark& state, QWidget* parent)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, theme::kSpace1, 0, theme::kSpace1);
    row->addWidget(new widgets::ElidedLabel({{name, TextRole::BodyMedium, Tone::Strong},
                                             {QStringLiteral("  ") + about, TextRole::Body, Tone::Quiet}},
                                            parent),
                   1);
    row->addWidget(new widgets::StateBadge(state, parent));
    return row;
}

QString reasonText(const std::string& code)
{
    if (code == "opt_out")
        return GovernancePage::tr("opted out", "why nothing is sent to somebody");
    if (code == "manual")
        return GovernancePage::tr("entered by hand", "why nothing is sent to somebody");
    if (code == "bounce" || code == "hard_bounce")
        return GovernancePage::tr("the address does not exist", "why nothing is sent to somebody");
    if (code == "erasure")
        return GovernancePage::tr("erased at their wish", "why nothing is sent to somebody");
    return fromUtf8(code);
}
} // namespace

GovernancePage::GovernancePage(bridge::EngineClient& client, QWidget* parent) : Page(parent), m_client(client)
{
    makeBody();
    m_body->setFocusProxy(m_audit->verifyButton());
    m_states = new StateStack(m_body, this);
    m_states->setObjectName(QStringLiteral("governanceStates"));
    auto* head = new QVBoxLayout;
    head->setContentsMargins(24, theme::kSpace5, 24, 18);
    head->setSpacing(theme::kSpace1);
    head->addWidget(new TextLabel(title(), TextRole::Page, Tone::Strong, this));
    head->addWidget(new TextLabel(tr("Who may sign, by which rules, and the proof of what happened."), TextRole::Reading,
                                  Tone::Normal, this));
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(head);
    page->addWidget(new widgets::Divider(this));
    page->addWidget(m_states, 1);
    connect(m_states, &StateStack::actionRequested, this, &GovernancePage::reload);
    connect(&m_client, &bridge::EngineClient::changed, this, [this](const api::Change& change) {
        if (change.everything || change.areas.contains(api::Area::Governance) ||
            change.areas.contains(api::Area::Mailboxes))
            reload();
    });
    addKeys();
    m_states->showLoading(tr("Reading people and policy"));
    reload();
}

QVBoxLayout* GovernancePage::addBlock(const QString& title, widgets::SectionHeader** header)
{
    m_body->addSpace(theme::kSpace4);
    auto* heading = new widgets::SectionHeader(title, m_body->column());
    m_body->add(heading);
    if (header)
        *header = heading;
    auto* block = new QVBoxLayout;
    block->setSpacing(0);
    m_body->addLayout(block);
    return block;
}

void GovernancePage::makeBody()
{
    m_body = new widgets::Pane(tr("Governance"), this);
    m_body->setMargins(24, theme::kSpace5);
    m_audit = new AuditCard(m_body->column());
    m_body->add(m_audit);
    connect(m_audit, &AuditCard::verifyWanted, this, &GovernancePage::verify);
    connect(m_audit, &AuditCard::exportWanted, this, &GovernancePage::askExport);
    m_people = addBlock(tr("People"));
    m_mailboxes = addBlock(tr("Mailboxes"));
    QVBoxLayout* block = addBlock(tr("Nothing is sent to"), &m_suppressionTitle);
    m_address = new QLineEdit(m_body->column());
    m_address->setObjectName(QStringLiteral("suppressField"));
    m_address->setPlaceholderText(tr("A mail address that wants nothing from us"));
    m_address->setAccessibleName(m_address->placeholderText());
    m_address->setMinimumHeight(theme::kRowCompact);
    m_address->setTextMargins(theme::kSpace2, 0, theme::kSpace2, 0);
    auto* add = new ActionButton(ActionButton::Variant::Outline, tr("Send nothing"), m_body->column());
    add->setObjectName(QStringLiteral("suppressButton"));
    connect(add, &QPushButton::clicked, this, &GovernancePage::suppress);
    connect(m_address, &QLineEdit::returnPressed, this, &GovernancePage::suppress);
    auto* entry = new QHBoxLayout;
    entry->setContentsMargins(0, theme::kSpace2, 0, theme::kSpace2);
    entry->setSpacing(theme::kSpace2);
    entry->addWidget(m_address, 1);
    entry->addWidget(add);
    block->addLayout(entry);
    m_suppressions = new QVBoxLayout;
    m_suppressions->setSpacing(0);
    block->addLayout(m_suppressions);
    QVBoxLayout* policy = addBlock(tr("Policy"), &m_policyTitle);
    policy->setContentsMargins(0, theme::kSpace2, 0, 0);
    m_policy = new QPlainTextEdit(m_body->column());
    m_policy->setObjectName(QStringLiteral("policyDocument"));
    m_policy->setAccessibleName(tr("The policy's document"));
    m_policy->setReadOnly(true);
    m_policy->setTabChangesFocus(true);
    m_policy->setFont(theme::fontFor(TextRole::Mono));
    m_policy->setFixedHeight(kPolicyHeight);
    policy->addWidget(m_policy);
}

void GovernancePage::addKeys()
{
    const auto bind = [this](const QKeySequence& key, auto act) {
        auto* shortcut = new QShortcut(key, this, this, act, Qt::WidgetWithChildrenShortcut);
        shortcut->setAutoRepeat(false);
    };
    bind(QKeySequence(Qt::Key_V), [this] { verify(); });
    bind(QKeySequence(Qt::Key_E), [this] { askExport(); });
}

void GovernancePage::reload()
{
    m_client.principals(this, [this](const auto& loaded) { takePeople(loaded); });
    m_client.policy(this, [this](const Loaded<api::PolicyInfo>& loaded) {
        if (loaded)
            takePolicy(*loaded);
    });
    m_client.mailboxes(this, [this](const Loaded<std::vector<api::MailboxRow>>& loaded) {
        if (loaded)
            takeMailboxes(*loaded);
    });
    m_client.suppressions(this, [this](const Loaded<std::vector<api::SuppressionRow>>& loaded) {
        if (loaded)
            takeSuppressions(*loaded);
    });
}

void GovernancePage::takePeople(const Loaded<std::vector<api::Principal>>& loaded)
{
    if (!loaded) {
        const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
        m_states->showError({.title = words.title,
                             .message = words.message,
                             .action = words.action.isEmpty() ? tr("Try again") : words.action,
                             .verbatim = words.verbatim});
        return;
    }
    if (loaded->empty()) {
        m_states->showEmpty({.icon = Icon::Governance,
                             .title = tr("Nobody may sign here yet"),
                             .message = tr("People are enrolled when a workspace is made."),
                             .action = tr("Try again")});
        return;
    }
    m_states->showData();
    clear(m_people);
    for (const api::Principal& person : *loaded) {
        const widgets::Mark key = person.canSign
                                      ? widgets::Mark{Icon::Approvals, tr("Has a signing key"), Tone::Seal}
                                      : widgets::Mark{Icon::Lock, tr("Cannot sign"), Tone::Quiet};
        //: %1 is a role, %2 a mail address.
        const QString about = tr("%1, %2").arg(text::roleText(person.role), fromUtf8(person.email));
        m_people->addLayout(rowOf(fromUtf8(person.name), about, key, m_body->column()));
    }
}

void GovernancePage::takePolicy(const api::PolicyInfo& policy)
{
    const QString hash = fromUtf8(policy.sha256).first(std::min<qsizetype>(16, static_cast<qsizetype>(policy.sha256.size())));
    //: %1 is the version of the policy, %2 the beginning of its hash.
    m_policyTitle->setRemark(tr("version %1, sha256 %2").arg(policy.version).arg(hash));
    // Indented to be read; the hash above is of the bytes as they are kept.
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(policy.document));
    const QString words = document.isNull() ? fromUtf8(policy.document)
                                            : QString::fromUtf8(document.toJson(QJsonDocument::Indented));
    if (m_policy->toPlainText() != words)
        m_policy->setPlainText(words);
}

void GovernancePage::takeMailboxes(const std::vector<api::MailboxRow>& mailboxes)
{
    clear(m_mailboxes);
    const text::Here here = m_client.here();
    for (const api::MailboxRow& mailbox : mailboxes) {
        QStringList about{fromUtf8(mailbox.address)};
        for (const std::string& alias : mailbox.aliases)
            about.append(fromUtf8(alias));
        widgets::Mark state{Icon::Clock, tr("Never read"), Tone::Quiet};
        if (!mailbox.lastError.empty())
            state = {Icon::WarningTriangle, fromUtf8(mailbox.lastError), Tone::Amber};
        else if (mailbox.polledAt)
            //: %1 is a day and time such as "today 08:29".
            state = {Icon::CheckCircle, tr("Read %1").arg(text::timeInSentence(*mailbox.polledAt, here)), Tone::Seal};
        m_mailboxes->addLayout(
            rowOf(fromUtf8(mailbox.displayName), about.join(QStringLiteral(", ")), state, m_body->column()));
    }
    if (mailboxes.empty())
        sayHowToAddAMailbox();
}

void GovernancePage::sayHowToAddAMailbox()
{
    m_mailboxes->addWidget(new TextLabel(tr("No mailbox is set up, so nothing can be sent. Fill in your mail servers and run "
                                            "this at a terminal; it asks for the mailbox’s password. Where the workspace "
                                            "lies in a folder of its own, put --workspace and the folder first."),
                                         TextRole::Body, Tone::Quiet, m_body->column()));
    auto* command = new QLineEdit(QStringLiteral("countersign-cli channel add work --address you@company.example "
                                                 "--smtp smtp.company.example --imap imap.company.example"),
                                  m_body->column());
    command->setObjectName(QStringLiteral("mailboxCommand"));
    command->setAccessibleName(tr("The command that adds a mailbox"));
    command->setReadOnly(true);
    command->setFont(theme::fontFor(TextRole::Mono));
    command->setMinimumHeight(theme::kRowCompact);
    command->setTextMargins(theme::kSpace2, 0, theme::kSpace2, 0);
    command->setCursorPosition(0);
    auto* copy = new ActionButton(ActionButton::Variant::Outline, tr("Copy"), m_body->column());
    copy->setObjectName(QStringLiteral("copyCommandButton"));
    connect(copy, &QPushButton::clicked, this, [this, words = command->text()] {
        QGuiApplication::clipboard()->setText(words);
        emit noticeWanted(tr("The command is on the clipboard."), {});
    });
    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, theme::kSpace2, 0, 0);
    line->setSpacing(theme::kSpace2);
    line->addWidget(command, 1);
    line->addWidget(copy);
    m_mailboxes->addLayout(line);
}

void GovernancePage::takeSuppressions(const std::vector<api::SuppressionRow>& rows)
{
    clear(m_suppressions);
    const text::Here here = m_client.here();
    m_suppressionTitle->setRemark(text::numberText(static_cast<qint64>(rows.size()), here.locale));
    for (std::size_t i = 0; i < std::min(rows.size(), kShownSuppressions); ++i) {
        const api::SuppressionRow& row = rows[i];
        //: %1 is a date.
        const QString since = tr("since %1").arg(text::dateText(text::toDateTime(row.since, here).date(), here));
        m_suppressions->addLayout(rowOf(fromUtf8(row.masked), since,
                                        {Icon::Stop, reasonText(row.reason), Tone::Red}, m_body->column()));
    }
}

void GovernancePage::suppress()
{
    const QString address = m_address->text().trimmed();
    if (address.isEmpty())
        return m_address->setFocus(Qt::OtherFocusReason);
    m_client.suppress(this, address, QStringLiteral("manual"), [this, address](const Loaded<void>& done) {
        if (!done)
            return tell(done.error);
        m_address->clear();
        //: %1 is a mail address.
        emit noticeWanted(tr("Nothing is sent to %1 any more.").arg(address), {});
        reload();
    });
}

void GovernancePage::verify()
{
    m_audit->showWorking();
    m_client.verifyAudit(this, [this](const Loaded<api::AuditVerdict>& loaded) {
        if (loaded)
            return m_audit->showVerdict(*loaded, m_client.here());
        const text::ErrorWords words = text::errorText(loaded.error.code, loaded.error.args);
        m_audit->showProblem(words.title, words.message);
    });
}

void GovernancePage::askExport()
{
    auto* dialog = new QFileDialog(this, tr("Export the audit log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("audit.jsonl"));
    connect(dialog, &QFileDialog::fileSelected, this, &GovernancePage::exportTo);
    dialog->open();
}

void GovernancePage::exportTo(const QString& file)
{
    m_client.exportAudit(this, file, [this, file](const Loaded<void>& done) {
        if (!done)
            return tell(done.error);
        //: %1 is the path of a file.
        emit noticeWanted(tr("The audit log is in %1.").arg(file), {});
    });
}

void GovernancePage::tell(const bridge::ErrorView& error)
{
    emit noticeWanted(text::errorText(error.code, error.args).title, {});
}

void GovernancePage::focusFirst()
{
    if (m_states->state() == StateStack::State::Data)
        m_audit->verifyButton()->setFocus(Qt::OtherFocusReason);
    else
        m_states->setFocus(Qt::OtherFocusReason);
}

std::vector<shell::Command> GovernancePage::commands()
{
    return {{.title = tr("Verify the audit log"),
             .keys = QKeySequence(Qt::Key_V),
             .icon = Icon::Governance,
             .run = [this] { verify(); }},
            {.title = tr("Export the audit log"),
             .keys = QKeySequence(Qt::Key_E),
             .icon = Icon::Document,
             .run = [this] { askExport(); }}};
}

std::vector<widgets::KeyHint> GovernancePage::keys() const
{
    return {{QKeySequence(Qt::Key_V), tr("Verify the audit log")}, {QKeySequence(Qt::Key_E), tr("Export the audit log")}};
}

} // namespace countersign::screens
