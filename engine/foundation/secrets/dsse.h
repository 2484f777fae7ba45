// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/hash.h"
#include "engine/foundation/base/result.h"
#include "engine/foundation/secrets/signing_key.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace countersign::secrets {

inline constexpr std::size_t kMaxEnvelopePayloadBytes = 1U << 20U;
inline constexpr std::size_t kMaxEnvelopeSignatures = 16;

struct EnvelopeSignature
{
    /// A hint by which to find the key; it is not signed and proves nothing.
    std::string keyId;
    base::Bytes signature;

    friend bool operator==(const EnvelopeSignature&, const EnvelopeSignature&) = default;
};

/// Bytes with a type and a set of signatures over both: DSSE 1.0 (github.com/secure-systems-lab/dsse).
/// Whoever verified an envelope goes on with `payload` of the same object, never with another copy.
struct Envelope
{
    std::string payloadType;
    base::Bytes payload;
    std::vector<EnvelopeSignature> signatures;

    friend bool operator==(const Envelope&, const Envelope&) = default;
};

/// DSSE's pre-authentication encoding: the only bytes that are ever signed.
[[nodiscard]] base::Bytes preAuthEncoding(std::string_view payloadType, std::span<const std::byte> payload);

/// Adds this key's signature, in place of an older one by the same key.
void signEnvelope(Envelope& envelope, const SigningKey& key);

/// The ids of those of `keys` that signed this payload and type, each once, in the order of `keys`.
[[nodiscard]] std::vector<std::string> verifySignatures(const Envelope& envelope,
                                                        std::span<const PublicKey> keys);

/// DSSE's JSON form, one line, always the same text for the same envelope.
[[nodiscard]] std::string encodeEnvelope(const Envelope& envelope);
/// MalformedData, or TooLarge for more than 1 MiB of payload or 16 signatures. Both alphabets of base64 are
/// read.
[[nodiscard]] base::Result<Envelope> decodeEnvelope(std::string_view json);

} // namespace countersign::secrets
