#include "core/syntax/change.h"
#include "core/text/line_index.h"

#include <algorithm>
#include <utility>

namespace mindport::syntax {
namespace {

constexpr std::string_view blanks = " \t\r\f";

// Whether a statement at `offset` starts a line with that indentation.
bool starts_line_in(std::string_view text, std::uint32_t offset, std::string_view indentation) {
    const std::string_view line = before_on_line(text, offset);
    std::string_view above = text.substr(0, offset - line.size());
    if (above.ends_with('\n')) above.remove_suffix(1);
    if (above.ends_with('\r')) above.remove_suffix(1);
    return line == indentation && !above.ends_with('\\');
}

// Whether a backslash joins a line to one that is blank or missing: such a line has no end that the
// text alone tells.
bool continues_into_nothing(std::string_view text) {
    for (std::size_t at = text.find('\\'); at != std::string_view::npos;
         at = text.find('\\', at + 1)) {
        const std::size_t end = text.find_first_not_of('\r', at + 1);
        if (end == std::string_view::npos) return true;
        if (text[end] != '\n') continue;
        const std::size_t next = text.find_first_not_of(blanks, end + 1);
        if (next == std::string_view::npos || text[next] == '\n') return true;
    }
    return false;
}

// A decorator is mostly removed as a line. To take it from its first byte to that of the next line
// is the same, and leaves what stands before the statement alone.
void move_to_decorator(std::string_view text, text::Edit& edit, std::uint32_t limit) {
    const auto [begin, end] = edit.range;
    const std::size_t at = text.find_first_not_of(" \t", begin);
    if (!edit.text.empty() || at == std::string_view::npos || at >= end || text[at] != '@' ||
        text[end - 1] != '\n' || (begin != 0 && text[begin - 1] != '\n')) {
        return;
    }
    const std::string_view indentation = text.substr(begin, at - begin);
    const auto shift = static_cast<std::uint32_t>(indentation.size());
    if (text.substr(end).starts_with(indentation) && end + shift <= limit) {
        edit.range = {begin + shift, end + shift};
    }
}

}  // namespace

std::uint32_t first_unit_from(const Units& units, std::uint32_t offset) {
    std::uint32_t low = 0;
    auto high = static_cast<std::uint32_t>(units.size());
    while (low < high) {
        const std::uint32_t middle = (low + high) / 2;
        units[middle].begin < offset ? low = middle + 1 : high = middle;
    }
    return low;
}

void end_class(Unit& header, std::uint32_t end) {
    header.end = end;
    const std::uint32_t size = end - header.begin;
    header.nodes[header.nodes.back().parent].end = size;
    header.nodes.back().end = size;
    header.nodes[0].end = size;
}

std::string_view before_on_line(std::string_view text, std::uint32_t offset) {
    const std::uint32_t begin = text::line_start(text, offset);
    return text.substr(begin, offset - begin);
}

Change::Change(std::string_view old_text, std::string_view text, std::vector<text::Edit> edits,
               const ParseText& parse)
    : old_text_(old_text), text_(text), edits_(std::move(edits)), parse_(parse) {
    for (std::size_t i = 0; i < edits_.size(); ++i) {
        const std::uint32_t limit = i + 1 < edits_.size() ? edits_[i + 1].range.begin : UINT32_MAX;
        move_to_decorator(old_text_, edits_[i], limit);
    }
    std::int64_t shift = 0;
    for (const text::Edit& edit : edits_) {
        shift += static_cast<std::int64_t>(edit.text.size()) - edit.range.size();
        shifts_.push_back(shift);
    }
}

template <typename Counts>
std::uint32_t Change::moved_by(std::uint32_t offset, Counts counts) const {
    const auto next = std::partition_point(edits_.begin(), edits_.end(), counts);
    const auto count = static_cast<std::size_t>(next - edits_.begin());
    return static_cast<std::uint32_t>(offset + (count == 0 ? 0 : shifts_[count - 1]));
}

std::uint32_t Change::moved(std::uint32_t offset) const {
    return moved_by(offset, [&](const text::Edit& edit) { return edit.range.end <= offset; });
}

std::uint32_t Change::moved_before(std::uint32_t offset) const {
    return moved_by(offset, [&](const text::Edit& edit) { return edit.range.begin < offset; });
}

std::span<const text::Edit> Change::edits_at(TextRange range) const {
    const auto first =
        std::partition_point(edits_.begin(), edits_.end(),
                             [&](const text::Edit& edit) { return edit.range.end < range.begin; });
    const auto last = std::partition_point(
        first, edits_.end(), [&](const text::Edit& edit) { return edit.range.begin <= range.end; });
    return {first, last};
}

std::span<const text::Edit> Change::edits_in(TextRange range) const {
    std::span<const text::Edit> edits = edits_at(range);
    while (!edits.empty() && edits.front().range.end <= range.begin &&
           edits.front().range.begin < range.begin) {
        edits = edits.subspan(1);
    }
    while (!edits.empty() && edits.back().range.begin >= range.end) {
        edits = edits.first(edits.size() - 1);
    }
    return edits;
}

void Change::touch(std::vector<Item>& items, TextRange around, std::string_view indentation) const {
    for (const text::Edit& edit : edits_at(around)) {
        auto item = std::partition_point(items.begin(), items.end(), [&](const Item& each) {
            return each.range.end < edit.range.begin;
        });
        if (item == items.end() || edit.range.end < item->range.begin) {
            if (item != items.begin()) std::prev(item)->touch_beside();
            if (item != items.end()) item->touch_beside();
            continue;
        }
        for (; item != items.end() && item->range.begin <= edit.range.end; ++item) {
            item->touched = true;
            const bool takes_begin = edit.range.begin == item->range.begin && edit.text.empty() &&
                                     edit.range.end < item->range.end && !edit.range.empty();
            item->loose = item->loose || edit.range.begin < item->range.begin ||
                          (edit.range.begin == item->range.begin && !takes_begin) ||
                          edit.range.begin == item->range.end || edit.range.end > item->range.end;
        }
    }
    const auto shares_line = [&](const Item& item) {
        return !starts_line_in(old_text_, item.range.begin, indentation);
    };
    for (std::size_t i = items.size(); i-- > 1;) {
        if (items[i].touched && shares_line(items[i])) items[i - 1].touch_beside();
    }
    for (std::size_t i = 1; i < items.size(); ++i) {
        if (items[i - 1].touched && shares_line(items[i])) items[i].touch_beside();
    }
}

bool Change::stands_apart(const Item& item, const Item& next) const {
    const auto edits = edits_at({item.range.end, next.range.begin});
    return next.touched_inside() &&
           std::all_of(edits.begin(), edits.end(), [&](const text::Edit& edit) {
               return edit.range.end <= item.range.end || edit.range.begin >= next.range.begin;
           });
}

std::optional<std::vector<Unit>> Change::parse(std::string_view prefix, TextRange range,
                                               std::string_view suffix) const {
    if (continues_into_nothing(text_.substr(range.begin, range.size()))) return std::nullopt;
    part_.assign(prefix).append(text_.substr(range.begin, range.size())).append(suffix);
    Parsed parsed = parse_(part_);
    if (parsed.has_error || parsed.has_empty_block) return std::nullopt;
    return std::move(parsed.units);
}

bool Change::starts_line(std::uint32_t offset, std::string_view indentation) const {
    return starts_line_in(text_, offset, indentation);
}

bool Change::starts_lines(TextRange range, std::string_view indentation) const {
    std::string_view rest = text_.substr(range.begin, range.size());
    const auto next_line = [&rest] {
        const std::size_t end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        return line;
    };
    if (next_line().find_first_not_of(blanks) != std::string_view::npos) return false;
    while (!rest.empty()) {
        const std::string_view line = next_line();
        const std::size_t begin = line.find_first_not_of(blanks);
        if (begin == std::string_view::npos) continue;
        if (line.substr(0, begin) != indentation || line[begin] == '\\') return false;
        if (line[begin] != '#') return true;  // a comment belongs to what follows
    }
    return true;
}

}  // namespace mindport::syntax
