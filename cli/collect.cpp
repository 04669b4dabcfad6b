#include "cli/collect.h"

#include "cli/patches.h"
#include "cli/support.h"

#include <algorithm>

#include "core/rules/links.h"
#include "core/text/line_index.h"

namespace mindport::cli {
namespace {

constexpr unsigned context_lines = 2;
constexpr std::size_t longest_line = 240;  // bytes of a source line that are shown

constexpr std::size_t shown_before = 80;

// Places in a text. Columns are counted from the start of the line only where bytes and characters
// differ: a line may be megabytes long, with thousands of findings.
class Places {
   public:
    explicit Places(std::string_view text)
        : text_(text),
          lines_(text),
          encoding_(std::ranges::all_of(text, [](char c) { return (c & 0x80) == 0; })
                        ? text::PositionEncoding::utf8
                        : text::PositionEncoding::utf32) {}

    std::uint32_t line_count() const { return lines_.line_count(); }

    Place of(text::TextRange range) const {
        const text::Position begin = lines_.position(range.begin, encoding_);
        const text::Position end = lines_.position(range.end, encoding_);
        return {begin.line + 1, begin.character + 1, end.line + 1, end.character + 1};
    }

    // Sets the finding's line; of a long one the part around `at`.
    void show_line(std::uint32_t at, ReportedFinding& finding) const {
        const text::TextRange line = lines_.line_range(finding.where.line - 1);
        std::size_t begin = line.begin;
        std::size_t end = line.end;
        if (line.size() > longest_line) {
            if (at - line.begin > shown_before) begin = character_start(at - shown_before);
            end = character_start(std::min<std::size_t>(line.end, begin + longest_line));
        }
        finding.source_line = text_.substr(begin, end - begin);
        const auto start = static_cast<std::uint32_t>(begin);
        finding.line_start = lines_.position(start, encoding_).character;
    }

   private:
    std::size_t character_start(std::size_t at) const {
        while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80) --at;
        return at;
    }

    std::string_view text_;
    text::LineIndex lines_;
    text::PositionEncoding encoding_;
};

std::vector<ReportedFix> fixes_of(const rules::Finding& finding, const Places& places,
                                  bool with_edits) {
    std::vector<ReportedFix> fixes;
    for (const rules::Fix& fix : finding.fixes) {
        ReportedFix& reported = fixes.emplace_back();
        reported.title = rules::format(fix.title);
        reported.safety = fix.safety;
        if (!with_edits) continue;
        for (const text::Edit& edit : fix.edits) {
            reported.edits.push_back({places.of(edit.range), edit.text});
        }
    }
    return fixes;
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
    const Places places(result.text);
    report.lines = places.line_count();
    for (const rules::Finding& finding : result.findings) {
        ReportedFinding& reported = report.findings.emplace_back();
        reported.rule = finding.rule;
        reported.severity = severity_of(finding);
        reported.where = places.of(finding.range);
        reported.message = rules::format(finding.message);
        reported.api = finding.api;
        reported.link = rules::link_for(finding, catalog_);
        places.show_line(finding.range.begin, reported);
        reported.fixes = fixes_of(finding, places, wanted_.fix_edits);
    }
    if (wanted_.hunks && result.outcome != workspace::Outcome::failed) {
        report.support = support_of_names(result.text, catalog_);
    }
    if (result.outcome != workspace::Outcome::converted) return report;
    if (wanted_.hunks) {
        report.hunks = workspace::diff_hunks(result.source, result.text, context_lines);
    }
    if (wanted_.patch) {
        report.patch = make_patch(result.source, result.text, result.encoding, path);
    }
    return report;
}

}  // namespace mindport::cli
