// From options and configuration to what the engine needs. Every word that names something is
// looked up here, and one that does not exist is an error that names the nearest one that does.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "cli/collect.h"
#include "cli/options.h"
#include "cli/output/output.h"
#include "config/config.h"
#include "core/analysis/settings.h"

namespace mindport::cli {

struct Session {
    config::Config config;
    Format format = Format::text;
    bool format_chosen = false;  // by the user; otherwise each command shows what suits it
    bool suggested = false;
    unsigned jobs = 1;
    std::string profile;  // empty: to be found out
    catalog::TargetVersion target;
    analysis::RuleSelection rules;
    Severities severities;  // where the configuration sets them

    // The engine's settings once the profile is known.
    analysis::Settings settings(const std::string& detected_profile,
                                std::shared_ptr<const names::ClassIndex> classes) const;
};

// `near` is the file or folder whose configuration counts. The error may have several lines.
tl::expected<Session, std::string> make_session(const Options& options,
                                                const std::filesystem::path& near);

}  // namespace mindport::cli
