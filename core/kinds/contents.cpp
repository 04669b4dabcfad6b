// What is put into lists and dictionaries after they are made: `x.append(t)`, `x["a"] = t`.
//
// Such changes count wherever they stand in the function (for attributes of `self`: in the class),
// so the order does not matter.
#include <algorithm>

#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

bool is_changeable(const Type& type) {
    return type.form == Form::dictionary
               ? type.name.empty()
               : type.form == Form::sequence && (type.name == "list" || type.name == "set");
}

std::vector<std::string_view> split_keys(std::string_view keys) {
    std::vector<std::string_view> result;
    while (!keys.empty()) {
        const std::size_t end = keys.find('\n');
        result.push_back(keys.substr(0, end));
        keys.remove_prefix(end + 1);
    }
    return result;
}

}  // namespace

// Node of a change: the subscript that is assigned to, or the call of a method.
TypeId Inference::changed(TypeId type, const std::vector<Node>& changes) {
    if (changes.empty() || type == TypeStore::bottom) {
        return type;
    }
    if (types_[type].form == Form::either) {
        TypeId result = TypeStore::bottom;
        for (const TypeId part : alternatives(type)) {
            result = types_.join(result, changed(part, changes));
        }
        return result;
    }
    for (const Node change : changes) {
        if (is_changeable(types_[type])) {
            type =
                change.is(NodeKind::subscript) ? with_item(type, change) : with_call(type, change);
        }
    }
    return type;
}

// x[index] = value, x[index] += value
TypeId Inference::with_item(TypeId type, Node subscript) {
    const Node statement = subscript.parent();
    const Node right = statement.child(Field::right);
    const Node index = subscript.child(Field::subscript);
    TypeId value = TypeStore::unknown;
    if (statement.is(NodeKind::assignment) && subscript.field() == Field::left) {
        value = of(right);
        value = index.is(NodeKind::slice) ? element_of(value) : value;
    } else if (statement.is(NodeKind::augmented_assignment)) {
        const std::string_view op = statement.child(Field::operator_).text();
        value =
            binary_result(subscript_of(type, subscript), op.substr(0, op.size() - 1), of(right));
    }
    return with_value(type, plain_string(index), value);
}

TypeId Inference::with_call(TypeId type, Node call) {
    const std::string_view name = call.child(Field::function).child(Field::attribute).text();
    const Node first = positional_argument(call, 0);
    if (types_[type].form == Form::dictionary) {
        if (name == "setdefault") {
            const Node value = positional_argument(call, 1);
            return value ? with_value(type, plain_string(first), of(value)) : type;
        }
        if (name != "update") {
            return type;
        }
        const Type& given = types_[first ? of(first) : TypeStore::unknown];
        return given.form == Form::dictionary && !has_keywords(call)
                   ? with_values(type, given)
                   : with_value(type, {}, TypeStore::unknown);
    }
    if (name == "append" || name == "add" || name == "appendleft") {
        return with_value(type, {}, of(first));
    }
    if (name == "insert") {
        return with_value(type, {}, of(positional_argument(call, 1)));
    }
    return name == "extend" || name == "update" ? with_value(type, {}, element_of(of(first)))
                                                : type;
}

TypeId Inference::with_values(TypeId type, const Type& given) {
    const std::vector<std::string_view> keys = split_keys(given.keys);
    const std::vector<TypeId> values = given.parts;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        type = with_value(type, keys[i], values[i + 1]);
    }
    return keys.empty() ? with_value(type, {}, values[0]) : type;
}

// `key` is empty where it is not known, and for lists.
TypeId Inference::with_value(TypeId type, std::string_view key, TypeId value) {
    constexpr std::size_t most_keys = 16;
    const Type before = types_[type];
    if (before.form == Form::sequence) {
        return types_.sequence(types_.join(before.parts[0], value), before.name);
    }
    std::vector<std::string_view> keys = split_keys(before.keys);
    if (keys.empty() || (!key.empty() && keys.size() == most_keys)) {
        return types_.dictionary(types_.join(before.parts[0], value), before.name);
    }
    std::vector<TypeId> values(before.parts.begin() + 1, before.parts.end());
    bool found = false;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (key.empty() || keys[i] == key) {
            values[i] = types_.join(values[i], value);
            found = true;
        }
    }
    if (!found) {
        keys.push_back(key);
        values.push_back(value);
    }
    return types_.dictionary(keys, std::move(values), parts_.table);
}

}  // namespace mindport::kinds
