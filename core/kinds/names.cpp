// What a variable holds where it is used: the bindings that are in force there, what was tested since,
// and what other uses of the same value show.
#include <algorithm>

#include "core/kinds/evidence.h"
#include "core/kinds/inference.h"

namespace mindport::kinds {
namespace {

bool is_function(Node node) {
    return node.is_any(NodeKind::function_definition, NodeKind::lambda);
}

// Members that numbers have: any other one shows that a value is none.
bool is_number_member(std::string_view name) {
    return name == "real" || name == "imag" || name == "conjugate" || name == "is_integer" ||
           name == "bit_length" || name == "as_integer_ratio" || name == "to_bytes";
}

}  // namespace

UnitVariables& Inference::variables_of(Node node) {
    auto& variables = variables_[parts_.scopes.unit_index(node.unit())];
    if (!variables) {
        const Node root{node.tree(), node.unit(), 0};
        variables = std::make_unique<UnitVariables>(root, parts_.scopes, parts_.table,
                                                    parts_.catalog);
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
    const TypeId outside = attribute_of(object, node.child(Field::attribute).text());
    const Place place = find_attribute(node);
    return place.variable ? held(place, node, outside)
                          : narrowed_by_surroundings(outside, node, node.text());
}

// `outside` is what an attribute holds when the function begins.
TypeId Inference::held(const Place& place, Node use, TypeId outside) {
    Variable& variable = *place.variable;
    const std::string_view name = use.text();
    TypeId result = TypeStore::bottom;
    bool is_tested = false;
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
            is_tested = is_tested || definition.condition != 0;
            result = types_.join(result, conditioned(type, place, definition.condition, name));
        }
    }
    const TypeId narrowed = narrowed_by_surroundings(result, use, name);
    is_tested = is_tested || narrowed != result;
    const ValueKind kind = types_.kind(narrowed);
    if (narrowed == TypeStore::bottom) {
        return narrowed;
    }
    const bool doubtful =
        kind == ValueKind::unknown ||
        (kind == ValueKind::number && use.field() == Field::object &&
         !is_number_member(use.parent().child(Field::attribute).text()));
    if (!doubtful) {
        return narrowed;
    }
    if (!place.deferred && !is_tested && shows_tensor(place, use, use.index(), name)) {
        return TypeStore::tensor;
    }
    return kind == ValueKind::number ? TypeStore::unknown : narrowed;
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
    const TypeId type = binding.site ? site_type(*binding.site) : of(target);
    if (types_.kind(type) != ValueKind::unknown || type == TypeStore::bottom) {
        return type;
    }
    using Evidence = Binding::Evidence;
    if (binding.evidence == Evidence::not_asked) {
        binding.evidence = shows_tensor(place, target, binding.from, name) ? Evidence::tensor
                                                                          : Evidence::none;
    }
    return binding.evidence == Evidence::tensor ? TypeStore::tensor : type;
}

// Whether another use of the value that the variable has at `at` shows that it is a tensor. `from` is
// the first node that sees the value.
bool Inference::shows_tensor(const Place& place, Node at, std::uint32_t from,
                             std::string_view name) {
    const Variable& variable = *place.variable;
    for (const std::uint32_t index : variable.evidence) {
        if (index == at.index()) {
            return true;
        }
        const std::uint32_t first = std::min(index, from);
        const std::uint32_t last = std::max(index, from);
        const Node evidence{at.tree(), at.unit(), index};
        if (index < from && index < at.index() && from != at.index()) {
            continue;  // before the binding
        }
        const bool bound_between = std::any_of(
            variable.bindings.begin(), variable.bindings.end(), [&](const Binding& binding) {
                return binding.from > first && binding.from <= last &&
                       binding.index != at.index() &&
                       !are_exclusive({at.tree(), at.unit(), binding.index}, at);
            });
        if (!bound_between && holds_at(evidence, at, name, *place.unit)) {
            return true;
        }
    }
    return false;
}

}  // namespace mindport::kinds
