// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace countersign::inbound {

/// The words with which `text` asks not to be written to any more, in one of the six languages of the templates; empty
/// where it does not. A phrase that is denied ("we will not unsubscribe") is none. Case, accents, the kind of apostrophe
/// and line breaks make no difference.
[[nodiscard]] std::string findOptOut(std::string_view text);

/// Whether a subject says that and nothing else, as the mail does that a List-Unsubscribe button makes (RFC 2369 §3.2).
[[nodiscard]] bool isOptOutSubject(std::string_view subject);

} // namespace countersign::inbound
