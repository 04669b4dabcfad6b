#include "core/syntax/tree.h"

namespace mindport::syntax {

Node Node::child(Field field) const {
    if (!unit_) return {};
    const FlatNode* nodes = unit_->nodes.data();
    const std::uint32_t end = nodes[index_].after;
    for (std::uint32_t index = index_ + 1; index < end; index = nodes[index].after) {
        if (nodes[index].field == field) return {tree_, unit_, index};
    }
    return {};
}

void Tree::set_units(Units units) {
    units_ = std::move(units);
    for (std::size_t i = 0; i < units_.size(); ++i) {
        units_.at(i).number = static_cast<std::uint32_t>(i);
    }
}

TextRange Node::string_content() const {
    TextRange content{end(), end()};
    for (const Node part : children()) {
        if (part.is(NodeKind::string_start)) {
            content.begin = part.end();
        } else if (part.is(NodeKind::string_end)) {
            content.end = part.begin();
        }
    }
    return content;
}

Node Node::enclosing(NodeKind kind) const {
    Node node = *this;
    while (node && !node.is(kind)) {
        node = node.parent();
    }
    return node;
}

}  // namespace mindport::syntax
