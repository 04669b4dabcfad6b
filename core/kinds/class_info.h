// The classes of a file: where they stand, their bases, members and attributes.
//
// Internal to core/kinds. Built once per file; attributes are collected when a class is first asked
// about.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/kinds/node_query.h"
#include "core/names/scope.h"
#include "core/syntax/tree.h"

namespace mindport::kinds {

using syntax::Node;

struct ClassInfo {
    Node definition;              // class_definition
    std::string_view qualified;   // with the file's module and the classes around it
    std::vector<Node> bases;      // expressions in the header, without keywords
    std::vector<Node> functions;  // every `def` in the body, in order
    std::unordered_map<std::string_view, Node> methods;  // the first `def` of each name
    // The identifiers of `x: T` and `x = …` in the body.
    std::unordered_map<std::string_view, Node> fields;
    std::vector<Node> fields_in_order;
    // Where attributes of the instance are set, in any method: the attribute node that is bound, or
    // the call of register_buffer and the like.
    std::unordered_map<std::string_view, std::vector<Node>> attributes;
    // Where something is put into the list or dictionary that an attribute holds.
    std::unordered_map<std::string_view, std::vector<Node>> changes_inside;
    // `name=value` in a call of one of its own methods by __init__: the value.
    std::unordered_map<std::string_view, Node> passed;
    bool has_attributes = false;  // whether `attributes` and `passed` are filled

    enum class Module : std::uint8_t { not_asked, asking, no, yes };
    Module module = Module::not_asked;
};

class ClassTable {
   public:
    ClassTable(const syntax::Tree& tree, std::string_view module_name, names::NameTable& table,
               const names::ScopeTree& scopes);

    // The class that a function, a statement of a class body, or anything in a method belongs to;
    // or null. A function nested in a method belongs to none, but what stands in it does, unless
    // the function has a `self` of its own.
    ClassInfo* class_of(Node node);
    ClassInfo* find(Node definition);
    ClassInfo* find(std::string_view qualified);
    void collect_attributes(ClassInfo& info);

   private:
    void add(Node definition, std::size_t unit);
    void add_member(ClassInfo& info, Node statement);
    ClassInfo* directly_around(Node statement);
    void collect_attribute(ClassInfo& info, Node node, bool in_init);

    const syntax::Tree& tree_;
    const names::ScopeTree& scopes_;
    std::string_view module_name_;
    names::NameTable& table_;
    std::vector<std::unique_ptr<ClassInfo>> classes_;
    std::unordered_map<const void*, ClassInfo*> by_definition_;  // by the address of the FlatNode
    std::unordered_map<std::string_view, ClassInfo*> by_name_;   // qualified
};

}  // namespace mindport::kinds
