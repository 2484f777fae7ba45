// SPDX-License-Identifier: Apache-2.0
#include "engine/foundation/base/error_code.h"

#include "engine/foundation/base/assert.h"

namespace countersign::base {

std::string_view errorName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Internal:
        return "Internal";
    case ErrorCode::InvalidInput:
        return "InvalidInput";
    case ErrorCode::NotFound:
        return "NotFound";
    case ErrorCode::AlreadyExists:
        return "AlreadyExists";
    case ErrorCode::Conflict:
        return "Conflict";
    case ErrorCode::Cancelled:
        return "Cancelled";
    case ErrorCode::WorkspaceMissing:
        return "WorkspaceMissing";
    case ErrorCode::WorkspaceNewer:
        return "WorkspaceNewer";
    case ErrorCode::WorkspaceBusy:
        return "WorkspaceBusy";
    case ErrorCode::WrongPassphrase:
        return "WrongPassphrase";
    case ErrorCode::StoreCorrupt:
        return "StoreCorrupt";
    case ErrorCode::StoreReadOnly:
        return "StoreReadOnly";
    case ErrorCode::DiskFull:
        return "DiskFull";
    case ErrorCode::FileUnreadable:
        return "FileUnreadable";
    case ErrorCode::MalformedData:
        return "MalformedData";
    case ErrorCode::TooLarge:
        return "TooLarge";
    case ErrorCode::UnsupportedEncoding:
        return "UnsupportedEncoding";
    case ErrorCode::MissingColumn:
        return "MissingColumn";
    case ErrorCode::Offline:
        return "Offline";
    case ErrorCode::HostUnreachable:
        return "HostUnreachable";
    case ErrorCode::ConnectionRefused:
        return "ConnectionRefused";
    case ErrorCode::ConnectionLost:
        return "ConnectionLost";
    case ErrorCode::TimedOut:
        return "TimedOut";
    case ErrorCode::TlsFailed:
        return "TlsFailed";
    case ErrorCode::AddressForbidden:
        return "AddressForbidden";
    case ErrorCode::ServerRefused:
        return "ServerRefused";
    case ErrorCode::ServerFailed:
        return "ServerFailed";
    case ErrorCode::ProtocolError:
        return "ProtocolError";
    case ErrorCode::RateLimited:
        return "RateLimited";
    case ErrorCode::SignInNeeded:
        return "SignInNeeded";
    case ErrorCode::SignInRefused:
        return "SignInRefused";
    case ErrorCode::KeyUnavailable:
        return "KeyUnavailable";
    case ErrorCode::NotAllowed:
        return "NotAllowed";
    case ErrorCode::PolicyRefused:
        return "PolicyRefused";
    case ErrorCode::ClaimUnresolved:
        return "ClaimUnresolved";
    case ErrorCode::SignatureInvalid:
        return "SignatureInvalid";
    case ErrorCode::SignatureMissing:
        return "SignatureMissing";
    case ErrorCode::ApprovalExpired:
        return "ApprovalExpired";
    case ErrorCode::ApprovalVoid:
        return "ApprovalVoid";
    case ErrorCode::Suppressed:
        return "Suppressed";
    case ErrorCode::HumanNeeded:
        return "HumanNeeded";
    case ErrorCode::OutcomeUnknown:
        return "OutcomeUnknown";
    case ErrorCode::ModelAnswerInvalid:
        return "ModelAnswerInvalid";
    case ErrorCode::ModelAnswerTruncated:
        return "ModelAnswerTruncated";
    case ErrorCode::BudgetExceeded:
        return "BudgetExceeded";
    case ErrorCode::NoEvidence:
        return "NoEvidence";
    }
    COUNTERSIGN_ASSERT(false, "no such error code");
}

} // namespace countersign::base
