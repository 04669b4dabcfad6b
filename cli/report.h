// What a run did and found, ready to be shown: places are lines and columns, messages are text. It
// holds no file's text but the lines that findings stand on.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/kinds/receivers.h"
#include "core/rules/rule.h"
#include "workspace/diff.h"
#include "workspace/discovery.h"
#include "workspace/run.h"

namespace mindport::cli {

// From 1; columns count characters. The end is exclusive.
struct Place {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    std::uint32_t end_line = 1;
    std::uint32_t end_column = 1;
};

struct ReportedEdit {
    Place where;
    std::string text;
};

struct ReportedFix {
    std::string title;
    rules::Safety safety = rules::Safety::safe;
    std::vector<ReportedEdit> edits;  // empty where the output does not show them
};

struct ReportedFinding {
    const rules::Rule* rule = nullptr;
    rules::Severity severity = rules::Severity::warning;
    Place where;
    std::string message;
    std::string api;
    std::string link;
    // The first line of the place, or a part of it around the place where it is very long.
    std::string source_line;
    std::uint32_t line_start = 0;  // characters of the line that are left out before it
    std::vector<ReportedFix> fixes;

    // Hints are what the tool does by itself, or what is only worth knowing.
    bool left_by_hand() const { return severity != rules::Severity::hint; }
};

// What the port of a library says of one of its names: "since 0.3.0; fp32; runs with …".
struct Support {
    std::string name;
    std::string text;
    bool is_full = false;  // the target has it, and it runs with released weights
    friend auto operator<=>(const Support&, const Support&) = default;
};

struct FileReport {
    std::string path;      // as shown: what the user gave, and what lies below it
    std::string relative;  // to Report::root, with "/"
    workspace::Outcome outcome = workspace::Outcome::unchanged;
    std::string error;
    std::uint32_t lines = 0;  // of the source
    std::size_t edits = 0;
    std::map<const rules::Rule*, std::size_t> applied;
    std::size_t taken_back = 0;
    bool unstable = false;
    std::vector<ReportedFinding> findings;
    // Only where the output shows them:
    std::vector<workspace::Hunk> hunks;
    std::vector<Support> support;  // of names that the file imports or defines
    std::string patch;
};

struct Timings {
    double find = 0;  // seconds: looking for files
    double scan = 0;  // their classes and imports
    double work = 0;  // converting or checking, reading and writing included
    double total = 0;
};

enum class Command : std::uint8_t { check, convert, diff };

struct Report {
    Command command = Command::check;
    std::string root;    // the folder that FileReport::relative is relative to: DST of a conversion
    std::string source;  // as given, for the summary: "diffusers"
    std::string target;  // likewise; empty where nothing was written elsewhere
    std::string profile;
    std::string mindspore;  // the target version
    bool suggested = false;
    unsigned jobs = 1;
    bool show_hints = false;                   // in the formats that people read line by line
    std::vector<FileReport> files;             // by path
    std::vector<workspace::Problem> problems;  // of no file in `files`
    std::vector<workspace::Problem> notes;
    std::vector<std::string> patches;  // of no file in `files`
    std::size_t ignored = 0;
    std::size_t copied = 0;
    std::optional<kinds::ReceiverCounts> receivers;  // only with --statistics
    std::string receiver_list;                       // only with --receivers
    Timings timings;
};

struct Totals {
    std::size_t files = 0;
    std::size_t lines = 0;
    std::size_t converted = 0;
    std::size_t unchanged = 0;
    std::size_t failed = 0;  // files and other problems
    std::size_t edits = 0;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t hints = 0;
    std::size_t safe_fixes = 0;       // findings that `convert` mends
    std::size_t suggested_fixes = 0;  // … and those that only `convert --suggested` mends
    std::size_t files_left = 0;       // with something left by hand

    std::size_t left() const { return errors + warnings; }
};

Totals total(const Report& report);

// 0: nothing is left to do by hand; 1: something is; 2: something could not be done.
int exit_code(const Report& report);

std::string_view to_string(rules::Severity severity);    // "error"
std::string_view to_string(workspace::Outcome outcome);  // "converted"
std::string_view to_string(Command command);             // "check"

}  // namespace mindport::cli
