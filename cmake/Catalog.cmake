# Target mindport_catalog_data: mappings/ (people's tables, API signatures), compiled to C++ tables by
# tools/catalog_compiler, which also checks them. The build needs no Python.
#
# The compiler takes the few files that it shares with core/ and config/ one by one, not their
# libraries: those need the data, and a build in parallel need not wait for them.
mindport_executable(
  catalog_compiler
  tools/catalog_compiler
  config/mapping_check.cpp
  config/mapping_file.cpp
  config/mapping_reader.cpp
  config/template_check.cpp
  config/toml_reader.cpp
  core/catalog/edit_distance.cpp
  core/catalog/mapping.cpp
  core/catalog/rewrite_template.cpp
  core/catalog/value_kind.cpp
  core/catalog/version.cpp
  LINK tl::expected mindport_toml)

set(catalog_cpp ${PROJECT_BINARY_DIR}/generated/catalog_data.cpp)
file(GLOB_RECURSE mapping_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/mappings/*)
add_custom_command(
  OUTPUT ${catalog_cpp}
  COMMAND catalog_compiler mappings ${catalog_cpp}
  DEPENDS catalog_compiler ${mapping_files}
  WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} # so that messages name mappings/…
  COMMENT "Compiling mappings/"
  VERBATIM)
add_library(mindport_catalog_data STATIC ${catalog_cpp})
target_link_libraries(mindport_catalog_data PRIVATE mindport_options)

if(BUILD_TESTING)
  # Whether every kind of problem between files is found, and told.
  add_test(NAME catalog_problems
           COMMAND catalog_compiler tests/catalog/problems ${PROJECT_BINARY_DIR}/generated/none.cpp
           WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(
    catalog_problems
    PROPERTIES
      PASS_REGULAR_EXPRESSION
      "`functoin` is no kind.*bad overload.*exists only in.*no parameter `axis`.*has a row in.*is an alias and has a row.*6 problems in"
  )
endif()
