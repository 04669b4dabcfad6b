#include "core/rules/variadic.h"

#include <algorithm>

#include "core/rules/call_template.h"

namespace mindport::rules {
namespace {

using catalog::Overload;
using catalog::Parameter;
using catalog::ParameterKind;

bool is_variadic(const BoundArgument& entry) {
    return entry.parameter && entry.parameter->kind == ParameterKind::var_positional;
}

bool takes_any_number(const Overload& overload) {
    return std::any_of(
        overload.parameters.begin(), overload.parameters.end(),
        [](const Parameter& parameter) { return parameter.kind == ParameterKind::var_positional; });
}

bool is_shape(const Argument& argument, const Context& context) {
    return context.kind_of(argument.value) == catalog::ValueKind::shape;
}

}  // namespace

bool takes_any_number(const catalog::ApiSymbol& api) {
    return std::any_of(api.overloads.begin(), api.overloads.end(),
                       [](const Overload& overload) { return takes_any_number(overload); });
}

bool splats_fit(const SignatureMatch& match, const Overload* target, const Context& context) {
    const auto fits = [&](const BoundArgument& entry) {
        switch (entry.argument->form) {
            case Argument::Form::list_splat:
                return is_variadic(entry) && ((target && takes_any_number(*target)) ||
                                              is_shape(*entry.argument, context));
            case Argument::Form::dictionary_splat:
                return false;
            default:
                return true;
        }
    };
    return std::all_of(match.bound.begin(), match.bound.end(), fits);
}

text::EditGroup gather_variadic(const SignatureMatch& match, const Overload& target,
                                const Context& context) {
    std::vector<const Argument*> gathered;
    std::string_view name;
    for (const BoundArgument& entry : match.bound) {
        if (is_variadic(entry)) {
            gathered.push_back(entry.argument);
            name = entry.parameter->name;
        }
    }
    const bool one = gathered.size() == 1;
    // `(*args, **kwargs)` is no signature: what is written are the target's own parameters.
    if (gathered.empty() || target.parameters.empty() || name == "args" ||
        takes_any_number(target) || (one && gathered[0]->form == Argument::Form::positional)) {
        return {};
    }
    if (one && is_shape(*gathered[0], context)) {
        // A shape is a tuple already.
        return {text::Edit::erase({gathered[0]->node.begin(), gathered[0]->value.begin()})};
    }
    text::EditGroup edits = on_one_line(gathered);
    edits.push_back(text::Edit::insert(gathered.front()->node.begin(), "("));
    edits.push_back(text::Edit::insert(gathered.back()->node.end(), one ? ",)" : ")"));
    return edits;
}

}  // namespace mindport::rules
