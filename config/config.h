// The configuration: mindport.toml, or [tool.mindport] of pyproject.toml. docs/configuration.md and
// docs/mappings.md describe the keys to users.
//
// Reads files; a Config is a plain value, safe to share once made.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "config/mapping_file.h"
#include "core/catalog/catalog.h"
#include "core/rules/finding.h"

namespace mindport::config {

// Nothing is set where the file does not say; options of the command line come before all of it.
struct Config {
    std::filesystem::path file;  // where it was read from; empty: no configuration was found
    std::optional<std::string> profile;
    std::optional<catalog::TargetVersion> target;
    std::optional<catalog::Platform> device;
    std::optional<std::vector<std::string>> select;  // codes, groups or names of rules, or "ALL"
    std::vector<std::string> ignore;
    std::map<std::string, rules::Severity> severity;  // by code, group or name of a rule
    std::optional<bool> suggested;
    std::vector<std::string> exclude;  // patterns as in .gitignore, relative to the file's folder
    std::optional<unsigned> jobs;      // 1 or more
    std::optional<std::string> output_format;
    std::shared_ptr<const catalog::Overlay> overlay;  // the rows of [mappings]; null if none
};

using Problems = std::vector<Problem>;

// What `output-format` may be.
std::span<const std::string_view> output_formats();

// The file that holds for `folder`: the nearest mindport.toml, or pyproject.toml with a
// [tool.mindport], in it or above. In one folder mindport.toml comes first.
std::optional<std::filesystem::path> find_config_file(const std::filesystem::path& folder);

// Reads the file that holds for `folder`; an empty Config if there is none.
tl::expected<Config, Problems> load_config(const std::filesystem::path& folder);

// Reads that very file (--config).
tl::expected<Config, Problems> read_config_file(const std::filesystem::path& file);

// The text of a mindport.toml, or of a pyproject.toml if `file` is called that.
tl::expected<Config, Problems> read_config(std::string_view text,
                                           const std::filesystem::path& file);

// The knowledge that rows are checked against: what `catalog` has in any version, with targets that
// must exist in its target version.
ApiNames api_names(const catalog::Catalog& catalog);

}  // namespace mindport::config
