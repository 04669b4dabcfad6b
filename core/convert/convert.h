// Converts one file: applies fixes until nothing changes, and manages its imports.
//
// The result parses wherever the source did; bytes outside of edits stay as they were. Pure: no
// I/O, no shared state; any number of threads may convert at the same time, each with its own
// Parser.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analysis.h"

namespace mindport::convert {

struct Options {
    bool suggested = false;  // apply suggested fixes too
    bool layout = true;      // join and wrap edited statements, where the profile has a line length
    // For an editor. Only findings that start in this part of the source are dealt with, and only
    // those of this rule; the rest of the file then keeps its names' meaning.
    std::optional<text::TextRange> only_in = {};
    const rules::Rule* only_rule = nullptr;

    bool is_partial() const { return only_in || only_rule != nullptr; }
};

struct Result {
    std::string text;  // the source itself where nothing changed
    bool changed = false;
    // What is left, with ranges in `text`.
    std::vector<rules::Finding> left;
    // Fixes made, by rule.
    std::map<const rules::Rule*, std::size_t> applied;
    // Units (in the source) whose conversion was taken back because it would not have parsed.
    std::size_t taken_back = 0;
    // Whether fixes were still being found after the last pass: a defect of a rule.
    bool unstable = false;
};

// `source` is UTF-8 (a byte order mark is kept). `parser` is re-used between files.
Result convert(const analysis::Settings& settings, syntax::Parser& parser, std::string source,
               const names::FileContext& file, const Options& options = {});

}  // namespace mindport::convert
