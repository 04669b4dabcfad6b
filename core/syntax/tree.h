// A parsed Python file: units, and nodes as small values.
//
// Its nodes are those of tree-sitter-python, in one flat array per unit, in preorder, because rules
// look at nodes far more often than a parser makes them: parent, first child and next sibling are
// then a load each. Keywords and punctuation are left out, except operators, which have a field.
//
// A unit is a top-level statement or a member of a top-level class; the header of such a class is a
// unit of its own, whose body node is empty. Offsets in a unit are relative to its start, so an
// edit above it costs nothing.
//
// A Tree owns its text. Nodes are valid as long as the Tree lives and is not moved from. Reading a
// Tree is safe on any number of threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/syntax/node_kind.h"
#include "core/text/edit.h"

namespace mindport::syntax {

using text::TextRange;

struct FlatNode {
    std::uint32_t begin;  // bytes, relative to the unit
    std::uint32_t end;
    std::uint32_t parent;  // index in the unit; the root is its own parent
    std::uint32_t after;   // index of the first node that is not below this one
    NodeKind kind;
    Field field;  // role in the parent
    bool has_error;

    friend bool operator==(const FlatNode&, const FlatNode&) = default;
};

struct Unit {
    static constexpr std::uint32_t no_owner = UINT32_MAX;
    static constexpr std::uint32_t no_origin = UINT32_MAX;

    std::uint32_t begin = 0;  // offset of the first byte in the file
    std::uint32_t end = 0;
    std::uint32_t number = 0;        // its index in the tree
    std::uint32_t owner = no_owner;  // index of the class's header, for a member
    // After a reparse that took it over, its number in the old tree. A class's header that was
    // taken over may have another end.
    std::uint32_t origin = no_origin;
    std::vector<FlatNode> nodes;  // never empty; [0] is the statement
};

class Node;
class Tree;

// The units of a tree, in order. A unit keeps its address when a reparse takes it over.
class Units {
   public:
    class Iterator {
       public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Unit;
        using difference_type = std::ptrdiff_t;
        using pointer = const Unit*;
        using reference = const Unit&;

        explicit Iterator(const std::unique_ptr<Unit>* at) : at_(at) {}
        const Unit& operator*() const { return **at_; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

       private:
        const std::unique_ptr<Unit>* at_;
    };
    Units() = default;
    explicit Units(std::vector<Unit> units) {
        units_.reserve(units.size());
        for (Unit& unit : units) push_back(std::move(unit));
    }

    std::size_t size() const { return units_.size(); }
    bool empty() const { return units_.empty(); }
    const Unit& operator[](std::size_t number) const { return *units_[number]; }
    const Unit& back() const { return *units_.back(); }
    Iterator begin() const { return Iterator{units_.data()}; }
    Iterator end() const { return Iterator{units_.data() + units_.size()}; }

    // For those who make trees.
    void push_back(std::unique_ptr<Unit> unit) { units_.push_back(std::move(unit)); }
    void push_back(Unit unit) { push_back(std::make_unique<Unit>(std::move(unit))); }
    Unit& at(std::size_t number) { return *units_[number]; }
    std::unique_ptr<Unit> take(std::size_t number) { return std::move(units_[number]); }
    void put(std::size_t number, std::unique_ptr<Unit> unit) { units_[number] = std::move(unit); }
    void shrink(std::size_t size) { units_.resize(size); }

   private:
    std::vector<std::unique_ptr<Unit>> units_;
};

class Tree {
   public:
    std::string_view text() const { return *text_; }
    const Units& units() const { return units_; }
    Node root(std::size_t unit) const;
    bool has_error() const { return has_error_; }

   private:
    friend class Parser;
    void set_units(Units units);

    std::unique_ptr<std::string> text_;  // a stable address: nodes view into it
    Units units_;
    bool has_error_ = false;
    bool has_empty_block_ = false;
};

// Parses Python. Holds buffers for re-use; one Parser per thread.
class Parser {
   public:
    Parser();
    ~Parser();
    Parser(Parser&&) noexcept;
    Parser& operator=(Parser&&) noexcept;
    // Does now what the first text with an error would else wait for.
    void prepare();

    // Never fails: text that is no Python gives error nodes, in the top-level statement where the
    // error is if that can be told apart. The text must be UTF-8 and shorter
    // than 4 GiB.
    Tree parse(std::string text);

    // Parses `old` with edits (sorted, without overlaps) applied: where there are no errors, only
    // what they touch. The same as parsing the new text. Nodes of `old` in units that
    // are taken over stay valid where the result is moved to where `old` was.
    Tree reparse(Tree old, const std::vector<text::Edit>& edits);

    // Makes an edit that stands within one unit and leaves it one, and gives that unit as it was:
    // all others are as they were, but for where they stand and where a class ends. What is done
    // does not grow with the file, but for the shifting. Null, and nothing is done, for any other
    // edit.
    std::unique_ptr<Unit> replace_unit(Tree& tree, const text::Edit& edit);

   private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// A node, as a value: pass it by value. A default-made Node is null and converts to false; asking a
// null node for anything but that gives null nodes, empty text and NodeKind::token.
class Node {
   public:
    Node() = default;
    Node(const Tree* tree, const Unit* unit, std::uint32_t index)
        : tree_(tree), unit_(unit), index_(index) {}

    explicit operator bool() const { return unit_ != nullptr; }
    friend bool operator==(const Node& a, const Node& b) {
        return a.unit_ == b.unit_ && a.index_ == b.index_;
    }

    NodeKind kind() const { return unit_ ? flat().kind : NodeKind::token; }
    bool is(NodeKind kind) const { return unit_ && flat().kind == kind; }
    template <typename... Kinds>
    bool is_any(Kinds... kinds) const {
        return (is(kinds) || ...);
    }
    Field field() const { return unit_ ? flat().field : Field::none; }
    bool has_error() const { return unit_ && flat().has_error; }

    std::uint32_t begin() const { return unit_ ? unit_->begin + flat().begin : 0; }
    std::uint32_t end() const { return unit_ ? unit_->begin + flat().end : 0; }
    TextRange range() const { return {begin(), end()}; }
    std::string_view text() const {
        return unit_ ? tree_->text().substr(begin(), flat().end - flat().begin)
                     : std::string_view{};
    }

    Node parent() const {
        return unit_ && index_ != 0 ? Node{tree_, unit_, flat().parent} : Node{};
    }
    // Children come without comments where the name says so; comments may stand anywhere.
    Node first_child() const { return skip_comments(raw_first_child()); }
    Node next_sibling() const { return skip_comments(raw_next_sibling()); }
    Node raw_first_child() const {
        return unit_ && flat().after > index_ + 1 ? Node{tree_, unit_, index_ + 1} : Node{};
    }
    Node raw_next_sibling() const {
        if (!unit_ || index_ == 0 || flat().after >= unit_->nodes[flat().parent].after) {
            return {};
        }
        return {tree_, unit_, flat().after};
    }
    Node child(Field field) const;
    // For a string: the text between its quotes.
    TextRange string_content() const;
    // The nearest node at or above this one of that kind, or null.
    Node enclosing(NodeKind kind) const;
    bool is_inside(Node outer) const {
        return unit_ == outer.unit_ && index_ >= outer.index_ && index_ < outer.flat().after;
    }

    class ChildRange;
    ChildRange children() const;  // without comments

    const Unit* unit() const { return unit_; }
    const Tree* tree() const { return tree_; }
    std::uint32_t index() const { return index_; }
    std::uint32_t after() const { return flat().after; }

   private:
    const FlatNode& flat() const { return unit_->nodes[index_]; }
    static Node skip_comments(Node node) {
        while (node.is(NodeKind::comment)) {
            node = node.raw_next_sibling();
        }
        return node;
    }

    const Tree* tree_ = nullptr;
    const Unit* unit_ = nullptr;
    std::uint32_t index_ = 0;
};

class Node::ChildRange {
   public:
    class Iterator {
       public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Node;
        using difference_type = std::ptrdiff_t;
        using pointer = const Node*;
        using reference = Node;

        explicit Iterator(Node node) : node_(node) {}
        Node operator*() const { return node_; }
        Iterator& operator++() {
            node_ = node_.next_sibling();
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.node_ == b.node_; }

       private:
        Node node_;
    };
    explicit ChildRange(Node first) : first_(first) {}
    Iterator begin() const { return Iterator{first_}; }
    Iterator end() const { return Iterator{Node{}}; }

   private:
    Node first_;
};

inline Node::ChildRange Node::children() const { return ChildRange{first_child()}; }

inline Node Tree::root(std::size_t unit) const { return {this, &units_[unit], 0}; }

}  // namespace mindport::syntax
