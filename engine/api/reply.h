// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/result.h"

#include <functional>

namespace countersign::api {

using base::ErrorCode;
using base::Result;

/// Called exactly once, on the engine thread, and never before the method that took it has returned. Dropped
/// uncalled only when the engine itself is destroyed.
template <class T>
using Reply = std::function<void(Result<T>)>;
using Done = Reply<void>;

} // namespace countersign::api
