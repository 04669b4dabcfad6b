// Counts of what a report holds, in the order in which people want to see them.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/report.h"

namespace mindport::cli {

struct ApiTally {
    std::string name;  // the API, or the rule's code and name for findings that are about none
    std::size_t errors = 0;
    std::size_t warnings = 0;
    // The first of its findings, and the file it is in.
    const ReportedFinding* first = nullptr;
    std::vector<std::pair<const FileReport*, const ReportedFinding*>> places;

    std::size_t count() const { return errors + warnings; }
};

// What is left by hand, most frequent first.
std::vector<ApiTally> left_by_api(const Report& report);

struct RuleTally {
    const rules::Rule* rule = nullptr;
    std::size_t edits = 0;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t hints = 0;

    std::size_t count() const { return errors + warnings + hints; }
};

// Rules that made edits or found something, by code.
std::vector<RuleTally> by_rule(const Report& report);

}  // namespace mindport::cli
