// MP502: where a tensor is, asked of the tensor.
#include <array>

#include "core/rules/device.h"

namespace mindport::rules {
namespace {

// Whether another rule deals with the place: devices that are only passed on go there.
bool is_dealt_with(Node attribute, Context& context) {
    const Node above = attribute.parent();
    if (above.is(NodeKind::attribute) && above.parent().is(NodeKind::comparison_operator)) {
        return true;  // `x.device.type == "cuda"` is a device-check
    }
    if (above.is(NodeKind::keyword_argument)) {
        return above.child(Field::name).text() == "device";
    }
    return above.is(NodeKind::argument_list) && transfer_of(above.parent(), context).has_value();
}

void on_attribute(Node attribute, Context& context) {
    const Node name = attribute.child(Field::attribute);
    if (name.text() != "device" || attribute.field() == Field::function) {
        return;
    }
    const catalog::Mapping* mapping = context.catalog().find_tensor_member("device");
    const catalog::ValueKind kind = context.kind_of(attribute.child(Field::object));
    // In MindSpore code it means what it says; only a `.type` or `.index` of it does not exist.
    const bool is_plain = !attribute.parent().is(NodeKind::attribute);
    if ((context.is_mindspore() && is_plain) || !mapping ||
        (kind != catalog::ValueKind::tensor && kind != catalog::ValueKind::parameter) ||
        is_dealt_with(attribute, context)) {
        return;
    }
    report_unconverted(*mapping, name.range(), context);
}

constexpr std::array kinds{NodeKind::attribute};

}  // namespace

extern const Rule device_use{
    .code = "MP502",
    .name = "device-use",
    .summary = "The device of a tensor, used for anything but moving",
    .documentation = R"(
Code that compares the devices of tensors, keeps them or prints them asks a question that MindSpore
answers once for the whole process. The attribute exists (`Tensor.device`), but is a plain string such as
`"Ascend:0"`: it has no `.type` and no `.index`, and equals no `torch.device`.

There is no automatic fix: what depends on the answer usually goes. Devices that are only passed on, as in
`.to(x.device)` or `device=x.device`, go by other rules.
)",
    .nodes = kinds,
    .on_node = on_attribute,
};

}  // namespace mindport::rules
