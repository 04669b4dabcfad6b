// MP901: names without a counterpart.
#include "core/rules/api.h"
#include "core/rules/library_import.h"

namespace mindport::rules {
namespace {

bool on_reference(const names::Reference& reference, Context& context) {
    const ApiUse use = find_api(reference, context);
    if (!use.mapping && !is_covered(reference.qualified, context.catalog())) {
        return false;
    }
    if (use.mapping) {
        report_unconverted(*use.mapping, reference.range, context);
        return true;
    }
    if (library_name(reference.qualified, context).fate == LibraryName::Fate::stays) {
        return true;
    }
    Finding finding;
    finding.severity = Severity::error;
    finding.range = reference.range;
    finding.api = std::string(reference.qualified);
    finding.message = {&messages::api_unknown, {finding.api}};
    context.report(std::move(finding));
    return true;
}

}  // namespace

extern const Rule unmapped_api{
    .code = "MP901",
    .name = "unmapped-api",
    .summary = "A PyTorch name without a counterpart, or one that needs a decision",
    .documentation = R"(
The catalogue lists the name as having no counterpart on MindSpore, or as one where a person has to
decide; or it does not list the name at all. The message says what to do where that is known.

There is no automatic fix. `mindport explain NAME` shows what is known; a mapping of your own goes into
`mindport.toml`.
)",
    .on_reference = on_reference,
};

}  // namespace mindport::rules
