// What a variable holds where it is used: the bindings that are in force there, what was tested
// since, and what other uses of the same value show.
#include <algorithm>

#include "core/kinds/evidence.h"
#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

// `x = x[0].numpy()`, `x = (x.numpy() if x is not None else None)`
bool is_made_of_itself(Node target) {
    if (target.field() != Field::left || !target.parent().is(NodeKind::assignment)) {
        return false;
    }
    Node value = target.parent().child(Field::right);
    for (;;) {
        switch (value.kind()) {
            case NodeKind::call:
                value = value.child(Field::function);
                break;
            case NodeKind::attribute:
                value = value.child(Field::object);
                break;
            case NodeKind::subscript:
                value = value.child(Field::value);
                break;
            case NodeKind::parenthesized_expression:
            case NodeKind::conditional_expression:
                value = value.first_child();
                break;
            default:
                return value.is(NodeKind::identifier) && value.text() == target.text();
        }
    }
}

// Whether a dotted name ends in one of the list.
bool is_listed(std::string_view name, std::span<const std::string_view> list) {
    return std::any_of(list.begin(), list.end(), [name](std::string_view entry) {
        return name.ends_with(entry) &&
               (name.size() == entry.size() || name[name.size() - entry.size() - 1] == '.');
    });
}

bool is_function(Node node) { return node.is_any(NodeKind::function_definition, NodeKind::lambda); }

// Of what `x.to(device)` and the like leave, a tensor is the only one that other bindings of the
// same name may be too: nobody gives one name to modules and to tensors.
bool is_convertible(Possible possible) {
    return (possible & possible::tensor_) != 0 &&
           (possible & (possible::array_ | possible::container_ | possible::string_)) == 0;
}

// `def f(x=None): if x is None: x = …`, without annotation or any test of its type.
bool is_filled_in(const Variable& variable, Node parameter) {
    const Node holder = parameter.parent();
    if (!holder.is(NodeKind::default_parameter) || !variable.tests.empty() ||
        !holder.child(Field::value).is(NodeKind::none)) {
        return false;
    }
    return std::any_of(
        variable.bindings.begin(), variable.bindings.end(), [&](const Binding& other) {
            const Node target{parameter.tree(), parameter.unit(), other.index};
            const Node condition = target.enclosing(NodeKind::if_statement).child(Field::condition);
            return condition.is(NodeKind::comparison_operator) &&
                   condition.first_child().text() == parameter.text() &&
                   condition.text().ends_with("is None");
        });
}

}  // namespace

UnitVariables& Inference::variables_of(Node node) {
    auto& variables = variables_[parts_.scopes.unit_index(node.unit())];
    if (!variables) {
        const Node root{node.tree(), node.unit(), 0};
        variables =
            std::make_unique<UnitVariables>(root, parts_.scopes, parts_.table, parts_.catalog);
    }
    return *variables;
}

// The variable of a function or comprehension around the use; none for names from outside of them.
Inference::Place Inference::find_variable(Node use) {
    UnitVariables& unit = variables_of(use);
    const auto& scopes = parts_.scopes.units()[parts_.scopes.unit_index(use.unit())].scopes;
    const std::uint32_t start = parts_.scopes.scope_of(use);
    bool deferred = false;
    for (std::uint32_t scope = start; scope != names::Scope::none && scope != 0;
         scope = scopes[scope].parent) {
        const Node holder = scopes[scope].node;
        if (scope == start || !holder.is(NodeKind::class_definition)) {
            Variable* variable = unit.find(scope, use.text());
            if (variable && !variable->bindings.empty()) {
                return {variable, &unit, holder, deferred};
            }
        }
        deferred = deferred || is_function(holder);
    }
    return {};
}

// The same for `self.x`, as far as the function around it binds, tests or uses it.
Inference::Place Inference::find_attribute(Node use) {
    if (!use.child(Field::object).is(NodeKind::identifier)) {
        return {};
    }
    UnitVariables& unit = variables_of(use);
    const auto& scopes = parts_.scopes.units()[parts_.scopes.unit_index(use.unit())].scopes;
    std::uint32_t scope = parts_.scopes.scope_of(use);
    while (scope != 0 && !is_function(scopes[scope].node)) {
        scope = scopes[scope].parent;
    }
    Variable* variable = scope == 0 ? nullptr : unit.find(scope, use.text());
    return variable ? Place{variable, &unit, scopes[scope].node, false} : Place{};
}

TypeId Inference::name(Node identifier) {
    const Place place = find_variable(identifier);
    if (place.variable) {
        return held(place, identifier, TypeStore::unknown);
    }
    const auto resolution = parts_.scopes.resolve(identifier);
    TypeId result = TypeStore::bottom;
    for (const names::Site* site : resolution.sites) {
        result = types_.join(result, site_type(*site));
    }
    if (!resolution) {
        return TypeStore::unknown;
    }
    return narrowed_by_surroundings(result, identifier, identifier.text());
}

TypeId Inference::attribute_use(Node node) {
    const TypeId object = of(node.child(Field::object));
    TypeId outside = attribute_of(object, node.child(Field::attribute).text());
    if (outside == TypeStore::unknown && is_listed(node.text(), parts_.catalog.profile().tensors)) {
        outside = TypeStore::tensor;
    }
    const Place place = find_attribute(node);
    return place.variable ? held(place, node, outside)
                          : narrowed_by_surroundings(outside, node, node.text());
}

// `outside` is what an attribute holds when the function begins.
TypeId Inference::held(const Place& place, Node use, TypeId outside) {
    Variable& variable = *place.variable;
    const std::string_view name = use.text();
    TypeId result = TypeStore::bottom;
    if (place.deferred || !is_function(place.function)) {
        for (std::size_t i = 0; i < variable.bindings.size(); ++i) {
            result = types_.join(result, binding_type(place, i, name));
        }
    } else {
        trace_flow(variable, place.function, *place.unit, use.is(NodeKind::attribute));
        const auto& definitions = definitions_at(variable, use.index());
        if (definitions.empty()) {
            return TypeStore::unknown;
        }
        for (const Definition definition : definitions) {
            const TypeId type = definition.binding == Definition::outside
                                    ? outside
                                    : binding_type(place, definition.binding, name);
            result = types_.join(result, conditioned(type, place, definition.condition, name));
        }
    }
    const TypeId narrowed = narrowed_by_surroundings(result, use, name);
    const ValueKind kind = types_.kind(narrowed);
    if (narrowed == TypeStore::bottom) {
        return narrowed;
    }
    const bool doubtful = kind == ValueKind::unknown ||
                          (kind == ValueKind::number && use.field() == Field::object &&
                           !is_number_member(use.parent().child(Field::attribute).text()));
    if (!doubtful) {
        return narrowed;
    }
    const Possible possible =
        place.deferred ? use_of(use).possible : possible_at(place, use, use.index(), name);
    TypeId shown = type_of_possible(possible);
    if (shown == TypeStore::unknown && is_convertible(possible) &&
        others_are_tensors(place, variable.bindings.size())) {
        shown = TypeStore::tensor;
    }
    return shown != TypeStore::unknown || kind == ValueKind::number ? shown
                                                                    : filtered(narrowed, possible);
}

TypeId Inference::conditioned(TypeId type, const Place& place, std::uint16_t condition,
                              std::string_view name) {
    if (condition == 0) {
        return type;
    }
    const Condition found = place.variable->conditions[condition];
    type = conditioned(type, place, found.before, name);
    const Node test{place.function.tree(), place.function.unit(), found.test};
    return narrowed(type, test, found.holds, name);
}

TypeId Inference::binding_type(const Place& place, std::size_t at, std::string_view name) {
    Binding& binding = place.variable->bindings[at];
    const Node target{place.function.tree(), place.function.unit(), binding.index};
    const TypeId type =
        with_changes(binding.site ? site_type(*binding.site) : of(target), *place.variable, target);
    if (types_.kind(type) != ValueKind::unknown || type == TypeStore::bottom) {
        return type;
    }
    const Possible possible = possible_of_binding(place, at, name);
    const TypeId shown = type_of_possible(possible);
    if (shown != TypeStore::unknown) {
        return shown;
    }
    const bool is_tensor = (is_convertible(possible) || is_filled_in(*place.variable, target)) &&
                           (possible & possible::tensor_) != 0 && others_are_tensors(place, at);
    return is_tensor ? TypeStore::tensor : filtered(type, possible);
}

// With what the function puts into it later. An annotation says what it may hold.
TypeId Inference::with_changes(TypeId type, const Variable& variable, Node target) {
    const Node holder = target.parent();
    if (variable.changes_inside.empty() || holder.child(Field::type)) {
        return type;
    }
    std::vector<Node> nodes;
    for (const std::uint32_t index : variable.changes_inside) {
        nodes.push_back({target.tree(), target.unit(), index});
    }
    return changed(type, nodes);
}

Possible Inference::possible_of_binding(const Place& place, std::size_t at, std::string_view name) {
    Binding& binding = place.variable->bindings[at];
    if (!binding.has_possible) {
        binding.has_possible = true;
        binding.possible = possible::anything;  // for a value that is passed on in a circle
        const Node target{place.function.tree(), place.function.unit(), binding.index};
        binding.possible = possible_at(place, target, binding.from, name);
    }
    return binding.possible;
}

// The same for the binding of a name.
Possible Inference::possible_of_target(Node target) {
    const Place place = find_variable(target);
    if (place.variable) {
        const auto& bindings = place.variable->bindings;
        for (std::size_t i = 0; i < bindings.size(); ++i) {
            if (bindings[i].index == target.index()) {
                return possible_of_binding(place, i, target.text());
            }
        }
    }
    return possible::anything;
}

// Whether some other binding of the variable gives a tensor, and none gives anything else. What is
// made of the variable itself (`x = x.numpy()`) may be anything.
bool Inference::others_are_tensors(const Place& place, std::size_t except) {
    bool some = false;
    for (std::size_t i = 0; i < place.variable->bindings.size(); ++i) {
        const Binding& binding = place.variable->bindings[i];
        if (i == except) {
            continue;
        }
        const Node target{place.function.tree(), place.function.unit(), binding.index};
        const ValueKind kind = types_.kind(binding.site ? site_type(*binding.site) : of(target));
        if (kind == ValueKind::tensor || kind == ValueKind::parameter) {
            some = true;
        } else if (kind != ValueKind::unknown && kind != ValueKind::none &&
                   !is_made_of_itself(target)) {
            return false;
        }
    }
    return some;
}

// What the value that the variable has at `at` can be, as the uses of that value show. `from` is
// the first node that sees it.
Possible Inference::possible_at(const Place& place, Node at, std::uint32_t from,
                                std::string_view name) {
    const Variable& variable = *place.variable;
    Possible result = possible::anything;
    const auto learn = [&](const Evidence& evidence) {
        result &= evidence.possible;
        if (evidence.result != 0) {  // x = x.to(device): what the new x is, the old one was
            result &= possible_of_target({at.tree(), at.unit(), evidence.result});
        }
    };
    for (const Evidence& evidence : variable.evidence) {
        const std::uint32_t index = evidence.index;
        if ((result & ~evidence.possible) == 0 && evidence.result == 0) {
            continue;  // tells nothing new
        }
        if (index == at.index()) {
            learn(evidence);
            continue;
        }
        const bool is_binding = from != at.index();
        if (is_binding && index < from) {
            continue;  // a use of what was there before
        }
        const std::uint32_t first = std::min(index, from);
        const std::uint32_t last = std::max(index, from);
        const bool bound_between = std::any_of(
            variable.bindings.begin(), variable.bindings.end(), [&](const Binding& binding) {
                return binding.from > first && binding.from <= last &&
                       binding.index != at.index() &&
                       !are_exclusive({at.tree(), at.unit(), binding.index}, at);
            });
        if (!bound_between && holds_at({at.tree(), at.unit(), index}, at, name, *place.unit)) {
            learn(evidence);
        }
    }
    return result;
}

// The sets that values of a type may be in. Of numbers and None nothing is asked that tells, and an
// object of a class may have any method.
Possible Inference::possible_as(const Type& type) {
    switch (type.form) {
        case Form::sequence:
        case Form::tuple:
            return possible::container_;
        case Form::dictionary:
            return type.name.empty() ? possible::container_ : possible::other_;
        case Form::simple:
            break;
        default:
            return possible::anything;
    }
    switch (type.kind) {
        case ValueKind::tensor:
        case ValueKind::parameter:
            return possible::tensor_;
        case ValueKind::array:
            return possible::array_;
        case ValueKind::module:
            return possible::module_;
        case ValueKind::string:
            return possible::string_;
        case ValueKind::tensors:
        case ValueKind::shape:
            return possible::container_;
        case ValueKind::number:
        case ValueKind::none:
            return 0;
        default:
            return possible::anything;
    }
}

TypeId Inference::type_of_possible(Possible possible) {
    switch (possible) {
        case possible::tensor_:
            return TypeStore::tensor;
        case possible::array_:
            return TypeStore::array;
        case possible::string_:
            return TypeStore::string;
        default:
            return (possible & (possible::tensor_ | possible::array_ | possible::module_)) == 0
                       ? TypeStore::plain
                       : TypeStore::unknown;
    }
}

// The alternatives of a type that allow such a use.
TypeId Inference::filtered(TypeId type, Possible possible) {
    if (types_[type].form != Form::either || possible == possible::anything) {
        return type;
    }
    TypeId result = TypeStore::bottom;
    for (const TypeId part : types_[type].parts) {
        if ((possible & possible_as(types_[part])) != 0) {
            result = types_.join(result, part);
        }
    }
    return result == TypeStore::bottom ? type : result;
}

}  // namespace mindport::kinds
