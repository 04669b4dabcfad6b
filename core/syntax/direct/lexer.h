// Cuts Python text into tokens, one at a time. Newlines, indentation and comments come out where
// tree-sitter-python's scanner has them, since the tree depends on it:
//   - the token that ends a line, and those that begin and end a block, are empty and stand where
//     the last token or comment before them ends;
//   - a block ends before the first comment that is indented less than it.
#pragma once

#include <string_view>
#include <vector>

#include "core/syntax/direct/token.h"
#include "core/syntax/node_kind.h"

namespace mindport::syntax::direct {

// A comment or the end of a line that `\` continues: it may stand between any two tokens.
struct Extra {
    std::uint32_t begin;
    std::uint32_t end;
    NodeKind kind;
};

class Lexer {
   public:
    explicit Lexer(std::string_view text) : text_(text) { advance(); }

    const Token& token() const { return token_; }
    std::string_view text() const { return text_; }
    // The character at an offset, or NUL beyond the end.
    char at(std::uint32_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }
    // The first character after the token that is no space.
    char next_character() const;

    void advance();
    // From the colon of a compound statement: an indent, or the first token of the same line.
    void advance_into_suite();
    // Goes on at an offset, after what the lexer does not read (a string). `nested`: in braces.
    void resume(std::uint32_t offset, bool nested);
    // What `nested` began ends without a token.
    void leave_braces() { --depth_; }
    // Text that this parser leaves to the other one. All that follows is Tok::stop.
    void give_up();

    // What stands before the token; whoever uses it clears it.
    std::vector<Extra>& extras() { return extras_; }

   private:
    struct Line {  // what follows on the end of a line
        std::uint32_t code = 0;
        std::uint32_t indentation = 0;
        std::int64_t comment_indentation = -1;  // of the first comment before the code
        bool at_end = false;
    };
    Line look_ahead() const;

    void set(Tok tok, std::uint32_t size);
    void start_line();
    bool is_dedented(std::uint32_t line) const;
    void skip_blanks();
    void take_comment();
    void take_comments_until(std::uint32_t offset);
    bool take_continuation();
    bool at_line_end() const;
    void end_line();
    void lex();
    bool lex_bracket(char c);
    void lex_operator(char c);
    void lex_dots();
    void lex_based_number();
    void lex_number();
    void lex_word();
    bool is_string_start(std::uint32_t offset) const;
    void lex_string_start();

    std::string_view text_;
    std::uint32_t position_ = 0;
    Token token_{Tok::newline, 0, 0};
    bool line_start_ = true;
    std::uint32_t depth_ = 0;  // of brackets
    std::vector<std::uint32_t> indentations_{0};
    std::vector<Extra> extras_;
};

}  // namespace mindport::syntax::direct
