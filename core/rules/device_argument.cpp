// MP710: device arguments of a library's own functions.
#include <algorithm>
#include <array>

#include "core/rules/device.h"
#include "core/rules/messages.h"
#include "core/rules/parameter.h"

namespace mindport::rules {
namespace {

std::string_view package_of(std::string_view qualified) {
    return qualified.substr(0, qualified.find('.'));
}

// Whether the callee may be a function that the port changes: one of the library, or one that is
// reached through an object. Those of other packages have rows in the catalogue, or stay.
bool may_be_own(Node function, Context& context) {
    const std::string_view qualified = context.qualified(function);
    if (qualified.empty()) {
        return function.text() != "dict" && function.text() != "print";
    }
    const auto& detect = context.catalog().profile().detect;
    const std::string_view package = package_of(qualified);
    const bool is_library = std::find(detect.begin(), detect.end(), package) != detect.end() ||
                            package == package_of(context.file().module_name);
    return is_library && !context.catalog().find(qualified);
}

std::string_view own_name(Node function) {
    return function.is(NodeKind::attribute) ? function.child(Field::attribute).text()
                                            : function.text();
}

std::vector<bool> find_devices(const CallArguments& arguments, std::string_view function,
                               Context& context) {
    std::vector<bool> gone(arguments.all.size(), false);
    for (std::size_t i = 0; i < gone.size(); ++i) {
        const Argument& argument = arguments.all[i];
        if (argument.form == Argument::Form::keyword) {
            gone[i] = argument.keyword == "device";
        } else if (argument.form == Argument::Form::positional) {
            gone[i] = is_device(argument.value, context) &&
                      takes_parameter(function, "device", i, context);
        } else if (argument.form == Argument::Form::list_splat) {
            break;  // what follows has no certain place
        }
    }
    return gone;
}

// The parameter `device` of a function of this file that every caller has to give, or null.
Node required_device(Node function, const Context& context) {
    const auto resolution = context.scopes().resolve(function);
    if (!function.is(NodeKind::identifier) || !resolution ||
        resolution.sites.front()->kind != names::SiteKind::function) {
        return {};
    }
    const Node definition = resolution.sites.front()->node.parent();
    context.scopes().note(definition);
    for (const Node parameter : definition.child(Field::parameters).children()) {
        if (parameter.is_any(NodeKind::identifier, NodeKind::typed_parameter) &&
            parameter_name(parameter).text() == "device") {
            return parameter;
        }
    }
    return {};
}

void on_call(Node call, Context& context) {
    const Node function = call.child(Field::function);
    if (!call.child(Field::arguments).is(NodeKind::argument_list) ||
        call.child(Field::arguments).text().find("device") == std::string_view::npos ||
        !function.is_any(NodeKind::identifier, NodeKind::attribute) ||
        !may_be_own(function, context) || transfer_of(call, context)) {
        return;
    }
    const CallArguments arguments(call);
    const std::vector<bool> gone = find_devices(arguments, own_name(function), context);
    if (std::find(gone.begin(), gone.end(), true) == gone.end()) {
        return;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = function.range();
    finding.message = {&messages::device_argument, {std::string(function.text())}};
    FixBuilder fix(context, {&messages::remove_device, {}});
    fix.add(erase_arguments(arguments, gone));
    if (const Node parameter = required_device(function, context)) {
        fix.only_if_removed(parameter.range());
    }
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::call};

}  // namespace

extern const Rule device_argument{
    .code = "MP710",
    .name = "device-argument",
    .summary = "A device that a library's own function is given",
    .documentation = R"(
MindSpore has one device per process, so a port passes none around: functions of the library lose the
parameter `device` (MP711), and their callers the argument. By keyword it always goes; by position where
some function of that name takes a `device` there and the argument certainly is one.

```python
latents = self.prepare_latents(batch, height, dtype, device, generator)
ids = make_ids(height, device=latents.device, dtype=dtype)
```
becomes
```python
latents = self.prepare_latents(batch, height, dtype, generator)
ids = make_ids(height, dtype=dtype)
```

The fix is safe in a profile that ports a whole library. Callers outside of it have to follow. Where a function
of the same file keeps a `device` that it cannot do without, its callers still give one.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_call,
    .source_only = true,
};

}  // namespace mindport::rules
