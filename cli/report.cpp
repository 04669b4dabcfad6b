#include "cli/report.h"

#include <algorithm>

namespace mindport::cli {

Totals total(const Report& report) {
    Totals sum;
    sum.files = report.files.size();
    sum.failed = report.problems.size();
    for (const FileReport& file : report.files) {
        sum.lines += file.lines;
        sum.edits += file.edits;
        sum.converted += file.outcome == workspace::Outcome::converted ? 1 : 0;
        sum.unchanged += file.outcome == workspace::Outcome::unchanged ? 1 : 0;
        sum.failed += file.outcome == workspace::Outcome::failed ? 1 : 0;
        bool left = false;
        for (const ReportedFinding& finding : file.findings) {
            left = left || finding.left_by_hand();
            sum.errors += finding.severity == rules::Severity::error ? 1 : 0;
            sum.warnings += finding.severity == rules::Severity::warning ? 1 : 0;
            sum.hints += finding.severity == rules::Severity::hint ? 1 : 0;
            if (finding.fixes.empty()) continue;
            const bool safe = finding.fixes.front().safety == rules::Safety::safe;
            ++(safe ? sum.safe_fixes : sum.suggested_fixes);
        }
        sum.files_left += left ? 1 : 0;
    }
    return sum;
}

int exit_code(const Report& report) {
    const Totals sum = total(report);
    if (sum.failed > 0) return 2;
    const bool incomplete = std::ranges::any_of(
        report.files, [](const FileReport& file) { return file.taken_back > 0 || file.unstable; });
    return sum.left() > 0 || incomplete ? 1 : 0;
}

std::string_view to_string(rules::Severity severity) {
    switch (severity) {
        case rules::Severity::error:
            return "error";
        case rules::Severity::warning:
            return "warning";
        case rules::Severity::hint:
            return "hint";
    }
    return {};
}

std::string_view to_string(workspace::Outcome outcome) {
    switch (outcome) {
        case workspace::Outcome::converted:
            return "converted";
        case workspace::Outcome::unchanged:
            return "unchanged";
        case workspace::Outcome::failed:
            return "failed";
    }
    return {};
}

std::string_view to_string(Command command) {
    switch (command) {
        case Command::check:
            return "check";
        case Command::convert:
            return "convert";
        case Command::diff:
            return "diff";
    }
    return {};
}

}  // namespace mindport::cli
