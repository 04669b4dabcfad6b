// What a run would change, as a unified diff.
#pragma once

#include <string>
#include <string_view>

#include "cli/options.h"
#include "cli/report.h"
#include "workspace/encoding.h"

namespace mindport::cli {

// The patch of one file, about its bytes. What can be read can be written in its encoding, and so
// can what was only moved about; where it cannot, the patch says what is meant.
std::string make_patch(std::string_view before, std::string_view after,
                       const workspace::Encoding& encoding, const std::string& path);

// Prints the report's patches to standard output and its totals to standard error; returns the exit
// code.
int show_patches(const Report& report, const Options& options);

}  // namespace mindport::cli
