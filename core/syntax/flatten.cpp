#include "core/syntax/flatten.h"

#include <algorithm>
#include <array>

extern "C" const TSLanguage* tree_sitter_python(void);

namespace mindport::syntax {
namespace {

// Maps the grammar's numbers to NodeKind and Field; made once.
struct Numbers {
    std::array<NodeKind, 512> kinds{};
    std::array<Field, 64> fields{};

    Numbers() {
        const TSLanguage* language = tree_sitter_python();
        kinds.fill(NodeKind::token);
        const auto symbols = static_cast<TSSymbol>(ts_language_symbol_count(language));
        for (TSSymbol symbol = 0; symbol < symbols && symbol < kinds.size(); ++symbol) {
            if (ts_language_symbol_type(language, symbol) != TSSymbolTypeRegular) {
                continue;
            }
            const std::string_view name = ts_language_symbol_name(language, symbol);
            for (std::size_t i = 0; i < static_cast<std::size_t>(NodeKind::count); ++i) {
                if (to_string(static_cast<NodeKind>(i)) == name) {
                    kinds[symbol] = static_cast<NodeKind>(i);
                }
            }
        }
        for (std::size_t i = 1; i < static_cast<std::size_t>(Field::count); ++i) {
            const std::string_view name = to_string(static_cast<Field>(i));
            const TSFieldId id = ts_language_field_id_for_name(
                language, name.data(), static_cast<std::uint32_t>(name.size()));
            if (id < fields.size()) {
                fields[id] = static_cast<Field>(i);
            }
        }
    }

    NodeKind kind(TSSymbol symbol) const {
        return symbol < kinds.size() ? kinds[symbol] : NodeKind::error;
    }
};

const Numbers& numbers() {
    static const Numbers instance;
    return instance;
}

// Copies a tree-sitter tree into units.
class Flattener {
   public:
    explicit Flattener(const TSTree* tree)
        : root_(ts_tree_root_node(tree)), cursor_(ts_tree_cursor_new(root_)) {}
    ~Flattener() { ts_tree_cursor_delete(&cursor_); }
    Flattener(const Flattener&) = delete;
    Flattener& operator=(const Flattener&) = delete;

    Parsed run() {
        if (ts_tree_cursor_goto_first_child(&cursor_)) {
            do {
                // A semicolon between statements is no unit.
                if (ts_node_is_named(ts_tree_cursor_current_node(&cursor_))) {
                    top_level_statement();
                }
            } while (ts_tree_cursor_goto_next_sibling(&cursor_));
        }
        const bool has_error = ts_node_has_error(root_);
        if (has_error) mark_error();
        return {std::move(units_), has_error, has_empty_block_};
    }

   private:
    // An error may lie between statements, or be one of punctuation.
    void mark_error() {
        const bool is_marked = std::any_of(
            units_.begin(), units_.end(), [](const Unit& unit) { return unit.nodes[0].has_error; });
        if (!is_marked && !units_.empty()) units_.back().nodes[0].has_error = true;
    }

    // The cursor stands on a statement, and stands there again afterwards.
    void top_level_statement() {
        unit_ = new_unit(Unit::no_owner);
        const auto header = static_cast<std::uint32_t>(units_.size() - 1);
        add(0, true, header);
        raise_stars();
    }

    std::uint32_t new_unit(std::uint32_t owner) {
        const TSNode node = ts_tree_cursor_current_node(&cursor_);
        Unit unit;
        unit.begin = ts_node_start_byte(node);
        unit.end = ts_node_end_byte(node);
        unit.owner = owner;
        unit.nodes.reserve((unit.end - unit.begin) / 8 + 1);
        units_.push_back(std::move(unit));
        return static_cast<std::uint32_t>(units_.size() - 1);
    }

    // Adds the current node and all below it to the current unit. `top` says that the node may be a
    // top-level class (or its decorators), whose members become units. A loop, not recursion: a
    // long chain of operators nests as deep as it is long.
    void add(std::uint32_t parent, bool top, std::uint32_t header) {
        std::vector<std::uint32_t> open;  // indexes of the nodes that enclose the current one
        for (;;) {
            const std::uint32_t above = open.empty() ? parent : open.back();
            const bool skip = !open.empty() && top && is_class_body(above);
            if (skip) {
                add_members(above, header);
            } else if (enter(above)) {
                open.push_back(static_cast<std::uint32_t>(units_[unit_].nodes.size() - 1));
                continue;
            }
            while (open.empty() || !ts_tree_cursor_goto_next_sibling(&cursor_)) {
                if (open.empty()) {
                    return;
                }
                auto& nodes = units_[unit_].nodes;
                nodes[open.back()].after = static_cast<std::uint32_t>(nodes.size());
                open.pop_back();
                ts_tree_cursor_goto_parent(&cursor_);
            }
        }
    }

    // In `f(*a.b)` the grammar may take `*a` for what `.b` belongs to. Python takes `a.b`.
    void raise_stars() {
        for (const std::uint32_t star : inner_stars_) {
            std::vector<FlatNode>& nodes = units_[unit_].nodes;
            std::uint32_t top = star;
            while (top > 0 && nodes[top].parent == top - 1 && begins_with_operand(nodes[top - 1])) {
                --top;
            }
            if (top < star && star + 1 < nodes.size() && nodes[star + 1].parent == star) {
                raise(nodes, star, top);
            }
        }
        inner_stars_.clear();
    }

    static bool begins_with_operand(const FlatNode& node) {
        switch (node.kind) {
            case NodeKind::attribute:
            case NodeKind::call:
            case NodeKind::subscript:
            case NodeKind::binary_operator:
            case NodeKind::boolean_operator:
            case NodeKind::comparison_operator:
            case NodeKind::conditional_expression:
                return true;
            default:
                return false;
        }
    }

    // Puts the star, at the left end of a chain of nodes that begins at `top`, around the chain.
    static void raise(std::vector<FlatNode>& nodes, std::uint32_t star, std::uint32_t top) {
        const FlatNode above = nodes[top];
        const std::uint32_t begin = nodes[star + 1].begin;
        for (std::uint32_t i = top; i < above.after; ++i) {
            if (nodes[i].parent >= top && nodes[i].parent < star && i > star) ++nodes[i].parent;
        }
        nodes[star + 1].field = nodes[star].field;
        const FlatNode splat{above.begin,          above.end,   above.parent,   above.after,
                             NodeKind::list_splat, above.field, above.has_error};
        std::rotate(nodes.begin() + top, nodes.begin() + star, nodes.begin() + star + 1);
        nodes[top] = splat;
        for (std::uint32_t i = top + 1; i <= star; ++i) {
            nodes[i].begin = begin;
            nodes[i].parent = i - 1;
            if (i == top + 1) nodes[i].field = Field::none;
        }
    }

    bool is_class_body(std::uint32_t above) const {
        const auto& nodes = units_[unit_].nodes;
        const bool outermost = above == 0 || (nodes[above].parent == 0 &&
                                              nodes[0].kind == NodeKind::decorated_definition);
        return outermost && nodes[above].kind == NodeKind::class_definition &&
               numbers().fields[ts_tree_cursor_current_field_id(&cursor_)] == Field::body;
    }

    // Whether keywords or punctuation below the node may have a field: only operators have, and to
    // ask for the field of each comma takes time.
    static bool has_operators(const std::vector<FlatNode>& nodes, std::uint32_t node) {
        if (node >= nodes.size()) return false;
        switch (nodes[node].kind) {
            case NodeKind::binary_operator:
            case NodeKind::boolean_operator:
            case NodeKind::comparison_operator:
            case NodeKind::unary_operator:
            case NodeKind::augmented_assignment:
                return true;
            default:
                return false;
        }
    }

    // Adds the current node; returns whether the cursor went on to its first child.
    bool enter(std::uint32_t parent) {
        const TSNode node = ts_tree_cursor_current_node(&cursor_);
        const bool named = ts_node_is_named(node);
        if (!named && !has_operators(units_[unit_].nodes, parent)) {
            return false;
        }
        const Field field = numbers().fields[ts_tree_cursor_current_field_id(&cursor_)];
        if (!named && field == Field::none) {
            return false;
        }
        const NodeKind kind = named ? numbers().kind(ts_node_symbol(node)) : NodeKind::token;
        auto& nodes = units_[unit_].nodes;
        const auto index = static_cast<std::uint32_t>(nodes.size());
        const std::uint32_t base = units_[unit_].begin;
        nodes.push_back({ts_node_start_byte(node) - base, ts_node_end_byte(node) - base, parent,
                         index + 1, kind, field, ts_node_has_error(node)});
        if (kind == NodeKind::list_splat && index > 0 && parent == index - 1) {
            inner_stars_.push_back(index);
        }
        const bool below =
            named && kind != NodeKind::comment && ts_tree_cursor_goto_first_child(&cursor_);
        has_empty_block_ = has_empty_block_ || (kind == NodeKind::block && !below);
        return below;
    }

    void add_members(std::uint32_t parent, std::uint32_t header) {
        const TSNode body = ts_tree_cursor_current_node(&cursor_);
        const std::uint32_t base = units_[header].begin;
        auto& nodes = units_[header].nodes;
        const auto index = static_cast<std::uint32_t>(nodes.size());
        nodes.push_back({ts_node_start_byte(body) - base, ts_node_end_byte(body) - base, parent,
                         index + 1, NodeKind::block, Field::body, ts_node_has_error(body)});
        if (ts_tree_cursor_goto_first_child(&cursor_)) {
            do {
                if (!ts_node_is_named(ts_tree_cursor_current_node(&cursor_))) {
                    continue;
                }
                unit_ = new_unit(header);
                add(0, false, header);
                raise_stars();
            } while (ts_tree_cursor_goto_next_sibling(&cursor_));
            ts_tree_cursor_goto_parent(&cursor_);
        } else {
            has_empty_block_ = true;
        }
        unit_ = header;
    }

    TSNode root_;
    TSTreeCursor cursor_;
    std::vector<Unit> units_;
    std::uint32_t unit_ = 0;
    std::vector<std::uint32_t> inner_stars_;  // in the current unit, at the left of something
    bool has_empty_block_ = false;
};

}  // namespace

Parsed flatten(const TSTree* tree) { return Flattener(tree).run(); }

}  // namespace mindport::syntax
