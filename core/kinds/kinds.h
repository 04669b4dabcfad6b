// What an expression is: a tensor, a module, a dtype, a shape, … or unknown.
//
// This decides whether a fix is safe: `.repeat` on a tensor becomes `.tile`, on anything else it is
// none of our business, and where the kind is unknown the fix is only suggested. A kind other than
// unknown must be right; when in doubt the answer is unknown.
//
// One Kinds per file analysis, on one thread; answers are computed on demand and remembered.
#pragma once

#include <memory>
#include <string_view>

#include "core/catalog/catalog.h"
#include "core/names/class_index.h"
#include "core/names/reference.h"
#include "core/names/scope.h"

namespace mindport::kinds {

using catalog::ValueKind;
using syntax::Node;

struct Value {
    ValueKind kind = ValueKind::unknown;
    std::string_view type;   // qualified class of an instance, where known: "torch.nn.Linear"
    std::string_view dtype;  // of a tensor, where the code shows it, by torch's short name: "int64"
};

class Kinds {
   public:
    struct Parts {
        const syntax::Tree& tree;
        const names::FileContext& file;
        names::NameTable& table;
        const names::ScopeTree& scopes;
        const catalog::Catalog& catalog;
        const names::ClassIndex* classes = nullptr;  // the workspace's; null for a lone file
    };
    explicit Kinds(const Parts& parts);
    ~Kinds();
    Kinds(const Kinds&) = delete;
    Kinds& operator=(const Kinds&) = delete;

    ValueKind of(Node expression) { return value_of(expression).kind; }
    Value value_of(Node expression);

    // The class that a node's function (or the node itself, a statement of the class body) belongs
    // to: a class_definition node, which for a member of a top-level class is in the header's unit.
    // Null outside of classes, and in functions nested in methods too where `self` is not the
    // class's.
    Node class_of(Node node);

    // Whether a class_definition is, through its bases (in this file, the workspace, the profile's
    // list or the catalogue), a torch.nn.Module or a MindSpore Cell.
    bool is_module_class(Node class_definition);
    // The same for a class by qualified name.
    bool is_module_type(std::string_view qualified);

    // What instances of a class are: module, tensor, …; plain where all its bases are seen and none
    // is either; else unknown. Takes a class_definition, or an expression that names a class.
    ValueKind instance_kind(Node named);
    // Whether a class of the file or the workspace (by qualified name), or one of its bases there,
    // has a method of that name.
    bool defines_method(std::string_view qualified_class, std::string_view name);

    // Works out the answer to a question that names::Reads knows by this index, and tells it.
    void answer_again(std::size_t question);

   private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mindport::kinds
