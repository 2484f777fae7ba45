# countersign_embed(OUT_VAR name NAMESPACE ns FILES file…)
#
# Turns files into one generated C++ source with `extern const EmbeddedFile kName[]` and `kNameCount`, so that the
# engine needs no resource path at run time. See engine/foundation/base/embedded_file.h.
function(countersign_embed outVar)
    cmake_parse_arguments(E "" "NAMESPACE;SYMBOL;ROOT" "FILES" ${ARGN})
    set(generated "${CMAKE_BINARY_DIR}/embedded/${E_NAMESPACE}_${E_SYMBOL}.cpp")
    string(REPLACE ";" "\n" fileLines "${E_FILES}")
    file(WRITE "${generated}.list.new" "${fileLines}\n")
    file(COPY_FILE "${generated}.list.new" "${generated}.list" ONLY_IF_DIFFERENT)
    add_custom_command(OUTPUT "${generated}"
        COMMAND "${CMAKE_COMMAND}" -DOUTPUT=${generated} -DLIST=${generated}.list -DNAMESPACE=${E_NAMESPACE}
                -DSYMBOL=${E_SYMBOL} -DROOT=${E_ROOT} -P "${CMAKE_SOURCE_DIR}/packaging/cmake/embed_files_script.cmake"
        DEPENDS ${E_FILES} "${generated}.list" "${CMAKE_SOURCE_DIR}/packaging/cmake/embed_files_script.cmake"
        VERBATIM)
    set(${outVar} "${generated}" PARENT_SCOPE)
endfunction()
