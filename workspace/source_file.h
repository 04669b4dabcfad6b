// A file that takes part in a run.
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/names/scope.h"

namespace mindport::workspace {

struct SourceFile {
    std::filesystem::path path;
    std::filesystem::path target;  // where its conversion goes; empty: nowhere
    std::uintmax_t size = 0;
    names::FileContext context;  // its path is what the user is shown
};

}  // namespace mindport::workspace
