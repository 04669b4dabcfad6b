// Logical lines of Python text, without a parse: knows strings, comments, brackets and continuation
// lines, and nothing else. Internal to core/names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mindport::names {

struct LogicalLine {
    std::size_t indent = 0;  // in columns; a tab goes to the next multiple of 8
    std::string_view text;   // from the first character on, to the end without the line break
};

class LineScanner {
   public:
    explicit LineScanner(std::string_view text);

    // The next line that is neither blank nor only a comment; false at the end.
    bool next(LogicalLine& line);

   private:
    bool skip_indent(std::size_t& indent);
    void skip_to_end();

    std::string_view text_;
    std::size_t at_ = 0;
};

// The offset after the string that starts at `at`, quotes included.
std::size_t skip_string(std::string_view text, std::size_t at);

// The line on one line: comments, line breaks and continuations become spaces; strings stay. Writes
// to `out`, which is cleared first.
void join_line(std::string_view text, std::string& out);

}  // namespace mindport::names
