#include "core/names/outline_text.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/names/line_scanner.h"

namespace mindport::names {
namespace {

bool is_name_start(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || (c & 0x80) != 0;
}
bool is_name_part(char c) {
    return is_name_start(c) || std::isdigit(static_cast<unsigned char>(c));
}
bool is_quote(char c) { return c == '"' || c == '\''; }

// Calls visit(offset) for each character outside of brackets and strings, until it returns true.
template <typename Visitor>
void visit_depth_0(std::string_view text, Visitor visit) {
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (is_quote(c)) {
            at = skip_string(text, at);
            continue;
        }
        depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
        if (depth == 0 && visit(at)) {
            return;
        }
        depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
        ++at;
    }
}

}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) {
        text.remove_prefix(1);
    }
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) {
        text.remove_suffix(1);
    }
    return text;
}

bool starts_with_word(std::string_view text, std::string_view word) {
    return text.starts_with(word) &&
           (text.size() == word.size() || !is_name_part(text[word.size()]));
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    for (std::size_t at = text.find(word, from); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        if ((at == 0 || !is_name_part(text[at - 1])) && starts_with_word(text.substr(at), word)) {
            return at;
        }
    }
    return std::string_view::npos;
}

std::size_t name_end(std::string_view text, std::size_t at) {
    if (at >= text.size() || !is_name_start(text[at])) {
        return at;
    }
    while (at < text.size() && is_name_part(text[at])) {
        ++at;
    }
    return at;
}

std::size_t dotted_name_end(std::string_view text, std::size_t at) {
    std::size_t end = name_end(text, at);
    while (end > at && end + 1 < text.size() && text[end] == '.' && is_name_start(text[end + 1])) {
        end = name_end(text, end + 1);
    }
    return end;
}

std::size_t closing_bracket(std::string_view text, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < text.size();) {
        const char c = text[at];
        if (is_quote(c)) {
            at = skip_string(text, at);
            continue;
        }
        depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
        depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
        if (depth == 0) {
            return at;
        }
        ++at;
    }
    return text.size();
}

std::size_t find_at_depth_0(std::string_view text, char c) {
    std::size_t result = std::string_view::npos;
    visit_depth_0(text, [&](std::size_t at) {
        if (text[at] != c) {
            return false;
        }
        result = at;
        return true;
    });
    return result;
}

std::vector<std::string_view> split_at_depth_0(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    const auto add = [&](std::size_t end) {
        if (const std::string_view part = trim(text.substr(start, end - start)); !part.empty()) {
            parts.push_back(part);
        }
        start = end + 1;
    };
    visit_depth_0(text, [&](std::size_t at) {
        if (text[at] == separator) {
            add(at);
        }
        return false;
    });
    add(text.size());
    return parts;
}

std::vector<std::string_view> split_list(std::string_view text) {
    return split_at_depth_0(text, ',');
}

bool is_block_header(std::string_view text) {
    static constexpr std::array<std::string_view, 9> words{
        "if", "elif", "else", "try", "except", "finally", "with", "for", "while"};
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return starts_with_word(text, word); });
}

Header read_header(std::string_view line, std::size_t keyword) {
    Header header;
    std::size_t at = keyword;
    while (at < line.size() && !is_name_start(line[at])) {
        ++at;
    }
    const std::size_t end = name_end(line, at);
    header.name = line.substr(at, end - at);
    at = end;
    // Type parameters, `def f[T](x)`, come before the list.
    while (at < line.size() && line[at] != '(' && line[at] != ':') {
        at = line[at] == '[' ? closing_bracket(line, at) + 1 : at + 1;
    }
    if (at < line.size() && line[at] == '(') {
        const std::size_t close = closing_bracket(line, at);
        header.parameters = trim(line.substr(at + 1, close - at - 1));
        at = std::min(close + 1, line.size());
    }
    const std::string_view tail = line.substr(std::min(at, line.size()));
    const std::size_t colon = find_at_depth_0(tail, ':');
    const std::string_view before = trim(tail.substr(0, colon));
    if (before.starts_with("->")) {
        header.returns = trim(before.substr(2));
    }
    if (colon != std::string_view::npos) {
        header.rest = trim(tail.substr(colon + 1));
    }
    return header;
}

std::string_view parameter_annotation(std::string_view parameters, std::string_view name) {
    for (const std::string_view parameter : split_list(parameters)) {
        const std::string_view rest = parameter.substr(std::min(name.size(), parameter.size()));
        if (starts_with_word(parameter, name) && trim(rest).starts_with(':')) {
            const std::string_view annotation = trim(rest).substr(1);
            return trim(annotation.substr(0, find_at_depth_0(annotation, '=')));
        }
    }
    return {};
}

std::string qualify(std::string_view text,
                    const std::function<std::string(std::string_view)>& qualified_root) {
    std::string result;
    bool in_literal = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (is_quote(c)) {
            const std::size_t end = skip_string(text, at);
            if (in_literal || end < at + 2) {
                result += text.substr(at, end - at);
            } else {
                result += qualify(text.substr(at + 1, end - at - 2), qualified_root);
            }
            at = end;
        } else if (is_name_start(c)) {
            const std::size_t root = name_end(text, at);
            const std::size_t end = dotted_name_end(text, at);
            result += qualified_root(text.substr(at, root - at));
            result += text.substr(root, end - root);
            in_literal = in_literal || text.substr(at, end - at).ends_with("Literal");
            at = end;
        } else {
            in_literal = in_literal && c != ']';
            if (c != ' ') {
                result += c;
            }
            ++at;
        }
    }
    return result;
}

}  // namespace mindport::names
