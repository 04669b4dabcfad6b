#include "core/rules/links.h"

namespace mindport::rules {

std::string link_for(const Finding& finding, const catalog::Catalog& catalog) {
    const catalog::Mapping* mapping = finding.api.empty() ? nullptr : catalog.find(finding.api);
    if (mapping != nullptr) return catalog.link_for(*mapping);
    std::string link = finding.api.empty() ? std::string() : catalog.link_for_api(finding.api);
    return link.empty() ? catalog.link_for_api("torch") : link;
}

}  // namespace mindport::rules
