// MP733: calls of functions that, in a port, take the object first that makes their argument.
#include <array>
#include <optional>

#include "core/rules/call.h"
#include "core/rules/member.h"
#include "core/rules/messages.h"
#include "core/rules/parameter.h"
#include "core/rules/port_function.h"

namespace mindport::rules {
namespace {

// The method that makes the argument of `name`, by the profile, or empty. An entry for an attribute
// is "attribute member-of-the-owner".
struct Entry {
    std::string_view member;
    std::string_view method;
};
std::optional<Entry> entry_of(std::string_view name, const Context& context) {
    const auto& list = context.catalog().profile().owner_first;
    for (std::size_t i = 0; i + 1 < list.size(); i += 2) {
        const std::size_t space = std::min(list[i].find(' '), list[i].size());
        if (list[i].substr(0, space) == name) {
            return Entry{list[i].substr(std::min(space + 1, list[i].size())), list[i + 1]};
        }
    }
    return std::nullopt;
}

bool is_plain_name(Node node) {
    return node.is(NodeKind::identifier) ||
           (node.is(NodeKind::attribute) && is_plain_name(node.child(Field::object)));
}

// `self.vae` of `self.vae.encode(x)`, or null.
Node owner_of(Node made, std::string_view method) {
    const MemberCall call = member_call(made);
    return call.name && call.name.text() == method && is_plain_name(call.receiver) ? call.receiver
                                                                                   : Node{};
}

// Whether the function that is called takes the owner: it is ported already, or in the same pass.
bool takes_owner(Node function, const Context& context) {
    const auto resolution = context.scopes().resolve(function);
    if (!resolution || resolution.sites.front()->kind != names::SiteKind::function) {
        return static_cast<bool>(resolution.import());
    }
    const Node definition = resolution.sites.front()->node.parent();
    context.scopes().note(definition);
    const Node first = definition.child(Field::parameters).first_child();
    return port_function_of(definition, context) ||
           (first && parameter_name(first).text() == added_parameter(function.text(), context));
}

void on_function_call(Node call, Context& context) {
    const Node function = call.child(Field::function);
    const auto entry = entry_of(function.text(), context);
    const CallArguments arguments(call);
    if (!entry || !entry->member.empty() || arguments.all.empty() ||
        !takes_owner(function, context)) {
        return;
    }
    const Node made = arguments.all[0].value;
    const Node owner = owner_of(made, entry->method);
    if (!owner && is_plain_name(made) && arguments.positional_count() > 1) {
        return;  // has the owner already
    }
    Finding finding;
    finding.range = function.range();
    finding.message = {&messages::owner_first, {std::string(function.text())}};
    if (owner) {
        finding.severity = Severity::hint;
        FixBuilder fix(context, {&messages::write_as_port, {}});
        fix.insert(made.begin(), std::string(owner.text()) + ", ");
        fix.insert(made.end(), "[0]");
        finding.fixes.push_back(fix.build());
    }
    context.report(std::move(finding));
}

// `vae.encode(x).latent_dist.sample(generator)`
void on_method_call(Node call, Context& context) {
    const MemberCall use = member_call(call);
    if (!use.receiver.is(NodeKind::attribute)) {
        return;
    }
    const auto entry = entry_of(use.receiver.child(Field::attribute).text(), context);
    const Node made = use.receiver.child(Field::object);
    const Node owner = entry && !entry->member.empty() ? owner_of(made, entry->method) : Node{};
    if (!owner || has_comment(use.function)) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = use.receiver.child(Field::attribute).range();
    finding.message = {&messages::distribution_of_owner, {}};
    FixBuilder fix(context, {&messages::write_as_port, {}});
    const CallArguments arguments(call);
    const std::uint32_t open = arguments.list.begin() + 1;
    text::Edit edit{{made.begin(), open},
                    std::string(owner.text())
                        .append(".")
                        .append(entry->member)
                        .append(".")
                        .append(use.name.text())
                        .append("("),
                    {}};
    edit.slots.push_back({static_cast<std::uint32_t>(edit.text.size()), made.range()});
    edit.text += arguments.all.empty() ? "[0]" : "[0], ";
    fix.edit(std::move(edit));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

void on_node(Node call, Context& context) {
    const Node function = call.child(Field::function);
    if (!call.child(Field::arguments).is(NodeKind::argument_list) ||
        context.catalog().profile().owner_first.empty()) {
        return;
    }
    if (function.is(NodeKind::identifier)) {
        on_function_call(call, context);
    } else {
        on_method_call(call, context);
    }
}

constexpr std::array kinds{NodeKind::call};

}  // namespace

extern const Rule owner_first{
    .code = "MP733",
    .name = "owner-first",
    .summary = "A function that takes the object first that makes its argument, in a port",
    .documentation = R"(
An encoder of `mindone.diffusers` gives the parameters of a distribution as a tensor, and the distribution
itself belongs to the model (`vae.diag_gauss_dist`). So what takes a sample needs both. The profile says
which functions that concerns, and which method makes their argument (`owner_first`).

```python
latents = retrieve_latents(self.vae.encode(image), generator=generator)
first = self.vae.encode(image).latent_dist.mode()
```
becomes
```python
latents = retrieve_latents(self.vae, self.vae.encode(image)[0], generator=generator)
first = self.vae.diag_gauss_dist.mode(self.vae.encode(image)[0])
```

The fix is safe with mindone, where the function is imported, or is converted too (MP732). Where it is not
seen which object makes the argument, the call is reported.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_node,
};

}  // namespace mindport::rules
