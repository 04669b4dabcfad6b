#include "core/rules/member.h"

#include <algorithm>

#include "core/rules/signature_match.h"
#include "core/rules/variadic.h"

namespace mindport::rules {

extern const Rule call_arguments;

MemberCall member_call(Node call) {
    const Node function = call.child(Field::function);
    if (!function.is(NodeKind::attribute)) {
        return {};
    }
    return {call, function, function.child(Field::object), function.child(Field::attribute)};
}

bool is_mindspore_call(const MemberCall& member, std::string_view type, const Context& context) {
    const std::string_view name = member.name.text();
    const catalog::ApiSymbol* api =
        context.catalog().api(std::string(type).append(".").append(name));
    if (!api && type == "mindspore.Tensor") {  // a parameter looks like any tensor
        return is_mindspore_call(member, "mindspore.Parameter", context);
    }
    if (!api || api->kind != catalog::SymbolKind::method) {
        return false;
    }
    const CallArguments arguments(member.call);
    if (api->overloads.empty() || arguments.has_splat) {
        return true;  // as far as it can be told
    }
    const auto found = match(*api, arguments, context.catalog().target());
    if (!found) {
        // The signature says `dims`; from 2.8.0 on the counts may stand one by one.
        return name == "tile" && context.catalog().target().index > 0 &&
               arguments.positional_count() == arguments.all.size();
    }
    // `x.flip(0)`, `x.new_zeros(2, 3)`: torch takes the numbers one by one, and MindSpore a tuple.
    const catalog::ApiSymbol* source = context.catalog().api("torch.Tensor." + std::string(name));
    return !source || !takes_any_number(*source) ||
           std::none_of(found->bound.begin(), found->bound.end(), [&](const BoundArgument& entry) {
               const bool takes_no_number =
                   entry.parameter &&
                   (entry.parameter->name == "dims" || entry.parameter->name == "dtype") &&
                   entry.parameter->kind != catalog::ParameterKind::var_positional;
               return takes_no_number &&
                      context.kind_of(entry.argument->value) == catalog::ValueKind::number;
           });
}

bool convert_member_call(const MemberCall& member, const catalog::Mapping& mapping, bool is_sure,
                         Context& context) {
    const text::TextRange range{member.name.begin(), member.call.end()};
    if (mapping.status == catalog::Status::none || mapping.status == catalog::Status::manual) {
        if (is_sure) {
            report_unconverted(mapping, range, context);
        }
        return is_sure;
    }
    const std::string_view new_name = names::split_last(mapping.target).second;
    Finding finding = finding_for(mapping, range);
    const bool goes = mapping.status == catalog::Status::drop;
    FixBuilder fix(context,
                   goes ? Message{&messages::remove_without_effect, {finding.api}}
                        : Message{&messages::replace_with, {std::string(mapping.target)}},
                   is_sure ? safety_of(mapping) : Safety::suggested);
    say_conversion(mapping, finding);
    if (goes) {
        const bool stands_alone = member.call.parent().is(NodeKind::expression_statement) &&
                                  member.receiver.is_any(NodeKind::identifier, NodeKind::attribute);
        if (stands_alone) {
            fix.remove_statement(member.call.parent());
        } else {
            fix.erase({member.receiver.end(), member.call.end()});
        }
        finding.message = {&messages::call_without_effect, {finding.api}};
        finding.fixes.push_back(fix.build());
        context.report(std::move(finding));
        return true;
    }
    AdaptedCall adapted = adapt_call(member.call, member.receiver, mapping, nullptr, context);
    if (adapted.problem) {
        if (is_sure) {
            finding.rule = &call_arguments;
            finding.severity = Severity::warning;
            finding.message = std::move(*adapted.problem);
            context.report(std::move(finding));
        }
        return is_sure;
    }
    if (!adapted.whole_call) {
        fix.replace(member.name, std::string(new_name));
    }
    fix.add(std::move(adapted.edits), std::move(adapted.imports));
    if (is_sure) {
        say_difference(adapted, finding);
    }
    if (fix.changes_nothing()) {
        const bool is_worth_knowing =
            is_sure && (adapted.difference || safety_of(mapping) == Safety::suggested);
        if (is_worth_knowing) {  // nothing to write, but something to know
            context.report(std::move(finding));
        }
        return is_worth_knowing;
    }
    if (!adapted.certain) {
        fix.set_safety(Safety::suggested);
    }
    finding.fixes.push_back(fix.build());
    context.report(std::move(finding));
    return true;
}

}  // namespace mindport::rules
