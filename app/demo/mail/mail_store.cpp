// SPDX-License-Identifier: Apache-2.0
#include "app/demo/mail/mail_store.h"

#include "app/demo/server/private_file.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace countersign::demo {
namespace {

constexpr std::string_view kCounters = "uidvalidity-uidnext";

std::optional<StoredMail> mailOf(const std::filesystem::directory_entry& entry)
{
    const std::string name = entry.path().filename().string();
    StoredMail mail;
    long long millis = 0;
    char flags[8] = {};
    if (!name.ends_with(".eml") ||
        std::sscanf(name.c_str(), "%u.%lld.%7[A-Z-]", &mail.uid, &millis, flags) != 3)
        return std::nullopt;
    mail.arrived = base::fromMillis(millis);
    for (const char* flag = flags; *flag != '\0'; ++flag) {
        if (*flag != '-')
            mail.flags += *flag;
    }
    std::error_code failure;
    mail.size = static_cast<std::size_t>(entry.file_size(failure));
    return mail;
}

} // namespace

base::Result<std::unique_ptr<MailStore>> MailStore::open(std::filesystem::path root, const base::Clock& clock)
{
    std::error_code failure;
    std::filesystem::create_directories(root, failure);
    if (failure)
        return base::fail(base::ErrorCode::FileUnreadable, "cannot make the mail folder");
    return std::unique_ptr<MailStore>(new MailStore(std::move(root), clock));
}

const std::vector<std::string>& MailStore::folderNames()
{
    static const std::vector<std::string> kNames{"INBOX", "Sent", "Drafts", "Trash"};
    return kNames;
}

std::optional<std::string> MailStore::folderName(std::string_view name)
{
    std::string upper(name);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (upper == "INBOX")
        return upper;
    const auto& names = folderNames();
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(*found);
}

base::Status MailStore::ensureMailbox(const std::string& mailbox)
{
    const std::lock_guard lock(m_mutex);
    for (const std::string& folder : folderNames())
        COUNTERSIGN_TRY(loadFolder(mailbox, folder));
    return {};
}

base::Status MailStore::loadFolder(const std::string& mailbox, const std::string& name)
{
    Folder folder{.path = m_root / mailbox / name, .view = {}};
    std::error_code failure;
    std::filesystem::create_directories(folder.path, failure);
    if (failure)
        return base::fail(base::ErrorCode::FileUnreadable, "cannot make a mail folder");
    if (const auto counters = readWholeFile(folder.path / kCounters)) {
        std::sscanf(counters->c_str(), "%u %u", &folder.view.uidValidity, &folder.view.uidNext);
    } else {
        // RFC 9051 §2.3.1.1 advises the time: a folder that was deleted and made again must not have the old
        // value.
        folder.view.uidValidity = static_cast<std::uint32_t>(base::toMillis(m_clock.now()) / 1000);
        COUNTERSIGN_TRY(saveCounters(folder));
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder.path, failure)) {
        if (auto mail = mailOf(entry))
            folder.view.mails.push_back(std::move(*mail));
    }
    std::sort(folder.view.mails.begin(), folder.view.mails.end(),
              [](const StoredMail& a, const StoredMail& b) { return a.uid < b.uid; });
    if (!folder.view.mails.empty())
        folder.view.uidNext = std::max(folder.view.uidNext, folder.view.mails.back().uid + 1);
    m_folders.insert_or_assign({mailbox, name}, std::move(folder));
    return {};
}

base::Status MailStore::saveCounters(const Folder& folder)
{
    return writePrivateFile(folder.path / kCounters, std::to_string(folder.view.uidValidity) + " " +
                                                         std::to_string(folder.view.uidNext) + "\n");
}

std::filesystem::path MailStore::fileOf(const Folder& folder, const StoredMail& mail)
{
    std::string number = std::to_string(mail.uid);
    number.insert(0, number.size() < 8 ? 8 - number.size() : 0, '0');
    return folder.path /
           (number + "." + std::to_string(base::toMillis(mail.arrived)) + ".-" + mail.flags + ".eml");
}

FolderView MailStore::view(const std::string& mailbox, const std::string& folder) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_folders.find({mailbox, folder});
    return found == m_folders.end() ? FolderView{} : found->second.view;
}

base::Result<std::uint32_t> MailStore::append(const std::string& mailbox, const std::string& folder,
                                              std::string_view bytes, std::string flags)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_folders.find({mailbox, folder});
    if (found == m_folders.end())
        return base::fail(base::ErrorCode::NotFound, "no such mailbox");
    Folder& target = found->second;
    StoredMail mail{.uid = target.view.uidNext,
                    .flags = std::move(flags),
                    .size = bytes.size(),
                    .arrived = m_clock.now()};
    COUNTERSIGN_TRY(writePrivateFile(fileOf(target, mail), bytes));
    ++target.view.uidNext;
    target.view.mails.push_back(mail);
    COUNTERSIGN_TRY(saveCounters(target));
    return mail.uid;
}

base::Result<std::string> MailStore::read(const std::string& mailbox, const std::string& folder,
                                          std::uint32_t uid) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_folders.find({mailbox, folder});
    if (found != m_folders.end()) {
        for (const StoredMail& mail : found->second.view.mails) {
            if (mail.uid != uid)
                continue;
            if (auto bytes = readWholeFile(fileOf(found->second, mail)))
                return std::move(*bytes);
        }
    }
    return base::fail(base::ErrorCode::NotFound, "no such mail");
}

void MailStore::setFlags(const std::string& mailbox, const std::string& folder, std::uint32_t uid,
                         std::string flags)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_folders.find({mailbox, folder});
    if (found == m_folders.end())
        return;
    for (StoredMail& mail : found->second.view.mails) {
        if (mail.uid != uid)
            continue;
        const std::filesystem::path before = fileOf(found->second, mail);
        mail.flags = std::move(flags);
        std::error_code failure;
        std::filesystem::rename(before, fileOf(found->second, mail), failure);
        return;
    }
}

void MailStore::expunge(const std::string& mailbox, const std::string& folder)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_folders.find({mailbox, folder});
    if (found == m_folders.end())
        return;
    std::erase_if(found->second.view.mails, [&](const StoredMail& mail) {
        if (mail.flags.find('D') == std::string::npos)
            return false;
        std::error_code failure;
        std::filesystem::remove(fileOf(found->second, mail), failure);
        return true;
    });
}

} // namespace countersign::demo
