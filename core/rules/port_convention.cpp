// MP720: places where ports of the library do something otherwise, by the profile's list.
#include <algorithm>
#include <array>
#include <optional>

#include "core/rules/call.h"
#include "core/rules/library_import.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

void report(std::string_view name, std::optional<std::string_view> note, text::TextRange range,
            Context& context) {
    if (note) {
        Finding finding;
        finding.range = range;
        finding.message = {&messages::port_convention, {std::string(name), std::string(*note)}};
        context.report(std::move(finding));
    }
}

// The comment that belongs to the statement alone: on the line above it, with a blank line before.
Node own_comment(Node statement) {
    Node previous;
    Node before;
    for (Node node = statement.parent().raw_first_child(); node && !(node == statement);
         node = node.raw_next_sibling()) {
        before = previous;
        previous = node;
    }
    const auto lines_between = [&](Node a, Node b) {
        const std::string_view text = a.tree()->text().substr(a.end(), b.begin() - a.end());
        return std::count(text.begin(), text.end(), '\n');
    };
    const Node next = statement.raw_next_sibling();
    const bool is_own = previous.is(NodeKind::comment) && lines_between(previous, statement) == 1 &&
                        (!before || lines_between(before, previous) > 1) &&
                        (!next || lines_between(statement, next) > 1);
    return is_own ? previous : Node{};
}

void on_dropped_call(Node call, std::string_view name, std::string_view note, Context& context) {
    const Node statement = call.parent();
    Finding finding;
    finding.range = call.range();
    finding.message = {&messages::port_convention, {std::string(name), std::string(note)}};
    if (statement.is(NodeKind::expression_statement)) {
        finding.severity = Severity::hint;
        FixBuilder fix(context, {&messages::remove_without_effect, {std::string(name)}});
        fix.remove_statement(statement);
        if (const Node comment = own_comment(statement)) {
            fix.remove_statement(comment);
        }
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

// A name that ports have another word for: as a keyword, a parameter or a variable that holds it
// ("rename"), or as a function or a method ("method").
void rename(Node name, std::string_view kind, Context& context) {
    const bool is_text = name.is(NodeKind::string);
    const text::TextRange range = is_text ? name.string_content() : name.range();
    const std::string_view text = context.tree().text().substr(range.begin, range.size());
    const auto other = context.catalog().convention(kind, text);
    if (!other) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = range;
    finding.message = {&messages::renamed, {std::string(text), std::string(*other)}};
    FixBuilder fix(context, {&messages::replace_with, {std::string(*other)}});
    fix.replace(range, std::string(*other));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_call(Node call, Context& context) {
    const Node function = call.child(Field::function);
    const Node last =
        function.is(NodeKind::attribute) ? function.child(Field::attribute) : function;
    const std::string_view name = last.text();
    if (const auto note = context.catalog().convention("drop", name)) {
        on_dropped_call(call, name, *note, context);
    }
    report(name, context.catalog().convention("call", name), function.range(), context);
    if (name == "hasattr" || name == "getattr") {
        const CallArguments arguments(call);
        if (arguments.all.size() >= 2 && arguments.all[1].value.is(NodeKind::string)) {
            const text::TextRange range = arguments.all[1].value.string_content();
            const std::string_view member = context.tree().text().substr(range.begin, range.size());
            report(member, context.catalog().convention("member", member), range, context);
            if (is_library_file(context)) {
                rename(arguments.all[1].value, "method", context);
            }
        }
    }
}

// The first item of a result is [0], whether that is an object with names or a plain tuple.
// `result` is the call, and `node` what takes the item of that name.
void on_first_item(Node node, Node result, text::TextRange name, std::string_view note,
                   Context& context) {
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = name;
    const std::string_view word = context.tree().text().substr(name.begin, name.size());
    finding.message = {&messages::port_convention, {std::string(word), std::string(note)}};
    FixBuilder fix(context, {&messages::replace_with, {"[0]"}});
    fix.replace({result.end(), node.end()}, "[0]");
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

// `network(x)["sample"]`. Outside the library a call may give any dictionary.
void on_subscript(Node node, Context& context) {
    const Node call = node.child(Field::value);
    const Node key = node.child(Field::subscript);
    if (!call.is(NodeKind::call) || !key.is(NodeKind::string) || !is_library_file(context)) {
        return;
    }
    const text::TextRange name = key.string_content();
    const auto first = context.catalog().convention(
        "first", context.tree().text().substr(name.begin, name.size()));
    if (first) {
        on_first_item(node, call, name, *first, context);
    }
}

void on_attribute(Node node, Context& context) {
    const Node attribute = node.child(Field::attribute);
    const std::string_view name = attribute.text();
    report(name, context.catalog().convention("member", name), attribute.range(), context);
    const Node object = node.child(Field::object);
    const auto first = context.catalog().convention("first", name);
    if (first && object.is(NodeKind::call) && node.field() != Field::function) {
        on_first_item(node, object, attribute.range(), *first, context);
        return;
    }
    const bool is_result =
        object.is(NodeKind::call) || node.field() == Field::value;  // subscripted
    if (is_result) {
        report(name, context.catalog().convention("result", name), attribute.range(), context);
    }
}

// In the library itself the name is the same all over.
void rename_in_library(Node node, Context& context) {
    const bool is_keyword =
        node.parent().is(NodeKind::keyword_argument) && node.field() == Field::name;
    if (!is_library_file(context) || is_keyword) {
        return;
    }
    if (node.field() != Field::attribute) {
        rename(node, "rename", context);
    }
    if (node.is(NodeKind::identifier)) {
        rename(node, "method", context);
    }
}

void on_node(Node node, Context& context) {
    switch (node.kind()) {
        case NodeKind::identifier:
        case NodeKind::string:
            rename_in_library(node, context);
            break;
        case NodeKind::call:
            on_call(node, context);
            break;
        case NodeKind::attribute:
            on_attribute(node, context);
            break;
        case NodeKind::subscript:
            on_subscript(node, context);
            break;
        case NodeKind::keyword_argument:
            rename(node.child(Field::name), "rename", context);
            report(node.child(Field::name).text(),
                   context.catalog().convention("keyword", node.child(Field::name).text()),
                   node.range(), context);
            break;
        default:
            report(node.child(Field::name).text(),
                   context.catalog().convention("parameter", node.child(Field::name).text()),
                   node.range(), context);
    }
}

constexpr std::array kinds{NodeKind::identifier,
                           NodeKind::string,
                           NodeKind::call,
                           NodeKind::attribute,
                           NodeKind::subscript,
                           NodeKind::keyword_argument,
                           NodeKind::default_parameter,
                           NodeKind::typed_default_parameter};

}  // namespace

extern const Rule port_convention{
    .code = "MP720",
    .name = "port-convention",
    .summary = "A place where ports of the library do something otherwise",
    .documentation = R"(
mindone.diffusers differs from Diffusers in more than the API: tokenizers give NumPy arrays, models give
tuples, nothing is offloaded. The profile lists what to look for (`conventions`), and what a port does.

```python
ids = self.tokenizer(prompt, return_tensors="pt").input_ids
```
is reported: `return_tensors="np"`, and `ms.tensor(ids)` where the network takes them.

Statements that have nothing to do in a port (`self.maybe_free_model_hooks()`) go, with the comment that
is theirs alone; the first item of what a model or a scheduler gives (`.sample`, and in the library `["sample"]`)
becomes `[0]`, which a tuple has as well as an object with names; methods that mindone calls otherwise get that
name. All three are safe with mindone. All else is for a person.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
    .source_only = true,
};

}  // namespace mindport::rules
