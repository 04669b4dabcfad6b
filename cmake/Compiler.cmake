# How everything is compiled: standard, warnings, sanitizers, linker, compiler cache.
# The presets (CMakePresets.json) choose; a plain `cmake -B build` works too.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release)
endif()

set(MINDPORT_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them: address,undefined or thread")
option(MINDPORT_COVERAGE "Count which lines run (gcov)" OFF)

# A faster linker where there is one. LTO needs the compiler's own plugin, which mold and lld take.
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND NOT APPLE AND NOT WIN32)
  find_program(MINDPORT_MOLD mold)
  find_program(MINDPORT_LLD ld.lld)
  mark_as_advanced(MINDPORT_MOLD MINDPORT_LLD)
  if(MINDPORT_MOLD)
    add_link_options(-fuse-ld=mold)
  elseif(MINDPORT_LLD)
    add_link_options(-fuse-ld=lld)
  endif()
endif()

# ccache, told that a checkout in another folder compiles to the same objects.
find_program(MINDPORT_CCACHE ccache)
mark_as_advanced(MINDPORT_CCACHE)
if(MINDPORT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
               ${MINDPORT_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

if(MINDPORT_SANITIZE)
  add_compile_options(-fsanitize=${MINDPORT_SANITIZE} -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${MINDPORT_SANITIZE})
endif()

# An editor waits for the program to start. Code at a fixed address needs no relocations, which are
# many in the catalogue's tables, and is faster besides.
if(CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang" AND UNIX AND NOT APPLE AND NOT MINDPORT_SANITIZE)
  set(MINDPORT_STARTS_FAST ON)
  add_compile_options(-fno-pie)
  add_link_options(-no-pie)
endif()

# Warnings for our own targets; CMAKE_COMPILE_WARNING_AS_ERROR (on in the presets) makes them errors.
add_library(mindport_options INTERFACE)
if(MSVC)
  target_compile_options(mindport_options INTERFACE /W4 /utf-8)
else()
  target_compile_options(mindport_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow
                                                    -Wnon-virtual-dtor)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of g++ 12 on std::string concatenation (GCC bug 105651).
  target_compile_options(mindport_options INTERFACE -Wno-restrict)
  if(MINDPORT_SANITIZE)
    # False alarms that the sanitizers' code brings about, inside the standard library.
    target_compile_options(mindport_options INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
if(MINDPORT_COVERAGE)
  target_compile_options(mindport_options INTERFACE --coverage -fprofile-update=atomic)
  target_link_options(mindport_options INTERFACE --coverage)
endif()
target_include_directories(mindport_options INTERFACE ${PROJECT_SOURCE_DIR}
                                                      ${PROJECT_BINARY_DIR}/generated)
