#include "core/rules/without_effect.h"

#include <algorithm>
#include <array>

#include "core/rules/call.h"
#include "core/rules/hoist.h"

namespace mindport::rules {
namespace {

// Functions that only look.
constexpr std::array<std::string_view, 5> tests{"callable", "getattr", "hasattr", "isinstance",
                                                "len"};

Node previous_sibling(Node node) {
    Node previous;
    for (const Node sibling : node.parent().children()) {
        if (sibling == node) {
            break;
        }
        previous = sibling;
    }
    return previous;
}

// `with a, torch.no_grad(): …` loses the item; `with torch.no_grad(): …` leaves its body.
bool take_out_item(Node item, FixBuilder& fix) {
    const Node clause = item.parent();
    const Node statement = clause.parent();
    if (!statement.is(NodeKind::with_statement) || has_comment(clause)) {
        return false;
    }
    const Node before = previous_sibling(item);
    const Node after = item.next_sibling();
    if (after) {
        fix.erase({item.begin(), after.begin()});
    } else if (before) {
        fix.erase({before.end(), item.end()});
    } else {
        std::optional<text::EditGroup> edits = hoist(statement, statement.child(Field::body));
        if (!edits) {
            return false;
        }
        fix.move_block(std::move(*edits));
    }
    return true;
}

bool all_go(Node block, const std::function<bool(Node)>& goes) {
    const auto statements = block.children();
    return block.first_child() && std::all_of(statements.begin(), statements.end(), goes);
}

}  // namespace

bool take_out(Node expression, Context& context, FixBuilder& fix) {
    const Node above = expression.parent();
    switch (above.kind()) {
        case NodeKind::decorator:
            fix.remove_statement(above);
            return true;
        case NodeKind::with_item:
            return take_out_item(above, fix);
        case NodeKind::expression_statement:
            if (expression.next_sibling()) {
                return false;
            }
            fix.remove_statement(above);
            return true;
        case NodeKind::assignment:
            // `torch.backends.cudnn.benchmark = True`
            if (expression.field() != Field::left ||
                !above.parent().is(NodeKind::expression_statement) ||
                above.child(Field::right).is(NodeKind::assignment) ||
                !is_pure(above.child(Field::right), context)) {
                return false;
            }
            fix.remove_statement(above.parent());
            return true;
        default:
            return false;
    }
}

bool is_pure(Node expression, const Context& context) {
    for (std::uint32_t index = expression.index(); index < expression.after(); ++index) {
        const Node node{expression.tree(), expression.unit(), index};
        if (node.is_any(NodeKind::await, NodeKind::yield, NodeKind::named_expression)) {
            return false;
        }
        if (!node.is(NodeKind::call)) {
            continue;
        }
        const Node function = node.child(Field::function);
        const std::string_view qualified = context.qualified(function);
        const bool asks_torch = names::is_source_package(qualified) &&
                                names::split_last(qualified).second.starts_with("is_");
        if (!asks_torch && std::find(tests.begin(), tests.end(), function.text()) == tests.end()) {
            return false;
        }
    }
    return true;
}

bool is_emptied_if(Node statement, const std::function<bool(Node)>& goes, const Context& context) {
    if (!statement.is(NodeKind::if_statement) ||
        !is_pure(statement.child(Field::condition), context) ||
        !all_go(statement.child(Field::consequence), goes)) {
        return false;
    }
    const auto parts = statement.children();
    return std::all_of(parts.begin(), parts.end(), [&](Node part) {
        return part.field() != Field::alternative ||
               (part.is(NodeKind::else_clause) && all_go(part.child(Field::body), goes));
    });
}

Node removal_of(Node statement, const std::function<bool(Node)>& goes, const Context& context) {
    const Node block = statement.parent();
    const Node owner = block.parent();
    if (!block.is(NodeKind::block) || !all_go(block, goes)) {
        return statement;
    }
    const Node whole = owner.is(NodeKind::else_clause) ? owner.parent() : owner;
    if (is_emptied_if(whole, goes, context)) {
        return removal_of(whole, goes, context);
    }
    const bool is_last_branch = owner.is(NodeKind::else_clause) ||
                                (owner.is(NodeKind::elif_clause) && !owner.next_sibling() &&
                                 is_pure(owner.child(Field::condition), context));
    return is_last_branch ? owner : statement;
}

}  // namespace mindport::rules
