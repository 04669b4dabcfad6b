// MP103: the tensor classes of torch, called, tested for, and cast to.
#include "core/rules/tensor_constructor.h"

#include <algorithm>

#include "core/rules/tensor_class.h"

namespace mindport::rules {
namespace {

using catalog::ValueKind;

bool is_display(Node node) {
    return node.is_any(NodeKind::list, NodeKind::tuple, NodeKind::list_comprehension);
}

struct Meaning {
    enum class Form : std::uint8_t { data, sizes, unclear } form = Form::unclear;
    Safety safety = Safety::suggested;
};

// Numbers are sizes, anything else that is no torch.Size is data.
Meaning meaning_of(const CallArguments& arguments, Context& context) {
    using Form = Meaning::Form;
    const std::size_t count = arguments.positional_count();
    bool numbers = true;
    for (std::size_t i = 0; i < arguments.all.size(); ++i) {
        if (i >= count && !context.catalog().is_inert_argument(arguments.all[i].keyword)) {
            return {};
        }
        numbers =
            numbers && (i >= count || context.kind_of(arguments.all[i].value) == ValueKind::number);
    }
    if (arguments.has_splat || count == 0) {
        return {};
    }
    if (numbers) {
        return {Form::sizes, Safety::safe};
    }
    if (count != 1) {
        return {};
    }
    if (is_display(arguments.all[0].value)) {
        return {Form::data, Safety::safe};
    }
    switch (context.kind_of(arguments.all[0].value)) {
        case ValueKind::array:
        case ValueKind::plain:
            return {Form::data, Safety::safe};
        case ValueKind::tensor:
        case ValueKind::tensors:
        case ValueKind::unknown:
            return {Form::data, Safety::suggested};
        default:
            return {};
    }
}

bool on_construction(Node call, const ApiUse& use, std::string_view dtype, Context& context) {
    const CallArguments arguments(call);
    const Meaning meaning = meaning_of(arguments, context);
    Finding finding = finding_for(*use.mapping, use.range);
    if (meaning.form == Meaning::Form::unclear || has_comment(call)) {
        finding.severity = Severity::warning;
        finding.message = {&messages::tensor_sizes, {finding.api}};
        context.report(std::move(finding));
        return true;
    }
    const bool sizes = meaning.form == Meaning::Form::sizes;
    const std::string target = sizes ? "mindspore.mint.zeros" : "mindspore.tensor";
    finding.message = {&messages::api_converts, {finding.api, target}};
    FixBuilder fix(context, {&messages::replace_with, {target}}, meaning.safety);
    fix.replace(use.range, fix.name(target, use.import));
    if (sizes) {
        fix.insert(arguments.all.front().node.begin(), "(");
    }
    const std::size_t count = arguments.positional_count();
    fix.insert(arguments.all[count - 1].node.end(),
               std::string(sizes ? count == 1 ? ",)" : ")" : "") + ", dtype=" + fix.name(dtype));
    std::vector<bool> gone(arguments.all.size(), false);
    std::fill(gone.begin() + static_cast<std::ptrdiff_t>(count), gone.end(), true);
    fix.add(erase_arguments(arguments, gone));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

bool on_reference(const names::Reference& reference, Context& context) {
    const ApiUse use = find_api(reference, context);
    const std::string_view dtype =
        use.mapping ? dtype_of_class(use.mapping->source) : std::string_view{};
    if (dtype.empty() || !use.node) {
        return false;
    }
    if (use.node.field() == Field::function) {
        const Node call = use.node.parent();
        return call.is(NodeKind::call) && on_construction(call, use, dtype, context);
    }
    const Node call = use.node.parent().parent();
    if (use.node.parent().is(NodeKind::argument_list) && is_type_cast(member_call(call))) {
        const ValueKind kind = context.kind_of(member_call(call).receiver);
        return kind == ValueKind::tensor || kind == ValueKind::unknown;
    }
    return on_class_test(use, context);
}

// The dtype that the argument of `type` names; "" where it is one already.
std::string_view dtype_of_argument(Node argument, Context& context) {
    if (argument.is(NodeKind::string)) {
        const text::TextRange content = argument.string_content();
        return dtype_of_class(context.tree().text().substr(content.begin, content.size()));
    }
    return dtype_of_class(context.qualified(argument));
}

void on_call(Node call, Context& context) {
    const MemberCall member = member_call(call);
    if (!is_type_cast(member) || !context.qualified(member.function).empty() ||
        context.is_mindspore()) {  // MindSpore's tensors have `type` too
        return;
    }
    const Node argument = call.child(Field::arguments).first_child();
    const ValueKind receiver = context.kind_of(member.receiver);
    const ValueKind wanted = context.kind_of(argument);
    const std::string_view dtype = dtype_of_argument(argument, context);
    const bool may_cast = !dtype.empty() || wanted == ValueKind::dtype ||
                          (wanted == ValueKind::unknown && receiver == ValueKind::tensor);
    if (!may_cast || (receiver != ValueKind::tensor && receiver != ValueKind::unknown)) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = {member.name.begin(), call.end()};
    finding.api = "torch.Tensor.type";
    finding.message = {&messages::type_cast, {}};
    const bool is_sure = receiver == ValueKind::tensor && wanted != ValueKind::unknown;
    FixBuilder fix(context, {&messages::replace_with, {"mindspore.Tensor.to"}},
                   is_sure || (receiver == ValueKind::tensor && !dtype.empty())
                       ? Safety::safe
                       : Safety::suggested);
    fix.replace(member.name, "to");
    if (!dtype.empty()) {
        fix.replace(argument, fix.name(dtype));
    }
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::call};

}  // namespace

bool is_type_cast(const MemberCall& member) {
    const Node argument = member.call.child(Field::arguments).first_child();
    return member.name.text() == "type" && argument && !argument.next_sibling() &&
           !argument.is_any(NodeKind::keyword_argument, NodeKind::list_splat,
                            NodeKind::dictionary_splat);
}

extern const Rule tensor_constructor{
    .code = "MP103",
    .name = "tensor-class",
    .summary = "A class of tensors of one dtype, which MindSpore has not",
    .documentation = R"(
`torch.FloatTensor`, `torch.LongTensor` and their kin are one class in MindSpore. As types they become
`Tensor`; where they are called, tested for or cast to, the dtype is written out. `torch.Tensor` itself
makes float32.

```python
ids = torch.LongTensor([1, 2])
empty = torch.Tensor(2, 3)
if isinstance(t, (int, torch.IntTensor, torch.LongTensor)):
    ids = ids.type(torch.float32)
```
becomes
```python
ids = ms.tensor([1, 2], dtype=ms.int64)
empty = mint.zeros((2, 3), dtype=ms.float32)
if isinstance(t, int) or (isinstance(t, ms.Tensor) and t.dtype in [ms.int32, ms.int64]):
    ids = ids.to(ms.float32)
```

A call is safe to convert where its argument is certainly data (a list, an array) or certainly sizes
(numbers); otherwise the fix is suggested, or a person has to decide. A cast is safe on a known tensor.
)",
    .nodes = kinds,
    .on_node = on_call,
    .on_reference = on_reference,
};

}  // namespace mindport::rules
