// Checks the calls that a template writes: that what it calls exists, and takes the keywords.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/rewrite_template.h"

namespace mindport::config {

// The calls of a template whose callee is known by name: `mindspore.mint.sum(…)`, and
// `{self}.sum(…)` where `receiver` ("mindspore.Tensor") is what the method's owner becomes; else it
// is empty.
struct TemplateCall {
    std::string callee;
    std::vector<std::string> keywords;
};

// Attributes of the receiver are callees without keywords.
std::vector<TemplateCall> template_calls(const std::vector<catalog::TemplatePart>& parts,
                                         std::string_view receiver);

}  // namespace mindport::config
