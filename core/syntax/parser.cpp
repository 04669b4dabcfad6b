#include <tree_sitter/api.h>

#include <array>

#include "core/syntax/tree.h"

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

    std::vector<Unit> run() {
        if (ts_tree_cursor_goto_first_child(&cursor_)) {
            do {
                // A semicolon between statements is no unit.
                if (ts_node_is_named(ts_tree_cursor_current_node(&cursor_))) {
                    top_level_statement();
                }
            } while (ts_tree_cursor_goto_next_sibling(&cursor_));
        }
        return std::move(units_);
    }

   private:
    // The cursor stands on a statement, and stands there again afterwards.
    void top_level_statement() {
        unit_ = new_unit(Unit::no_owner);
        const auto header = static_cast<std::uint32_t>(units_.size() - 1);
        add(0, true, header);
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

    bool is_class_body(std::uint32_t above) const {
        const auto& nodes = units_[unit_].nodes;
        const bool outermost = above == 0 || (nodes[above].parent == 0 &&
                                              nodes[0].kind == NodeKind::decorated_definition);
        return outermost && nodes[above].kind == NodeKind::class_definition &&
               numbers().fields[ts_tree_cursor_current_field_id(&cursor_)] == Field::body;
    }

    // Adds the current node; returns whether the cursor went on to its first child.
    bool enter(std::uint32_t parent) {
        const TSNode node = ts_tree_cursor_current_node(&cursor_);
        const Field field = numbers().fields[ts_tree_cursor_current_field_id(&cursor_)];
        const bool named = ts_node_is_named(node);
        if (!named && field == Field::none) {
            return false;
        }
        const NodeKind kind = named ? numbers().kind(ts_node_symbol(node)) : NodeKind::token;
        auto& nodes = units_[unit_].nodes;
        const auto index = static_cast<std::uint32_t>(nodes.size());
        const std::uint32_t base = units_[unit_].begin;
        nodes.push_back({ts_node_start_byte(node) - base, ts_node_end_byte(node) - base, parent,
                         index + 1, kind, field, ts_node_has_error(node)});
        return named && kind != NodeKind::comment && ts_tree_cursor_goto_first_child(&cursor_);
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
            } while (ts_tree_cursor_goto_next_sibling(&cursor_));
            ts_tree_cursor_goto_parent(&cursor_);
        }
        unit_ = header;
    }

    TSNode root_;
    TSTreeCursor cursor_;
    std::vector<Unit> units_;
    std::uint32_t unit_ = 0;
};

TSPoint point_after(TSPoint point, std::string_view text) {
    for (const char c : text) {
        if (c == '\n') {
            ++point.row;
            point.column = 0;
        } else {
            ++point.column;
        }
    }
    return point;
}

// Tells tree-sitter about the edits, first to last.
void mark_edits(TSTree* tree, std::string_view old_text, const std::vector<text::Edit>& edits) {
    std::uint32_t old_position = 0;
    std::uint32_t new_position = 0;
    TSPoint new_point{0, 0};
    for (const text::Edit& edit : edits) {
        const std::string_view kept =
            old_text.substr(old_position, edit.range.begin - old_position);
        new_position += static_cast<std::uint32_t>(kept.size());
        new_point = point_after(new_point, kept);
        const std::string_view removed = old_text.substr(edit.range.begin, edit.range.size());
        // Earlier edits are already in the tree, so its "old" coordinates are new ones up to here.
        TSInputEdit input;
        input.start_byte = new_position;
        input.old_end_byte = new_position + static_cast<std::uint32_t>(removed.size());
        input.new_end_byte = new_position + static_cast<std::uint32_t>(edit.text.size());
        input.start_point = new_point;
        input.old_end_point = point_after(new_point, removed);
        input.new_end_point = point_after(new_point, edit.text);
        ts_tree_edit(tree, &input);
        new_position = input.new_end_byte;
        new_point = input.new_end_point;
        old_position = edit.range.end;
    }
}

}  // namespace

namespace detail {
void TreeDeleter::operator()(void* tree) const { ts_tree_delete(static_cast<TSTree*>(tree)); }
}  // namespace detail

struct Parser::Impl {
    Impl() : parser(ts_parser_new()) { ts_parser_set_language(parser, tree_sitter_python()); }
    ~Impl() { ts_parser_delete(parser); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    TSParser* parser;
};

Parser::Parser() : impl_(std::make_unique<Impl>()) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

Tree Parser::parse(std::string text) {
    Tree tree;
    tree.text_ = std::make_unique<const std::string>(std::move(text));
    TSTree* handle = ts_parser_parse_string(impl_->parser, nullptr, tree.text_->data(),
                                            static_cast<std::uint32_t>(tree.text_->size()));
    tree.handle_.reset(handle);
    tree.has_error_ = ts_node_has_error(ts_tree_root_node(handle));
    tree.units_ = Flattener(handle).run();
    return tree;
}

Tree Parser::reparse(Tree old, const std::vector<text::Edit>& edits) {
    auto* old_handle = static_cast<TSTree*>(old.handle_.get());
    mark_edits(old_handle, old.text(), edits);
    Tree tree;
    tree.text_ = std::make_unique<const std::string>(text::apply(old.text(), edits));
    TSTree* handle = ts_parser_parse_string(impl_->parser, old_handle, tree.text_->data(),
                                            static_cast<std::uint32_t>(tree.text_->size()));
    tree.handle_.reset(handle);
    tree.has_error_ = ts_node_has_error(ts_tree_root_node(handle));
    if (tree.has_error_) {
        // How tree-sitter recovers from errors depends on what it takes over from the old tree; the
        // result must not depend on the edits that led to the text.
        return parse(*tree.text_);
    }
    tree.units_ = Flattener(handle).run();
    return tree;
}

}  // namespace mindport::syntax
