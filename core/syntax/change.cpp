#include "core/syntax/change.h"

#include <algorithm>

namespace mindport::syntax {
namespace {

constexpr std::string_view blanks = " \t\r\f";

}  // namespace

std::string_view before_on_line(std::string_view text, std::uint32_t offset) {
    const std::size_t line = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
    const std::size_t begin = line == std::string_view::npos ? 0 : line + 1;
    return text.substr(begin, offset - begin);
}

Change::Change(std::string_view old_text, std::string_view text,
               const std::vector<text::Edit>& edits, const ParseText& parse)
    : old_text_(old_text), text_(text), edits_(edits), parse_(parse) {
    std::int64_t shift = 0;
    for (const text::Edit& edit : edits_) {
        shift += static_cast<std::int64_t>(edit.text.size()) - edit.range.size();
        shifts_.push_back(shift);
    }
}

std::uint32_t Change::moved(std::uint32_t offset) const {
    const auto next =
        std::partition_point(edits_.begin(), edits_.end(),
                             [&](const text::Edit& edit) { return edit.range.end <= offset; });
    const auto count = static_cast<std::size_t>(next - edits_.begin());
    return static_cast<std::uint32_t>(offset + (count == 0 ? 0 : shifts_[count - 1]));
}

std::uint32_t Change::moved_before(std::uint32_t offset) const {
    const auto next =
        std::partition_point(edits_.begin(), edits_.end(),
                             [&](const text::Edit& edit) { return edit.range.begin < offset; });
    const auto count = static_cast<std::size_t>(next - edits_.begin());
    return static_cast<std::uint32_t>(offset + (count == 0 ? 0 : shifts_[count - 1]));
}

std::span<const text::Edit> Change::edits_at(TextRange range) const {
    const auto first =
        std::partition_point(edits_.begin(), edits_.end(),
                             [&](const text::Edit& edit) { return edit.range.end < range.begin; });
    const auto last = std::partition_point(
        first, edits_.end(), [&](const text::Edit& edit) { return edit.range.begin <= range.end; });
    return {first, last};
}

void Change::touch(std::vector<Item>& items, std::string_view indentation) const {
    if (items.empty()) return;
    for (const text::Edit& edit : edits_at({items.front().range.begin, items.back().range.end})) {
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
            item->loose = item->loose || edit.range.begin <= item->range.begin ||
                          edit.range.begin == item->range.end || edit.range.end > item->range.end;
        }
    }
    const auto shares_line = [&](const Item& item) {
        return before_on_line(old_text_, item.range.begin) != indentation;
    };
    for (std::size_t i = items.size(); i-- > 1;) {
        if (items[i].touched && shares_line(items[i])) items[i - 1].touch_beside();
    }
    for (std::size_t i = 1; i < items.size(); ++i) {
        if (items[i - 1].touched && shares_line(items[i])) items[i].touch_beside();
    }
}

std::optional<std::vector<Unit>> Change::parse(std::string_view prefix, TextRange range,
                                               std::string_view suffix) const {
    part_.assign(prefix).append(text_.substr(range.begin, range.size())).append(suffix);
    Parsed parsed = parse_(part_);
    if (parsed.has_error) return std::nullopt;
    return std::move(parsed.units);
}

bool Change::starts_lines(TextRange range, std::string_view indentation) const {
    const std::string_view run = text_.substr(range.begin, range.size());
    const std::size_t end = run.find_first_not_of(blanks);
    if (end == std::string_view::npos) return true;
    if (run[end] != '\n') return false;
    std::size_t first = end;
    while (first != std::string_view::npos && run[first] == '\n') {
        first = run.find_first_not_of(blanks, first + 1);
    }
    if (first == std::string_view::npos) return true;
    const std::size_t line = run.rfind('\n', first) + 1;
    return run.substr(line, first - line) == indentation;
}

}  // namespace mindport::syntax
