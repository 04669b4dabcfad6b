#include "core/rules/context.h"

#include <algorithm>

namespace mindport::rules {

void Context::report(Finding finding) {
    finding.rule = rule_;
    findings_.push_back(std::move(finding));
}

std::string FixBuilder::name(std::string_view qualified, const names::Site* via) {
    names::Spelled spelled = context_.spelling().spell(qualified, via);
    if (spelled.needs_import() && std::find(fix_.imports.begin(), fix_.imports.end(),
                                            spelled.need) == fix_.imports.end()) {
        fix_.imports.push_back(std::move(spelled.need));
    }
    return std::move(spelled.text);
}

}  // namespace mindport::rules
