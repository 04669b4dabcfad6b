#include "server/features/text_diff.h"

#include <algorithm>

#include "workspace/diff.h"

namespace mindport::server {
namespace {

std::vector<std::uint32_t> line_starts(std::string_view text) {
    std::vector<std::uint32_t> starts{0};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1)) {
        starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
    return starts;
}

// One edit over all that differs.
std::vector<text::Edit> one_edit(std::string_view before, std::string_view after) {
    const auto [b, a] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto same = static_cast<std::size_t>(b - before.begin());
    static_cast<void>(a);
    return {{{static_cast<std::uint32_t>(same), static_cast<std::uint32_t>(before.size())},
             std::string(after.substr(same)),
             {}}};
}

}  // namespace

std::vector<text::Edit> line_edits(std::string_view before, std::string_view after) {
    if (before == after) return {};
    const std::vector<std::uint32_t> starts = line_starts(before);
    const auto start = [&](std::size_t line) {
        return line < starts.size() ? starts[line] : static_cast<std::uint32_t>(before.size());
    };
    std::vector<text::Edit> edits;
    for (const workspace::Hunk& hunk : workspace::diff_hunks(before, after, 0)) {
        // Of a hunk that only inserts, the line before it is given.
        const std::size_t first = hunk.old_lines == 0 ? hunk.old_start : hunk.old_start - 1;
        text::Edit& edit = edits.emplace_back();
        edit.range = {start(first), start(first + hunk.old_lines)};
        for (const workspace::DiffLine& line : hunk.lines) {
            if (line.origin == '+') edit.text += line.text;
        }
    }
    // A last line without a line break is a case that a diff of lines may tell in its own way.
    const bool in_order =
        std::is_sorted(edits.begin(), edits.end(), [](const auto& a, const auto& b) {
            return a.range.end <= b.range.begin && a.range < b.range;
        });
    if (in_order && text::apply(before, edits) == after) return edits;
    return one_edit(before, after);
}

}  // namespace mindport::server
