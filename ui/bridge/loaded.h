// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/foundation/base/error_code.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace countersign::bridge {

/// Why something could not be had; `text::errorText` words it.
struct ErrorView
{
    base::ErrorCode code = base::ErrorCode::Internal;
    QStringList args = {};
};

/// What a call gave: a value or an error, never both.
template <class T>
struct Loaded
{
    std::optional<T> value = {};
    ErrorView error = {};

    explicit operator bool() const { return value.has_value(); }
    [[nodiscard]] const T& operator*() const { return *value; }
    [[nodiscard]] const T* operator->() const { return &*value; }
};

/// What a call without a value gave.
template <>
struct Loaded<void>
{
    bool done = false;
    ErrorView error = {};

    explicit operator bool() const { return done; }
};

/// Called on the UI thread at most once; not at all when the object that asked has died.
template <class T>
using Then = std::function<void(Loaded<T>)>;

} // namespace countersign::bridge
