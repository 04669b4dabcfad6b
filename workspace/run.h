// Checks or converts many files in parallel: read, analyse, write, one file after the other on each
// thread, the largest first, keeping nothing of a file once it is dealt with.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "core/convert/convert.h"
#include "workspace/encoding.h"
#include "workspace/source_file.h"

namespace mindport::workspace {

enum class Outcome : std::uint8_t {
    converted,
    unchanged,
    failed,  // could not be read, or not be written; a target got the bytes as they were, if
             // possible
};

struct FileResult {
    Outcome outcome = Outcome::unchanged;
    std::string error;   // why it failed
    std::string source;  // the text before, in UTF-8; empty for a check
    std::string text;    // what the findings' ranges are in: the text after, or that of a check
    Encoding encoding;   // of the file, before and after
    std::vector<rules::Finding> findings;
    std::map<const rules::Rule*, std::size_t> applied;  // fixes made, by rule
    std::size_t taken_back = 0;
    bool unstable = false;
};

struct RunOptions {
    unsigned jobs = 1;
    convert::Options convert;
    bool check_only = false;  // findings of the source; nothing is converted
    // Whether a check gives each fix all edits that it takes, imports included, without slots.
    bool whole_fixes = false;
    // Takes each result, on the thread that made it and for each file once, in no order.
    std::function<void(std::size_t index, FileResult&& result)> done;
    const std::atomic<bool>* stop = nullptr;  // once true, no further file is begun
};

// Writes to the files' targets. `settings` is shared by the threads.
void run(const std::vector<SourceFile>& files, const analysis::Settings& settings,
         const RunOptions& options);

// One text that is in no file.
FileResult run_text(std::string source, const names::FileContext& context,
                    const analysis::Settings& settings, const RunOptions& options);

}  // namespace mindport::workspace
