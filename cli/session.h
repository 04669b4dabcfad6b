// From options and configuration to what a command needs.
#pragma once

#include <filesystem>
#include <string>
#include <tl/expected.hpp>

#include "cli/collect.h"
#include "cli/options.h"
#include "cli/output/output.h"
#include "config/setup.h"

namespace mindport::cli {

struct Session : config::Setup {
    Format format = Format::text;
    bool format_chosen = false;  // by the user; otherwise each command shows what suits it
    unsigned jobs = 1;
    bool layout = true;
};

// `near` is the file or folder whose configuration counts. The error may have several lines.
tl::expected<Session, std::string> make_session(const Options& options,
                                                const std::filesystem::path& near);

}  // namespace mindport::cli
