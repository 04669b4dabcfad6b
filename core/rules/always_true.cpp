#include "core/rules/always_true.h"

#include "core/rules/call.h"
#include "core/rules/import_in_construct.h"

namespace mindport::rules {
namespace {

// An `if` without other branches.
bool is_lone_if(Node statement) {
    return statement.is(NodeKind::if_statement) && !statement.child(Field::alternative);
}

bool has_bases(Node class_definition) {
    const Node bases = class_definition.child(Field::superclasses);
    return bases && bases.first_child() && bases.text() != "(object)";
}

// `condition` never holds.
bool simplify_false(Node condition, const Context& context, FixBuilder& fix) {
    const Node above = condition.parent();
    if (above.is(NodeKind::boolean_operator) && above.child(Field::operator_).text() == "and" &&
        above.child(Field::left) == condition) {
        return simplify_false(above, context, fix);
    }
    if (is_lone_if(above) && above.child(Field::condition) == condition && !has_comment(above)) {
        fix.remove_statement(without_empty_init(above, context));
        return true;
    }
    return false;
}

}  // namespace

Node without_empty_init(Node statement, const Context& context) {
    const Node function = statement.parent().parent();
    const bool is_init = function.is(NodeKind::function_definition) &&
                         function.child(Field::name).text() == "__init__" &&
                         !function.parent().is(NodeKind::decorated_definition);
    if (!is_init || statement.parent().first_child().next_sibling() || has_comment(function) ||
        needs_init_for_imports(function, context)) {
        return statement;
    }
    const Node self = function.child(Field::parameters).first_child();
    const Node owner = context.class_of(function);
    const bool is_plain = self && !self.next_sibling() && owner && !has_bases(owner);
    return is_plain ? function : statement;
}

bool simplify_true(Node condition, const Context& context, FixBuilder& fix) {
    const Node above = condition.parent();
    if (has_comment(above)) {
        return false;
    }
    if (above.is(NodeKind::not_operator)) {
        return simplify_false(above, context, fix);
    }
    if (above.is(NodeKind::boolean_operator) && above.child(Field::operator_).text() == "and" &&
        above.child(Field::left) == condition) {
        fix.erase({above.begin(), above.child(Field::right).begin()});
        return true;
    }
    if (above.is(NodeKind::conditional_expression) &&
        above.first_child().next_sibling() == condition) {
        fix.erase({above.first_child().end(), above.end()});
        return true;
    }
    return false;
}

}  // namespace mindport::rules
