// MP905: calls of MindSpore that no form of the function accepts.
#include <algorithm>
#include <string>

#include "core/catalog/edit_distance.h"
#include "core/rules/messages.h"
#include "core/rules/mindspore_method.h"
#include "core/rules/signature_match.h"

namespace mindport::rules {

extern const Rule mindspore_call;
extern const Rule mindspore_name;

namespace {

using catalog::Overload;
using catalog::Parameter;
using catalog::ParameterKind;

// "input, dim=-1, *, dtype=None"
std::string write(const Overload& overload) {
    std::string text;
    bool keyword_only = false;
    for (const Parameter& parameter : overload.parameters) {
        text += text.empty() ? "" : ", ";
        if (parameter.kind == ParameterKind::keyword_only && !keyword_only) {
            keyword_only = true;
            text += "*, ";
        }
        text += parameter.kind == ParameterKind::var_positional ? "*"
                : parameter.kind == ParameterKind::var_keyword  ? "**"
                                                                : "";
        text += parameter.name;
        if (parameter.has_default) {
            text.append("=").append(parameter.default_value.empty() ? "..."
                                                                    : parameter.default_value);
        }
    }
    return text;
}

// The form with the most parameters; null if the target version has none.
const Overload* longest(const catalog::ApiSymbol& api, catalog::TargetVersion version) {
    const Overload* result = nullptr;
    for (const Overload& overload : api.overloads) {
        if (overload.versions.contains(version) &&
            (!result || overload.parameters.size() > result->parameters.size())) {
            result = &overload;
        }
    }
    return result;
}

// Some signatures are read from documentation that leaves out the stars, or a default.
bool is_doubtful(const catalog::ApiSymbol& api) {
    return std::any_of(api.overloads.begin(), api.overloads.end(), [](const Overload& overload) {
        bool had_default = false;
        return std::any_of(
            overload.parameters.begin(), overload.parameters.end(),
            [&](const Parameter& parameter) {
                const bool is_plain = parameter.kind == ParameterKind::positional_only ||
                                      parameter.kind == ParameterKind::positional_or_keyword;
                const bool lacks_stars =
                    is_plain && (parameter.name == "args" || parameter.name == "kwargs");
                const bool lacks_default = is_plain && had_default && !parameter.has_default;
                had_default = had_default || parameter.has_default;
                return lacks_stars || lacks_default;
            });
    });
}

// The first keyword that no form takes, or null.
const Argument* unknown_keyword(const catalog::ApiSymbol& api, const CallArguments& arguments) {
    for (const Argument& argument : arguments.all) {
        const bool is_known =
            argument.form != Argument::Form::keyword ||
            std::any_of(api.overloads.begin(), api.overloads.end(), [&](const Overload& overload) {
                return find_parameter(overload, argument.keyword) || takes_any_keyword(overload);
            });
        if (!is_known) {
            return &argument;
        }
    }
    return nullptr;
}

void report(const catalog::ApiSymbol& api, const Overload& form, text::TextRange range,
            const CallArguments& arguments, Context& context) {
    Finding finding;
    finding.rule = &mindspore_call;
    finding.severity = Severity::error;
    finding.api = std::string(api.name);
    if (const Argument* keyword = unknown_keyword(api, arguments)) {
        finding.range = keyword->node.range();
        finding.message = {&messages::mindspore_keyword,
                           {finding.api, std::string(keyword->keyword)}};
    } else {
        finding.range = range;
        finding.message = {&messages::mindspore_arguments, {finding.api, write(form)}};
    }
    context.report(std::move(finding));
}

bool on_reference(const names::Reference& reference, Context& context) {
    if (!reference.qualified.starts_with("mindspore.") || reference.in_text ||
        reference.node.field() != Field::function) {
        return false;
    }
    const catalog::ApiSymbol* api = context.catalog().api(reference.qualified);
    const catalog::TargetVersion version = context.catalog().target();
    const Overload* form = api ? longest(*api, version) : nullptr;
    const Node call = reference.node.parent();
    const bool is_judged = form && (api->kind == catalog::SymbolKind::function ||
                                    api->kind == catalog::SymbolKind::type);
    if (!is_judged || is_doubtful(*api) || !call.is(NodeKind::call) || call.has_error()) {
        return false;
    }
    const CallArguments arguments(call);
    if (arguments.has_splat || match(*api, arguments, version)) {
        return false;
    }
    report(*api, *form, reference.range, arguments, context);
    return true;
}

}  // namespace

void report_mindspore_method(const MemberCall& member, Context& context) {
    const std::string name = "mindspore.Tensor." + std::string(member.name.text());
    const catalog::ApiSymbol* api = context.catalog().api(name);
    if (api && api->kind == catalog::SymbolKind::method) {
        const Overload* form = longest(*api, context.catalog().target());
        if (form && !is_doubtful(*api) && !member.call.has_error()) {
            report(*api, *form, member.name.range(), CallArguments(member.call), context);
        }
        return;
    }
    // What is annotated as a tensor may be something else: only what looks misspelt is reported.
    const auto near = context.catalog().nearest(name, 8);
    const bool is_misspelt = std::any_of(near.begin(), near.end(), [&](std::string_view other) {
        return other.starts_with("mindspore.Tensor.") &&
               catalog::edit_distance(other, name, 1) <= 1;
    });
    if (!api && is_misspelt) {
        report_missing_name(name, member.name.range(), member.name, &mindspore_name, context);
    }
}

extern const Rule mindspore_call{
    .code = "MP905",
    .name = "mindspore-call",
    .summary = "A call that no form of a MindSpore function accepts",
    .documentation = R"(
Compares calls of MindSpore functions and classes with the signatures of the target version, and reports
keywords that none of them takes, and numbers of arguments that fit none.

```python
y = mint.argmax(x, axis=1)    # the keyword is `dim`
```

Methods of tensors are compared too, in files that import nothing of torch. There is no automatic fix.
Calls with `*args` or `**kwargs` are not judged.
)",
    .on_reference = on_reference,
};

}  // namespace mindport::rules
