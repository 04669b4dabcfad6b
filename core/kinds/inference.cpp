#include "core/kinds/inference.h"

namespace mindport::kinds {

Inference::Inference(const Kinds::Parts& parts)
    : parts_(parts),
      classes_(parts.tree, parts.file.module_name, parts.table, parts.scopes),
      memo_(parts.tree.units().size()) {}

TypeId Inference::of(Node node) {
    if (!node) {
        return TypeStore::unknown;
    }
    std::vector<TypeId>& memo = memo_[parts_.scopes.unit_index(node.unit())];
    if (memo.empty()) {
        memo.assign(node.unit()->nodes.size(), not_known_yet);
    }
    TypeId& slot = memo[node.index()];
    if (slot == in_progress || depth_ >= most_depth) {
        return TypeStore::unknown;
    }
    if (slot == not_known_yet) {
        slot = in_progress;
        ++depth_;
        const TypeId result = compute(node);
        --depth_;
        memo[node.index()] = result;
        return result;
    }
    return slot;
}

Value Inference::value(TypeId id) const {
    if (id == TypeStore::bottom) {
        return {};
    }
    const Type& type = types_[id];
    return {type.kind, type.form == Form::instance ? type.name : std::string_view{}};
}

struct Kinds::Impl {
    explicit Impl(const Parts& parts) : inference(parts) {}
    Inference inference;
};

Kinds::Kinds(const Parts& parts) : impl_(std::make_unique<Impl>(parts)) {}
Kinds::~Kinds() = default;

Value Kinds::value_of(Node expression) {
    return impl_->inference.value(impl_->inference.of(expression));
}

Node Kinds::class_of(Node node) {
    const ClassInfo* info = impl_->inference.classes().class_of(node);
    return info ? info->definition : Node{};
}

bool Kinds::is_module_class(Node class_definition) {
    ClassInfo* info = impl_->inference.classes().find(undecorated(class_definition));
    return info && impl_->inference.is_module(*info);
}

bool Kinds::is_module_type(std::string_view qualified) {
    return impl_->inference.is_module_type(qualified);
}

}  // namespace mindport::kinds
