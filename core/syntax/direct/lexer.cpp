#include "core/syntax/direct/lexer.h"

#include <algorithm>
#include <array>

namespace mindport::syntax::direct {
namespace {

constexpr std::uint32_t tab_width = 8;  // as tree-sitter-python counts

constexpr std::uint8_t word_start = 1;
constexpr std::uint8_t word_part = 2;
constexpr std::uint8_t digit = 4;

constexpr auto classes = [] {
    std::array<std::uint8_t, 256> result{};
    for (int c = 'a'; c <= 'z'; ++c) result[static_cast<std::size_t>(c)] = word_start | word_part;
    for (int c = 'A'; c <= 'Z'; ++c) result[static_cast<std::size_t>(c)] = word_start | word_part;
    result['_'] = word_start | word_part;
    for (int c = '0'; c <= '9'; ++c) result[static_cast<std::size_t>(c)] = word_part | digit;
    return result;
}();

bool is(char c, std::uint8_t what) { return (classes[static_cast<unsigned char>(c)] & what) != 0; }
bool is_digit(char c) { return is(c, digit); }
bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_quote(char c) { return c == '"' || c == '\''; }
bool is_prefix(char c) { return std::string_view("fFtTrRbBuU").find(c) != std::string_view::npos; }

}  // namespace

void Lexer::give_up() {
    token_ = {Tok::stop, token_.begin, token_.begin};
    extras_.clear();
}

void Lexer::set(Tok tok, std::uint32_t size) {
    token_ = {tok, position_, position_ + size};
    position_ += size;
}

char Lexer::next_character() const {
    std::uint32_t offset = token_.end;
    while (is_blank(at(offset))) ++offset;
    return at(offset);
}

Lexer::Line Lexer::look_ahead() const {
    Line line;
    std::uint32_t offset = position_;
    for (;;) {
        const char c = at(offset);
        if (c == '\n' || c == '\r') {
            line.indentation = 0;
        } else if (c == ' ') {
            ++line.indentation;
        } else if (c == '\t') {
            line.indentation += tab_width;
        } else if (c == '#') {
            if (line.comment_indentation < 0) line.comment_indentation = line.indentation;
            offset = static_cast<std::uint32_t>(std::min(text_.find('\n', offset), text_.size()));
            continue;
        } else {
            break;
        }
        ++offset;
    }
    line.code = offset;
    line.at_end = offset >= text_.size();
    if (line.at_end) line.indentation = 0;
    return line;
}

void Lexer::take_comment() {
    auto end = static_cast<std::uint32_t>(std::min(text_.find('\n', position_), text_.size()));
    extras_.push_back({position_, end, NodeKind::comment});
    position_ = end;
}

void Lexer::take_comments_until(std::uint32_t offset) {
    while (position_ < offset) {
        if (text_[position_] == '#') {
            take_comment();
        } else {
            ++position_;
        }
    }
}

void Lexer::start_line() {
    for (;;) {
        const Line line = look_ahead();
        const std::uint32_t current = indentations_.back();
        if (line.indentation > current) return give_up();
        if (line.indentation == current) {
            take_comments_until(line.code);
            if (line.at_end) return set(Tok::end_of_text, 0);
            line_start_ = false;
            return lex();
        }
        if (line.comment_indentation < static_cast<std::int64_t>(current)) {
            indentations_.pop_back();
            if (line.indentation > indentations_.back()) return give_up();
            return set(Tok::dedent, 0);
        }
        position_ = static_cast<std::uint32_t>(text_.find('#', position_));
        take_comment();
    }
}

bool Lexer::at_line_end() const {
    return position_ >= text_.size() || text_[position_] == '\n' ||
           (text_[position_] == '\r' && at(position_ + 1) == '\n');
}

bool Lexer::take_continuation() {
    const std::uint32_t size = at(position_ + 1) == '\r' ? 3 : 2;
    if (at(position_ + size - 1) != '\n') return false;
    extras_.push_back({position_, position_ + size, NodeKind::line_continuation});
    position_ += size;
    return true;
}

// Whether what stands within brackets is left of the block: there tree-sitter may end the block.
bool Lexer::is_dedented(std::uint32_t line) const {
    std::uint32_t indentation = 0;
    for (std::uint32_t offset = line; is_blank(at(offset)); ++offset) {
        indentation += at(offset) == ' ' ? 1 : tab_width;
    }
    return indentation < indentations_.back() && !is_quote(at(position_));
}

// Spaces, and what may stand between tokens. Before a string tree-sitter takes the ends of
// continued lines for spaces.
void Lexer::skip_blanks() {
    const std::size_t known = extras_.size();
    std::uint32_t line = 0;  // the start of the last line begun within brackets
    for (;;) {
        const char c = at(position_);
        if (is_blank(c)) {
            ++position_;
        } else if (depth_ != 0 && (c == '\n' || (c == '\r' && at(position_ + 1) == '\n'))) {
            line = ++position_;
        } else if (c == '#') {
            if (line != 0 && is_dedented(line)) return give_up();
            take_comment();
        } else if (c != '\\' || !take_continuation()) {
            break;
        }
    }
    if (line != 0 && is_dedented(line)) return give_up();
    if (extras_.size() != known && extras_.back().kind == NodeKind::line_continuation &&
        is_string_start(position_)) {
        while (extras_.size() != known && extras_.back().kind == NodeKind::line_continuation) {
            extras_.pop_back();
        }
    }
}

void Lexer::end_line() {
    // An empty line that is continued.
    if (!extras_.empty() && extras_.back().kind == NodeKind::line_continuation) return give_up();
    // The token stands at the end of what comes before it, not of the spaces.
    const std::uint32_t end = extras_.empty() ? token_.end : extras_.back().end;
    position_ = std::max(end, token_.end);
    line_start_ = true;
    set(Tok::newline, 0);
}

void Lexer::advance() {
    if (token_.tok == Tok::stop || token_.tok == Tok::end_of_text) return;
    if (line_start_) return start_line();
    skip_blanks();
    if (token_.tok == Tok::stop) return;
    if (at_line_end()) return depth_ == 0 ? end_line() : give_up();
    lex();
}

void Lexer::advance_into_suite() {
    skip_blanks();
    if (token_.tok != Tok::stop && !at_line_end()) return lex();
    if (token_.tok != Tok::stop) end_line();
    const Line line = look_ahead();
    if (token_.tok == Tok::stop || line.indentation <= indentations_.back()) {
        return give_up();  // no block
    }
    indentations_.push_back(line.indentation);
    set(Tok::indent, 0);
}

void Lexer::resume(std::uint32_t offset, bool nested) {
    if (token_.tok == Tok::stop) return;
    position_ = offset;
    token_.end = offset;
    if (nested) ++depth_;
    advance();
}

void Lexer::lex() {
    const char c = text_[position_];
    if (is(c, word_start)) {
        lex_word();
    } else if (is_digit(c)) {
        lex_number();
    } else if (is_quote(c)) {
        lex_string_start();
    } else if (c == '.') {
        lex_dots();
    } else if (!lex_bracket(c)) {
        lex_operator(c);
    }
}

bool Lexer::lex_bracket(char c) {
    switch (c) {
        case '(':
            ++depth_;
            set(Tok::left_paren, 1);
            return true;
        case '[':
            ++depth_;
            set(Tok::left_bracket, 1);
            return true;
        case '{':
            ++depth_;
            set(Tok::left_brace, 1);
            return true;
        case ')':
        case ']':
        case '}':
            if (depth_ == 0) {
                give_up();
                return true;
            }
            --depth_;
            set(c == ')' ? Tok::right_paren : c == ']' ? Tok::right_bracket : Tok::right_brace, 1);
            return true;
        default:
            return false;
    }
}

void Lexer::lex_operator(char c) {
    const char next = at(position_ + 1);
    const bool doubled = next == c;
    const bool assigns = at(position_ + (doubled ? 2 : 1)) == '=';
    // `x`, `xx`, `x=` and `xx=`, as far as there are such operators.
    const auto set_operator = [&](Tok single, Tok twice) {
        const bool two = doubled && twice != Tok::stop;
        if (assigns && (two || !doubled)) {
            set(Tok::augmented_assign, two ? 3 : 2);
        } else {
            set(two ? twice : single, two ? 2 : 1);
        }
    };
    switch (c) {
        case ',':
            return set(Tok::comma, 1);
        case ';':
            return set(Tok::semicolon, 1);
        case '~':
            return set(Tok::tilde, 1);
        case ':':
            return next == '=' ? set(Tok::walrus, 2) : set(Tok::colon, 1);
        case '=':
            return doubled ? set(Tok::comparison, 2) : set(Tok::assign, 1);
        case '+':
            return set_operator(Tok::plus, Tok::stop);
        case '-':
            return next == '>' ? set(Tok::arrow, 2) : set_operator(Tok::minus, Tok::stop);
        case '*':
            return set_operator(Tok::star, Tok::double_star);
        case '/':
            return set_operator(Tok::slash, Tok::double_slash);
        case '%':
            return set_operator(Tok::percent, Tok::stop);
        case '@':
            return set_operator(Tok::at, Tok::stop);
        case '|':
            return set_operator(Tok::pipe, Tok::stop);
        case '&':
            return set_operator(Tok::ampersand, Tok::stop);
        case '^':
            return set_operator(Tok::caret, Tok::stop);
        case '<':
            if (next == '>') return give_up();  // Python 2
            if (doubled) return set_operator(Tok::comparison, Tok::shift_left);
            return set(Tok::comparison, next == '=' ? 2 : 1);
        case '>':
            if (doubled) return set_operator(Tok::comparison, Tok::shift_right);
            return set(Tok::comparison, next == '=' ? 2 : 1);
        case '!':
            if (next == '=') return set(Tok::comparison, 2);
            return next >= 'a' && next <= 'z' ? set(Tok::conversion, 2) : give_up();
        default:
            return give_up();
    }
}

void Lexer::lex_dots() {
    if (is_digit(at(position_ + 1))) return lex_number();
    if (at(position_ + 1) == '.' && at(position_ + 2) == '.') return set(Tok::ellipsis, 3);
    set(Tok::dot, 1);
}

void Lexer::lex_based_number() {
    const char base = at(position_ + 1);
    std::string_view digits;
    if (base == 'x' || base == 'X') digits = "_0123456789abcdefABCDEF";
    if (base == 'o' || base == 'O') digits = "_01234567";
    if (base == 'b' || base == 'B') digits = "_01";
    const std::size_t end = std::min(text_.find_first_not_of(digits, position_ + 2), text_.size());
    const auto size = static_cast<std::uint32_t>(end) - position_;
    if (size < 3 || is(at(position_ + size), word_part) || at(position_ + size - 1) == '_') {
        return give_up();
    }
    set(Tok::integer, size);
}

void Lexer::lex_number() {
    std::uint32_t offset = position_;
    const auto skip_digits = [&] {
        while (is_digit(at(offset)) || (at(offset) == '_' && is_digit(at(offset - 1)))) ++offset;
    };
    bool is_float = false;
    const char base = at(offset + 1);
    if (at(offset) == '0' && is(base, word_start) &&
        std::string_view("_eEjJ").find(base) == std::string_view::npos) {
        return lex_based_number();
    }
    skip_digits();
    if (at(offset) == '.') {
        is_float = true;
        ++offset;
        skip_digits();
    }
    if (at(offset) == 'e' || at(offset) == 'E') {
        const bool sign = at(offset + 1) == '+' || at(offset + 1) == '-';
        if (!is_digit(at(offset + (sign ? 2 : 1)))) return give_up();
        is_float = true;
        offset += sign ? 2 : 1;
        skip_digits();
    }
    if (at(offset) == 'j' || at(offset) == 'J') ++offset;
    if (is(at(offset), word_part)) return give_up();
    set(is_float ? Tok::float_number : Tok::integer, offset - position_);
}

bool Lexer::is_string_start(std::uint32_t offset) const {
    for (int i = 0; i < 3; ++i, ++offset) {
        if (is_quote(at(offset))) return true;
        if (!is_prefix(at(offset))) return false;
    }
    return false;
}

void Lexer::lex_word() {
    if (is_prefix(text_[position_]) && is_string_start(position_)) return lex_string_start();
    std::uint32_t offset = position_ + 1;
    while (is(at(offset), word_part)) ++offset;
    if (static_cast<unsigned char>(at(offset)) >= 128) return give_up();  // a name in Unicode
    const std::uint32_t size = offset - position_;
    set(keyword_of(text_.substr(position_, size)), size);
}

void Lexer::lex_string_start() {
    std::uint32_t offset = position_;
    while (!is_quote(at(offset))) ++offset;
    const char quote = at(offset);
    const bool triple = at(offset + 1) == quote && at(offset + 2) == quote;
    set(Tok::string, offset - position_ + (triple ? 3 : 1));
}

}  // namespace mindport::syntax::direct
