#include "server/documents/document.h"

#include <algorithm>

namespace mindport::server {
namespace {

using text::byte_order_mark;

std::string_view without_mark(std::string_view text) {
    return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

std::uint32_t mark_units(text::PositionEncoding encoding) {
    return encoding == text::PositionEncoding::utf8 ? 3 : 1;
}

}  // namespace

Document::Document(DidOpenParams params, text::PositionEncoding encoding, names::FileContext file,
                   std::uint64_t number)
    : uri_(std::move(params.uri)),
      number_(number),
      version_(params.version),
      is_python_(params.language.empty() || params.language == "python"),
      encoding_(encoding),
      byte_order_mark_(params.text.starts_with(byte_order_mark)),
      analysed_(std::string(without_mark(params.text)), std::move(file)),
      lines_(analysed_.text()) {}

void Document::replace_all(std::string_view text) {
    byte_order_mark_ = text.starts_with(byte_order_mark);
    analysed_.replace_all(std::string(without_mark(text)));
    lines_ = text::LineIndex(analysed_.text());
}

void Document::change(const DidChangeParams& params) {
    version_ = params.version;
    for (const ContentChange& change : params.changes) {
        if (!change.range) {
            replace_all(change.text);
            continue;
        }
        text::TextRange range = offsets(*change.range);
        range = {range.begin - base_, range.end - base_};
        std::string_view text = change.text;
        const bool at_start = change.range->start == text::Position{};
        if (at_start && (byte_order_mark_ || text.starts_with(byte_order_mark))) {
            // What stands before the mark's place pushes it aside; an insertion leaves it.
            const bool keeps = byte_order_mark_ && change.range->end == text::Position{};
            byte_order_mark_ = keeps || text.starts_with(byte_order_mark);
            text = without_mark(text);
        }
        analysed_.edit(range, text);
        lines_.follow_edit(analysed_.text(), range, static_cast<std::uint32_t>(text.size()));
    }
}

std::uint32_t Document::offset(text::Position position) const {
    if (byte_order_mark_ && position.line == 0) {
        position.character -= std::min(position.character, mark_units(encoding_));
    }
    return base_ + lines_.offset(position, encoding_);
}

text::TextRange Document::offsets(const Range& range) const {
    const std::uint32_t begin = offset(range.start);
    return {begin, std::max(begin, offset(range.end))};
}

text::Position Document::position(std::uint32_t offset) const {
    text::Position position = lines_.position(offset - std::min(offset, base_), encoding_);
    if (byte_order_mark_ && position.line == 0) position.character += mark_units(encoding_);
    return position;
}

text::TextRange Document::line_at(std::uint32_t offset) const {
    const text::TextRange line = lines_.line_range(lines_.line_of(offset - base_));
    return {base_ + line.begin, base_ + line.end};
}

Range Document::range(text::TextRange offsets) const {
    return {position(offsets.begin), position(offsets.end)};
}

}  // namespace mindport::server
