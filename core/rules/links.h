// The page to read about a finding.
#pragma once

#include <string>

#include "core/catalog/catalog.h"
#include "core/rules/finding.h"

namespace mindport::rules {

// Of what its API becomes, else the table of MindSpore's counterparts.
std::string link_for(const Finding& finding, const catalog::Catalog& catalog);

}  // namespace mindport::rules
