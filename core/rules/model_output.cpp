// MP734: what models give by name, which is a tuple in a port.
#include <algorithm>
#include <array>
#include <optional>

#include "core/rules/call.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

// The index of an attribute in what instances of a class give, by the profile; empty if unknown.
std::string_view listed_index(std::string_view type, std::string_view attribute,
                              const Context& context) {
    const auto& outputs = context.catalog().profile().outputs;
    for (std::size_t i = 0; i + 2 < outputs.size(); i += 3) {
        if (outputs[i] == type && outputs[i + 1] == attribute) {
            return outputs[i + 2];
        }
    }
    return {};
}

bool is_listed(std::string_view attribute, const Context& context) {
    const auto& outputs = context.catalog().profile().outputs;
    for (std::size_t i = 1; i < outputs.size(); i += 3) {
        if (outputs[i] == attribute) return true;
    }
    return false;
}

// Whether the node binds the name, in whatever way.
bool binds(Node statement, std::string_view name) {
    for (std::uint32_t index = statement.index(); index < statement.after(); ++index) {
        const Node node{statement.tree(), statement.unit(), index};
        if (node.is(NodeKind::identifier) && node.text() == name &&
            (node.field() == Field::left ||
             node.parent().is_any(NodeKind::pattern_list, NodeKind::tuple_pattern,
                                  NodeKind::as_pattern))) {
            return true;
        }
    }
    return false;
}

// The value that a variable was given last, where that is certain: by an assignment before it in
// the same block or one around it.
Node last_value(Node identifier) {
    Node place = identifier;
    while (place.parent() && !place.parent().is(NodeKind::block)) {
        place = place.parent();
    }
    while (place.parent()) {
        Node found;
        for (const Node statement : place.parent().children()) {
            if (statement == place) {
                break;
            }
            if (binds(statement, identifier.text())) {
                found = statement;
            }
        }
        const Node assignment = found.first_child();
        if (found) {
            return found.is(NodeKind::expression_statement) &&
                           assignment.is(NodeKind::assignment) &&
                           assignment.child(Field::left).is(NodeKind::identifier)
                       ? assignment.child(Field::right)
                       : Node{};
        }
        const Node above = place.parent().parent();
        // What a loop's body does may come from its last turn.
        if (!above.is_any(NodeKind::if_statement, NodeKind::else_clause, NodeKind::elif_clause,
                          NodeKind::with_statement)) {
            return {};
        }
        place = above.is_any(NodeKind::else_clause, NodeKind::elif_clause) ? above.parent() : above;
    }
    return {};
}

// `SomePipeline.from_pretrained(…)`, also where it is moved then.
bool makes_pipeline(Node value, const Context& context) {
    while (value.is(NodeKind::call)) {
        const Node function = value.child(Field::function);
        const std::string_view method = function.child(Field::attribute).text();
        const Node object = function.child(Field::object);
        if (method == "to") {
            value = object;
            continue;
        }
        const auto [package, name] = names::split_last(context.qualified(object));
        return method.starts_with("from_") && !package.empty() &&
               (name.ends_with("Pipeline") || name.starts_with("AutoPipeline"));
    }
    return false;
}

// Whether the callee is a variable that holds nothing but pipelines.
bool is_pipeline(Node callee, const Context& context) {
    const auto resolution = context.scopes().resolve(callee);
    if (!callee.is(NodeKind::identifier) || !resolution) {
        return false;
    }
    return std::all_of(resolution.sites.begin(), resolution.sites.end(), [&](const auto* site) {
        const Node assignment = site->node.parent();
        context.scopes().note(assignment);
        const Node value = assignment.child(Field::right);
        const bool is_moved = value.text().starts_with(std::string(callee.text()) + ".to(");
        return assignment.is(NodeKind::assignment) && (is_moved || makes_pipeline(value, context));
    });
}

// The index that stands for the attribute of what `call` gives; empty if that is not known.
std::string_view index_of(Node call, std::string_view attribute, Context& context) {
    const CallArguments arguments(call);
    if (arguments.has_splat || arguments.find_keyword("return_dict") ||
        arguments.find_keyword("output_attentions")) {
        return {};
    }
    const Argument* states = arguments.find_keyword("output_hidden_states");
    const bool gives_states = states && states->value.is(NodeKind::true_);
    if (attribute == "hidden_states" && !gives_states) {
        return {};
    }
    const kinds::Value callee = context.kinds().value_of(call.child(Field::function));
    const std::string_view type = names::split_last(callee.type).second;
    std::string_view known = listed_index(type, attribute, context);
    if (known.empty() && !listed_index("*Pipeline", attribute, context).empty() &&
        is_pipeline(call.child(Field::function), context)) {
        known = listed_index("*Pipeline", attribute, context);
    }
    const bool is_model = context.qualified(call.child(Field::function)).empty();
    return known.empty() && is_model ? listed_index("*", attribute, context) : known;
}

void on_attribute(Node node, Context& context) {
    const std::string_view name = node.child(Field::attribute).text();
    if (node.field() == Field::left || node.field() == Field::function ||
        !is_listed(name, context)) {
        return;
    }
    const Node object = node.child(Field::object);
    const Node call = object.is(NodeKind::identifier) ? last_value(object) : object;
    if (!call.is(NodeKind::call) || !call.child(Field::arguments).is(NodeKind::argument_list)) {
        return;
    }
    const std::string_view index = index_of(call, name, context);
    if (index.empty()) {
        return;
    }
    const std::string text = "[" + std::string(index) + "]";
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = node.child(Field::attribute).range();
    finding.message = {&messages::model_output, {std::string(name), text}};
    FixBuilder fix(context, {&messages::replace_with, {text}});
    fix.replace({object.end(), node.end()}, text);
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::attribute};

}  // namespace

extern const Rule model_output{
    .code = "MP734",
    .name = "model-output",
    .summary = "What a model gives by name, which is an item of a tuple in a port",
    .documentation = R"(
Models of `mindone.transformers` give tuples. Which item stands for a name depends on the model: the profile
has a table (`outputs`). Hidden states, where they are asked for and no attentions are, come last in any.

```python
def encode(text_encoder: CLIPTextModel, ids):
    states = text_encoder(ids, output_hidden_states=True).hidden_states[-2]
    pooled = text_encoder(ids).pooler_output
```
becomes
```python
def encode(text_encoder: CLIPTextModel, ids):
    states = text_encoder(ids, output_hidden_states=True)[2][-2]
    pooled = text_encoder(ids)[1]
```

The fix is safe with mindone: the call is seen, directly or as the last value of a variable, and so is the
class, where it matters. Objects with names have the same items by index.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_attribute,
};

}  // namespace mindport::rules
