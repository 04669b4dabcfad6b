#include "core/rules/device.h"

#include <algorithm>
#include <array>

#include "core/rules/encoding.h"
#include "core/rules/without_effect.h"

namespace mindport::rules {

using catalog::ValueKind;

namespace {

// What the text of a device starts with, and the methods that move there.
constexpr std::array<std::string_view, 9> device_types{"cpu", "cuda", "hpu", "ipu", "mlu",
                                                       "mps", "npu",  "xla", "xpu"};
constexpr std::array<std::string_view, 6> moving_methods{"cpu", "cuda", "hpu", "ipu", "npu", "xpu"};

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// "cuda", "cuda:0"; of an f-string also "cuda:{rank}".
bool is_device_text(Node string) {
    const text::TextRange content = string.string_content();
    const std::string_view text =
        string.tree()->text().substr(content.begin, content.end - content.begin);
    const std::size_t colon = text.find(':');
    if (!contains(device_types, text.substr(0, colon))) {
        return false;
    }
    return colon == std::string_view::npos || text.substr(colon + 1, 1) == "{" ||
           text.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
}

// The name that an expression goes by: `device` of `self.unet.device`.
std::string_view last_name(Node expression) {
    if (expression.is(NodeKind::identifier)) {
        return expression.text();
    }
    return expression.is(NodeKind::attribute) ? expression.child(Field::attribute).text()
                                              : std::string_view{};
}

bool may_be_a_device(ValueKind kind) {
    switch (kind) {
        case ValueKind::unknown:
        case ValueKind::device:
        case ValueKind::string:
        case ValueKind::number:
        case ValueKind::plain:
        case ValueKind::none:
            return true;
        default:
            return false;
    }
}

// What `.to(device)` may be called on. Pipelines and batches of encodings are plain values.
bool may_be_moved(ValueKind kind) {
    switch (kind) {
        case ValueKind::unknown:
        case ValueKind::tensor:
        case ValueKind::parameter:
        case ValueKind::module:
        case ValueKind::modules:
        case ValueKind::plain:
        case ValueKind::array:  // a tensor until its encoding was ported (MP730)
            return true;
        default:
            return false;
    }
}

bool is_index(const Argument& argument) {
    return argument.form == Argument::Form::positional && argument.value.is(NodeKind::integer);
}

// Arguments that go with the device.
bool says_how(const Argument& argument) {
    return argument.keyword == "non_blocking" || argument.keyword == "memory_format" ||
           (argument.keyword == "dtype" && argument.value.text() == "None") ||
           (argument.keyword == "copy" && argument.value.text() == "False");
}

bool is_meta(Node value) { return value.text().find("meta") != std::string_view::npos; }

// Marks the arguments of `.to(…)` that go; false if there is no device among them.
bool mark(Transfer& transfer, Context& context) {
    bool has_device = false;
    for (std::size_t i = 0; i < transfer.arguments.all.size(); ++i) {
        const Argument& argument = transfer.arguments.all[i];
        if (argument.form == Argument::Form::positional) {
            const bool device =
                i == 0 && (is_index(argument) || is_device(argument.value, context));
            has_device = has_device || device;
            const bool how = i == 2 && has_device;  // non_blocking
            if ((i >= 2 && !how) || (i == 1 && !has_device)) {
                return false;
            }
            transfer.gone.push_back(device || how);
        } else if (argument.keyword == "device") {
            if (is_meta(argument.value)) {
                return false;
            }
            has_device = true;
            transfer.gone.push_back(true);
        } else if (argument.keyword == "copy" && !says_how(argument)) {
            return false;  // asks for more than to be moved
        } else {
            transfer.gone.push_back(says_how(argument));
        }
    }
    return has_device;
}

bool is_place(Node target) {
    switch (target.kind()) {
        case NodeKind::identifier:
            return true;
        case NodeKind::attribute:
            return is_place(target.child(Field::object));
        case NodeKind::subscript: {
            const Node index = target.child(Field::subscript);
            return is_place(target.child(Field::value)) && !index.next_sibling() &&
                   index.is_any(NodeKind::identifier, NodeKind::string, NodeKind::integer);
        }
        default:
            return false;
    }
}

// Whether `value` is `target`, but for being moved.
bool is_moved(Node target, Node value, Context& context) {
    const Node kept = without_transfers(value, context);
    if (!(kept == value)) {
        return is_place(target) && kept.text() == target.text() &&
               !is_encoded(kept, context);  // which becomes a tensor here
    }
    if (value.is(NodeKind::conditional_expression)) {
        // `x = x.to(device) if x is not None else None`
        const Node yes = value.first_child();
        const Node condition = yes.next_sibling();
        const Node no = condition.next_sibling();
        return no.is(NodeKind::none) && is_moved(target, yes, context) &&
               condition.text() == std::string(target.text()) + " is not None";
    }
    if (target.is_any(NodeKind::pattern_list, NodeKind::tuple_pattern) &&
        value.is_any(NodeKind::expression_list, NodeKind::tuple)) {
        Node part = value.first_child();
        for (const Node name : target.children()) {
            if (!part || !is_moved(name, part, context)) {
                return false;
            }
            part = part.next_sibling();
        }
        return !part;
    }
    return false;
}

}  // namespace

bool is_device_name(std::string_view name) { return name == "device" || name.ends_with("_device"); }

bool is_device(Node expression, Context& context) {
    switch (expression.kind()) {
        case NodeKind::parenthesized_expression:
            return is_device(expression.first_child(), context);
        case NodeKind::string:
            return is_device_text(expression);
        case NodeKind::boolean_operator:
            return expression.child(Field::operator_).text() == "or" &&
                   is_device(expression.child(Field::left), context) &&
                   is_device(expression.child(Field::right), context);
        case NodeKind::conditional_expression: {
            const Node yes = expression.first_child();
            return is_device(yes, context) && is_device(yes.next_sibling().next_sibling(), context);
        }
        case NodeKind::subscript:
            return last_name(expression.child(Field::value)).ends_with("devices");
        case NodeKind::call: {
            const std::string_view name = last_name(expression.child(Field::function));
            const bool gets = name.starts_with("get_") && is_device_name(name.substr(4));
            return (gets || context.kind_of(expression) == ValueKind::device) &&
                   !is_meta(expression);
        }
        case NodeKind::attribute:
            if (expression.child(Field::attribute).text() == "type") {
                return is_device_name(last_name(expression.child(Field::object)));
            }
            [[fallthrough]];
        case NodeKind::identifier: {
            const ValueKind kind = context.kind_of(expression);
            return kind == ValueKind::device ||
                   (is_device_name(last_name(expression)) && may_be_a_device(kind));
        }
        default:
            return false;
    }
}

std::optional<Transfer> transfer_of(Node call, Context& context) {
    const MemberCall member = member_call(call);
    const bool moves = contains(moving_methods, member.name.text());
    if (!member.name || (!moves && member.name.text() != "to")) {
        return std::nullopt;
    }
    Transfer transfer{member, CallArguments(call), {}, false};
    const auto& all = transfer.arguments.all;
    if (transfer.arguments.has_splat || !transfer.arguments.list ||
        !context.qualified(member.function).empty()) {
        return std::nullopt;
    }
    if (moves) {
        const bool fits = std::all_of(all.begin(), all.end(), [&](const Argument& argument) {
            return argument.keyword == "device" || says_how(argument) || is_index(argument) ||
                   is_device(argument.value, context);
        });
        if (!fits) {
            return std::nullopt;
        }
        transfer.gone.assign(all.size(), true);
    } else if (!mark(transfer, context)) {
        return std::nullopt;
    }
    if (!may_be_moved(context.kind_of(member.receiver))) {
        return std::nullopt;
    }
    transfer.is_whole =
        std::find(transfer.gone.begin(), transfer.gone.end(), false) == transfer.gone.end();
    return transfer;
}

Node without_transfers(Node expression, Context& context) {
    while (expression.is(NodeKind::call)) {
        const std::optional<Transfer> transfer = transfer_of(expression, context);
        if (!transfer || !transfer->is_whole) {
            break;
        }
        expression = transfer->member.receiver;
    }
    return expression;
}

bool only_transfers(Node statement, Context& context) {
    if (statement.is(NodeKind::if_statement)) {
        return is_emptied_if(
            statement, [&](Node inner) { return only_transfers(inner, context); }, context);
    }
    if (!statement.is(NodeKind::expression_statement)) {
        return false;
    }
    const Node expression = statement.first_child();
    if (expression.next_sibling()) {
        return false;
    }
    if (expression.is(NodeKind::assignment)) {
        return !expression.child(Field::type) &&
               is_moved(expression.child(Field::left), expression.child(Field::right), context);
    }
    const Node kept = without_transfers(expression, context);
    return !(kept == expression) && is_place(kept);
}

}  // namespace mindport::rules
