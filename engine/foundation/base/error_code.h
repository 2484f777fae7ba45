// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace countersign::base {

/// What went wrong, grouped by what the *user can do* about it. ui/text words every code; a code without words
/// does not compile there. The order is not stable; names are (the command line prints them).
enum class ErrorCode {
    // Nothing to do but tell us.
    Internal,
    // The request itself is wrong.
    InvalidInput,
    NotFound,
    AlreadyExists,
    Conflict,
    Cancelled,
    // The workspace on disk.
    WorkspaceMissing,
    WorkspaceNewer,
    WorkspaceBusy,
    WrongPassphrase,
    StoreCorrupt,
    StoreReadOnly,
    DiskFull,
    FileUnreadable,
    // What was read is not what it claims to be.
    MalformedData,
    TooLarge,
    UnsupportedEncoding,
    MissingColumn,
    // The network and the servers behind it.
    Offline,
    HostUnreachable,
    ConnectionRefused,
    ConnectionLost,
    TimedOut,
    TlsFailed,
    AddressForbidden,
    ServerRefused,
    ServerFailed,
    ProtocolError,
    RateLimited,
    // Who you are.
    SignInNeeded,
    SignInRefused,
    KeyUnavailable,
    NotAllowed,
    // The gate.
    PolicyRefused,
    ClaimUnresolved,
    SignatureInvalid,
    SignatureMissing,
    ApprovalExpired,
    ApprovalVoid,
    Suppressed,
    HumanNeeded,
    OutcomeUnknown,
    // The model.
    ModelAnswerInvalid,
    ModelAnswerTruncated,
    BudgetExceeded,
    NoEvidence,
};

/// The code's stable name, for example "WrongPassphrase".
[[nodiscard]] std::string_view errorName(ErrorCode code);

} // namespace countersign::base
