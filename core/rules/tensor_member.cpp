// MP301: methods of tensors.
#include "core/rules/device.h"
#include "core/rules/inplace_reshape.h"
#include "core/rules/member.h"
#include "core/rules/mindspore_method.h"
#include "core/rules/tensor_constructor.h"

namespace mindport::rules {
namespace {

// `x.shape` or `x.size()` of a tensor. Its kind does not tell where a tensor's method is called on
// it.
bool is_shape_of_tensor(Node expression, const Context& context) {
    Node attribute = expression;
    std::string_view name = "shape";
    if (expression.is(NodeKind::call) && !expression.child(Field::arguments).first_child()) {
        attribute = expression.child(Field::function);
        name = "size";
    }
    const catalog::ValueKind kind = context.kind_of(attribute.child(Field::object));
    return attribute.is(NodeKind::attribute) && attribute.child(Field::attribute).text() == name &&
           (kind == catalog::ValueKind::tensor || kind == catalog::ValueKind::parameter);
}

// In code that is MindSpore already, `x` certainly being a tensor: what MindSpore's tensors lack,
// or do not take.
void on_mindspore_call(const MemberCall& member, Context& context) {
    const catalog::ValueKind kind = context.kind_of(member.receiver);
    if ((kind != catalog::ValueKind::tensor && kind != catalog::ValueKind::parameter) ||
        !context.qualified(member.function).empty() ||
        is_mindspore_call(member, "mindspore.Tensor", context)) {
        return;
    }
    const catalog::Mapping* mapping = context.catalog().find_tensor_member(member.name.text());
    if (!mapping || mapping->kind != catalog::SymbolKind::method ||
        !convert_member_call(member, *mapping, true, context)) {
        report_mindspore_method(member, context);
    }
}

void on_call(Node call, Context& context) {
    const MemberCall member = member_call(call);
    if (!member.name || is_inplace_reshape(member) || is_type_cast(member)) {
        return;
    }
    if (context.is_mindspore() && !transfer_of(call, context)) {
        on_mindspore_call(member, context);
        return;
    }
    if (member.name.text() == "numel" &&
        context.kind_of(member.receiver) == catalog::ValueKind::shape) {
        if (const catalog::Mapping* row = context.catalog().find("torch.Size.numel")) {
            convert_member_call(member, *row, true, context);
        }
        return;
    }
    const catalog::Mapping* mapping = context.catalog().find_tensor_member(member.name.text());
    if (!mapping || mapping->kind != catalog::SymbolKind::method ||
        !context.qualified(member.function).empty() || transfer_of(call, context)) {
        return;
    }
    const bool is_shape = is_shape_of_tensor(member.receiver, context);
    switch (is_shape ? catalog::ValueKind::shape : context.kind_of(member.receiver)) {
        case catalog::ValueKind::tensor:
        case catalog::ValueKind::parameter:
            convert_member_call(member, *mapping, true, context);
            break;
        case catalog::ValueKind::unknown:
            convert_member_call(member, *mapping, false, context);
            break;
        case catalog::ValueKind::shape:
            if (const catalog::Mapping* of_shape =
                    context.catalog().find("torch.Size." + std::string(member.name.text()))) {
                convert_member_call(member, *of_shape, true, context);
            }
            break;
        default:
            break;  // not a tensor
    }
}

constexpr std::array kinds{NodeKind::call};

}  // namespace

extern const Rule tensor_member{
    .code = "MP301",
    .name = "tensor-method",
    .summary = "A tensor method that MindSpore calls otherwise",
    .documentation = R"(
Replaces tensor methods by their MindSpore counterparts, with the arguments adapted.

```python
x.repeat(1, 2).transpose(0, 1).cpu().numpy()
```
becomes
```python
x.tile((1, 2)).swapaxes(0, 1).asnumpy()
```

The fix is safe where the receiver is known to be a tensor: by annotation, by what it was assigned, or
by how it is used. Where that is not known, the fix is only suggested: lists, strings, NumPy arrays and
modules have methods of the same names.

In a file that imports MindSpore and nothing of torch, only what MindSpore's own tensors lack, or do not
take, is reported: `x.transpose(0, 1)` is right there, `x.size(0)` is not.
)",
    .nodes = kinds,
    .on_node = on_call,
};

}  // namespace mindport::rules
