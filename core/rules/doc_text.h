// Text for people inside code: docstrings and constants that hold documentation. It is never code;
// a rule may keep what it says in step with the code.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/rules/context.h"

namespace mindport::rules {

// Whether a string is a docstring, another string that stands as a statement, an argument of a
// decorator over several lines, or the value of a constant such as EXAMPLE_DOC_STRING.
bool is_documentation(Node string);

struct DocLine {
    text::TextRange range;  // without the line break
    // Example code starts at `code` (after ">>> " or "... ", or after the indentation in a fenced
    // block without prompts); equal to range.end for prose.
    std::uint32_t code = 0;
    bool is_code = false;
    bool has_prompt = false;
};
std::vector<DocLine> doc_lines(Node string);

// Calls `visit` for each dotted name in a stretch of text, but for those in web addresses and
// paths.
void for_each_dotted_name(std::string_view text, text::TextRange range,
                          const std::function<void(text::TextRange)>& visit);

// What documentation calls the counterpart of a name: "ms.Tensor" for "torch.Tensor". Empty where
// the name is not torch's or has no counterpart that a mere mention may be replaced by. `where` is
// the string or comment that holds the name.
std::string doc_counterpart(std::string_view name, Node where, const Context& context);

// "ms.Tensor" for "mindspore.Tensor": the usual aliases, whatever the file imports.
std::string doc_spelling(std::string_view qualified);

}  // namespace mindport::rules
