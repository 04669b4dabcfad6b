#include "core/layout/logical_line.h"

#include <algorithm>

namespace mindport::layout {
namespace {

using text::TextRange;

constexpr std::uint32_t step = 4;  // of the indentation

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool opens(char c) { return c == '(' || c == '[' || c == '{'; }
bool closes(char c) { return c == ')' || c == ']' || c == '}'; }

std::uint32_t characters(std::string_view text) {
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

// A bracket pair, by the offsets of its brackets.
struct Pair {
    std::uint32_t open = 0;
    std::uint32_t close = 0;
    bool is_broken = false;    // a line break follows the opening bracket
    bool has_comma = false;    // the last element is followed by a comma and a line break
    bool is_optional = false;  // only there for the line break
};

class Layout {
   public:
    Layout(std::string_view source, const std::vector<TextRange>& opaque,
           const std::vector<std::uint32_t>& optional, const LineForm& form)
        : source_(source), opaque_(opaque), optional_(optional), form_(form) {}

    bool read(TextRange line);
    // The text of a logical line; `value` is what an assignment or a condition holds.
    std::string whole(TextRange line, TextRange value, std::uint32_t indent, std::uint32_t tail);

    bool is_known() const { return is_known_; }

   private:
    // The text of a piece that starts at a column; `tail` characters follow it on its last line.
    std::string piece(TextRange range, std::uint32_t column, std::uint32_t indent,
                      std::uint32_t tail);
    std::uint32_t after_string(std::uint32_t at) const;
    TextRange trimmed(TextRange range) const;
    std::vector<Pair> pairs_in(TextRange range) const;
    bool must_stay_broken(TextRange range) const;
    std::string joined(TextRange range) const;
    template <typename Visit>
    void walk(TextRange range, Visit visit) const;
    std::vector<TextRange> lines_of(TextRange range) const;
    std::vector<TextRange> split(TextRange range, bool (*separates)(std::string_view)) const;
    std::string bracketed(TextRange line, TextRange value, std::uint32_t indent);
    std::string broken_pair(const Pair& pair, std::uint32_t indent);
    std::string content_lines(TextRange content, std::uint32_t indent, bool& has_comma);
    std::string spaces(std::uint32_t count) const {
        return form_.line_break + std::string(count, ' ');
    }

    std::string_view source_;
    const std::vector<TextRange>& opaque_;
    const std::vector<std::uint32_t>& optional_;
    const LineForm& form_;
    std::vector<Pair> pairs_;  // by their opening brackets
    bool is_known_ = true;
};

// The end of the string that starts at `at`, or `at`.
std::uint32_t Layout::after_string(std::uint32_t at) const {
    const auto found = std::lower_bound(
        opaque_.begin(), opaque_.end(), at,
        [](const TextRange& range, std::uint32_t offset) { return range.begin < offset; });
    return found != opaque_.end() && found->begin == at ? found->end : at;
}

bool Layout::read(TextRange line) {
    std::vector<std::size_t> open;
    for (std::uint32_t at = line.begin; at < line.end;) {
        if (const std::uint32_t end = after_string(at); end != at) {
            at = end;
            continue;
        }
        const char c = source_[at];
        if (c == '\\' || c == '#') {
            return false;
        }
        if (opens(c)) {
            const std::size_t next = source_.find_first_not_of(" \t\r", at + 1);
            const bool is_optional =
                std::find(optional_.begin(), optional_.end(), at) != optional_.end();
            open.push_back(pairs_.size());
            pairs_.push_back({at, 0, source_[next] == '\n', false, is_optional});
        } else if (closes(c)) {
            if (open.empty()) {
                return false;
            }
            Pair& pair = pairs_[open.back()];
            pair.close = at;
            const std::size_t last = source_.find_last_not_of(" \t\r\n", at - 1);
            pair.has_comma = pair.is_broken && source_[last] == ',';
            open.pop_back();
        } else if (c == '\n' && open.empty()) {
            return false;
        }
        ++at;
    }
    return open.empty();
}

TextRange Layout::trimmed(TextRange range) const {
    while (range.begin < range.end && is_blank(source_[range.begin])) {
        ++range.begin;
    }
    while (range.end > range.begin && is_blank(source_[range.end - 1])) {
        --range.end;
    }
    return range;
}

// The outermost pairs in a range.
std::vector<Pair> Layout::pairs_in(TextRange range) const {
    std::vector<Pair> result;
    std::uint32_t end = range.begin;
    for (const Pair& pair : pairs_) {
        if (pair.open >= end && pair.close < range.end) {
            result.push_back(pair);
            end = pair.close + 1;
        }
    }
    return result;
}

bool Layout::must_stay_broken(TextRange range) const {
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& pair) {
        return pair.has_comma && range.begin <= pair.open && pair.close < range.end;
    });
}

// The range on one line.
std::string Layout::joined(TextRange range) const {
    std::string out;
    for (std::uint32_t at = range.begin; at < range.end;) {
        if (const std::uint32_t end = after_string(at); end != at) {
            out.append(source_.substr(at, end - at));
            at = end;
            continue;
        }
        const auto of = [&](std::uint32_t offset, auto member) {
            return std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& pair) {
                return pair.is_optional && pair.is_broken && pair.*member == offset;
            });
        };
        std::uint32_t next = at;
        bool has_break = false;
        while (next < range.end && is_blank(source_[next])) {
            has_break = has_break || source_[next] == '\n';
            ++next;
        }
        if (next > at) {
            const bool no_space = closes(source_[next]) || source_[next] == '.' ||
                                  (!out.empty() && (opens(out.back()) || out.back() == ' '));
            if (!has_break) {
                out.append(source_.substr(at, next - at));
            } else if (!no_space) {
                out.push_back(' ');
            }
            at = next;
            continue;
        }
        if (!of(at, &Pair::open) && !of(at, &Pair::close)) {
            out.push_back(source_[at]);
        }
        ++at;
    }
    return out;
}

// Calls visit(offset) for the characters of a range that stand outside of strings and of brackets,
// a closing bracket among them.
template <typename Visit>
void Layout::walk(TextRange range, Visit visit) const {
    int depth = 0;
    for (std::uint32_t at = range.begin; at < range.end;) {
        if (const std::uint32_t end = after_string(at); end != at) {
            at = end;
            continue;
        }
        const char c = source_[at];
        depth += opens(c) ? 1 : closes(c) ? -1 : 0;
        if (depth == 0) visit(at);
        ++at;
    }
}

// Parts of a range between words or commas outside of brackets, as `separates` tells from the text
// that follows. A part starts at its separator, but a comma ends one.
std::vector<TextRange> Layout::split(TextRange range, bool (*separates)(std::string_view)) const {
    std::vector<TextRange> parts;
    std::uint32_t start = range.begin;
    walk(range, [&](std::uint32_t at) {
        const bool comma = source_[at] == ',';
        if (at > range.begin && separates(source_.substr(at, range.end - at)) &&
            (comma || is_blank(source_[at - 1]))) {
            const std::uint32_t cut = comma ? at + 1 : at;
            parts.push_back(trimmed({start, cut}));
            start = cut;
        }
    });
    if (const TextRange rest = trimmed({start, range.end}); !rest.empty()) {
        parts.push_back(rest);
    }
    return parts;
}

// The lines of a range, as far as their breaks stand outside of brackets.
std::vector<TextRange> Layout::lines_of(TextRange range) const {
    std::vector<TextRange> lines;
    std::uint32_t start = range.begin;
    walk(range, [&](std::uint32_t at) {
        if (source_[at] == '\n') {
            lines.push_back(trimmed({start, at}));
            start = at + 1;
        }
    });
    lines.push_back(trimmed({start, range.end}));
    return lines;
}

bool is_comma(std::string_view text) { return text[0] == ','; }

bool starts_with_word(std::string_view text, std::string_view word) {
    return text.starts_with(word) && text.size() > word.size() && is_blank(text[word.size()]);
}
bool is_clause(std::string_view text) {
    return starts_with_word(text, "for") || starts_with_word(text, "if") ||
           starts_with_word(text, "else");
}
bool is_logic(std::string_view text) {
    return starts_with_word(text, "and") || starts_with_word(text, "or");
}

bool is_lambda(std::string_view text) { return starts_with_word(text, "lambda"); }

// What stands between brackets, over as many lines as it needs.
std::string Layout::content_lines(TextRange content, std::uint32_t indent, bool& has_comma) {
    const bool ends_in_comma = source_[content.end - 1] == ',';
    std::vector<TextRange> parts = split(content, is_comma);
    if (!ends_in_comma && !must_stay_broken(content)) {
        std::string line = joined(content);
        if (indent + characters(line) <= form_.limit) {
            return spaces(indent) + line;
        }
    }
    const std::vector<TextRange> clauses = split(content, is_clause);
    const bool is_comprehension =
        std::any_of(clauses.begin(), clauses.end(), [&](const TextRange& clause) {
            return starts_with_word(source_.substr(clause.begin, clause.size()), "for");
        });
    // The commas of a lambda's parameters end no element.
    is_known_ = is_known_ && split(content, is_lambda).size() == 1;
    const bool by_comma = !is_comprehension && (parts.size() > 1 || ends_in_comma);
    if (!by_comma) {
        const std::vector<TextRange> lines = lines_of(content);
        parts = lines.size() > 1 ? lines : clauses.size() > 1 ? clauses : split(content, is_logic);
    }
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool adds_comma = by_comma && i + 1 == parts.size() && !ends_in_comma;
        out += spaces(indent) + piece(parts[i], indent, indent, adds_comma ? 1 : 0);
        has_comma = has_comma || adds_comma;
    }
    return has_comma ? out + "," : out;
}

std::string Layout::broken_pair(const Pair& pair, std::uint32_t indent) {
    const TextRange content = trimmed({pair.open + 1, pair.close});
    bool has_comma = false;
    std::string out(1, source_[pair.open]);
    out += content_lines(content, indent + step, has_comma);
    return out + spaces(indent) + source_[pair.close];
}

// A value of several parts that does not fit on its line gets brackets: `x = (a if b else c)`; one
// that does not end in a bracket of its own, too, if it fits between them: `x = (f(a) ** 2)`.
std::string Layout::bracketed(TextRange line, TextRange value, std::uint32_t indent) {
    if (value.empty() || source_.substr(line.begin, line.size()).find('\n') != std::string::npos ||
        opens(source_[value.begin])) {
        return {};
    }
    const std::size_t count =
        std::max(split(value, is_clause).size(), split(value, is_logic).size());
    const bool is_operation = form_.has_operator && !must_stay_broken(value) &&
                              indent + step + characters(joined(value)) <= form_.limit;
    if ((count < 3 && !is_operation) || split(value, is_comma).size() > 1) {
        return {};
    }
    bool has_comma = false;
    std::string out(source_.substr(line.begin, value.begin - line.begin));
    out += "(" + content_lines(value, indent + step, has_comma) + spaces(indent) + ")";
    return out.append(source_.substr(value.end, line.end - value.end));
}

std::string Layout::whole(TextRange line, TextRange value, std::uint32_t indent,
                          std::uint32_t tail) {
    const bool fits =
        !must_stay_broken(line) && indent + characters(joined(line)) + tail <= form_.limit;
    std::string out = fits ? std::string() : bracketed(line, value, indent);
    return out.empty() ? piece(line, indent, indent, tail) : out;
}

std::string Layout::piece(TextRange range, std::uint32_t column, std::uint32_t indent,
                          std::uint32_t tail) {
    if (!must_stay_broken(range)) {
        std::string line = joined(range);
        if (column + characters(line) + tail <= form_.limit) {
            return line;
        }
    }
    // What is broken between its operators stays so.
    if (const std::vector<TextRange> lines = lines_of(range); lines.size() > 1) {
        std::string out;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool is_last = i + 1 == lines.size();
            out += (i == 0 ? std::string() : spaces(indent)) +
                   piece(lines[i], i == 0 ? column : indent, indent, is_last ? tail : 0);
        }
        return out;
    }
    const std::vector<Pair> pairs = pairs_in(range);
    // It is broken at its last bracket, where that gives lines that fit; else where it was.
    auto chosen = std::find_if(pairs.rbegin(), pairs.rend(), [&](const Pair& pair) {
        return !trimmed({pair.open + 1, pair.close}).empty();
    });
    const auto broken =
        std::find_if(pairs.rbegin(), pairs.rend(), [](const Pair& pair) { return pair.is_broken; });
    if (broken != pairs.rend() &&
        (form_.keeps_bracket || must_stay_broken({range.begin, chosen->open}) ||
         broken->has_comma ||
         column + characters(joined({range.begin, chosen->open})) + 1 > form_.limit)) {
        chosen = broken;
    }
    const bool has_other_breaks =
        chosen != pairs.rend() && must_stay_broken({range.begin, chosen->open});
    if (chosen == pairs.rend() || has_other_breaks) {
        is_known_ = is_known_ && chosen == pairs.rend() &&
                    source_.substr(range.begin, range.size()).find('\n') == std::string_view::npos;
        return std::string(source_.substr(range.begin, range.size()));
    }
    const std::string head = joined({range.begin, chosen->open});
    const std::string end = joined({chosen->close + 1, range.end});
    is_known_ = is_known_ && column + characters(head) + 1 <= form_.limit &&
                indent + 1 + characters(end) + tail <= form_.limit;
    return head + broken_pair(*chosen, indent) + end;
}

}  // namespace

std::optional<std::string> laid_out(std::string_view source, TextRange line, TextRange value,
                                    const std::vector<TextRange>& opaque,
                                    const std::vector<std::uint32_t>& optional,
                                    std::string_view indent, const LineForm& form) {
    if (indent.find_first_not_of(' ') != std::string_view::npos) {
        return std::nullopt;
    }
    Layout layout(source, opaque, optional, form);
    if (!layout.read(line)) {
        return std::nullopt;
    }
    const auto column = static_cast<std::uint32_t>(indent.size());
    std::string result = layout.whole(line, value, column, form.tail);
    if (!layout.is_known() || result == source.substr(line.begin, line.size())) {
        return std::nullopt;
    }
    return result;
}

}  // namespace mindport::layout
