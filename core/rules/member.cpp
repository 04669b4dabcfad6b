#include "core/rules/member.h"

namespace mindport::rules {

extern const Rule call_arguments;

MemberCall member_call(Node call) {
    const Node function = call.child(Field::function);
    if (!function.is(NodeKind::attribute)) {
        return {};
    }
    return {call, function, function.child(Field::object), function.child(Field::attribute)};
}

void convert_member_call(const MemberCall& member, const catalog::Mapping& mapping, bool is_sure,
                         Context& context) {
    const text::TextRange range{member.name.begin(), member.call.end()};
    if (mapping.status == catalog::Status::none || mapping.status == catalog::Status::manual) {
        if (is_sure) {
            report_unconverted(mapping, range, context);
        }
        return;
    }
    const std::string_view new_name = names::split_last(mapping.target).second;
    Finding finding = finding_for(mapping, range);
    FixBuilder fix(context, {&messages::replace_with, {std::string(mapping.target)}},
                   is_sure ? safety_of(mapping) : Safety::suggested);
    say_conversion(mapping, finding);
    if (mapping.status == catalog::Status::drop) {
        fix.erase({member.receiver.end(), member.call.end()});
        finding.message = {&messages::call_without_effect, {finding.api}};
        finding.fixes.push_back(fix.build());
        context.report(std::move(finding));
        return;
    }
    AdaptedCall adapted = adapt_call(member.call, member.receiver, mapping, nullptr, context);
    if (adapted.problem) {
        if (is_sure) {
            finding.rule = &call_arguments;
            finding.severity = Severity::warning;
            finding.message = std::move(*adapted.problem);
            context.report(std::move(finding));
        }
        return;
    }
    if (!adapted.whole_call) {
        fix.replace(member.name, std::string(new_name));
    }
    fix.add(std::move(adapted.edits), std::move(adapted.imports));
    if (is_sure) {
        say_difference(adapted, finding);
    }
    if (fix.changes_nothing()) {
        if (is_sure && (adapted.difference || safety_of(mapping) == Safety::suggested)) {
            context.report(std::move(finding));  // nothing to write, but something to know
        }
        return;
    }
    if (!adapted.certain) {
        fix.set_safety(Safety::suggested);
    }
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
}

}  // namespace mindport::rules
