#include "cli/collect.h"

#include "core/text/line_index.h"

namespace mindport::cli {
namespace {

constexpr unsigned context_lines = 2;
constexpr std::size_t longest_line = 400;  // bytes of a source line that are shown

Place place_of(text::TextRange range, const text::LineIndex& lines) {
    constexpr auto characters = text::PositionEncoding::utf32;
    const text::Position begin = lines.position(range.begin, characters);
    const text::Position end = lines.position(range.end, characters);
    return {begin.line + 1, begin.character + 1, end.line + 1, end.character + 1};
}

// The line that an offset stands on, cut where it is too long to read.
std::string source_line(std::string_view text, std::uint32_t line, const text::LineIndex& lines) {
    const text::TextRange range = lines.line_range(line);
    std::string_view result = text.substr(range.begin, range.size());
    if (result.size() <= longest_line) return std::string(result);
    std::size_t end = longest_line;
    while (end > 0 && (static_cast<unsigned char>(result[end]) & 0xC0U) == 0x80) --end;
    return std::string(result.substr(0, end));
}

std::vector<ReportedFix> fixes_of(const rules::Finding& finding, const text::LineIndex& lines,
                                  bool with_edits) {
    std::vector<ReportedFix> fixes;
    for (const rules::Fix& fix : finding.fixes) {
        ReportedFix& reported = fixes.emplace_back();
        reported.title = rules::format(fix.title);
        reported.safety = fix.safety;
        if (!with_edits) continue;
        for (const text::Edit& edit : fix.edits) {
            reported.edits.push_back({place_of(edit.range, lines), edit.text});
        }
    }
    return fixes;
}

std::string link_for(const rules::Finding& finding, const catalog::Catalog& catalog) {
    const catalog::Mapping* mapping = finding.api.empty() ? nullptr : catalog.find(finding.api);
    if (mapping != nullptr) return catalog.link_for(*mapping);
    std::string link = finding.api.empty() ? std::string() : catalog.link_for_api(finding.api);
    return link.empty() ? catalog.link_for_api("torch") : link;
}

}  // namespace

rules::Severity Collector::severity_of(const rules::Finding& finding) const {
    const auto set = severities_.find(finding.rule);
    return set == severities_.end() ? finding.severity : set->second;
}

FileReport Collector::collect(workspace::FileResult&& result, const std::string& path) const {
    FileReport report;
    report.path = path;
    report.outcome = result.outcome;
    report.error = std::move(result.error);
    report.applied = std::move(result.applied);
    report.taken_back = result.taken_back;
    report.unstable = result.unstable;
    for (const auto& [rule, count] : report.applied) report.edits += count;
    const text::LineIndex lines(result.text);
    report.lines = lines.line_count();
    for (const rules::Finding& finding : result.findings) {
        ReportedFinding& reported = report.findings.emplace_back();
        reported.rule = finding.rule;
        reported.severity = severity_of(finding);
        reported.where = place_of(finding.range, lines);
        reported.message = rules::format(finding.message);
        reported.api = finding.api;
        reported.link = link_for(finding, catalog_);
        reported.source_line = source_line(result.text, reported.where.line - 1, lines);
        reported.fixes = fixes_of(finding, lines, wanted_.fix_edits);
    }
    if (result.outcome != workspace::Outcome::converted) return report;
    if (wanted_.hunks) {
        report.hunks = workspace::diff_hunks(result.source, result.text, context_lines);
    }
    if (wanted_.patch) {
        report.patch = workspace::unified_diff(result.source, path, result.text, path);
    }
    return report;
}

}  // namespace mindport::cli
