# Install rules for the programs that were configured, and CPack's Debian package of them.
include(GNUInstallDirs)

set(_programs "")
foreach(_program countersign countersign-cli countersign-demo)
    if(TARGET ${_program})
        list(APPEND _programs ${_program})
    endif()
endforeach()
if(_programs)
    install(TARGETS ${_programs} RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT countersign)
endif()
# Found by QPluginLoader beside nothing else: the app starts and works without it.
if(TARGET countersign_webview)
    get_target_property(_kind countersign_webview TYPE)
    if(_kind STREQUAL "MODULE_LIBRARY")
        install(TARGETS countersign_webview LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}/countersign" COMPONENT countersign)
    endif()
endif()
if(TARGET countersign)
    set(_linux "${CMAKE_SOURCE_DIR}/packaging/linux")
    install(FILES "${_linux}/countersign.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications"
            COMPONENT countersign)
    install(FILES "${_linux}/io.github.countersign.Countersign.metainfo.xml"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo" COMPONENT countersign)
    install(FILES "${_linux}/countersign.svg" DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps"
            COMPONENT countersign)
endif()
install(FILES "${CMAKE_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright COMPONENT countersign)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME countersign)
set(CPACK_PACKAGE_VENDOR "The Countersign contributors")
set(CPACK_PACKAGE_CONTACT "The Countersign contributors <countersign@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION "Countersign reads a CRM export, mail and calendar, tells a sales rep whom to follow up
with and why, and drafts the message with its evidence. It sends nothing until a human has signed the exact bytes.")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL OFF)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION office)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# Libraries are found from the programs; what is opened at run time stands here.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates, tzdata, publicsuffix, libqt6svg6, hicolor-icon-theme")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "fonts-inter, gnome-keyring | kwalletmanager, libqt6webenginecore6-bin, qt6-translations-l10n, qt6-wayland")
include(CPack)
