#include "core/convert/import_block.h"

#include <algorithm>
#include <optional>

#include "core/convert/stdlib_modules.h"
#include "core/text/line_index.h"

namespace mindport::convert {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

std::optional<ImportLine> read_line(Node statement) {
    ImportLine line{statement, section::future, true, {}};
    switch (statement.kind()) {
        case NodeKind::future_import_statement:
            line.module = "__future__";
            return line;
        case NodeKind::import_statement: {
            const Node name = statement.first_child();
            line.is_from = false;
            line.module =
                (name.is(NodeKind::aliased_import) ? name.child(Field::name) : name).text();
            break;
        }
        case NodeKind::import_from_statement:
            line.module = statement.child(Field::module_name).text();
            break;
        default:
            return std::nullopt;
    }
    return line;
}

bool is_docstring(Node statement) {
    return statement.is(NodeKind::expression_statement) &&
           statement.first_child().is_any(NodeKind::string, NodeKind::concatenated_string);
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    return out;
}

}  // namespace

int ImportBlock::section_of(std::string_view module) const {
    if (module.starts_with('.')) {
        return section::relative;
    }
    const std::string_view top = module.substr(0, module.find('.'));
    if (top == "__future__") {
        return section::future;
    }
    const auto given = std::find(sections_.begin(), sections_.end(), top);
    if (given != sections_.end()) {
        return section::third_party + 1 + static_cast<int>(given - sections_.begin());
    }
    if (!own_package_.empty() && top == own_package_) {
        return section::own;
    }
    return is_stdlib_module(top) ? section::standard : section::third_party;
}

std::uint32_t next_line(std::string_view text, std::uint32_t offset) {
    const std::size_t line_break = text.find('\n', offset);
    return static_cast<std::uint32_t>(line_break == std::string_view::npos ? text.size()
                                                                           : line_break + 1);
}

ImportBlock::ImportBlock(const syntax::Tree& tree, std::string_view own_package,
                         std::span<const std::string_view> sections, const std::vector<Node>& gone)
    : tree_(tree), own_package_(own_package), sections_(sections) {
    bool after_docstring = false;
    if (tree.text().starts_with(text::byte_order_mark)) {
        start_ = text::byte_order_mark.size();
    }
    Node first;  // the first import, even if it goes: what comes instead of it goes there
    for (std::size_t unit = 0; unit < tree.units().size(); ++unit) {
        const Node statement = tree.root(unit);
        if (auto line = read_line(statement)) {
            line->section = section_of(line->module);
            if (line->section != section::future && !first) {
                first = statement;
            }
            if (std::find(gone.begin(), gone.end(), statement) == gone.end()) {
                lines_.push_back(*line);
            }
            continue;
        }
        if (statement.is(NodeKind::comment)) {
            // A licence or a coding line stays on top; comments among imports are passed over.
            if (lines_.empty() && !first && !after_docstring) {
                start_ = next_line(tree.text(), statement.end());
            }
            continue;
        }
        if (is_docstring(statement) && lines_.empty() && !first && !after_docstring) {
            start_ = next_line(tree.text(), statement.end());
            after_docstring = true;
            continue;
        }
        // Imports under `if` or `try` may stand between the others; anything else ends the block.
        if (!statement.is_any(NodeKind::if_statement, NodeKind::try_statement)) {
            break;
        }
    }
    if (first) {
        start_ = first.begin();
    }
}

namespace {

// The start of the line that a statement begins, or of the next line if it begins none.
std::uint32_t line_by(std::string_view text, Node statement) {
    const std::uint32_t begin = statement.begin();
    return text::line_start(text, begin) == begin ? begin : next_line(text, statement.end());
}

}  // namespace

ImportBlock::Place ImportBlock::place(std::string_view module, bool is_from) const {
    const std::string_view text = tree_.text();
    const int section = section_of(module);
    const std::string key = lower(module);
    const ImportLine* after = nullptr;    // the last line that stays before ours, in our section
    const ImportLine* first = nullptr;    // the first line of our section
    const ImportLine* earlier = nullptr;  // the last line of an earlier section
    const ImportLine* later = nullptr;    // the first line of a later section
    const bool mixed = std::adjacent_find(lines_.begin(), lines_.end(), [](auto& a, auto& b) {
                           return a.section == b.section && a.is_from && !b.is_from;
                       }) != lines_.end();
    for (const ImportLine& line : lines_) {
        if (line.section < section) {
            earlier = &line;
        } else if (line.section > section) {
            later = later ? later : &line;
        } else {
            first = first ? first : &line;
            const bool goes_first =
                mixed || line.is_from == is_from ? lower(line.module) <= key : !line.is_from;
            after = goes_first ? &line : after;
        }
    }
    if (after) {
        return {next_line(text, after->statement.end()), section, false, false};
    }
    if (first) {
        return {line_by(text, first->statement), section, false, false};
    }
    if (earlier) {
        return {next_line(text, earlier->statement.end()), section, true, false};
    }
    if (later) {
        return {line_by(text, later->statement), section, false, true};
    }
    return {start_, section, false, true};
}

}  // namespace mindport::convert
