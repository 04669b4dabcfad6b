#include "server/features/place.h"

namespace mindport::server {

NamedPlace api_at(const analysis::Analysis& analysis, std::uint32_t offset) {
    const auto holds = [&](text::TextRange range) {
        return range.begin <= offset && offset <= range.end;
    };
    NamedPlace best;
    const auto take = [&](text::TextRange range, std::string_view name) {
        const bool better = best.name.empty() || range.size() < best.range.size();
        if (holds(range) && better) best = {range, std::string(name)};
    };
    for (const rules::ImportUse& use : analysis.imports()) {
        for (const names::Reference* reference : use.references) {
            take(reference->range, reference->qualified);
        }
    }
    if (!best.name.empty()) return best;
    const auto& units = analysis.tree().units();
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        if (!holds({units[unit].begin, units[unit].end})) continue;
        for (const rules::Finding& finding : analysis.findings(unit)) {
            if (!finding.api.empty()) take(finding.range, finding.api);
        }
    }
    return best;
}

}  // namespace mindport::server
