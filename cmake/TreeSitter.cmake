# Targets tree-sitter::tree-sitter and tree-sitter::python.
#
# A system copy that is new enough (0.25, Debian bookworm's is 0.20) is used first; else the C
# sources in the npm packages that cmake/tree-sitter/package-lock.json pins.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(SYSTEM_TREE_SITTER QUIET IMPORTED_TARGET tree-sitter>=0.25)
  pkg_check_modules(SYSTEM_TREE_SITTER_PYTHON QUIET IMPORTED_TARGET tree-sitter-python>=0.25)
endif()
if(SYSTEM_TREE_SITTER_FOUND AND SYSTEM_TREE_SITTER_PYTHON_FOUND)
  add_library(tree-sitter::tree-sitter ALIAS PkgConfig::SYSTEM_TREE_SITTER)
  add_library(tree-sitter::python ALIAS PkgConfig::SYSTEM_TREE_SITTER_PYTHON)
  return()
endif()

set(npm_dir "${CMAKE_CURRENT_LIST_DIR}/tree-sitter")
set(core_dir "${npm_dir}/node_modules/tree-sitter/vendor/tree-sitter/lib")
set(python_dir "${npm_dir}/node_modules/tree-sitter-python/src")
if(NOT EXISTS "${core_dir}/src/lib.c" OR NOT EXISTS "${python_dir}/parser.c")
  message(FATAL_ERROR "tree-sitter is missing. Run ./dev setup "
                      "(or: npm ci --ignore-scripts --prefix cmake/tree-sitter).")
endif()

add_library(tree_sitter STATIC "${core_dir}/src/lib.c")
target_include_directories(tree_sitter SYSTEM PUBLIC "${core_dir}/include" PRIVATE "${core_dir}/src")
target_compile_definitions(tree_sitter PRIVATE _POSIX_C_SOURCE=200112L _DEFAULT_SOURCE)
add_library(tree_sitter_python STATIC "${python_dir}/parser.c" "${python_dir}/scanner.c")
target_include_directories(tree_sitter_python PRIVATE "${python_dir}")
foreach(lib tree_sitter tree_sitter_python)
  # Optimised in every preset: parsing dominates, and nobody debugs these.
  target_compile_options(${lib} PRIVATE -w -O2)
endforeach()
add_library(tree-sitter::tree-sitter ALIAS tree_sitter)
add_library(tree-sitter::python ALIAS tree_sitter_python)
