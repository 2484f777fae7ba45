# Genuine SQLCipher as a static library with hidden symbols: QtWebEngine's NSS brings the system's SQLite into
# the same process, and the two must never meet. The distribution's own package is taken where it is new enough
# for FTS5 secure-delete (SQLCipher >= 4.6); Debian 12's is not.
find_package(OpenSSL 3.0 REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SQLCIPHER_SYSTEM QUIET IMPORTED_TARGET sqlcipher>=4.6)

add_library(countersign_sqlcipher INTERFACE)
if(SQLCIPHER_SYSTEM_FOUND)
    target_link_libraries(countersign_sqlcipher INTERFACE PkgConfig::SQLCIPHER_SYSTEM)
    return()
endif()

set(_tarball "${COUNTERSIGN_PACKAGES}/journeyapps-sqlcipher-6.0.0.tgz")
set(_sha256 ad3ee0e551de315b230db78e2294d41868b5c166d44c0c87da35fb6b87bde54c)
if(NOT EXISTS "${_tarball}")
    message(FATAL_ERROR "SQLCipher is missing: run packaging/setup.sh app (looked for ${_tarball})")
endif()
file(SHA256 "${_tarball}" _found)
if(NOT _found STREQUAL _sha256)
    message(FATAL_ERROR "${_tarball} is not the pinned package: SHA-256 ${_found}, expected ${_sha256}. "
                        "Delete it and run packaging/setup.sh app again.")
endif()
set(_dir "${CMAKE_BINARY_DIR}/sqlcipher")
if(NOT EXISTS "${_dir}/package/deps/sqlcipher-amalgamation/sqlite3.c")
    file(ARCHIVE_EXTRACT INPUT "${_tarball}" DESTINATION "${_dir}" PATTERNS "*/sqlcipher-amalgamation/*" "*/LICENSE")
endif()
set(_amalgamation "${_dir}/package/deps/sqlcipher-amalgamation")
add_library(countersign_sqlcipher_objects STATIC "${_amalgamation}/sqlite3.c")
target_compile_definitions(countersign_sqlcipher_objects PRIVATE
    SQLITE_HAS_CODEC SQLCIPHER_CRYPTO_OPENSSL SQLITE_EXTRA_INIT=sqlcipher_extra_init
    SQLITE_EXTRA_SHUTDOWN=sqlcipher_extra_shutdown SQLITE_TEMP_STORE=2 SQLITE_SECURE_DELETE
    SQLITE_THREADSAFE=2 SQLITE_DQS=0 SQLITE_ENABLE_FTS5 SQLITE_ENABLE_DBSTAT_VTAB SQLITE_ENABLE_COLUMN_METADATA
    SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_DEPRECATED SQLITE_MAX_EXPR_DEPTH=200 SQLITE_LIKE_DOESNT_MATCH_BLOBS
    SQLITE_OMIT_SHARED_CACHE SQLITE_DEFAULT_WAL_SYNCHRONOUS=2 HAVE_STDINT_H=1 HAVE_USLEEP=1
    "SQLITE_API=__attribute__((visibility(\"hidden\")))")
target_compile_options(countersign_sqlcipher_objects PRIVATE -O2 -w -fvisibility=hidden)
target_link_libraries(countersign_sqlcipher_objects PRIVATE OpenSSL::Crypto)
target_include_directories(countersign_sqlcipher INTERFACE "${_amalgamation}")
target_compile_definitions(countersign_sqlcipher INTERFACE SQLITE_HAS_CODEC)
target_link_libraries(countersign_sqlcipher INTERFACE countersign_sqlcipher_objects OpenSSL::Crypto)
