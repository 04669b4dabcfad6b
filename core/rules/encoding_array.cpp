// MP730: what tokenizers and processors give, which is a NumPy array in a port.
#include <algorithm>
#include <array>

#include "core/rules/call.h"
#include "core/rules/device.h"
#include "core/rules/encoding.h"
#include "core/rules/member.h"
#include "core/rules/messages.h"
#include "core/text/line_index.h"

namespace mindport::rules {
namespace {

using catalog::ValueKind;

// Methods that arrays have as tensors do, as long as they are not given a `dim`.
constexpr auto shared_methods = std::to_array<std::string_view>(
    {"all",   "any",     "argmax", "argmin", "copy",    "cumprod", "cumsum", "flatten",
     "item",  "max",     "mean",   "min",    "nonzero", "prod",    "ravel",  "reshape",
     "round", "squeeze", "std",    "sum",    "take",    "tobytes", "tolist"});

Finding found(Node node, Message message) {
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = node.range();
    finding.message = std::move(message);
    return finding;
}

// `x` becomes `ms.tensor(x)`.
void wrap(Node array, Context& context) {
    Finding finding = found(array, {&messages::encoding_to_tensor, {std::string(array.text())}});
    FixBuilder fix(context, {&messages::make_tensor, {}});
    fix.insert(array.begin(), fix.name("mindspore.tensor") + "(");
    fix.insert(array.end(), ")");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

std::string_view content(Node string) {
    const text::TextRange range = string.string_content();
    return string.tree()->text().substr(range.begin, range.size());
}

void on_keyword(Node keyword, Context& context) {
    const Node value = keyword.child(Field::value);
    const std::string_view wanted = context.catalog().profile().encodings;
    if (keyword.child(Field::name).text() != "return_tensors" || wanted.empty() ||
        !value.is(NodeKind::string) || content(value) != "pt") {
        return;  // what is handed through, somebody else has said
    }
    const Node call = keyword.parent().parent();
    const CallArguments arguments(call);
    // What it gives is not known where a method only encodes on the way: then neither is where it
    // is used.
    const bool is_clear = context.kind_of(call) == ValueKind::plain;
    Finding finding = found(keyword, {&messages::encoding_np, {}});
    if (!is_clear) {
        finding.severity = Severity::warning;
        finding.message = {&messages::encoding_unclear, {std::string(wanted)}};
    } else {
        FixBuilder fix(context, {&messages::replace_with, {std::string(wanted)}});
        fix.replace(value.string_content(), std::string(wanted));
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

// A method that only tensors have.
void on_method(const MemberCall& member, Context& context) {
    if (!is_encoded(member.receiver, context)) {
        return;
    }
    const CallArguments arguments(member.call);
    const bool is_shared = std::find(shared_methods.begin(), shared_methods.end(),
                                     member.name.text()) != shared_methods.end() &&
                           !arguments.find_keyword("dim") && !arguments.find_keyword("keepdim");
    const std::string name = "torch.Tensor." + std::string(member.name.text());
    if (!is_shared && context.catalog().api_in_any_version(name) &&
        !transfer_of(member.call, context)) {  // which MP501 deals with
        wrap(member.receiver, context);
    }
}

// Arguments of a network.
void on_network(Node call, Context& context) {
    if (context.kind_of(call.child(Field::function)) != ValueKind::module) {
        return;
    }
    for (const Argument& argument : CallArguments(call).all) {
        if (argument.form != Argument::Form::dictionary_splat &&
            argument.form != Argument::Form::list_splat && is_encoded(argument.value, context)) {
            wrap(argument.value, context);
        }
    }
}

// if not isinstance(image, torch.Tensor):
//     image = self.processor(image, return_tensors="pt").pixel_values
//
// What follows takes tensors, so the array becomes one here.
void on_statement(Node statement, Context& context) {
    const Node assignment = statement.first_child();
    const Node target = assignment.child(Field::left);
    const Node value = assignment.child(Field::right);
    const Node above = statement.parent().parent();
    const Node test = above.child(Field::condition);
    if (!assignment.is(NodeKind::assignment) || !target.is(NodeKind::identifier) ||
        !value.is_any(NodeKind::attribute, NodeKind::subscript) || statement.next_sibling() ||
        !above.is(NodeKind::if_statement) || test.text().find("Tensor") == std::string_view::npos ||
        test.text().find(target.text()) == std::string_view::npos || !is_encoded(value, context)) {
        return;
    }
    const std::string_view text = context.tree().text();
    const std::uint32_t start = text::line_start(text, statement.begin());
    const std::string name(target.text());
    Finding finding = found(target, {&messages::encoding_to_tensor, {name}});
    FixBuilder fix(context, {&messages::make_tensor, {}});
    fix.insert(statement.end(), std::string(text::line_break_of(text)) +
                                    std::string(text.substr(start, statement.begin() - start)) +
                                    name + " = " + fix.name("mindspore.tensor") + "(" + name + ")");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_node(Node node, Context& context) {
    if (context.catalog().profile().encodings.empty() || !may_encode(context)) {
        return;
    }
    if (node.is(NodeKind::keyword_argument)) {
        on_keyword(node, context);
        return;
    }
    if (node.is(NodeKind::expression_statement)) {
        on_statement(node, context);
        return;
    }
    const MemberCall member = member_call(node);
    if (member.name && context.qualified(member.function).empty()) {
        on_method(member, context);
    }
    on_network(node, context);
}

// torch.equal(a, b) of two arrays, and functions of torch that are given one.
bool on_reference(const names::Reference& reference, Context& context) {
    const ApiUse use = find_api(reference, context);
    const Node call = use.node.parent();
    if (!use.mapping || use.node.field() != Field::function || !call.is(NodeKind::call) ||
        context.catalog().profile().encodings.empty() || !may_encode(context)) {
        return false;
    }
    const CallArguments arguments(call);
    if (use.mapping->source == "torch.equal" && arguments.all.size() == 2 &&
        is_encoded(arguments.all[0].value, context) &&
        is_encoded(arguments.all[1].value, context)) {
        Finding finding = found(use.node, {&messages::arrays_compared, {}});
        FixBuilder fix(context, {&messages::replace_with, {"numpy.array_equal"}});
        fix.replace(use.range, fix.name("numpy.array_equal"));
        finding.fixes.push_back(fix.build());
        context.report(std::move(finding));
        return true;
    }
    // What makes a tensor of an array takes it as it is.
    if (use.mapping->returns == ValueKind::tensor &&
        use.mapping->target.starts_with("mindspore.mint.")) {
        for (const Argument& argument : arguments.all) {
            if (is_encoded(argument.value, context)) {
                wrap(argument.value, context);
            }
        }
    }
    return false;
}

constexpr std::array kinds{NodeKind::call, NodeKind::keyword_argument,
                           NodeKind::expression_statement};

}  // namespace

extern const Rule encoding_array{
    .code = "MP730",
    .name = "encoding-array",
    .summary = "Tokenizers and processors, which give NumPy arrays in a port",
    .documentation = R"(
Tokenizers and image processors of transformers know nothing of MindSpore: a port asks them for NumPy arrays,
and makes a tensor of one where a network or a tensor's method takes it.

```python
ids = self.tokenizer(prompt, return_tensors="pt").input_ids
longest = self.tokenizer(prompt, padding="longest", return_tensors="pt").input_ids
if torch.equal(ids, longest):
    embeds = self.text_encoder(ids.to(device))[0]
```
becomes
```python
ids = self.tokenizer(prompt, return_tensors="np").input_ids
longest = self.tokenizer(prompt, padding="longest", return_tensors="np").input_ids
if np.array_equal(ids, longest):
    embeds = self.text_encoder(ms.tensor(ids))[0]
```

The fix is safe with transformers' tokenizers and processors, which have both forms. Where it is not clear what
a call gives, as with chat templates, it is reported.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
    .on_reference = on_reference,
};

}  // namespace mindport::rules
