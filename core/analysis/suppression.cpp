#include "core/analysis/suppression.h"

#include <algorithm>

#include "core/rules/rule.h"

namespace mindport::analysis {
namespace {

constexpr std::string_view marker = "mindport:";

std::vector<std::string_view> read_codes(std::string_view text) {
    std::vector<std::string_view> codes;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = text.find_first_not_of(" ,\t", at);
        if (begin == std::string_view::npos) {
            break;
        }
        const std::size_t end = std::min(text.find_first_of(" ,\t", begin), text.size());
        codes.push_back(text.substr(begin, end - begin));
        at = end;
    }
    return codes;
}

}  // namespace

Suppressions::Suppressions(std::string_view text) {
    for (std::size_t at = text.find(marker); at != std::string_view::npos;
         at = text.find(marker, at + 1)) {
        mentioned_ = true;
        const std::size_t line_begin = text.rfind('\n', at) + 1;  // npos + 1 is 0
        const std::size_t line_end = std::min(text.find('\n', at), text.size());
        if (text.substr(line_begin, at - line_begin).find('#') == std::string_view::npos) {
            continue;
        }
        std::string_view rest = text.substr(at + marker.size(), line_end - at - marker.size());
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        if (rest.starts_with("ignore-file")) {
            whole_file_ = true;
        } else if (rest.starts_with("ignore")) {
            Line line{
                {static_cast<std::uint32_t>(line_begin), static_cast<std::uint32_t>(line_end)}, {}};
            rest.remove_prefix(6);
            const std::size_t close = rest.find(']');
            if (rest.starts_with('[') && close != std::string_view::npos) {
                line.codes = read_codes(rest.substr(1, close - 1));
            }
            lines_.push_back(std::move(line));
        }
    }
}

// Nearly all texts do not mention the tool, and nearly no edit makes them do so.
void Suppressions::follow_edits(std::string_view text, const std::vector<text::Edit>& edits) {
    bool may_mention = mentioned_;
    std::int64_t shift = 0;
    for (const text::Edit& edit : edits) {
        const auto at = static_cast<std::size_t>(edit.range.begin + shift);
        const std::size_t begin = at - std::min(at, marker.size());
        const std::size_t end = at + edit.text.size() + marker.size();
        may_mention =
            may_mention || text.substr(begin, end - begin).find(marker) != std::string_view::npos;
        shift += static_cast<std::int64_t>(edit.text.size()) - edit.range.size();
    }
    if (may_mention) *this = Suppressions(text);
}

bool Suppressions::silences(const rules::Finding& finding) const {
    if (whole_file_) {
        return true;
    }
    return std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) {
        const bool on_line =
            line.range.begin <= finding.range.begin && finding.range.begin <= line.range.end;
        return on_line && (line.codes.empty() ||
                           std::any_of(line.codes.begin(), line.codes.end(), [&](auto code) {
                               return finding.rule->code.starts_with(code);
                           }));
    });
}

}  // namespace mindport::analysis
