// String literals: their content is read from the text, and what stands in braces by the lexer.
#include <algorithm>
#include <cctype>

#include "core/syntax/direct/direct_parser.h"

namespace mindport::syntax::direct {

struct DirectParser::Quotes {
    char quote = '"';
    bool triple = false;
    bool raw = false;
    bool bytes = false;
    bool format = false;
};

void DirectParser::strings() {
    const Mark mark = open();
    string();
    if (!is(Tok::string)) return;
    while (is(Tok::string)) {
        take_extras();
        string();
    }
    close(NodeKind::concatenated_string, mark);
}

void DirectParser::string() {
    const Depth depth(*this);
    const Mark mark = open();
    const std::string_view start = token_text();
    Quotes quotes;
    quotes.quote = start.back();
    quotes.triple = start.size() >= 3 && start[start.size() - 2] == start.back();
    for (const char c : start) {
        const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        quotes.raw |= lower == 'r';
        quotes.bytes |= lower == 'b';
        quotes.format |= lower == 'f' || lower == 't';
    }
    const Token token = lexer_.token();
    nodes_.push_back({token.begin, token.end, 1, NodeKind::string_start, Field::none});
    std::uint32_t offset = token.end;
    const std::uint32_t size = quotes.triple ? 3 : 1;
    while (!failed()) {
        const std::uint32_t content = offset;
        const Mark content_mark{nodes_.size(), content};
        offset = string_content(quotes, content);
        if (offset > content) {
            last_end_ = offset;
            close(NodeKind::string_content, content_mark);
        }
        if (lexer_.at(offset) != '{') break;
        offset = interpolation(NodeKind::interpolation, offset);
    }
    if (failed()) return;
    nodes_.push_back({offset, offset + size, 1, NodeKind::string_end, Field::none});
    last_end_ = offset + size;
    close(NodeKind::string, mark);
    lexer_.resume(offset + size, false);
}

// Up to the end of the string or of the text before an interpolation; gives its offset.
std::uint32_t DirectParser::string_content(const Quotes& quotes, std::uint32_t offset) {
    const std::string_view text = lexer_.text();
    std::uint32_t begin = offset;
    bool plain = false;  // whether there is more than escapes since `begin`
    // In a raw string tree-sitter counts escapes without anything else to what follows on them.
    const auto confused = [&] { return quotes.raw && !plain && offset != begin; };
    while (offset < text.size()) {
        const char c = text[offset];
        if (c == quotes.quote) {
            const bool ends =
                !quotes.triple || (lexer_.at(offset + 1) == c && lexer_.at(offset + 2) == c);
            if (ends && confused()) break;
            if (ends) return offset;
            plain = false;
            begin = offset + 1;
        } else if (c == '\\') {
            offset = escape(quotes, offset);
            continue;
        } else if (c == '\n' && !quotes.triple) {
            break;
        } else if (c == '\0') {
            break;
        } else if (quotes.format && (c == '{' || c == '}')) {
            if (confused()) break;
            if (lexer_.at(offset + 1) != c) {
                if (c == '{') return offset;
                break;
            }
            nodes_.push_back({offset, offset + 2, 1, NodeKind::escape_interpolation, Field::none});
            ++offset;
            plain = false;
            begin = offset + 1;
        } else {
            plain = true;
        }
        ++offset;
    }
    give_up();
    return offset;
}

// What a backslash begins; gives the offset after it. Escapes that Python does not know give no
// node.
std::uint32_t DirectParser::escape(const Quotes& quotes, std::uint32_t offset) {
    const std::string_view text = lexer_.text();
    const char c = lexer_.at(offset + 1);
    if (quotes.raw) {
        const bool pair = c == quotes.quote || c == '\\';
        offset += pair ? 2 : 1;
        if (lexer_.at(offset) == '\r') ++offset;
        return lexer_.at(offset) == '\n' ? offset + 1 : offset;
    }
    const auto count = [&](std::uint32_t at, std::uint32_t most, auto holds) {
        std::uint32_t size = 0;
        while (size < most && at + size < text.size() &&
               holds(static_cast<unsigned char>(text[at + size]))) {
            ++size;
        }
        return size;
    };
    const auto is_hex = [](unsigned char h) { return std::isxdigit(h) != 0; };
    std::uint32_t size = 0;  // with the backslash
    if (c == 'N' || c == 'u' || c == 'U') {
        if (quotes.bytes) {
            give_up();
            return offset + 1;
        }
        if (c == 'N') {
            const std::size_t close = text.find('}', offset);
            if (lexer_.at(offset + 2) == '{' && close != std::string_view::npos &&
                close > offset + 3) {
                size = static_cast<std::uint32_t>(close + 1 - offset);
            }
        } else if (const std::uint32_t digits = c == 'u' ? 4 : 8;
                   count(offset + 2, digits, is_hex) == digits) {
            size = digits + 2;
        }
    } else if (c == 'x') {
        size = count(offset + 2, 2, is_hex) == 2 ? 4 : 0;
    } else if (c >= '0' && c <= '9') {
        size = 1 + count(offset + 1, 3, [](unsigned char d) { return std::isdigit(d) != 0; });
    } else if (c == '\n') {
        size = 2;
    } else if (c == '\r' && lexer_.at(offset + 2) == '\n') {
        size = 3;
    } else if (c != '\0' && std::string_view("'\"abfrntv\\").find(c) != std::string_view::npos) {
        size = 2;
    }
    if (size == 0) return offset + 1;
    nodes_.push_back({offset, offset + size, 1, NodeKind::escape_sequence, Field::none});
    return offset + size;
}

// From its brace; gives the offset after the one that ends it.
std::uint32_t DirectParser::interpolation(NodeKind kind, std::uint32_t offset) {
    const Depth depth(*this);
    const Mark mark{nodes_.size(), offset};
    lexer_.resume(offset + 1, true);
    if (is(Tok::kw_yield)) {
        yield();
    } else {
        expressions();
    }
    set_field(Field::expression);
    accept(Tok::assign);
    if (is(Tok::conversion)) leaf(NodeKind::type_conversion, Field::type_conversion);
    std::uint32_t end = lexer_.token().begin;
    if (is(Tok::colon)) {
        end = format_specifier();
        if (failed()) return end;
        set_field(Field::format_specifier);
        lexer_.leave_braces();
    } else if (!is(Tok::right_brace) || !lexer_.extras().empty()) {
        give_up();
        return end;
    }
    last_end_ = end + 1;
    close(kind, mark);
    return end + 1;
}

// From its colon; gives the offset of the brace after it.
std::uint32_t DirectParser::format_specifier() {
    const Mark mark = open();
    std::uint32_t offset = lexer_.token().end;
    last_end_ = offset;
    while (!failed()) {
        while (lexer_.at(offset) == ' ') ++offset;
        const char c = lexer_.at(offset);
        if (c == '}') {
            if (lexer_.at(last_end_) == ' ') give_up();  // nothing but spaces at the end
            break;
        }
        if (c == '{') {
            if (lexer_.at(offset + 1) == '{') give_up();
            offset = interpolation(NodeKind::format_expression, offset);
            continue;
        }
        offset = static_cast<std::uint32_t>(
            std::min(lexer_.text().find_first_of(std::string_view("{}\n\\\0", 5), offset),
                     lexer_.text().size()));
        if (lexer_.at(offset) != '{' && lexer_.at(offset) != '}') give_up();
        last_end_ = offset;
    }
    close(NodeKind::format_specifier, mark);
    return offset;
}

}  // namespace mindport::syntax::direct
