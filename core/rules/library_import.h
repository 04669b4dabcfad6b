// Where names of a covered library (diffusers, transformers) come from after a port.
#pragma once

#include <optional>
#include <string>

#include "core/rules/context.h"

namespace mindport::rules {

struct LibraryName {
    enum class Fate : std::uint8_t {
        foreign,   // not of a library that the profile covers, or the catalogue handles it by use
        stays,     // needs no port: a tokenizer, a module of the converted library itself
        moves,     // to `target`, under the same name
        reported,  // has no counterpart, or a person has to decide
    };
    Fate fate = Fate::foreign;
    std::string target;  // "mindone.diffusers.utils.mindspore_utils.randn_tensor"
    std::optional<catalog::LibraryExport> lacking;  // the target release has no such export
    const catalog::Mapping* row = nullptr;  // the row for exactly this name, if there is one
};

// Whether the file is one of the library that the profile is for: others only use it.
bool is_library_file(const Context& context);

// Whether the port has a class since a release in which all pipelines followed the profile's
// customs. Those that came later may not, and nobody knows of those to come.
bool follows_customs(Node owner, const Context& context);

LibraryName library_name(std::string_view qualified, const Context& context);

}  // namespace mindport::rules
