// The command line as typed, before anything is looked up.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/terminal.h"

namespace mindport::cli {

// What check, convert and diff share.
struct Options {
    std::vector<std::string> paths;

    std::string profile;
    std::string target;
    std::string device;
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::vector<std::string> exclude;
    std::string config;
    bool isolated = false;
    bool stubs = false;
    bool suggested = false;
    bool no_layout = false;

    std::string format;
    std::string output_file;
    std::string receivers_file;
    bool statistics = false;
    bool quiet = false;
    bool verbose = false;
    bool no_progress = false;
    ColorChoice color = ColorChoice::automatic;
    std::optional<unsigned> jobs;
};

struct ConvertOptions : Options {
    bool in_place = false;
    bool allow_dirty = false;
    bool copy_other = false;
    bool dry_run = false;
    std::string stdin_filename;
    // The options of the tool that this one replaces.
    std::string src_root;
    std::string dst_root;
    std::string src_file;
    std::vector<std::string> files;
};

// Each command takes what has an effect on it.
void add_profile_options(CLI::App& app, Options& options);
void add_run_options(CLI::App& app, Options& options);  // with those of add_profile_options
void add_fix_options(CLI::App& app, Options& options);
void add_convert_options(CLI::App& app, ConvertOptions& options);

}  // namespace mindport::cli
