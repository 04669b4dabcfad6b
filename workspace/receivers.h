// Finds the calls of methods that tensors share with other types, in all files of a run.
#pragma once

#include <string>
#include <vector>

#include "core/analysis/settings.h"
#include "core/kinds/receivers.h"
#include "workspace/source_file.h"

namespace mindport::workspace {

struct Receivers {
    kinds::ReceiverCounts counts;
    // "path:line:column<tab>method<tab>kind" for each call, by file and place; lines and columns
    // count from 1, columns in characters.
    std::string list;
};

// Reads the files once more, on `jobs` threads, so that a run that need not know costs nothing. Has
// to come before a conversion in place. Files that cannot be read are passed over.
Receivers find_receivers(const std::vector<SourceFile>& files, const analysis::Settings& settings,
                         unsigned jobs);

}  // namespace mindport::workspace
