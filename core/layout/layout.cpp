#include "core/layout/layout.h"

#include <algorithm>
#include <string_view>

#include "core/layout/logical_line.h"
#include "core/text/line_index.h"

namespace mindport::layout {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;
using text::TextRange;

struct Line {
    TextRange range;  // empty: the node is no statement that has a layout
    Node value;       // null, or what may stand in brackets of its own
};

// The header of a compound statement, or a whole simple one.
Line line_of(Node node) {
    switch (node.kind()) {
        case NodeKind::expression_statement: {
            const Node first = node.first_child();
            const bool sets = first.is_any(NodeKind::assignment, NodeKind::augmented_assignment);
            return {node.range(), sets ? first.child(Field::right) : Node{}};
        }
        case NodeKind::return_statement:
            return {node.range(), node.first_child()};
        case NodeKind::raise_statement:
        case NodeKind::assert_statement:
        case NodeKind::delete_statement:
            return {node.range(), {}};
        case NodeKind::if_statement:
        case NodeKind::elif_clause:
        case NodeKind::while_statement: {
            const Node condition = node.child(Field::condition);
            return {{node.begin(), condition.end()}, condition};
        }
        case NodeKind::for_statement:
            return {{node.begin(), node.child(Field::right).end()}, {}};
        case NodeKind::function_definition: {
            const Node result = node.child(Field::return_type);
            return {{node.begin(), (result ? result : node.child(Field::parameters)).end()}, {}};
        }
        default:
            return {};
    }
}

bool touches(const TextRange& range, const std::vector<TextRange>& touched) {
    const auto next = std::lower_bound(
        touched.begin(), touched.end(), range.begin,
        [](const TextRange& other, std::uint32_t begin) { return other.end < begin; });
    return next != touched.end() && next->begin <= range.end;
}

// Imports are laid out as isort does: on one line where they fit, whatever comma they end in.
void lay_out_import(Node node, std::uint32_t limit, std::vector<text::Edit>& edits) {
    const std::string_view text = node.tree()->text();
    const std::size_t keyword = node.text().find(" import (");
    const std::size_t open = node.begin() + keyword + 8;
    const std::size_t close = node.end() - 1;
    if (keyword == std::string_view::npos || text[close] != ')' ||
        node.text().find('\n') == std::string_view::npos ||
        node.text().find('#') != std::string_view::npos) {
        return;
    }
    std::string names;
    for (const char c : text.substr(open + 1, close - open - 1)) {
        const bool is_break = c == '\n' || c == '\r' || c == ' ' || c == '\t';
        if (!is_break) {
            names.push_back(c);
        } else if (!names.empty() && names.back() != ' ') {
            names.push_back(' ');
        }
    }
    while (names.ends_with(' ') || names.ends_with(',')) {
        names.pop_back();
    }
    const std::size_t column = node.begin() - text::line_start(text, node.begin());
    if (column + keyword + 8 + names.size() <= limit && !names.empty()) {
        edits.push_back({{static_cast<std::uint32_t>(open), node.end()}, names});
    }
}

// What stands in a logical line and decides on its form; false where a comment or a string over
// several lines forbids one.
bool read_parts(Node node, TextRange range, std::vector<TextRange>& strings,
                std::vector<std::uint32_t>& optional) {
    const std::string_view text = node.tree()->text();
    for (std::uint32_t index = node.index(); index < node.after(); ++index) {
        const Node part{node.tree(), node.unit(), index};
        if (part.begin() >= range.end) {
            break;
        }
        if (part.is(NodeKind::comment)) {
            return false;
        }
        if (part.is(NodeKind::string)) {
            if (part.text().find('\n') != std::string_view::npos) {
                return false;
            }
            if (strings.empty() || strings.back().end <= part.begin()) {
                strings.push_back(part.range());
            }
        }
        const Node above = part.parent();
        const bool holds_value =
            (above.is_any(NodeKind::assignment, NodeKind::augmented_assignment) &&
             part.field() == Field::right) ||
            above.is(NodeKind::return_statement) ||
            (above.is_any(NodeKind::if_statement, NodeKind::elif_clause,
                          NodeKind::while_statement) &&
             part.field() == Field::condition);
        if (part.is(NodeKind::parenthesized_expression) && holds_value &&
            !part.first_child().is_any(NodeKind::named_expression, NodeKind::yield) &&
            text[text.find_first_not_of(" \t\r", part.begin() + 1)] == '\n') {
            optional.push_back(part.begin());
        }
    }
    return true;
}

void lay_out(Node node, const Line& line, std::uint32_t limit, std::vector<text::Edit>& edits) {
    const std::string_view text = node.tree()->text();
    const std::uint32_t start = text::line_start(text, line.range.begin);
    const std::size_t end = std::min(text.find('\n', line.range.end), text.size());
    const std::string_view tail = text.substr(line.range.end, end - line.range.end);
    const bool has_break =
        text.substr(line.range.begin, line.range.size()).find('\n') != std::string_view::npos;
    const std::string_view whole = text.substr(start, end - start);
    const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    if (!has_break &&
        std::count_if(whole.begin(), whole.end(), is_start) <= static_cast<std::ptrdiff_t>(limit)) {
        return;
    }
    std::vector<TextRange> strings;
    std::vector<std::uint32_t> optional;
    if (!read_parts(node, line.range, strings, optional)) {
        return;
    }
    LineForm form{limit, std::string(text::line_break_of(text)),
                  node.is(NodeKind::function_definition), 0};
    const std::size_t visible = tail.find_last_not_of(" \t\r");
    form.tail = visible == std::string_view::npos ? 0 : static_cast<std::uint32_t>(visible + 1);
    const TextRange value = line.value ? line.value.range() : TextRange{};
    form.has_operator =
        line.value.is_any(NodeKind::binary_operator, NodeKind::comparison_operator) &&
        std::string_view(")]}").find(text[value.end - 1]) == std::string_view::npos;
    const auto laid = laid_out(text, line.range, value, strings, optional,
                               text.substr(start, line.range.begin - start), form);
    if (laid) {
        edits.push_back({line.range, *laid});
    }
}

// What differs between a source and the same words with other blanks, less some brackets and
// commas.
std::vector<text::Edit> differences(std::string_view text, TextRange range,
                                    std::string_view wanted) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    std::vector<text::Edit> edits;
    std::uint32_t at = range.begin;
    std::size_t in_wanted = 0;
    while (at < range.end) {
        const std::uint32_t begin = at;
        const std::size_t begin_wanted = in_wanted;
        while (in_wanted < wanted.size() && is_blank(wanted[in_wanted])) ++in_wanted;
        while (at < range.end && (is_blank(text[at]) || in_wanted == wanted.size() ||
                                  text[at] != wanted[in_wanted])) {
            ++at;
        }
        const std::string_view blanks = wanted.substr(begin_wanted, in_wanted - begin_wanted);
        if (text.substr(begin, at - begin) != blanks) {
            edits.push_back({{begin, at}, std::string(blanks), {}});
        }
        if (at < range.end) {
            ++at;
            ++in_wanted;
        }
    }
    return edits;
}

// Whether the words of a range would fit on a line of their own: quick, and never wrongly false.
bool may_fit(std::string_view text, std::uint32_t limit) {
    std::size_t length = 0;
    for (const char c : text) {
        length +=
            c == ' ' || c == '\n' || c == '\r' || (static_cast<unsigned char>(c) & 0xC0) == 0x80
                ? 0
                : 1;
        if (length > limit + 3) {  // brackets and a comma may go
            return false;
        }
    }
    return true;
}

}  // namespace

std::vector<text::Edit> joining_edits(Node statement, std::uint32_t limit) {
    const std::string_view text = statement.tree()->text();
    const bool is_import = statement.is(NodeKind::import_from_statement);
    const Line line = line_of(statement);
    const TextRange range = is_import ? statement.range() : line.range;
    const std::string_view source = text.substr(range.begin, range.size());
    if (source.find('\n') == std::string_view::npos || statement.has_error() ||
        !may_fit(source, limit)) {
        return {};
    }
    std::vector<text::Edit> edits;
    if (is_import) {
        lay_out_import(statement, limit, edits);
    } else {
        lay_out(statement, line, limit, edits);
    }
    if (edits.empty() || edits[0].text.find('\n') != std::string::npos) {
        return {};
    }
    // Names come and go in an import: it is joined as a whole, by itself.
    return is_import ? edits : differences(text, edits[0].range, edits[0].text);
}

std::vector<text::Edit> layout_edits(const syntax::Tree& tree,
                                     const std::vector<TextRange>& touched, std::uint32_t limit) {
    std::vector<text::Edit> edits;
    for (const syntax::Unit& unit : tree.units()) {
        if (!touches({unit.begin, unit.end}, touched)) {
            continue;
        }
        for (std::uint32_t index = 0; index < unit.nodes.size(); ++index) {
            const Node node{&tree, &unit, index};
            if (node.is(NodeKind::import_from_statement) && !node.has_error() &&
                touches(node.range(), touched)) {
                lay_out_import(node, limit, edits);
            }
            const Line line = line_of(node);
            if (!line.range.empty() && !node.has_error() && touches(line.range, touched)) {
                lay_out(node, line, limit, edits);
            }
        }
    }
    return edits;
}

}  // namespace mindport::layout
