// A call's arguments as written, and edits that take some of them away.
#pragma once

#include <string_view>
#include <vector>

#include "core/rules/context.h"

namespace mindport::rules {

struct Argument {
    Node node;                 // the keyword_argument, list_splat or plain expression
    Node value;                // the expression, without the keyword or the stars
    std::string_view keyword;  // empty for a positional one
    enum class Form : std::uint8_t { positional, keyword, list_splat, dictionary_splat } form;
};

struct CallArguments {
    Node list;  // the argument_list; null for `f(x for x in y)`, which has one positional argument
    std::vector<Argument> all;
    bool has_splat = false;  // `*x` or `**x` somewhere

    explicit CallArguments(Node call);
    const Argument* find_keyword(std::string_view name) const;
    std::size_t positional_count() const;
};

// Edits that take away the arguments for which `gone` says so (same size as `all`), with their
// commas. Comments on lines of their own stay.
text::EditGroup erase_arguments(const CallArguments& arguments, const std::vector<bool>& gone);

// Whether a comment stands inside the node.
bool has_comment(Node node);

}  // namespace mindport::rules
