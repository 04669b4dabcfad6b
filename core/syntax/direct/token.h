// Tokens of Python, as the direct parser sees them.
#pragma once

#include <cstdint>
#include <string_view>

namespace mindport::syntax::direct {

enum class Tok : std::uint8_t {
    stop,  // given up: nothing follows
    end_of_text,
    newline,
    indent,
    dedent,
    name,
    integer,
    float_number,
    string,      // its prefix and opening quotes
    conversion,  // `!r` in an f-string
    // Keywords.
    kw_and,
    kw_as,
    kw_assert,
    kw_async,
    kw_await,
    kw_break,
    kw_class,
    kw_continue,
    kw_def,
    kw_del,
    kw_elif,
    kw_else,
    kw_except,
    kw_false,
    kw_finally,
    kw_for,
    kw_from,
    kw_global,
    kw_if,
    kw_import,
    kw_in,
    kw_is,
    kw_lambda,
    kw_none,
    kw_nonlocal,
    kw_not,
    kw_or,
    kw_pass,
    kw_raise,
    kw_return,
    kw_true,
    kw_try,
    kw_while,
    kw_with,
    kw_yield,
    // Punctuation.
    left_paren,
    right_paren,
    left_bracket,
    right_bracket,
    left_brace,
    right_brace,
    comma,
    colon,
    semicolon,
    dot,
    ellipsis,
    arrow,
    walrus,
    assign,
    augmented_assign,
    // Operators.
    plus,
    minus,
    star,
    double_star,
    slash,
    double_slash,
    percent,
    at,
    pipe,
    ampersand,
    caret,
    tilde,
    shift_left,
    shift_right,
    comparison,  // `<`, `<=`, `==`, `!=`, `>=`, `>`
};

// The keyword that `word` is, or Tok::name.
Tok keyword_of(std::string_view word);

struct Token {
    Tok tok = Tok::stop;
    std::uint32_t begin = 0;  // bytes
    std::uint32_t end = 0;
};

}  // namespace mindport::syntax::direct
