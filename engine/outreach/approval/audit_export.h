// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/store/database.h"

#include <filesystem>

namespace countersign::approval {

/// Writes what an auditor needs to check without this program (packaging/audit_verify.py reads it): JSON
/// lines, one a link of the audit chain, one an enrolled key, one an approval with its DSSE envelope, and an
/// end line with the counts and the chain's head. Replaces the file; FileUnreadable or DiskFull where it
/// cannot be written whole.
[[nodiscard]] base::Status exportAudit(store::Database& database, const std::filesystem::path& file);

} // namespace countersign::approval
