// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/secrets/dsse.h"

#include "engine/foundation/base/json.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace countersign::secrets {

namespace {

using base::ErrorCode;
using base::Json;

/// DSSE lets a writer choose the standard or the URL-safe alphabet, with or without padding.
std::optional<base::Bytes> anyBase64(std::string text)
{
    std::ranges::replace(text, '-', '+');
    std::ranges::replace(text, '_', '/');
    while (text.size() % 4 != 0)
        text += '=';
    return base::fromBase64(text);
}

tl::unexpected<base::Error> malformed(const char* why)
{
    return base::fail(ErrorCode::MalformedData, std::string("not a DSSE envelope: ") + why);
}

} // namespace

base::Bytes preAuthEncoding(std::string_view payloadType, std::span<const std::byte> payload)
{
    const std::string head = "DSSEv1 " + std::to_string(payloadType.size()) + " " + std::string(payloadType) +
                             " " + std::to_string(payload.size()) + " ";
    const auto bytes = base::bytesOf(head);
    base::Bytes encoded;
    encoded.reserve(bytes.size() + payload.size());
    encoded.insert(encoded.end(), bytes.begin(), bytes.end());
    encoded.insert(encoded.end(), payload.begin(), payload.end());
    return encoded;
}

void signEnvelope(Envelope& envelope, const SigningKey& key)
{
    const Signature signature = key.sign(preAuthEncoding(envelope.payloadType, envelope.payload));
    const std::string& keyId = key.publicKey().id();
    std::erase_if(envelope.signatures, [&](const EnvelopeSignature& old) { return old.keyId == keyId; });
    envelope.signatures.push_back({.keyId = keyId, .signature = {signature.begin(), signature.end()}});
}

std::vector<std::string> verifySignatures(const Envelope& envelope, std::span<const PublicKey> keys)
{
    const base::Bytes signedBytes = preAuthEncoding(envelope.payloadType, envelope.payload);
    std::vector<std::string> verified;
    for (const PublicKey& key : keys) {
        const bool hasSigned =
            std::ranges::any_of(envelope.signatures, [&](const EnvelopeSignature& candidate) {
                return (candidate.keyId.empty() || candidate.keyId == key.id()) &&
                       key.verify(signedBytes, candidate.signature);
            });
        if (hasSigned && std::ranges::find(verified, key.id()) == verified.end())
            verified.push_back(key.id());
    }
    return verified;
}

std::string encodeEnvelope(const Envelope& envelope)
{
    Json signatures = Json::array();
    for (const EnvelopeSignature& signature : envelope.signatures)
        signatures.push_back({{"keyid", signature.keyId}, {"sig", base::toBase64(signature.signature)}});
    return base::dumpJson({{"payloadType", envelope.payloadType},
                           {"payload", base::toBase64(envelope.payload)},
                           {"signatures", std::move(signatures)}});
}

base::Result<Envelope> decodeEnvelope(std::string_view json)
{
    COUNTERSIGN_ASSIGN(const Json object,
                       base::parseJson(json, {.maxBytes = 2 * kMaxEnvelopePayloadBytes, .maxDepth = 4}));
    const Json& payload = base::jsonMember(object, "payload");
    const Json& signatures = base::jsonMember(object, "signatures");
    Envelope envelope{.payloadType = base::jsonText(object, "payloadType"), .payload = {}, .signatures = {}};
    if (envelope.payloadType.empty() || !payload.is_string() || !signatures.is_array())
        return malformed("a field is missing");
    if (signatures.size() > kMaxEnvelopeSignatures)
        return base::fail(ErrorCode::TooLarge, "a DSSE envelope has too many signatures");
    auto payloadBytes = anyBase64(payload.get<std::string>());
    if (!payloadBytes)
        return malformed("the payload is not base64");
    if (payloadBytes->size() > kMaxEnvelopePayloadBytes)
        return base::fail(ErrorCode::TooLarge, "a DSSE payload is too large");
    envelope.payload = std::move(*payloadBytes);
    for (const Json& signature : signatures) {
        auto bytes = anyBase64(base::jsonText(signature, "sig"));
        if (!bytes || bytes->empty())
            return malformed("a signature is not base64");
        envelope.signatures.push_back(
            {.keyId = base::jsonText(signature, "keyid"), .signature = std::move(*bytes)});
    }
    return envelope;
}

} // namespace countersign::secrets
