#include "core/rules/api.h"

#include <algorithm>

#include "core/rules/call_adapter.h"

namespace mindport::rules {

extern const Rule partial_api;

using catalog::Mapping;
using catalog::Status;

namespace {

// Whether a row holds for a name below its own: `rest` is ".foo" of torch.foo for the row of torch.
// What a module has says nothing about the other module; a class has what the target's class has.
bool holds_below(const Mapping& mapping, std::string_view rest, const catalog::Catalog& catalog) {
    if (!has_conversion(mapping)) {
        return true;
    }
    switch (mapping.kind) {
        case catalog::SymbolKind::module:
            return false;
        case catalog::SymbolKind::type:
            return rest.starts_with(".__") ||
                   catalog.api(std::string(mapping.target).append(rest)) != nullptr;
        default:
            return true;
    }
}

}  // namespace

ApiUse find_api(const names::Reference& reference, const Context& context) {
    ApiUse use{nullptr, reference.range, reference.in_text ? Node{} : reference.node,
               reference.import};
    std::string_view name = reference.qualified;
    while (!name.empty()) {
        use.mapping = context.catalog().find(name);
        const std::string_view rest = reference.qualified.substr(name.size());
        if (use.mapping && !rest.empty() && !holds_below(*use.mapping, rest, context.catalog())) {
            use.mapping = nullptr;
            return use;
        }
        if (use.mapping || name.size() <= reference.import->target.size()) {
            return use;
        }
        const std::string_view last = names::split_last(name).second;
        if (use.node) {
            use.node = use.node.child(Field::object);
            use.range = use.node.range();
        } else {
            use.range.end -= static_cast<std::uint32_t>(last.size()) + 1;
        }
        name = names::split_last(name).first;
    }
    return use;
}

bool is_covered(std::string_view qualified, const catalog::Catalog& catalog) {
    if (names::is_source_package(qualified)) {
        return true;
    }
    const auto& covers = catalog.profile().covers;
    const std::string_view top = qualified.substr(0, qualified.find('.'));
    return std::find(covers.begin(), covers.end(), top) != covers.end();
}

bool has_conversion(const Mapping& mapping) {
    return !mapping.target.empty() && mapping.status != Status::manual &&
           mapping.status != Status::none && mapping.status != Status::drop;
}

Safety safety_of(const Mapping& mapping) {
    // `partial` with a list of arguments is checked at each call; without one it is a judgement.
    const bool unchecked = mapping.status == Status::partial && mapping.unsupported.empty();
    return mapping.suggested || unchecked ? Safety::suggested : Safety::safe;
}

Finding finding_for(const Mapping& mapping, text::TextRange range) {
    Finding finding;
    finding.range = range;
    finding.api = std::string(mapping.source);
    switch (mapping.status) {
        case Status::none:
            finding.severity = Severity::error;
            break;
        case Status::manual:
            finding.severity = Severity::warning;
            break;
        default:
            finding.severity =
                safety_of(mapping) == Safety::safe ? Severity::hint : Severity::warning;
    }
    return finding;
}

void say_conversion(const Mapping& mapping, Finding& finding) {
    const std::string target(mapping.target);
    if (mapping.status == Status::partial && mapping.unsupported.empty()) {
        finding.rule = &partial_api;
        finding.message = {&messages::api_partial,
                           {finding.api, target, std::string(mapping.note)}};
    } else {
        finding.message = {&messages::api_converts, {finding.api, target}};
    }
}

void say_difference(AdaptedCall& adapted, Finding& finding) {
    if (!adapted.difference) {
        return;
    }
    finding.rule = &partial_api;
    finding.message = std::move(*adapted.difference);
    finding.severity = adapted.quiet ? Severity::hint : Severity::warning;
}

void report_unconverted(const Mapping& mapping, text::TextRange range, Context& context) {
    Finding finding = finding_for(mapping, range);
    const MessageText& text =
        mapping.status == Status::none ? messages::api_unmapped : messages::api_manual;
    finding.message = {&text, {finding.api, std::string(mapping.note)}};
    context.report(std::move(finding));
}

}  // namespace mindport::rules
