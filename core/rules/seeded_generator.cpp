// MP735: generators of random numbers that are seeded on the spot.
#include <array>

#include "core/rules/api.h"
#include "core/rules/call.h"
#include "core/rules/member.h"
#include "core/rules/messages.h"

namespace mindport::rules {
namespace {

// `torch.Generator(device).manual_seed(seed)`
bool on_reference(const names::Reference& reference, Context& context) {
    const Node made = reference.node.parent();
    const Node function = made.parent();
    const Node call = function.parent();
    if (reference.in_text || reference.node.field() != Field::function ||
        context.catalog().canonical(reference.qualified) != "torch.Generator" ||
        !made.is(NodeKind::call) || !function.is(NodeKind::attribute) ||
        function.child(Field::attribute).text() != "manual_seed" || !call.is(NodeKind::call) ||
        has_comment(call)) {
        return false;
    }
    const CallArguments arguments(call);
    if (arguments.all.size() != 1 || arguments.has_splat) {
        return false;
    }
    Finding finding;
    finding.severity = Severity::hint;
    finding.range = call.range();
    finding.api = "torch.Generator.manual_seed";
    finding.message = {&messages::seeded_generator, {}};
    FixBuilder fix(context, {&messages::replace_with, {"numpy.random.Generator"}});
    text::Edit edit{call.range(),
                    fix.name("numpy.random.Generator") + "(" + fix.name("numpy.random.PCG64") + "(",
                    {}};
    edit.slots.push_back(
        {static_cast<std::uint32_t>(edit.text.size()), arguments.all[0].value.range()});
    edit.text += "))";
    fix.edit(std::move(edit));
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

// `generator.manual_seed(seed)`, later
void on_call(Node call, Context& context) {
    const MemberCall member = member_call(call);
    if (!member.name || member.name.text() != "manual_seed" || member.receiver.is(NodeKind::call) ||
        !context.qualified(member.function).empty()) {
        return;
    }
    const catalog::ValueKind kind = context.kind_of(member.receiver);
    if (kind != catalog::ValueKind::generator && kind != catalog::ValueKind::unknown) {
        return;
    }
    Finding finding;
    finding.severity = Severity::warning;
    finding.range = member.name.range();
    finding.api = "torch.Generator.manual_seed";
    finding.message = {&messages::seeded_later, {}};
    context.report(std::move(finding));
}

constexpr std::array kinds{NodeKind::call};

}  // namespace

extern const Rule seeded_generator{
    .code = "MP735",
    .name = "seeded-generator",
    .summary = "A generator of random numbers that is seeded",
    .documentation = R"(
mindone draws random numbers with NumPy, whose generators get their seed when they are made.

```python
generator = torch.Generator("cpu").manual_seed(0)
```
becomes
```python
generator = np.random.Generator(np.random.PCG64(0))
```

The fix is safe with mindone; the numbers are others than torch's, whatever the seed. A generator that is
seeded later is reported.
)",
    .profile_only = true,
    .nodes = kinds,
    .on_node = on_call,
    .on_reference = on_reference,
};

}  // namespace mindport::rules
