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

// Literals that a parameter cannot take, so that another overload is meant: the bool of
// `x.std(False)` is `unbiased`, the 3 of `x.new_ones(2, 3)` belongs to the size.
bool is_impossible(const Parameter& parameter, Node value) {
    const bool is_bool = value.is_any(NodeKind::true_, NodeKind::false_);
    return (parameter.name == "dim" && is_bool) ||
           (parameter.name == "dtype" && (is_bool || value.is(NodeKind::integer)));
}

// Binds a call to one overload, or says that it does not fit. `f(*x)` fits any, but best one that
// takes any number of arguments there: `need_variadic` asks for that.
std::optional<SignatureMatch> bind(const Overload& overload, const CallArguments& arguments,
                                   bool need_variadic) {
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
                    is_impossible(*parameter, argument.value)) {
                    return std::nullopt;
                }
                next += variadic ? 0 : 1;
                break;
            }
            case Argument::Form::keyword:
                parameter = find_parameter(overload, argument.keyword);
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
                } else if (need_variadic) {
                    return std::nullopt;
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
    for (const bool need_variadic : {true, false}) {
        for (const Overload& overload : api.overloads) {
            if (!overload.versions.contains(version)) {
                continue;
            }
            if (auto result = bind(overload, arguments, need_variadic)) {
                return result;
            }
        }
        if (!arguments.has_splat) {
            break;
        }
    }
    return std::nullopt;
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
