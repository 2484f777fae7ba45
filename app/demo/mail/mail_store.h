// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/clock.h"
#include "engine/foundation/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::demo {

struct StoredMail
{
    std::uint32_t uid = 0;
    /// One letter a flag: S(een), A(nswered), F(lagged), D(eleted), T (draft).
    std::string flags;
    std::size_t size = 0;
    base::Instant arrived;
};

struct FolderView
{
    std::uint32_t uidValidity = 1;
    std::uint32_t uidNext = 1;
    std::vector<StoredMail> mails;
};

/// The mailboxes of the demo: one file a mail, `<uid>.<arrival>.<flags>.eml`, so that a restart finds
/// everything as it was and a person can look. Thread-safe.
class MailStore
{
public:
    [[nodiscard]] static base::Result<std::unique_ptr<MailStore>> open(std::filesystem::path root,
                                                                       const base::Clock& clock);

    /// INBOX in any case; nothing for an unknown name.
    [[nodiscard]] static std::optional<std::string> folderName(std::string_view name);
    [[nodiscard]] static const std::vector<std::string>& folderNames();

    [[nodiscard]] base::Status ensureMailbox(const std::string& mailbox);
    [[nodiscard]] FolderView view(const std::string& mailbox, const std::string& folder) const;
    /// Returns the UID.
    [[nodiscard]] base::Result<std::uint32_t> append(const std::string& mailbox, const std::string& folder,
                                                     std::string_view bytes, std::string flags);
    [[nodiscard]] base::Result<std::string> read(const std::string& mailbox, const std::string& folder,
                                                 std::uint32_t uid) const;
    void setFlags(const std::string& mailbox, const std::string& folder, std::uint32_t uid,
                  std::string flags);
    void expunge(const std::string& mailbox, const std::string& folder);

private:
    struct Folder
    {
        std::filesystem::path path;
        FolderView view;
    };
    MailStore(std::filesystem::path root, const base::Clock& clock) : m_root(std::move(root)), m_clock(clock)
    {
    }
    [[nodiscard]] base::Status loadFolder(const std::string& mailbox, const std::string& folder);
    [[nodiscard]] static base::Status saveCounters(const Folder& folder);
    [[nodiscard]] static std::filesystem::path fileOf(const Folder& folder, const StoredMail& mail);

    std::filesystem::path m_root;
    const base::Clock& m_clock;
    mutable std::mutex m_mutex;
    std::map<std::pair<std::string, std::string>, Folder> m_folders;
};

} // namespace countersign::demo
