// Pieces of Python text that the outline needs: headers, lists, names. Internal to core/names.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mindport::names {

std::string_view trim(std::string_view text);

// Whether the text starts with the word, and with nothing that would make it a longer name.
bool starts_with_word(std::string_view text, std::string_view word);
// The offset of the word as a whole word, from `from` on; npos if there is none.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from);

std::size_t name_end(std::string_view text, std::size_t at);
std::size_t dotted_name_end(std::string_view text, std::size_t at);
// The offset of the bracket that closes the one at `open`; the text's size if there is none.
std::size_t closing_bracket(std::string_view text, std::size_t open);

// Outside of brackets and strings: the first such character (npos if none), and the parts between.
std::size_t find_at_depth_0(std::string_view text, char c);
std::vector<std::string_view> split_at_depth_0(std::string_view text, char separator);
// The parts between commas, trimmed, without empty ones.
std::vector<std::string_view> split_list(std::string_view text);

// `if …:`, `try:` and the like, whose body may follow on the line.
bool is_block_header(std::string_view text);

// The header of a class or function on one line; `keyword` is the length of `class` or `def`.
struct Header {
    std::string_view name;
    std::string_view parameters;  // without the brackets
    std::string_view returns;
    std::string_view rest;  // what follows the colon
};
Header read_header(std::string_view line, std::size_t keyword);

// The annotation of a parameter in a list of parameters; empty if there is none.
std::string_view parameter_annotation(std::string_view parameters, std::string_view name);

// The text with the root of each dotted name replaced: `Optional[torch.Tensor]`. Quotes around
// annotations go; the text of Literal[…] stays.
std::string qualify(std::string_view text,
                    const std::function<std::string(std::string_view)>& qualified_root);

}  // namespace mindport::names
