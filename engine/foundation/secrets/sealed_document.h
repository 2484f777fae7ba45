// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/json.h"
#include "engine/foundation/base/random.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/base/secret.h"
#include "engine/foundation/secrets/key_derivation.h"

#include <string>
#include <string_view>

namespace countersign::secrets {

/// The JSON files that hold wrapped keys: `{"checksum": …, "content": {"format": 1, …}}`, in exactly one
/// spelling. The checksum tells damage from a wrong passphrase; it is no protection against intent, which the
/// ciphers give.
[[nodiscard]] std::string writeSealedDocument(const base::Json& content);

/// StoreCorrupt if any byte differs from what was written, WorkspaceNewer if a later program wrote it. `name`
/// is the file's, for the error.
[[nodiscard]] base::Result<base::Json> readSealedDocument(std::string_view text, std::string_view name);

/// A secret under a passphrase, as JSON: `{"kdf": {…}, "sealed": base64}`. `context` says what and whose it
/// is; it must be the same when it is opened. Fails only for want of memory.
[[nodiscard]] base::Result<base::Json> wrapWithPassphrase(const base::SecretBytes& secret,
                                                          const base::SecretText& passphrase,
                                                          std::string_view context, const Argon2Cost& cost,
                                                          base::RandomSource& random);

/// WrongPassphrase if it doesn't open, StoreCorrupt if it isn't what wrapWithPassphrase() makes.
[[nodiscard]] base::Result<base::SecretBytes>
unwrapWithPassphrase(const base::Json& wrapped, const base::SecretText& passphrase, std::string_view context);

/// Whether it can be a principal's id, and with that a part of a file name: 1 to 64 of A-Z a-z 0-9 . _ @ + -,
/// not beginning with a point.
[[nodiscard]] bool isPrincipalId(std::string_view text);

} // namespace countersign::secrets
