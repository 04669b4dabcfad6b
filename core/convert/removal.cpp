#include "core/convert/removal.h"
#include "core/text/line_index.h"

#include <algorithm>
#include <map>
#include <set>

namespace mindport::convert {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;
using syntax::Unit;
using text::TextRange;

bool before(Node a, Node b) {
    return a.begin() != b.begin() ? a.begin() < b.begin() : a.end() > b.end();
}

bool is_blank(std::string_view text, TextRange line) {
    return text.substr(line.begin, line.size()).find_first_not_of(" \t\r\n\f") ==
           std::string_view::npos;
}

class Remover {
   public:
    Remover(const syntax::Tree& tree, std::vector<Node> statements,
            const std::vector<std::uint32_t>& pins, bool lays_out)
        : tree_(tree),
          text_(tree.text()),
          statements_(std::move(statements)),
          pins_(pins),
          lays_out_(lays_out) {
        top_ = text_.starts_with(text::byte_order_mark) ? text::byte_order_mark.size() : 0;
        std::sort(statements_.begin(), statements_.end(), before);
        statements_.erase(std::unique(statements_.begin(), statements_.end()), statements_.end());
        // What lies inside another statement that goes needs no edit of its own.
        std::uint32_t end = 0;
        std::erase_if(statements_, [&](Node statement) {
            const bool nested = statement.end() <= end;
            end = std::max(end, statement.end());
            return nested;
        });
    }

    std::vector<text::EditGroup> run() {
        for (const Node statement : statements_) {
            if (empties_its_block(statement)) {
                // The first one leaves a `pass`; the others go.
                if (first_in_block_.insert(block_key(statement)).second) {
                    flush();
                    groups_.push_back({{statement.range(), "pass", {}}});
                    continue;
                }
            }
            remove(statement);
        }
        flush();
        return std::move(groups_);
    }

   private:
    // Identifies the block around a statement: by its owner for class members, by unit and node
    // else.
    static std::pair<const void*, std::uint32_t> block_key(Node statement) {
        if (const Node parent = statement.parent()) {
            return {statement.unit(), parent.index()};
        }
        return {statement.tree(), statement.unit()->owner};
    }

    bool goes(Node statement) const {
        return std::binary_search(statements_.begin(), statements_.end(), statement, before);
    }

    bool empties_its_block(Node statement) const {
        if (const Node parent = statement.parent()) {
            const auto siblings = parent.children();
            const std::uint32_t first_line = line_at(parent.begin()).begin;
            if (is_pinned({first_line, parent.end()})) {
                return false;  // something comes in
            }
            return std::all_of(siblings.begin(), siblings.end(),
                               [&](Node sibling) { return goes(sibling); });
        }
        const std::uint32_t owner = statement.unit()->owner;
        if (owner == Unit::no_owner) {
            return false;
        }
        for (std::size_t i = owner + 1; i < tree_.units().size() && tree_.units()[i].owner == owner;
             ++i) {
            if (!tree_.root(i).is(NodeKind::comment) && !goes(tree_.root(i))) {
                return false;
            }
        }
        return true;
    }

    TextRange line_at(std::uint32_t offset) const {
        const std::uint32_t begin = std::max(top_, text::line_start(text_, offset));
        const std::size_t end = text_.find('\n', offset);
        return {begin,
                static_cast<std::uint32_t>(end == std::string_view::npos ? text_.size() : end + 1)};
    }

    void remove(Node statement) {
        const TextRange first = line_at(statement.begin());
        const TextRange last = line_at(statement.end());
        const std::string_view head = text_.substr(first.begin, statement.begin() - first.begin);
        const std::string_view tail = text_.substr(statement.end(), last.end - statement.end());
        const std::size_t rest = tail.find_first_not_of(" \t\r\n");
        const bool alone = head.find_first_not_of(" \t") == std::string_view::npos &&
                           (rest == std::string_view::npos || tail[rest] == '#');
        if (!alone) {
            flush();
            remove_from_line(statement, first);
            return;
        }
        const TextRange lines{first.begin, last.end};
        if (!run_.empty() && run_.end == lines.begin && !is_pinned({lines.begin, lines.begin})) {
            run_.end = lines.end;
        } else {
            flush();
            run_ = lines;
            under_docstring_ = lays_out_ && is_under_docstring(statement);
        }
        indent_ = statement.begin() - first.begin;
    }

    // Whether the line above is the end of a docstring.
    bool is_under_docstring(Node statement) const {
        const Node first = statement.parent().raw_first_child();
        const Node string = first.first_child();
        return first.is(NodeKind::expression_statement) && string.is(NodeKind::string) &&
               first.raw_next_sibling() == statement &&
               text_.substr(first.end(), statement.begin() - first.end())
                       .find_first_not_of(" \t\r\n") == std::string_view::npos &&
               line_at(first.end()).end == line_at(statement.begin()).begin;
    }

    // One of several statements on a line: its semicolon goes with it.
    void remove_from_line(Node statement, TextRange line) {
        const auto skip_spaces = [&](std::uint32_t at) {
            const std::size_t found = text_.find_first_not_of(" \t", at);
            return static_cast<std::uint32_t>(std::min(found, text_.size()));
        };
        TextRange range = statement.range();
        const std::uint32_t separator = skip_spaces(range.end);
        bool last = separator == text_.size() || text_[separator] != ';';
        if (!last) {
            range.end = skip_spaces(separator + 1);
            last = range.end == text_.size() || text_[range.end] == '\n' ||
                   text_[range.end] == '\r' || text_[range.end] == '#';
        }
        if (from_line_.end == range.begin && !from_line_.empty()) {
            groups_.pop_back();
            range.begin = from_line_.begin;
        }
        if (last) {
            const std::string_view head = text_.substr(line.begin, range.begin - line.begin);
            const std::size_t kept = head.find_last_not_of(" \t");
            if (kept == std::string_view::npos) {
                range = {line.begin, std::max(range.end, line_at(statement.end()).end)};
            } else if (head[kept] == ';') {
                range.begin = line.begin + static_cast<std::uint32_t>(kept);
            }
        }
        from_line_ = range;
        groups_.push_back({text::Edit::erase(range)});
    }

    // Whether something is inserted in the range or at one of its ends.
    bool is_pinned(TextRange range) const {
        return std::any_of(pins_.begin(), pins_.end(), [&](std::uint32_t pin) {
            return range.begin <= pin && pin <= range.end;
        });
    }

    // Whether the line at `begin` is the first of the file, or indented further than the one
    // before.
    bool starts_block(std::uint32_t begin) const {
        if (begin == top_) {
            return true;
        }
        const TextRange previous = line_at(begin - 1);
        return !is_blank(text_, previous) &&
               text_.substr(previous.begin, previous.size()).find_first_not_of(" \t") < indent_;
    }

    // Removes the collected run of lines, and the blank lines before it where blank lines or the
    // end of the block follow.
    void flush() {
        if (run_.empty()) {
            return;
        }
        std::uint32_t begin = run_.begin;
        while (begin > top_ && is_blank(text_, line_at(begin - 1))) {
            begin = line_at(begin - 1).begin;
        }
        const TextRange next = line_at(run_.end);
        const std::string_view next_text = text_.substr(next.begin, next.size());
        const bool ends_block = next.empty() || next_text.find_first_not_of(" \t") < indent_;
        if ((is_blank(text_, next) || ends_block) && !is_pinned({begin + 1, run_.end})) {
            run_.begin = begin;
        }
        // At the top of a file or a block (or right under its docstring) the blank lines after it
        // have nothing left to set apart.
        const bool sets_apart = !under_docstring_ && !starts_block(run_.begin);
        while (!sets_apart && !is_pinned({run_.begin, run_.end}) && run_.end < text_.size() &&
               is_blank(text_, line_at(run_.end))) {
            run_.end = line_at(run_.end).end;
        }
        groups_.push_back({text::Edit::erase(run_)});
        run_ = {};
    }

    const syntax::Tree& tree_;
    std::string_view text_;
    std::vector<Node> statements_;
    const std::vector<std::uint32_t>& pins_;
    bool lays_out_ = false;
    bool under_docstring_ = false;  // the collected run
    std::set<std::pair<const void*, std::uint32_t>> first_in_block_;
    std::uint32_t top_ = 0;  // where the first line begins: after a byte order mark
    TextRange run_;          // of lines
    TextRange from_line_;    // the last part of a line
    std::uint32_t indent_ = 0;
    std::vector<text::EditGroup> groups_;
};

// Where the file's formatter seems to break lines: its longest line, if that is not shorter than
// formatters make lines unless told otherwise, nor longer than they are ever told to.
std::size_t line_length(std::string_view text) {
    constexpr std::size_t usual = 88;
    constexpr std::size_t most = 120;
    std::size_t longest = usual;
    for (std::size_t begin = 0; begin < text.size() && longest < most;) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::size_t length = end - begin;
        longest = length > most ? longest : std::max(longest, length);
        begin = end + 1;
    }
    return longest;
}

// The names among `added` that stand before `name` in a sorted list, each followed by `separator`.
// They are taken off `added`.
std::string take_before(std::string_view name, std::vector<std::string>& added,
                        const std::string& separator) {
    std::string out;
    while (!added.empty() && added.front() < name) {
        out += added.front() + separator;
        added.erase(added.begin());
    }
    return out;
}

// The edits that put the names that stay of `from m import (…)` on the statement's first line;
// empty where they do not fit, or where a comment is in the way.
text::EditGroup joined(std::string_view text, Node statement, const std::vector<Node>& kept) {
    const Node first = statement.first_child();
    std::size_t open = std::string_view::npos;
    for (Node child = statement.raw_first_child(); child; child = child.raw_next_sibling()) {
        if (child.is(NodeKind::comment)) {
            return {};
        }
        if (open == std::string_view::npos && child.field() == Field::name) {
            open = text.substr(0, child.begin()).find('(', first.end());
        }
    }
    if (open == std::string_view::npos || kept.empty() || text[statement.end() - 1] != ')') {
        return {};
    }
    const std::uint32_t line = text::line_start(text, statement.begin());
    std::size_t length = open - line;
    text::EditGroup edits;
    auto at = static_cast<std::uint32_t>(open);
    for (const Node name : kept) {
        const std::string separator = at == open ? "" : ", ";
        length += separator.size() + name.text().size();
        edits.push_back({{at, name.begin()}, separator, {}});
        at = name.end();
    }
    edits.push_back(text::Edit::erase({at, statement.end()}));
    const bool one_line = text.substr(line, open - line).find('\n') == std::string_view::npos;
    return one_line && length <= line_length(text) ? edits : text::EditGroup{};
}

// Names go into a list that stays as it is: on lines of their own where that is how it is written.
void insert_names(std::string_view text, const std::vector<Node>& kept,
                  std::vector<std::string> added, text::EditGroup& edits) {
    const std::uint32_t line = text::line_start(text, kept.back().begin());
    const std::string_view indent = text.substr(line, kept.back().begin() - line);
    const bool own_lines = indent.find_first_not_of(" \t") == std::string_view::npos;
    const std::string separator =
        own_lines ? "," + std::string(text::line_break_of(text)) + std::string(indent) : ", ";
    for (const Node name : kept) {
        std::string before = take_before(name.text(), added, separator);
        if (!before.empty()) {
            edits.push_back(text::Edit::insert(name.begin(), std::move(before)));
        }
    }
    std::string after;
    for (const std::string& name : added) {
        after += separator + name;
    }
    if (!after.empty()) {
        edits.push_back(text::Edit::insert(kept.back().end(), std::move(after)));
    }
}

Node first_name(Node statement) {
    for (const Node child : statement.children()) {
        if (child.field() == Field::name) {
            return child;
        }
    }
    return {};
}

// The edits that write a list on one line one name a line instead, if it gets too long by new
// names; else empty.
text::EditGroup broken_up(std::string_view text, Node statement, const std::vector<Node>& kept,
                          std::vector<std::string> added) {
    const std::uint32_t line = text::line_start(text, statement.begin());
    std::size_t length = first_name(statement).begin() - line;
    for (const Node name : kept) {
        length += name.text().size() + 2;
    }
    for (const std::string& name : added) {
        length += name.size() + 2;
    }
    const bool alone = line == statement.begin() &&
                       statement.text().find_first_of("(\n") == std::string_view::npos;
    if (!alone || length - 2 <= line_length(text)) {
        return {};
    }
    const std::string line_break(text::line_break_of(text));
    const std::string separator = "," + line_break + "    ";
    text::EditGroup edits;
    std::uint32_t at = first_name(statement).begin();
    for (const Node name : kept) {
        edits.push_back({{at, name.begin()},
                         (name == kept.front() ? "(" + line_break + "    " : separator) +
                             take_before(name.text(), added, separator),
                         {}});
        at = name.end();
    }
    std::string after;
    for (const std::string& name : added) {
        after += separator + name;
    }
    edits.push_back({{at, statement.end()}, after + "," + line_break + ")", {}});
    return edits;
}

// The edits that take names out of a list and leave its layout.
void erase_names(std::string_view text, const std::vector<Node>& names,
                 const std::vector<Node>& gone, text::EditGroup& edits) {
    Node last_kept;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (std::find(gone.begin(), gone.end(), names[i]) == gone.end()) {
            last_kept = names[i];
            continue;
        }
        if (i + 1 < names.size()) {
            // Up to the next name, so that its indentation and the comma fall into place.
            edits.push_back(text::Edit::erase({names[i].begin(), names[i + 1].begin()}));
        } else if (last_kept) {
            // A run at the end: from the last name that stays, leaving a trailing comma's layout.
            const std::size_t comma = text.find_first_not_of(" \t", names[i].end());
            const bool trailing = comma != std::string_view::npos && text[comma] == ',';
            const std::uint32_t from = last_kept.end();
            const std::uint32_t to = names[i].end();
            std::erase_if(edits, [&](const text::Edit& edit) { return edit.range.begin >= from; });
            edits.push_back({{from, trailing ? static_cast<std::uint32_t>(comma) : to}, {}, {}});
        }
    }
}

}  // namespace

std::vector<text::EditGroup> removal_edits(const syntax::Tree& tree, std::vector<Node> statements,
                                           const std::vector<std::uint32_t>& pins, bool lays_out) {
    return Remover(tree, std::move(statements), pins, lays_out).run();
}

ImportRemoval remove_imports(const std::vector<const names::Site*>& sites) {
    std::map<std::uint32_t, ImportRemoval::Shortened> by_statement;
    for (const names::Site* site : sites) {
        Node statement = site->node;
        while (!statement.is_any(NodeKind::import_statement, NodeKind::import_from_statement)) {
            statement = statement.parent();
        }
        auto& entry = by_statement[statement.begin()];
        entry.statement = statement;
        entry.gone.push_back(site->node);
    }
    ImportRemoval result;
    for (auto& [at, entry] : by_statement) {
        std::size_t names = 0;
        for (const Node child : entry.statement.children()) {
            names += child.field() == Field::name ? 1 : 0;
        }
        if (entry.gone.size() >= names) {
            result.statements.push_back(entry.statement);
        } else {
            result.shortened.push_back(std::move(entry));
        }
    }
    return result;
}

text::EditGroup change_names(const syntax::Tree& tree, Node statement,
                             const std::vector<Node>& gone, const std::vector<std::string>& added) {
    std::vector<Node> names;
    for (const Node child : statement.children()) {
        if (child.field() == Field::name) {
            names.push_back(child);
        }
    }
    std::vector<Node> kept;
    std::copy_if(names.begin(), names.end(), std::back_inserter(kept), [&](Node name) {
        return std::find(gone.begin(), gone.end(), name) == gone.end();
    });
    text::EditGroup edits;
    if (added.empty()) {
        edits = joined(tree.text(), statement, kept);
    } else {
        edits = broken_up(tree.text(), statement, kept, added);
    }
    if (edits.empty()) {
        erase_names(tree.text(), names, gone, edits);
        insert_names(tree.text(), kept, added, edits);
    }
    return edits;
}

}  // namespace mindport::convert
