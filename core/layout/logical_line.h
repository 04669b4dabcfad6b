// One logical line of Python, as pieces of text between brackets; see layout.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/text/edit.h"

namespace mindport::layout {

struct LineForm {
    std::uint32_t limit = 0;  // of a line, in characters
    std::string line_break;
    bool keeps_bracket = false;  // what is broken at some bracket stays broken there
    std::uint32_t tail = 0;      // characters that follow the logical line on its last line
    bool has_operator = false;   // the value is an operation that does not end in a bracket
};

// `value` is the part of the line that may get brackets of its own (what is assigned, a condition;
// may be empty), `opaque` are the ranges of strings, `optional` are brackets that are only there
// for a line break (the opening ones), `indent` is what stands before the line. Returns the text
// with its breaks put right, or nullopt where it is right already or its form is not known.
std::optional<std::string> laid_out(std::string_view source, text::TextRange line,
                                    text::TextRange value,
                                    const std::vector<text::TextRange>& opaque,
                                    const std::vector<std::uint32_t>& optional,
                                    std::string_view indent, const LineForm& form);

}  // namespace mindport::layout
