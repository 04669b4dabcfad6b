// MP601: torch.nn.functional.scaled_dot_product_attention.
#include "core/rules/api.h"
#include "core/rules/messages.h"
#include "core/rules/parameter.h"
#include "core/rules/signature_match.h"

namespace mindport::rules {
namespace {

constexpr std::string_view source = "torch.nn.functional.scaled_dot_product_attention";
constexpr std::string_view target =
    "mindone.diffusers.models.layers_compat.scaled_dot_product_attention";

// The value given for a parameter unless that is the constant which it has anyway; null if not
// given.
Node given(const SignatureMatch& match, std::string_view parameter, std::string_view constant) {
    for (const Argument* argument : match.of(parameter)) {
        if (argument->value.text() != constant) {
            return argument->node;
        }
    }
    return {};
}

void report_argument(Node argument, const MessageText& text, Context& context) {
    if (!argument) {
        return;
    }
    Finding finding;
    finding.severity = Severity::warning;
    finding.range = argument.range();
    finding.api = source;
    finding.message = {&text, {}};
    context.report(std::move(finding));
}

// `is_causal=True` as a mask: True keeps, and the operator wants four dimensions.
std::string causal_mask(const SignatureMatch& match, FixBuilder& fix) {
    std::string mask = "attn_mask=" + fix.name("mindspore.mint.ones") + "((1, 1";
    for (const std::string_view parameter : {"query", "key"}) {
        const auto arguments = match.of(parameter);
        if (arguments.size() != 1 ||
            !arguments[0]->value.is_any(NodeKind::identifier, NodeKind::attribute)) {
            return {};
        }
        mask.append(", ").append(arguments[0]->value.text()).append(".shape[-2]");
    }
    return mask + "), dtype=" + fix.name("mindspore.bool_") + ").tril()";
}

// Adds the edits of the arguments; false where no call of the target means the same.
bool adapt(const SignatureMatch& match, const CallArguments& arguments, FixBuilder& fix) {
    if (given(match, "enable_gqa", "False")) {
        return false;
    }
    if (const Node causal = given(match, "is_causal", "False")) {
        const bool is_plain = causal.is(NodeKind::keyword_argument) &&
                              causal.child(Field::value).is(NodeKind::true_) &&
                              !given(match, "attn_mask", "None") && match.of("attn_mask").empty();
        std::string mask = is_plain ? causal_mask(match, fix) : std::string();
        if (mask.empty()) {
            return false;
        }
        fix.replace(causal, std::move(mask));
    }
    fix.insert(arguments.all.back().node.end(), ", backend=\"flash\"");
    return true;
}

// The parameter of the function around a call that is an attention layer, by the profile's
// conventions ("attention CLASS"): its own method chooses the kernel. Null where there is none.
Node attention_layer(Node call, const Context& context) {
    const Node function = call.enclosing(NodeKind::function_definition);
    for (const Node parameter : function.child(Field::parameters).children()) {
        std::string_view type = parameter.child(Field::type).text();
        if (type.starts_with('"') && type.size() > 2) {
            type = type.substr(1, type.size() - 2);
        }
        if (!type.empty() && context.catalog().convention("attention", type)) {
            return parameter_name(parameter);
        }
    }
    return {};
}

// Calls in a processor go through the layer that it is given.
bool go_through_layer(const names::Reference& reference, const SignatureMatch& matched,
                      Context& context) {
    const Node layer = attention_layer(reference.node, context);
    if (!layer || given(matched, "is_causal", "False") || given(matched, "enable_gqa", "False")) {
        return false;
    }
    const std::string method = std::string(layer.text()) + ".scaled_dot_product_attention";
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = reference.range;
    finding.api = source;
    finding.message = {&messages::api_converts, {finding.api, method}};
    FixBuilder fix(context, {&messages::replace_with, {method}});
    fix.replace(reference.node, method);
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

bool on_reference(const names::Reference& reference, Context& context) {
    if (context.catalog().canonical(reference.qualified) != source || reference.in_text ||
        reference.node.field() != Field::function) {
        return false;
    }
    const Node call = reference.node.parent();
    const CallArguments arguments(call);
    const catalog::ApiSymbol* api = context.catalog().api(source);
    const auto matched = api ? match(*api, arguments, context.catalog().target()) : std::nullopt;
    if (!matched) {
        return false;
    }
    if (go_through_layer(reference, *matched, context)) {
        return true;
    }
    Finding finding;
    finding.severity = Severity::warning;
    finding.range = reference.range;
    finding.api = source;
    finding.message = {given(*matched, "attn_mask", "None") ? &messages::attention_with_mask
                                                            : &messages::attention_call,
                       {}};
    FixBuilder fix(context, {&messages::replace_with, {std::string(target)}}, Safety::suggested);
    fix.replace(reference.node, fix.name(target, reference.import));
    if (!arguments.has_splat && !has_comment(call) && adapt(*matched, arguments, fix)) {
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
    report_argument(given(*matched, "is_causal", "False"), messages::attention_causal, context);
    report_argument(given(*matched, "enable_gqa", "False"), messages::attention_groups, context);
    return true;
}

}  // namespace

extern const Rule attention_call{
    .code = "MP601",
    .name = "attention-call",
    .summary = "scaled_dot_product_attention, whose counterpart differs",
    .documentation = R"(
Offers `scaled_dot_product_attention` of `mindone.diffusers` (0.5.0 and later), with every argument.

```python
y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=0.0)
```
becomes
```python
y = scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=0.0, backend="flash")
```

In a profile that says so, a function that is given an attention layer (`attn: Attention`) calls that layer's
own method instead, which chooses between kernels; this is safe with mindone.

Else the fix is only suggested, because the counterpart
- runs on Ascend only, and computes in float16 where the input is float32;
- takes a float mask for a mask, not for a bias that is added: every value but 0 hides its place;
- uses the mask of the first head for all heads;
- ignores `is_causal` (`is_causal=True` is offered as an explicit mask) and `enable_gqa`.

Where a bias, groups or float32 matter, write `mint.softmax(q @ k.swapaxes(-1, -2) * scale + bias, dim=-1) @ v`.
)",
    .on_reference = on_reference,
};

}  // namespace mindport::rules
