// Reads and checks mapping rows: mappings/**/*.toml for the catalogue compiler, and the [mappings]
// of a user's mindport.toml. docs/mappings.md describes the schema.
//
// Every problem is collected, with its place, so that one run shows them all. No I/O.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/catalog/overlay.h"
#include "core/catalog/signature.h"

namespace mindport::config {

struct Problem {
    std::string file;
    std::uint32_t line = 0;    // from 1; 0 if the place is unknown
    std::uint32_t column = 0;  // from 1, in characters as toml++ counts them
    std::string message;
};

// "file:line:column: message"
std::string to_string(const Problem& problem);

struct OwnedProfile {
    std::string name;
    std::vector<std::string> detect;
    std::vector<std::string> module_bases;
    std::vector<std::string> rules;
    std::vector<std::string> covers;
    std::vector<std::string> keeps;
    std::vector<std::string> sections;
    std::vector<std::string> known_true;
    std::vector<std::string> known_false;
    std::vector<std::string> notice;
    std::string adapted_from;
    std::vector<std::string> without_notice;
    std::vector<std::string> wording;
    std::vector<std::string> suggested_wording;
    std::vector<std::string> message_wording;
    std::vector<std::string> values;
    std::vector<std::string> conventions;
    std::vector<std::string> tables;
    std::vector<std::string> around_loops;
    std::string encodings;
    std::vector<std::string> defaults;
    std::string customs_until;
    std::vector<std::string> functions;
    std::vector<std::string> owner_first;
    std::vector<std::string> tensors;
    std::vector<std::string> outputs;
    std::vector<std::string> gone_parameters;
    std::vector<std::string> gone_definitions;
    std::vector<std::string> exports;
    bool spells_out = false;
    std::uint32_t line_length = 0;
};

struct Alias {
    std::string name;       // "torch.nn.modules.linear.Linear"
    std::string canonical;  // "torch.nn.Linear"
};

struct MappingFile {
    std::vector<catalog::OwnedMapping> rows;  // in the file's order; checked
    std::vector<Alias> aliases;               // of aliases.toml
    std::vector<std::string> inert;           // of arguments.toml
    std::optional<OwnedProfile> profile;      // the [profile] table of profiles/*.toml
};

// What is known about APIs: the compiler has the tables it is about to write, a program a Catalog.
struct ApiNames {
    // A symbol in any version, or null.
    std::function<const catalog::ApiSymbol*(std::string_view)> find;
    // Names close to a misspelt one, best first.
    std::function<std::vector<std::string>(std::string_view)> nearest;
    // A row's names must exist in each of these that it is for.
    catalog::VersionSet versions = {};
};

enum class FileKind : std::uint8_t { rows, aliases, arguments };

// `file` is only for messages. What is in error is left out of the result.
MappingFile read_mapping_file(std::string_view text, const std::string& file, FileKind kind,
                              const ApiNames& api, std::vector<Problem>& problems);

}  // namespace mindport::config
