// The findings of a document.
#pragma once

#include "core/analysis/analysis.h"
#include "server/documents/document.h"

namespace mindport::server {

// Calls visit(finding) for each of the document's findings, by position: of a notebook's cell, for
// those that stand in it. `analysis` is the document's.
template <typename Visit>
void for_each_finding(const analysis::Analysis& analysis, const Document& document, Visit visit) {
    for (std::size_t unit = 0; unit < analysis.tree().units().size(); ++unit) {
        for (const rules::Finding& finding : analysis.findings(unit)) {
            if (document.part().contains(finding.range)) visit(finding);
        }
    }
}

}  // namespace mindport::server
