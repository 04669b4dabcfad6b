#include "cli/output/tally.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace mindport::cli {

std::vector<ApiTally> left_by_api(const Report& report) {
    std::map<std::string, ApiTally, std::less<>> tallies;
    for (const FileReport& file : report.files) {
        for (const ReportedFinding& finding : file.findings) {
            if (!finding.left_by_hand()) continue;
            std::string name = finding.api;
            if (name.empty()) {
                name = std::string(finding.rule->code) + " " + std::string(finding.rule->name);
            }
            ApiTally& tally = tallies[name];
            if (tally.first == nullptr) {
                tally.name = name;
                tally.first = &finding;
            }
            ++(finding.severity == rules::Severity::error ? tally.errors : tally.warnings);
            tally.places.emplace_back(&file, &finding);
        }
    }
    std::vector<ApiTally> sorted;
    for (auto& [name, tally] : tallies) sorted.push_back(std::move(tally));
    std::ranges::stable_sort(sorted, std::ranges::greater{}, &ApiTally::count);
    return sorted;
}

std::vector<RuleTally> by_rule(const Report& report) {
    std::map<std::string_view, RuleTally> tallies;
    const auto tally_of = [&](const rules::Rule* rule) -> RuleTally& {
        RuleTally& tally = tallies[rule->code];
        tally.rule = rule;
        return tally;
    };
    for (const FileReport& file : report.files) {
        for (const auto& [rule, count] : file.applied) tally_of(rule).edits += count;
        for (const ReportedFinding& finding : file.findings) {
            RuleTally& tally = tally_of(finding.rule);
            ++(finding.severity == rules::Severity::error     ? tally.errors
               : finding.severity == rules::Severity::warning ? tally.warnings
                                                              : tally.hints);
        }
    }
    std::vector<RuleTally> sorted;
    for (const auto& [code, tally] : tallies) sorted.push_back(tally);
    return sorted;
}

}  // namespace mindport::cli
