// What operators give.
#include <algorithm>

#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

bool is_tensor(ValueKind kind) { return kind == ValueKind::tensor || kind == ValueKind::parameter; }

}  // namespace

TypeId Inference::comparison(Node node) {
    const auto parts = node.children();
    const auto is_test = [](Node part) {
        const std::string_view op = part.text();
        return part.field() == Field::operators &&
               (op == "in" || op == "not in" || op == "is" || op == "is not");
    };
    if (std::any_of(parts.begin(), parts.end(), is_test)) {
        return TypeStore::number;  // whatever stands beside it
    }
    bool may_be_tensor = false;
    for (const Node part : parts) {
        if (part.field() == Field::operators) {
            continue;
        }
        const TypeId type = of(part);
        const ValueKind kind = types_.kind(type);
        if (is_tensor(kind)) {
            return types_.tensor_of("bool");
        }
        if (is_tensor_or_number(type)) {
            may_be_tensor = true;
            continue;
        }
        if (kind == ValueKind::unknown || kind == ValueKind::array || type == TypeStore::bottom) {
            return kind == ValueKind::array ? TypeStore::array : TypeStore::unknown;
        }
    }
    return may_be_tensor ? types_.join(types_.tensor_of("bool"), TypeStore::number)
                         : TypeStore::number;
}

bool Inference::is_tensor_or_number(TypeId type) const {
    const std::vector<TypeId> parts = alternatives(type);
    return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [&](TypeId part) {
               return is_tensor(types_.kind(part)) || part == TypeStore::number;
           });
}

TypeId Inference::binary_result(TypeId left, std::string_view op, TypeId right) {
    if (left == TypeStore::bottom || right == TypeStore::bottom) {
        return TypeStore::bottom;
    }
    const ValueKind a = types_.kind(left);
    const ValueKind b = types_.kind(right);
    const auto either_is = [&](ValueKind kind) { return a == kind || b == kind; };
    if (is_tensor(a) || is_tensor(b)) {
        const ValueKind other = is_tensor(a) ? b : a;
        if (left == right && op != "/") {
            return types_.tensor_of(types_.dtype(left));
        }
        const Form form = types_[is_tensor(a) ? right : left].form;
        const bool is_list = form == Form::sequence || form == Form::tuple;  // [0] * n is one too
        return other == ValueKind::array || is_list ? TypeStore::unknown : TypeStore::tensor;
    }
    if (a == ValueKind::string && (op == "%" || op == "+" || op == "*")) {
        return TypeStore::string;
    }
    if (is_tensor_or_number(left) || is_tensor_or_number(right)) {
        TypeId result = TypeStore::bottom;
        for (const TypeId first : alternatives(left)) {
            for (const TypeId second : alternatives(right)) {
                result = types_.join(result, binary_result(first, op, second));
            }
        }
        return result;
    }
    if (either_is(ValueKind::unknown)) {
        return TypeStore::unknown;
    }
    if (either_is(ValueKind::array)) {
        return TypeStore::array;
    }
    if (a == ValueKind::number && b == ValueKind::number) {
        return TypeStore::number;
    }
    if (op == "*" && either_is(ValueKind::number)) {  // [x] * 3, ("",) * n
        const TypeId list = a == ValueKind::number ? right : left;
        const Type& type = types_[list];
        return type.form == Form::tuple && type.kind != ValueKind::shape
                   ? types_.sequence(element_of(list), "tuple")
                   : list;
    }
    if (op == "+") {
        const Form form = types_[left].form;
        if (left == right && form != Form::tuple) {
            return left;
        }
        if (a == ValueKind::shape && b == ValueKind::shape) {
            return TypeStore::shape;
        }
        if ((form == Form::tuple || form == Form::sequence) &&
            (types_[right].form == Form::tuple || types_[right].form == Form::sequence)) {
            return types_.sequence(types_.join(element_of(left), element_of(right)));
        }
    }
    return TypeStore::unknown;
}

}  // namespace mindport::kinds
