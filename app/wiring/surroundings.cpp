// SPDX-License-Identifier: Apache-2.0
#include "app/wiring/surroundings.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string_view>

#include <curl/curl.h>
#include <gio/gio.h>
#include <openssl/crypto.h>

namespace countersign::wiring {

namespace {

constexpr int kAnswerMs = 3000;
constexpr std::array<std::string_view, 3> kSafes{"org.freedesktop.secrets", "org.kde.kwalletd5",
                                                 "org.kde.kwalletd6"};

/// GLib would start a bus of its own where there is none.
bool hasSessionBus()
{
    if (const char* address = std::getenv("DBUS_SESSION_BUS_ADDRESS"); address != nullptr && *address != 0)
        return true;
    const char* runtime = std::getenv("XDG_RUNTIME_DIR");
    std::error_code ignored;
    return runtime != nullptr && std::filesystem::exists(std::filesystem::path(runtime) / "bus", ignored);
}

struct Unref
{
    void operator()(GDBusConnection* connection) const { g_object_unref(connection); }
    void operator()(GVariant* value) const { g_variant_unref(value); }
};

bool namesASafe(GDBusConnection* bus, const char* list)
{
    const std::unique_ptr<GVariant, Unref> answer(g_dbus_connection_call_sync(
        bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", list, nullptr,
        G_VARIANT_TYPE("(as)"), G_DBUS_CALL_FLAGS_NONE, kAnswerMs, nullptr, nullptr));
    if (!answer)
        return false;
    GVariantIter* names = nullptr;
    g_variant_get(answer.get(), "(as)", &names);
    bool found = false;
    const char* name = nullptr;
    while (g_variant_iter_next(names, "&s", &name) != 0)
        for (const std::string_view safe : kSafes)
            found = found || safe == name;
    g_variant_iter_free(names);
    return found;
}

} // namespace

LibraryVersions libraryVersions()
{
    return {.openssl = OpenSSL_version(OPENSSL_VERSION), .curl = curl_version_info(CURLVERSION_NOW)->version};
}

bool keyChainThere()
{
    if (!hasSessionBus())
        return false;
    const std::unique_ptr<GDBusConnection, Unref> bus(g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr));
    return bus && (namesASafe(bus.get(), "ListNames") || namesASafe(bus.get(), "ListActivatableNames"));
}

} // namespace countersign::wiring
