// From the configuration, and what the command line or an editor says over it, to what the engine
// needs. Every word that names something is looked up here, and one that does not exist is an error
// that names the nearest one that does.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "config/config.h"
#include "core/analysis/settings.h"

namespace mindport::config {

using Severities = std::map<const rules::Rule*, rules::Severity>;

// What goes before the configuration, where it is given.
struct Overrides {
    std::string profile;
    std::string target;
    std::string device;
    std::vector<std::string> select;
    std::vector<std::string> ignore;  // besides those of the configuration
    std::optional<bool> suggested;
    std::string prefix;  // what an option's name is told with: "--"
    friend bool operator==(const Overrides&, const Overrides&) = default;
};

struct Setup {
    Config config;
    bool suggested = false;
    std::string profile;  // empty: to be found out
    catalog::TargetVersion target;
    catalog::Platform device = catalog::ascend;
    analysis::RuleSelection rules;
    Severities severities;  // where the configuration sets them

    // The engine's settings once the profile is known.
    analysis::Settings settings(const std::string& detected_profile,
                                std::shared_ptr<const names::ClassIndex> classes) const;
};

tl::expected<Setup, std::string> make_setup(Config config, const Overrides& overrides);

}  // namespace mindport::config
