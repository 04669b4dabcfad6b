#include "core/syntax/tree.h"

namespace mindport::syntax {

Node Node::child(Field field) const {
    for (Node node = raw_first_child(); node; node = node.raw_next_sibling()) {
        if (node.field() == field) {
            return node;
        }
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
