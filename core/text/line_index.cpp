#include "core/text/line_index.h"

#include <algorithm>

namespace mindport::text {
namespace {

std::uint32_t sequence_length(unsigned char lead) {
    if (lead < 0xC0) {
        return 1;
    }
    if (lead < 0xE0) {
        return 2;
    }
    return lead < 0xF0 ? 3 : 4;
}

std::uint32_t units(std::uint32_t length, PositionEncoding encoding) {
    switch (encoding) {
        case PositionEncoding::utf8:
            return length;
        case PositionEncoding::utf16:
            return length == 4 ? 2 : 1;
        case PositionEncoding::utf32:
            break;
    }
    return 1;
}

}  // namespace

std::string_view line_break_of(std::string_view text) {
    const std::size_t first = text.find('\n');
    const bool crlf = first != std::string_view::npos && first > 0 && text[first - 1] == '\r';
    return crlf ? "\r\n" : "\n";
}

std::uint32_t line_start(std::string_view text, std::uint32_t offset) {
    return static_cast<std::uint32_t>(text.substr(0, offset).rfind('\n') + 1);  // npos + 1 is 0
}

LineIndex::LineIndex(std::string_view text) : text_(text) {
    starts_.push_back(0);
    scan(text, 0, static_cast<std::uint32_t>(text.size()), starts_);
}

void LineIndex::scan(std::string_view text, std::uint32_t from, std::uint32_t end,
                     std::vector<std::uint32_t>& starts) {
    const std::string_view part = text.substr(0, end);
    if (part.find('\r', from) == std::string_view::npos) {  // nearly all texts
        for (std::size_t at = part.find('\n', from); at != std::string_view::npos;
             at = part.find('\n', at + 1)) {
            starts.push_back(static_cast<std::uint32_t>(at + 1));
        }
        return;
    }
    for (std::uint32_t i = from; i < end; ++i) {
        const bool crlf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if (text[i] == '\n' || (text[i] == '\r' && !crlf)) {
            starts.push_back(i + 1);
        }
    }
}

void LineIndex::follow_edit(std::string_view text, TextRange old, std::uint32_t size) {
    // A line more on either side: the edit may join or part a "\r" and a "\n".
    const std::uint32_t line = line_of(old.begin);
    const std::uint32_t first = line == 0 ? 0 : line - 1;
    const auto last = std::upper_bound(starts_.begin() + first + 1, starts_.end(), old.end + 1);
    const std::uint32_t delta = size - old.size();  // wraps around where the text gets shorter
    const std::uint32_t end =
        last == starts_.end() ? static_cast<std::uint32_t>(text.size()) : *last + delta;
    std::vector<std::uint32_t> between;
    scan(text, starts_[first], end, between);
    if (last != starts_.end()) {
        between.pop_back();  // the start of the line at `last` itself
    }
    for (auto start = last; start != starts_.end(); ++start) {
        *start += delta;
    }
    const auto index = static_cast<std::size_t>(last - starts_.begin());
    const std::size_t begin = first + 1;
    const std::size_t common = std::min(index - begin, between.size());
    std::copy_n(between.begin(), common, starts_.begin() + static_cast<std::ptrdiff_t>(begin));
    const auto at = starts_.begin() + static_cast<std::ptrdiff_t>(begin + common);
    if (between.size() > common) {
        starts_.insert(at, between.begin() + static_cast<std::ptrdiff_t>(common), between.end());
    } else {
        starts_.erase(at, starts_.begin() + static_cast<std::ptrdiff_t>(index));
    }
    text_ = text;
}

std::uint32_t LineIndex::line_of(std::uint32_t offset) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
    return static_cast<std::uint32_t>(after - starts_.begin() - 1);
}

TextRange LineIndex::line_range(std::uint32_t line) const {
    const std::uint32_t begin = starts_[line];
    std::uint32_t end =
        line + 1 < starts_.size() ? starts_[line + 1] : static_cast<std::uint32_t>(text_.size());
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) {
        --end;
    }
    return {begin, end};
}

Position LineIndex::position(std::uint32_t offset, PositionEncoding encoding) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const std::uint32_t line = line_of(offset);
    std::uint32_t column = 0;
    for (std::uint32_t i = starts_[line]; i < offset;) {
        const std::uint32_t length = sequence_length(static_cast<unsigned char>(text_[i]));
        if (encoding == PositionEncoding::utf8) {
            return {line, offset - starts_[line]};
        }
        i += length;
        if (i > offset) {
            break;
        }
        column += units(length, encoding);
    }
    return {line, column};
}

std::uint32_t LineIndex::offset(Position position, PositionEncoding encoding) const {
    if (position.line >= starts_.size()) {
        return static_cast<std::uint32_t>(text_.size());
    }
    const TextRange line = line_range(position.line);
    std::uint32_t at = line.begin;
    std::uint32_t column = 0;
    while (at < line.end) {
        const std::uint32_t length = sequence_length(static_cast<unsigned char>(text_[at]));
        column += units(length, encoding);
        if (column > position.character) {
            break;
        }
        at += length;
    }
    return std::min(at, line.end);
}

}  // namespace mindport::text
