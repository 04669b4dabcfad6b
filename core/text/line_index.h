// Lines of a text, and positions in the three encodings that LSP knows.
//
// Lines end at "\n", "\r\n" or a lone "\r", as in LSP and in CPython. Offsets are bytes; a column
// counts code units of the encoding asked for. The text must be UTF-8 and outlive the index.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/text/edit.h"

namespace mindport::text {

enum class PositionEncoding : std::uint8_t { utf8, utf16, utf32 };

struct Position {
    std::uint32_t line = 0;       // from 0
    std::uint32_t character = 0;  // code units from the start of the line, from 0
    friend bool operator==(const Position&, const Position&) = default;
};

// How the text ends its lines: "\r\n" where its first line does, else "\n".
std::string_view line_break_of(std::string_view text);

// Where the line begins that holds the offset; a line ends after its "\n" here.
std::uint32_t line_start(std::string_view text, std::uint32_t offset);

// U+FEFF in UTF-8, which may stand before a text and is no part of its first line.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

class LineIndex {
   public:
    explicit LineIndex(std::string_view text);

    // Follows an edit: `text` is the text after it, in which `size` bytes stand where `old` was.
    // Costs what the lines around the edit cost, and a shift of the lines below it.
    void follow_edit(std::string_view text, TextRange old, std::uint32_t size);

    std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }
    std::uint32_t line_of(std::uint32_t offset) const;
    // The line without its line break.
    TextRange line_range(std::uint32_t line) const;
    std::uint32_t line_start(std::uint32_t line) const { return starts_[line]; }

    Position position(std::uint32_t offset, PositionEncoding encoding) const;
    // A position past the end of its line, or of the text, is clamped to it; one inside a surrogate
    // pair or a UTF-8 sequence goes to its start.
    std::uint32_t offset(Position position, PositionEncoding encoding) const;

   private:
    // Starts of the lines that begin after `from`, up to `end`.
    static void scan(std::string_view text, std::uint32_t from, std::uint32_t end,
                     std::vector<std::uint32_t>& starts);

    std::string_view text_;
    std::vector<std::uint32_t> starts_;
};

}  // namespace mindport::text
