#include "core/kinds/control.h"

namespace mindport::kinds {
namespace {

using syntax::Field;
using syntax::NodeKind;

constexpr int most_depth = 40;  // of nested statements

}  // namespace

bool is_certain(Node node, Node statement) {
    while (node && node != statement) {
        const Node above = node.parent();
        if (above.is(NodeKind::boolean_operator)
                ? node.field() == Field::right
                : above.is_any(NodeKind::conditional_expression, NodeKind::list_comprehension,
                               NodeKind::generator_expression, NodeKind::dictionary_comprehension,
                               NodeKind::set_comprehension)) {
            return false;
        }
        node = above;
    }
    return true;
}

Node next_clause(Node clause) {
    Node next = clause.is(NodeKind::if_statement) ? clause.child(Field::consequence) : clause;
    do {
        next = next.next_sibling();
    } while (next && !next.is_any(NodeKind::elif_clause, NodeKind::else_clause));
    return next;
}

bool leaves(Node block, int depth) {
    Node last;
    for (const Node statement : block.children()) {
        last = statement;
    }
    switch (last.kind()) {
        case NodeKind::return_statement:
        case NodeKind::raise_statement:
        case NodeKind::break_statement:
        case NodeKind::continue_statement:
            return true;
        case NodeKind::with_statement:
            return depth < most_depth && leaves(last.child(Field::body), depth + 1);
        case NodeKind::if_statement: {
            bool has_else = false;
            for (const Node part : last.children()) {
                const Node inner = part.is(NodeKind::block) ? part
                                   : part.is(NodeKind::else_clause)
                                       ? part.child(Field::body)
                                       : part.child(Field::consequence);
                has_else = has_else || part.is(NodeKind::else_clause);
                if (inner && (depth > most_depth || !leaves(inner, depth + 1))) {
                    return false;
                }
            }
            return has_else;
        }
        default:
            return false;
    }
}

}  // namespace mindport::kinds
