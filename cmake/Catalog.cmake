# Target mindport_catalog_data: mappings/ (people's tables, API signatures), compiled to C++ tables by
# tools/catalog_compiler, which also checks them. The build needs no Python.
mindport_executable(catalog_compiler tools/catalog_compiler
                    LINK mindport_engine tomlplusplus::tomlplusplus nlohmann_json::nlohmann_json)
if(NOT TARGET catalog_compiler)
  add_library(mindport_catalog_data INTERFACE)
  return()
endif()

set(catalog_cpp ${PROJECT_BINARY_DIR}/generated/catalog_data.cpp)
file(GLOB_RECURSE mapping_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/mappings/*)
add_custom_command(
  OUTPUT ${catalog_cpp}
  COMMAND catalog_compiler ${PROJECT_SOURCE_DIR}/mappings ${catalog_cpp}
  DEPENDS catalog_compiler ${mapping_files}
  COMMENT "Compiling mappings/")
add_library(mindport_catalog_data STATIC ${catalog_cpp})
target_link_libraries(mindport_catalog_data PRIVATE mindport_options)
