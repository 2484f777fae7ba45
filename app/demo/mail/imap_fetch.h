// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/mail/imap_command.h"
#include "app/demo/mail/mail_store.h"

#include <string>
#include <string_view>
#include <vector>

namespace countersign::demo {

/// "\Seen \Answered" for the store's letters, and back from the words of a client.
[[nodiscard]] std::string imapFlags(std::string_view letters);
[[nodiscard]] std::string flagLetters(const std::vector<ImapToken>& words, std::size_t from);

/// The data items of a FETCH, macros expanded, in upper case but for what stands in brackets.
[[nodiscard]] std::vector<std::string> fetchItems(const std::vector<ImapToken>& words);
[[nodiscard]] bool needsBytes(const std::string& item);
/// BODY[…] without PEEK marks the mail as seen.
[[nodiscard]] bool setsSeen(const std::string& item);

/// "NAME value" for one item; empty for an item that this server does not know.
[[nodiscard]] std::string fetchedItem(const std::string& item, const StoredMail& mail,
                                      const std::string& bytes);

} // namespace countersign::demo
