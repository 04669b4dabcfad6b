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
pkg_check_modules(LIBGIT2 REQUIRED IMPORTED_TARGET libgit2)
include(cmake/TreeSitter.cmake)
