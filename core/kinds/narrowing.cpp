// What isinstance and the like say about a variable once they have come out as true or false.
#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

// list and tuple displays, `List[T]`, `Sequence[T]`: whether a value of one may be the other.
bool may_be_sort(const Type& type, const Type& wanted) {
    const std::string_view sort = type.form == Form::tuple ? "tuple" : type.name;
    return sort.empty() || wanted.name.empty() || sort == wanted.name;
}

bool is_collection(const Type& type) {
    return type.form == Form::sequence || type.form == Form::tuple;
}

}  // namespace

// The type of an instance of what stands second in isinstance(x, …).
TypeId Inference::tested_class(Node expression) {
    if (expression.is(NodeKind::tuple)) {
        TypeId result = TypeStore::bottom;
        for (const Node part : expression.children()) {
            result = types_.join(result, tested_class(part));
        }
        return result;
    }
    return annotation(expression);
}

TypeId Inference::narrowed(TypeId type, Node test, bool holds, std::string_view subject) {
    switch (test.kind()) {
        case NodeKind::parenthesized_expression:
            return narrowed(type, test.first_child(), holds, subject);
        case NodeKind::not_operator:
            return narrowed(type, test.child(Field::argument), !holds, subject);
        case NodeKind::boolean_operator: {
            const bool both = test.child(Field::operator_).text() == "and";
            const Node left = test.child(Field::left);
            const Node right = test.child(Field::right);
            if (both == holds) {  // both hold, or neither does
                return narrowed(narrowed(type, left, holds, subject), right, holds, subject);
            }
            const TypeId first = narrowed(type, left, holds, subject);
            const TypeId second =
                narrowed(narrowed(type, left, !holds, subject), right, holds, subject);
            return types_.join(first, second);
        }
        case NodeKind::call:
            return narrowed_by_call(type, test, holds, subject);
        default:
            return type;
    }
}

TypeId Inference::narrowed_by_call(TypeId type, Node call, bool holds, std::string_view subject) {
    const Node function = call.child(Field::function);
    const Node first = call.child(Field::arguments).first_child();
    if (first.text() != subject) {
        return type;
    }
    if (function.text() == "isinstance") {
        const TypeId wanted = tested_class(first.next_sibling());
        return holds ? narrowed_to(type, wanted) : narrowed_away(type, wanted);
    }
    if (function.text() == "is_tensor" ||
        names::qualified_name(function, parts_.scopes, parts_.table) == "torch.is_tensor") {
        return holds ? narrowed_to(type, TypeStore::tensor)
                     : narrowed_away(type, TypeStore::tensor);
    }
    return type;
}

// The alternatives of a type; the type itself if it has none.
std::vector<TypeId> Inference::alternatives(TypeId type) const {
    const Type& found = types_[type];
    return found.form == Form::either && type != TypeStore::bottom ? found.parts
                                                                   : std::vector<TypeId>{type};
}

TypeId Inference::narrowed_to(TypeId type, TypeId wanted) {
    if (wanted == TypeStore::unknown || wanted == TypeStore::bottom || type == TypeStore::bottom) {
        return type;
    }
    if (type == TypeStore::unknown) {
        return wanted;
    }
    TypeId result = TypeStore::bottom;
    for (const TypeId part : alternatives(type)) {
        for (const TypeId other : alternatives(wanted)) {
            result = types_.join(result, common(part, other));
        }
    }
    // An annotation that leaves out what the code tests for is less to be trusted than the test.
    return result == TypeStore::bottom ? wanted : result;
}

// What is both: the more precise one, or bottom.
TypeId Inference::common(TypeId part, TypeId wanted) {
    const Type& a = types_[part];
    const Type& b = types_[wanted];
    if (part == TypeStore::unknown) {
        return wanted;
    }
    if (is_collection(a) && is_collection(b)) {
        return may_be_sort(a, b) ? part : TypeStore::bottom;
    }
    if (a.form == Form::instance && b.form == Form::instance) {
        return a.kind == b.kind || a.kind == ValueKind::unknown || b.kind == ValueKind::unknown
                   ? wanted
                   : TypeStore::bottom;
    }
    if (a.kind == ValueKind::parameter && b.kind == ValueKind::tensor) {
        return part;
    }
    if (a.kind == ValueKind::tensor && b.kind == ValueKind::parameter) {
        return wanted;
    }
    if (a.kind == ValueKind::tensors && is_collection(b)) {
        return part;
    }
    if (a.kind == ValueKind::shape && is_collection(b)) {
        return part;
    }
    if (a.kind == b.kind) {
        return a.form == Form::simple ? wanted : b.form == Form::simple ? part : TypeStore::bottom;
    }
    return a.kind == ValueKind::unknown ? wanted : TypeStore::bottom;
}

TypeId Inference::narrowed_away(TypeId type, TypeId excluded) {
    if (types_[type].form != Form::either || type == TypeStore::bottom) {
        return type;
    }
    TypeId result = TypeStore::bottom;
    for (const TypeId part : alternatives(type)) {
        bool covered = false;
        for (const TypeId other : alternatives(excluded)) {
            covered = covered || is_covered(part, other);
        }
        result = covered ? result : types_.join(result, part);
    }
    return result == TypeStore::bottom ? type : result;
}

// Whether every value of one type is certainly an instance of the other.
bool Inference::is_covered(TypeId part, TypeId excluded) const {
    const Type& a = types_[part];
    const Type& b = types_[excluded];
    if (excluded == TypeStore::unknown) {
        return false;
    }
    if (is_collection(a) && is_collection(b)) {
        const std::string_view sort = a.form == Form::tuple ? "tuple" : a.name;
        return !sort.empty() && sort == b.name;
    }
    if (a.form == Form::dictionary && b.form == Form::dictionary) {
        return true;
    }
    if (part == excluded) {
        // `float` and `int` are one kind here, and so are all kinds of plain values.
        return part != TypeStore::number && part != TypeStore::plain;
    }
    const bool is_tensor = a.kind == ValueKind::parameter || !types_.dtype(part).empty();
    return is_tensor && excluded == TypeStore::tensor;
}

// What the expressions around a use say: `isinstance(x, T) and x.f()`, `x.f() if … else …`.
TypeId Inference::narrowed_by_surroundings(TypeId type, Node use, std::string_view subject) {
    Node node = use;
    for (Node above = node.parent(); above; node = above, above = above.parent()) {
        switch (above.kind()) {
            case NodeKind::boolean_operator:
                if (node.field() == Field::right) {
                    const bool both = above.child(Field::operator_).text() == "and";
                    type = narrowed(type, above.child(Field::left), both, subject);
                }
                break;
            case NodeKind::conditional_expression: {
                const Node condition = above.first_child().next_sibling();
                if (node != condition) {
                    type = narrowed(type, condition, node == above.first_child(), subject);
                }
                break;
            }
            case NodeKind::list_comprehension:
            case NodeKind::set_comprehension:
            case NodeKind::generator_expression:
            case NodeKind::dictionary_comprehension:
                for (const Node part : above.children()) {
                    if (part.is(NodeKind::if_clause) && node.field() == Field::body) {
                        type = narrowed(type, part.first_child(), true, subject);
                    }
                }
                break;
            case NodeKind::block:
            case NodeKind::expression_statement:
            case NodeKind::lambda:
            case NodeKind::function_definition:
                return type;
            default:
                break;
        }
    }
    return type;
}

}  // namespace mindport::kinds
