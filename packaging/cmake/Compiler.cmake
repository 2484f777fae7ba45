# One target carries the flags of all our own code; third-party sources never link it.
add_library(countersign_flags INTERFACE)
target_compile_options(countersign_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
    -Wno-missing-field-initializers -Wnull-dereference -fvisibility=hidden -fstack-protector-strong
    "-ffile-prefix-map=${CMAKE_SOURCE_DIR}=."
    $<$<BOOL:${COUNTERSIGN_WERROR}>:-Werror>)
target_compile_definitions(countersign_flags INTERFACE _GLIBCXX_ASSERTIONS)
# gcc 12 reports null dereferences inside its own optional/variant at -O2; the check stays on for -O0 builds.
target_compile_options(countersign_flags INTERFACE $<$<CONFIG:Release>:-Wno-null-dereference>)
# It also takes std::string::insert for an overlapping copy (its bug 105651), and a vector inside an aggregate for an
# uninitialised one.
target_compile_options(countersign_flags INTERFACE $<$<CONFIG:Release>:-Wno-restrict -Wno-maybe-uninitialized>)
# _FORTIFY_SOURCE is set by some distributions' compilers as well; say it once, and in this order, which definitions would
# not keep: they all stand before the options.
target_compile_options(countersign_flags INTERFACE $<$<CONFIG:Release>:-U_FORTIFY_SOURCE>
    $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
target_link_options(countersign_flags INTERFACE -Wl,-z,relro,-z,now)

if(COUNTERSIGN_SANITIZE)
    target_compile_options(countersign_flags INTERFACE "-fsanitize=${COUNTERSIGN_SANITIZE}"
        -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(countersign_flags INTERFACE "-fsanitize=${COUNTERSIGN_SANITIZE}")
endif()

find_program(COUNTERSIGN_MOLD mold)
if(COUNTERSIGN_MOLD AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_link_options(countersign_flags INTERFACE -fuse-ld=mold)
endif()
