// Brings a report to where the user wants it.
#pragma once

#include "cli/session.h"

namespace mindport::cli {

// What a command shows where the user chose no format.
enum class Presentation : std::uint8_t {
    findings,  // each finding, then the totals
    summary,   // the totals, and what is left by API
    piped,     // findings on standard error: standard output carries something else
};

// Returns the exit code.
int emit(const Report& report, const Session& session, const Options& options,
         Presentation presentation);

// An error that stopped the command; returns the exit code.
int refuse(const std::string& message, const Options& options);

}  // namespace mindport::cli
