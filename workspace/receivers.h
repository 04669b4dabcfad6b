// Counts the calls of methods that tensors share with other types, over all files of a run.
#pragma once

#include <vector>

#include "core/analysis/settings.h"
#include "core/kinds/receivers.h"
#include "workspace/source_file.h"

namespace mindport::workspace {

// Reads the files once more, on `jobs` threads, so that a run that need not know costs nothing. Has
// to come before a conversion in place. Files that cannot be read are passed over.
kinds::ReceiverCounts count_receivers(const std::vector<SourceFile>& files,
                                      const analysis::Settings& settings, unsigned jobs);

}  // namespace mindport::workspace
