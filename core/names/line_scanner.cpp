#include "core/names/line_scanner.h"
#include "core/text/line_index.h"

#include <algorithm>
#include <array>

namespace mindport::names {
namespace {

// Bytes that the scan of a line stops at.
constexpr std::array<bool, 256> stops = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("\n\r#'\"\\()[]{}")) {
        table[static_cast<unsigned char>(c)] = true;
    }
    return table;
}();

bool is_stop(char c) { return stops[static_cast<unsigned char>(c)]; }

// The offset after a backslash and what it escapes; a line break counts as one character.
std::size_t skip_escape(std::string_view text, std::size_t at) {
    const bool crlf = text.substr(at + 1, 2) == "\r\n";
    return std::min(at + (crlf ? 3 : 2), text.size());
}

// `at` is after the opening quotes.
std::size_t skip_triple_string(std::string_view text, std::size_t at, char quote) {
    for (;;) {
        at = text.find(quote, at);
        if (at == std::string_view::npos) {
            return text.size();
        }
        std::size_t escapes = 0;
        while (text[at - 1 - escapes] == '\\') {
            ++escapes;
        }
        if (escapes % 2 == 0 && at + 2 < text.size() && text[at + 1] == quote &&
            text[at + 2] == quote) {
            return at + 3;
        }
        ++at;
    }
}

}  // namespace

LineScanner::LineScanner(std::string_view text) : text_(text) {
    if (text.starts_with(text::byte_order_mark)) {
        text_.remove_prefix(text::byte_order_mark.size());
    }
}

bool LineScanner::next(LogicalLine& line) {
    while (at_ < text_.size()) {
        if (!skip_indent(line.indent)) {
            continue;
        }
        const std::size_t begin = at_;
        skip_to_end();
        std::size_t end = at_;
        while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) {
            --end;
        }
        line.text = text_.substr(begin, end - begin);
        return true;
    }
    return false;
}

// Whether the line has more than blanks and a comment; if not, goes to the next one.
bool LineScanner::skip_indent(std::size_t& indent) {
    indent = 0;
    for (; at_ < text_.size(); ++at_) {
        switch (text_[at_]) {
            case ' ':
                ++indent;
                break;
            case '\t':
                indent = (indent / 8 + 1) * 8;
                break;
            case '\f':
                indent = 0;
                break;
            case '\n':
            case '\r':
                ++at_;
                return false;
            case '#': {
                const std::size_t end = text_.find_first_of("\r\n", at_);
                at_ = end == std::string_view::npos ? text_.size() : end;
                return false;
            }
            default:
                return true;
        }
    }
    return false;
}

void LineScanner::skip_to_end() {
    int depth = 0;
    while (at_ < text_.size()) {
        const char c = text_[at_];
        if (!is_stop(c)) {
            ++at_;
            continue;
        }
        switch (c) {
            case '\n':
            case '\r':
                ++at_;
                if (depth <= 0) {
                    return;
                }
                break;
            case '#': {
                const std::size_t end = text_.find_first_of("\r\n", at_);
                at_ = end == std::string_view::npos ? text_.size() : end;
                break;
            }
            case '\'':
            case '"':
                at_ = skip_string(text_, at_);
                break;
            case '\\':
                at_ = skip_escape(text_, at_);
                break;
            case '(':
            case '[':
            case '{':
                ++depth;
                ++at_;
                break;
            default:
                --depth;
                ++at_;
                break;
        }
    }
}

std::size_t skip_string(std::string_view text, std::size_t at) {
    const char quote = text[at];
    if (text.substr(at + 1).starts_with(quote)) {
        if (at + 2 >= text.size() || text[at + 2] != quote) {
            return at + 2;  // empty
        }
        return skip_triple_string(text, at + 3, quote);
    }
    for (++at; at < text.size(); ++at) {
        if (text[at] == quote) {
            return at + 1;
        }
        if (text[at] == '\n') {
            return at;  // not closed
        }
        if (text[at] == '\\') {
            at = skip_escape(text, at) - 1;
        }
    }
    return text.size();
}

void join_line(std::string_view text, std::string& out) {
    out.clear();
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (!is_stop(c)) {
            out += c;
            ++at;
        } else if (c == '\n' || c == '\r') {
            out += ' ';
            ++at;
        } else if (c == '#') {
            at = std::min(text.find('\n', at), text.size());
        } else if (c == '\\') {
            out += ' ';
            at = skip_escape(text, at);
        } else if (c == '\'' || c == '"') {
            const std::size_t end = skip_string(text, at);
            out += text.substr(at, end - at);
            at = end;
        } else {
            out += c;
            ++at;
        }
    }
}

}  // namespace mindport::names
