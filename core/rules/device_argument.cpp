// MP710: device arguments of a library's own functions.
#include <algorithm>
#include <array>

#include "core/rules/device.h"
#include "core/rules/messages.h"
#include "core/rules/parameter.h"
#include "core/syntax/node_parts.h"

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

// What is known of what a call calls.
struct Called {
    std::string_view name;
    const names::ClassIndex* index = nullptr;
    const names::SignatureOutline* only = nullptr;  // the one that it can be

    bool takes_device(std::size_t place, const Context& context) const {
        return only ? names::parameter_at(only->parameters, place) == "device"
                    : takes_parameter(name, "device", place, context);
    }
    // Whether the call gives every parameter that there is: then it is as its author wrote it, and
    // what stands at a parameter's place is for that one.
    bool is_given_all(const CallArguments& arguments) const {
        const std::size_t count = arguments.all.size();
        return only && !arguments.has_splat && !names::is_too_much(only->parameters, count) &&
               names::is_too_much(only->parameters, count + 1);
    }
    // Whether it gives more: what it calls has lost the parameter already.
    bool is_given_too_much(const CallArguments& arguments) const {
        const std::size_t count = arguments.all.size();
        if (!index || arguments.has_splat) return false;
        return only ? names::is_too_much(only->parameters, count)
                    : index->is_too_much_for_all(name, count);
    }
};

bool is_plain(Node value) {
    return value.is_any(NodeKind::identifier, NodeKind::attribute, NodeKind::none,
                        NodeKind::string);
}

// Which arguments go, and whether that hangs on the parameter: the function of this file that is
// called has to lose it too.
struct Devices {
    std::vector<bool> gone;
    bool needs_parameter_gone = false;
    bool may_do_more = false;  // what goes is worked out where it stands, perhaps not for nothing
};

Devices find_devices(const CallArguments& arguments, Node function, Context& context) {
    const std::string resolved = resolved_callee(function, context);
    const names::KeptParameter* kept =
        context.classes() ? context.classes()->kept(resolved, "device") : nullptr;
    const Called called{syntax::last_name(function), context.classes(),
                        only_signature(function, resolved, context)};
    Devices result{std::vector<bool>(arguments.all.size(), false)};
    for (std::size_t i = 0; i < result.gone.size(); ++i) {
        const Argument& argument = arguments.all[i];
        const bool is_last = i + 1 >= arguments.positional_count();
        const bool stays =
            kept && !kept->lets_go(argument.form == Argument::Form::keyword, is_last);
        if (argument.form == Argument::Form::list_splat) {
            break;  // what follows has no certain place
        }
        if (stays) {
            continue;
        }
        if (argument.form == Argument::Form::keyword) {
            result.gone[i] = argument.keyword == "device";
        } else if (argument.form != Argument::Form::positional) {
            continue;
        } else if (is_device(argument.value, context)) {
            result.gone[i] = called.takes_device(i, context) || called.is_given_too_much(arguments);
        } else if (called.is_given_all(arguments) && called.takes_device(i, context)) {
            result.gone[i] = true;
            result.needs_parameter_gone = true;
            result.may_do_more = !is_plain(argument.value);
        }
    }
    return result;
}

// Whether the call may give a device: it says so, or something of the callee's name takes one.
bool may_give_device(Node call, const Context& context) {
    if (call.child(Field::arguments).text().find("device") != std::string_view::npos) {
        return true;
    }
    const std::string_view name = syntax::last_name(call.child(Field::function));
    return context.classes() &&
           std::ranges::any_of(context.classes()->signatures_named(name),
                               [](const names::CountedText& known) {
                                   return known.text.find("device") != std::string::npos;
                               });
}

void on_call(Node call, Context& context) {
    const Node function = call.child(Field::function);
    if (!call.child(Field::arguments).is(NodeKind::argument_list) ||
        !function.is_any(NodeKind::identifier, NodeKind::attribute) ||
        !may_give_device(call, context) || !may_be_own(function, context) ||
        transfer_of(call, context)) {
        return;
    }
    const CallArguments arguments(call);
    const Devices devices = find_devices(arguments, function, context);
    if (std::find(devices.gone.begin(), devices.gone.end(), true) == devices.gone.end()) {
        return;
    }
    Finding finding;
    finding.severity = devices.may_do_more ? Severity::warning : Severity::hint;
    finding.range = function.range();
    finding.message = {&messages::device_argument, {std::string(function.text())}};
    FixBuilder fix(context, {&messages::remove_device, {}});
    fix.set_safety(devices.may_do_more ? Safety::suggested : Safety::safe);
    fix.add(erase_arguments(arguments, devices.gone));
    if (function.is(NodeKind::identifier) || devices.needs_parameter_gone) {
        const Node parameter = find_parameter(definition_in_file(function, context), "device");
        const bool is_required = parameter.is_any(NodeKind::identifier, NodeKind::typed_parameter);
        if (parameter && (is_required || devices.needs_parameter_gone)) {
            fix.only_if_removed(parameter.range());
        }
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
parameter `device` (MP711), and their callers the argument, in whatever files they are. By keyword it always
goes; by position where the function takes a `device` there (or has just lost it: the call gives too much)
and the argument certainly is one, or the call gives all parameters. Of a method of an unknown object, any
one of that name counts.

```python
latents = self.prepare_latents(batch, height, dtype, device, generator)
ids = make_ids(height, device=latents.device, dtype=dtype)
```
becomes
```python
latents = self.prepare_latents(batch, height, dtype, generator)
ids = make_ids(height, dtype=dtype)
```

The fix is safe in a profile that ports a whole library, unless what stands at the place is a call of which
nothing says that it gives a device. Callers outside of it have to follow. Where a function
keeps a `device` that it cannot do without (MP711), its callers still give one.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_call,
    .source_only = true,
};

}  // namespace mindport::rules
