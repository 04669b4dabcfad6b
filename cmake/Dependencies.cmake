# Libraries, all by find_package or pkg-config, so that a distribution, vcpkg or Conan can supply
# them. Debian's package names are in ./dev. What only one face needs is looked for where it is
# linked (Folders.cmake's caller), so that a build without tests needs no test library.
find_package(Threads REQUIRED)
find_package(tl-expected REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(spdlog REQUIRED)
find_path(ASIO_INCLUDE_DIR asio.hpp REQUIRED) # headers only; it has no package file
find_package(PkgConfig REQUIRED)
find_package(Iconv REQUIRED) # part of the C library on Linux
pkg_check_modules(LIBGIT2 REQUIRED libgit2)
find_library(LIBGIT2_LIBRARY git2 HINTS ${LIBGIT2_LIBRARY_DIRS} REQUIRED)

# Their headers only: each shared library costs time at every start.
add_library(mindport_toml INTERFACE)
get_target_property(toml_include tomlplusplus::tomlplusplus INTERFACE_INCLUDE_DIRECTORIES)
target_compile_definitions(mindport_toml INTERFACE TOML_HEADER_ONLY=1)
if(toml_include)
  target_include_directories(mindport_toml SYSTEM INTERFACE ${toml_include})
endif()
add_library(mindport_log INTERFACE)
get_target_property(log_include spdlog::spdlog_header_only INTERFACE_INCLUDE_DIRECTORIES)
target_compile_definitions(mindport_log INTERFACE SPDLOG_FMT_EXTERNAL FMT_HEADER_ONLY=1)
target_include_directories(mindport_log SYSTEM INTERFACE ${log_include})
include(cmake/TreeSitter.cmake)
