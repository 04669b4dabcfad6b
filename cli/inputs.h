// From paths that the user gave to the files of a run.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/options.h"
#include "config/config.h"
#include "workspace/discovery.h"
#include "workspace/source_file.h"

namespace mindport::cli {

struct Inputs {
    std::vector<workspace::SourceFile> files;  // by path
    std::vector<std::string> relative;         // of each file, to `root`
    std::vector<workspace::FoundFile> others;
    std::string root;  // the folder given; the current folder where there are several, or files
    std::vector<workspace::Problem> problems;
    std::vector<workspace::Problem> notes;
    std::size_t ignored = 0;
};

// Files and folders to look at or to change where they are; a file that is named twice counts once.
Inputs find_inputs(const Options& options, const config::Config& config, bool in_place);

struct Conversion {
    std::filesystem::path source;
    std::filesystem::path target;
    std::vector<std::string> only;  // patterns; empty: all
    bool others = false;
};

// Files of SRC with their targets in DST. An error where the two must not be used together.
tl::expected<Inputs, std::string> find_conversion(const Conversion& conversion,
                                                  const Options& options,
                                                  const config::Config& config);

}  // namespace mindport::cli
