#include "core/rules/signature_match.h"

#include <algorithm>

namespace mindport::rules {
namespace {

using catalog::Overload;
using catalog::Parameter;
using catalog::ParameterKind;

bool is_positional(const Parameter& parameter) {
    return parameter.kind == ParameterKind::positional_only ||
           parameter.kind == ParameterKind::positional_or_keyword;
}

// torch takes NumPy's names of parameters too: `torch.cat(x, axis=1)`.
std::string_view of_torch(std::string_view keyword) {
    return keyword == "axis" ? "dim" : keyword == "keepdims" ? "keepdim" : std::string_view{};
}

// `x.std(False)`: a truth value is no dimension. `x.new_ones(2, 3)`: a number is no dtype.
bool can_be(const Parameter& parameter, Node value) {
    const bool is_bool = value.is_any(NodeKind::true_, NodeKind::false_);
    if (parameter.name == "dtype") {
        return !is_bool && !value.is(NodeKind::integer);
    }
    return !is_bool || (parameter.name != "dim" && parameter.name != "dims");
}

// Binds a call to one overload, or says that it does not fit.
std::optional<SignatureMatch> bind(const Overload& overload, const CallArguments& arguments,
                                   bool is_torch) {
    SignatureMatch match{&overload, {}};
    std::vector<const Parameter*> taken;
    std::size_t next = 0;
    for (const Argument& argument : arguments.all) {
        const Parameter* parameter = nullptr;
        switch (argument.form) {
            case Argument::Form::positional: {
                if (next < overload.parameters.size()) {
                    parameter = &overload.parameters[next];
                }
                const bool variadic = parameter && parameter->kind == ParameterKind::var_positional;
                if (!parameter || (!is_positional(*parameter) && !variadic) ||
                    !can_be(*parameter, argument.value)) {
                    return std::nullopt;
                }
                next += variadic ? 0 : 1;
                break;
            }
            case Argument::Form::keyword:
                parameter = find_parameter(overload, argument.keyword);
                if (!parameter && is_torch) {
                    parameter = find_parameter(overload, of_torch(argument.keyword));
                }
                if (parameter &&
                    (parameter->kind == ParameterKind::positional_only ||
                     std::find(taken.begin(), taken.end(), parameter) != taken.end())) {
                    return std::nullopt;
                }
                if (!parameter && !takes_any_keyword(overload)) {
                    return std::nullopt;
                }
                break;
            case Argument::Form::list_splat:
                if (next < overload.parameters.size() &&
                    overload.parameters[next].kind == ParameterKind::var_positional) {
                    parameter = &overload.parameters[next];
                }
                break;
            case Argument::Form::dictionary_splat:
                break;
        }
        if (parameter) {
            taken.push_back(parameter);
        }
        match.bound.push_back({&argument, parameter});
    }
    if (arguments.has_splat) {
        return match;
    }
    for (const Parameter& parameter : overload.parameters) {
        const bool required = !parameter.has_default &&
                              parameter.kind != ParameterKind::var_positional &&
                              parameter.kind != ParameterKind::var_keyword;
        if (required && std::find(taken.begin(), taken.end(), &parameter) == taken.end()) {
            return std::nullopt;
        }
    }
    return match;
}

}  // namespace

std::vector<const Argument*> SignatureMatch::of(std::string_view parameter) const {
    std::vector<const Argument*> result;
    for (const BoundArgument& entry : bound) {
        if (entry.parameter && entry.parameter->name == parameter) {
            result.push_back(entry.argument);
        }
    }
    return result;
}

std::optional<SignatureMatch> match(const catalog::ApiSymbol& api, const CallArguments& arguments,
                                    catalog::TargetVersion version) {
    const bool is_torch = api.name.starts_with("torch.");
    std::optional<SignatureMatch> loose;  // with a splat that is bound to nothing
    for (const Overload& overload : api.overloads) {
        if (!overload.versions.contains(version)) {
            continue;
        }
        auto result = bind(overload, arguments, is_torch);
        const bool is_tight = result && std::all_of(result->bound.begin(), result->bound.end(),
                                                    [](const BoundArgument& entry) {
                                                        return entry.parameter != nullptr;
                                                    });
        if (is_tight) {
            return result;
        }
        if (result && !loose) {
            loose = std::move(result);
        }
    }
    return loose;
}

const Parameter* find_parameter(const Overload& overload, std::string_view name) {
    const auto found = std::find_if(
        overload.parameters.begin(), overload.parameters.end(), [&](const Parameter& parameter) {
            return parameter.name == name && parameter.kind != ParameterKind::var_positional &&
                   parameter.kind != ParameterKind::var_keyword;
        });
    return found == overload.parameters.end() ? nullptr : &*found;
}

bool takes_any_keyword(const Overload& overload) {
    return std::any_of(
        overload.parameters.begin(), overload.parameters.end(),
        [](const Parameter& parameter) { return parameter.kind == ParameterKind::var_keyword; });
}

}  // namespace mindport::rules
