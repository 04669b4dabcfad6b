#include "core/rules/known_condition.h"

#include "core/rules/call.h"

namespace mindport::rules {
namespace {

// An `if` without other branches.
bool is_lone_if(Node statement) {
    return statement.is(NodeKind::if_statement) && !statement.child(Field::alternative);
}

// `condition` never holds.
bool simplify_false(Node condition, FixBuilder& fix) {
    const Node above = condition.parent();
    if (above.is(NodeKind::boolean_operator) && above.child(Field::operator_).text() == "and" &&
        above.child(Field::left) == condition) {
        return simplify_false(above, fix);
    }
    if (is_lone_if(above) && above.child(Field::condition) == condition && !has_comment(above)) {
        fix.remove_statement(above);
        return true;
    }
    return false;
}

}  // namespace

bool simplify_true(Node condition, FixBuilder& fix) {
    const Node above = condition.parent();
    if (has_comment(above)) {
        return false;
    }
    if (above.is(NodeKind::not_operator)) {
        return simplify_false(above, fix);
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
