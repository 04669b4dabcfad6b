#include "core/syntax/patch_unit.h"

#include <algorithm>
#include <array>

namespace mindport::syntax {
namespace {

constexpr std::array containers = {
    NodeKind::function_definition, NodeKind::decorated_definition, NodeKind::class_definition,
    NodeKind::if_statement,        NodeKind::elif_clause,          NodeKind::else_clause,
    NodeKind::for_statement,       NodeKind::while_statement,      NodeKind::with_statement,
    NodeKind::try_statement,       NodeKind::except_clause,        NodeKind::finally_clause,
};

bool is_container(NodeKind kind) {
    return std::find(containers.begin(), containers.end(), kind) != containers.end();
}

class UnitPatch {
   public:
    UnitPatch(const Change& change, const Unit& old) : change_(change), old_(old) {
        unit_.begin = change.moved_before(old.begin);
        unit_.nodes.reserve(old.nodes.size() + old.nodes.size() / 8);
    }

    std::optional<Unit> run() {
        if (!is_container(old_.nodes[0].kind) || !add_container(0, 0)) return std::nullopt;
        unit_.end = unit_.begin + unit_.nodes[0].end;
        return std::move(unit_);
    }

   private:
    TextRange range(std::uint32_t node) const {
        return {old_.begin + old_.nodes[node].begin, old_.begin + old_.nodes[node].end};
    }

    std::vector<std::uint32_t> children(std::uint32_t node) const {
        std::vector<std::uint32_t> result;
        for (std::uint32_t child = node + 1; child < old_.nodes[node].after;
             child = old_.nodes[child].after) {
            result.push_back(child);
        }
        return result;
    }

    std::uint32_t next() const { return static_cast<std::uint32_t>(unit_.nodes.size()); }

    // Copies a node and all below it; `shift` goes to the offsets.
    void copy(const std::vector<FlatNode>& from, std::uint32_t node, std::uint32_t parent,
              std::uint32_t shift) {
        const std::uint32_t delta = next() - node;
        for (std::uint32_t i = node; i < from[node].after; ++i) {
            FlatNode flat = from[i];
            flat.begin += shift;
            flat.end += shift;
            flat.parent = i == node ? parent : flat.parent + delta;
            flat.after += delta;
            unit_.nodes.push_back(flat);
        }
    }

    void take_over(std::uint32_t node, std::uint32_t parent) {
        const std::uint32_t begin = range(node).begin;
        copy(old_.nodes, node, parent, change_.moved(begin) - begin + old_.begin - unit_.begin);
    }

    // Adds a node whose children come next; end() must follow.
    std::uint32_t open(std::uint32_t node, std::uint32_t parent) {
        FlatNode flat = old_.nodes[node];
        flat.begin = change_.moved_before(range(node).begin) - unit_.begin;
        flat.parent = parent;
        const std::uint32_t index = next();
        unit_.nodes.push_back(flat);
        return index;
    }
    // Its last child is where it ends.
    void close(std::uint32_t index, std::uint32_t last_child) {
        unit_.nodes[index].end = unit_.nodes[last_child].end;
        unit_.nodes[index].after = next();
    }

    bool touched(std::uint32_t node) const { return !change_.edits_in(range(node)).empty(); }

    // Whether each edit stands in a block or container below the node.
    bool edits_stand_in(const std::vector<std::uint32_t>& children, TextRange outer) const {
        const auto edits = change_.edits_in(outer);
        return std::all_of(edits.begin(), edits.end(), [&](const text::Edit& edit) {
            return std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
                const TextRange inner = range(child);
                const bool is_block = old_.nodes[child].kind == NodeKind::block;
                return (is_block || is_container(old_.nodes[child].kind)) &&
                       edit.range.begin >= inner.begin + (is_block ? 0 : 1) &&
                       edit.range.begin < inner.end && edit.range.end <= inner.end;
            });
        });
    }

    // Adds a node as it was, or a block or container with what is touched in it parsed anew.
    bool add_child(std::uint32_t node, std::uint32_t parent) {
        if (!touched(node)) {
            take_over(node, parent);
            return true;
        }
        return old_.nodes[node].kind == NodeKind::block ? add_block(node, parent)
                                                        : add_container(node, parent);
    }

    // Adds a compound statement or a clause of one: its blocks are patched.
    bool add_container(std::uint32_t node, std::uint32_t parent) {
        const std::vector<std::uint32_t> below = children(node);
        if (below.empty() || old_.nodes[below.back()].end != old_.nodes[node].end) return false;
        if (!edits_stand_in(below, range(node))) {
            switch (old_.nodes[node].kind) {
                case NodeKind::function_definition:
                    return add_function(node, parent, below.back());
                case NodeKind::decorated_definition:
                    return add_decorated(node, parent, below.back());
                default:
                    return false;
            }
        }
        const std::uint32_t index = open(node, parent);
        std::uint32_t last = index;
        for (const std::uint32_t child : below) {
            last = next();
            if (!add_child(child, index)) return false;
        }
        close(index, last);
        return true;
    }

    // The white space before a statement that starts a line, or nothing.
    std::optional<std::string> indentation_of(std::uint32_t node) const {
        const std::string_view line = before_on_line(change_.old_text(), range(node).begin);
        if (line.find_first_not_of(" \t") != std::string_view::npos) return std::nullopt;
        return std::string(line);
    }

    // Adds a function whose header is touched, and maybe its body.
    bool add_function(std::uint32_t node, std::uint32_t parent, std::uint32_t body) {
        const auto outer = indentation_of(node);
        const auto inner = indentation_of(body);
        if (!outer || !inner || inner->empty() || old_.nodes[body].kind != NodeKind::block) {
            return false;
        }
        const TextRange header{range(node).begin,
                               static_cast<std::uint32_t>(range(body).begin - inner->size() - 1)};
        for (const text::Edit& edit : change_.edits_in(range(node))) {
            if (edit.range.end > header.end && edit.range.begin < range(body).begin) return false;
        }
        const std::uint32_t index = open(node, parent);
        if (!add_header(header, *outer, *inner, index)) return false;
        const std::uint32_t new_body = next();
        if (!add_child(body, index)) return false;
        close(index, new_body);
        return true;
    }

    // Adds a definition whose decorators are touched, and maybe what they decorate.
    bool add_decorated(std::uint32_t node, std::uint32_t parent, std::uint32_t definition) {
        const auto outer = indentation_of(node);
        const auto inner = indentation_of(definition);
        if (!outer || outer != inner || !is_container(old_.nodes[definition].kind)) return false;
        const std::uint32_t begin = range(definition).begin;
        for (const text::Edit& edit : change_.edits_in(range(node))) {
            const bool is_before = edit.range.begin < begin && edit.range.end <= begin;
            if (!is_before && edit.range.begin <= begin) return false;
        }
        const TextRange part{change_.moved_before(range(node).begin), change_.moved(begin)};
        if (part.empty()) {  // none is left
            const std::uint32_t index = next();
            if (!add_child(definition, parent)) return false;
            unit_.nodes[index].field = old_.nodes[node].field;
            return true;
        }
        const std::uint32_t index = open(node, parent);
        if (!add_decorators(part, *outer, index)) return false;
        const std::uint32_t last = next();
        if (!add_child(definition, index)) return false;
        close(index, last);
        return true;
    }

    // Parses decorators, with a function below them.
    bool add_decorators(TextRange part, const std::string& indentation, std::uint32_t parent) {
        const std::string prefix = indentation.empty() ? "" : "if _:\n" + indentation;
        const auto parsed = change_.parse(prefix, part, "def _(): 0\n");
        if (!parsed || parsed->size() != 1) return false;
        const std::vector<FlatNode>& nodes = (*parsed)[0].nodes;
        const std::uint32_t top = indentation.empty() ? 0 : 3;  // in the block of the `if`
        if (nodes.size() < top + 2 || nodes[top].kind != NodeKind::decorated_definition ||
            (*parsed)[0].begin + nodes[top].begin != prefix.size() ||
            nodes[top].after != nodes.size()) {
            return false;
        }
        const std::size_t stop = prefix.size() + part.size();
        const auto shift = static_cast<std::uint32_t>(part.begin - prefix.size() - unit_.begin);
        for (std::uint32_t child = top + 1; child < nodes.size(); child = nodes[child].after) {
            if (nodes[child].begin == stop) {
                return nodes[child].kind == NodeKind::function_definition &&
                       nodes[child].after == nodes.size();
            }
            copy(nodes, child, parent, shift);
        }
        return false;
    }

    // Parses the header of a function with `0` for a body, and adds what stands before that.
    bool add_header(TextRange header, const std::string& outer, const std::string& inner,
                    std::uint32_t parent) {
        const TextRange part{change_.moved(header.begin), change_.moved(header.end)};
        const std::string prefix = outer.empty() ? "" : "if _:\n" + outer;
        const auto parsed = change_.parse(prefix, part, "\n" + inner + "0\n");
        if (!parsed || parsed->size() != 1) return false;
        const std::vector<FlatNode>& nodes = (*parsed)[0].nodes;
        const std::uint32_t function = outer.empty() ? 0 : 3;  // in the block of the `if`
        // The last child is the block: `0` in an expression statement.
        const auto block = static_cast<std::uint32_t>(nodes.size() - 3);
        if (nodes.size() < function + 4 || (*parsed)[0].begin != 0 ||
            nodes[function].kind != NodeKind::function_definition ||
            nodes[function].begin != prefix.size() || nodes[function].after != nodes.size() ||
            nodes[block].kind != NodeKind::block || nodes[block].parent != function ||
            nodes[block].begin != prefix.size() + part.size() + 1 + inner.size()) {
            return false;
        }
        const auto shift = static_cast<std::uint32_t>(part.begin - prefix.size() - unit_.begin);
        for (std::uint32_t child = function + 1; child < block; child = nodes[child].after) {
            copy(nodes, child, parent, shift);
        }
        return true;
    }

    bool add_block(std::uint32_t block, std::uint32_t parent) {
        std::vector<Item> items;
        for (const std::uint32_t child : children(block)) {
            items.push_back({range(child), child});
        }
        const TextRange all = range(block);
        const auto indentation = indentation_of(block);
        if (items.empty() || items.front().range.begin != all.begin ||
            items.back().range.end != all.end || !indentation || indentation->empty()) {
            return false;
        }
        change_.touch(items, all, *indentation);
        const std::uint32_t index = open(block, parent);
        std::uint32_t last_child = index;
        for (std::size_t first = 0; first < items.size(); ++first) {
            last_child = next();
            if (!items[first].touched) {
                take_over(static_cast<std::uint32_t>(items[first].index), index);
                continue;
            }
            if (add_inside(items[first], index)) continue;
            std::size_t last = first;
            while (last + 1 < items.size() && items[last + 1].touched &&
                   !(may_be_inside(items[last + 1]) &&
                     change_.stands_apart(items[last], items[last + 1]))) {
                ++last;
            }
            const std::uint32_t child = add_run(items, first, last, *indentation, index);
            if (child == 0) return false;
            last_child = child;
            first = last;
        }
        close(index, last_child);
        if (next() == index + 1) return false;  // nothing is left of it
        // A comment before the first statement belongs to what the block stands in.
        const FlatNode& first_child = unit_.nodes[index + 1];
        if (first_child.kind == NodeKind::comment ||
            !change_.starts_line(unit_.begin + first_child.begin, *indentation)) {
            return false;
        }
        unit_.nodes[index].begin = unit_.nodes[index + 1].begin;
        return true;
    }

    bool may_be_inside(const Item& item) const {
        return item.touched_inside() && is_container(old_.nodes[item.index].kind);
    }

    // Adds a statement of which only an inner part is touched.
    bool add_inside(const Item& item, std::uint32_t parent) {
        const auto node = static_cast<std::uint32_t>(item.index);
        if (!may_be_inside(item)) return false;
        const std::uint32_t known = next();
        if (add_container(node, parent)) return true;
        unit_.nodes.resize(known);
        return false;
    }

    // Parses a run of statements in a block; gives the last of them, or 0 where that fails.
    std::uint32_t add_run(const std::vector<Item>& items, std::size_t first, std::size_t last,
                          std::string_view indentation, std::uint32_t parent) {
        const bool at_begin = first == 0;
        const bool at_end = last + 1 == items.size();
        const TextRange part{
            at_begin ? change_.moved_before(items[first].range.begin)
                     : change_.moved(items[first - 1].range.end),
            change_.moved(at_end ? items[last].range.end : items[last + 1].range.begin)};
        if (!at_begin && !change_.starts_lines(part, indentation)) return 0;
        if (!at_end && !change_.starts_line(part.end, indentation)) return 0;
        std::string prefix = "if _:\n";
        prefix.append(indentation).append(at_begin ? "" : "_");
        const auto parsed = change_.parse(prefix, part, at_end ? "\n0\n" : "0\n");
        if (!parsed || parsed->size() != (at_end ? 2 : 1)) return 0;
        const std::size_t stop = prefix.size() + part.size();
        if (at_end && (*parsed)[1].begin != stop + 1) return 0;
        return add_parsed((*parsed)[0], at_begin, at_end ? 0 : stop, parent,
                          part.begin - static_cast<std::uint32_t>(prefix.size()) - unit_.begin);
    }

    // Adds the statements of `if _:` but for a first one (of the prefix) and that at offset `stop`.
    std::uint32_t add_parsed(const Unit& parsed, bool with_first, std::size_t stop,
                             std::uint32_t parent, std::uint32_t shift) {
        constexpr std::uint32_t block = 2;  // after the statement and its condition
        const std::vector<FlatNode>& nodes = parsed.nodes;
        if (parsed.begin != 0 || nodes.size() < 4 || nodes[block].kind != NodeKind::block ||
            nodes[block].after != nodes.size()) {
            return 0;
        }
        std::uint32_t child = block + 1;
        if (!with_first) child = nodes[child].after;
        std::uint32_t added = 0;
        std::uint32_t end = 0;
        bool stopped = stop == 0;
        for (; child < nodes.size(); child = nodes[child].after) {
            if (stop != 0 && nodes[child].begin == stop) {
                stopped = nodes[child].after == nodes.size();
                break;
            }
            added = next();
            end = nodes[child].end;
            copy(nodes, child, parent, shift);
        }
        const bool ends_well = stop != 0 || (end == nodes[block].end && end == nodes[0].end);
        if (!stopped || !ends_well) return 0;
        // Nothing is left of the run: then what stood before it is the last one.
        return added != 0 ? added : parent;
    }

    const Change& change_;
    const Unit& old_;
    Unit unit_;
};

}  // namespace

std::optional<Unit> patch_unit(const Change& change, const Unit& old) {
    return UnitPatch(change, old).run();
}

}  // namespace mindport::syntax
