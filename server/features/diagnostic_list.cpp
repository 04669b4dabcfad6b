#include "server/features/diagnostic_list.h"

#include <algorithm>
#include <utility>

#include "core/analysis/unit_shape.h"

namespace mindport::server {
namespace {

using analysis::combined;

// The import that the name at an offset goes back to, or null.
const names::Site* import_at(const std::vector<names::Reference>& references, std::uint32_t begin) {
    const auto found = std::partition_point(
        references.begin(), references.end(),
        [begin](const names::Reference& reference) { return reference.range.begin < begin; });
    return found != references.end() && found->range.begin == begin ? found->import : nullptr;
}

// The diagnostics of one unit, each after a comma.
std::string write_unit(const analysis::Analysis& analysis, std::size_t unit,
                       const Document& document, const DiagnosticStyle& style,
                       DiagnosticWriter& writer) {
    std::string result;
    for (const rules::Finding& finding : analysis.findings(unit)) {
        if (!document.part().contains(finding.range)) continue;
        const Range range = document.range(finding.range);
        const bool wants_import =
            style.client.related_information && finding.severity != rules::Severity::hint;
        const names::Site* site =
            wants_import ? import_at(analysis.references(unit), finding.range.begin) : nullptr;
        if (site != nullptr && !document.part().contains(site->node.range())) site = nullptr;
        ImportPlace place;
        if (site != nullptr) place = {document.range(site->node.range()), site->name};
        const bool elsewhere = site != nullptr && place.range.start.line != range.start.line;
        writer.add(result, finding, range, style, document.uri(), elsewhere ? &place : nullptr);
    }
    return result;
}

}  // namespace

std::uint64_t DiagnosticList::surroundings(const analysis::Analysis& analysis,
                                           const Document& document, const DiagnosticStyle& style,
                                           const DiagnosticWriter& writer) {
    std::uint64_t hash = combined(writer.generation(), document.analysed().generation());
    if (!style.client.related_information) return hash;
    for (const rules::ImportUse& use : analysis.imports()) {
        const text::Position place = document.position(use.site->node.begin());
        hash = combined(combined(hash, place.line), place.character);
    }
    return hash;
}

std::string DiagnosticList::write(const analysis::Analysis& analysis, const Document& document,
                                  const DiagnosticStyle& style, DiagnosticWriter& writer,
                                  std::string head) {
    const std::uint64_t now = surroundings(analysis, document, style, writer);
    // The cells of a notebook share their units.
    if (now != surroundings_ || document.is_cell()) kept_.clear();
    surroundings_ = now;
    ByRevision before = std::exchange(kept_, {});
    const auto& units = analysis.tree().units();
    std::vector<const std::string*> texts;
    std::size_t size = 0;
    std::size_t rest = 0;
    text::Position rest_begin;
    for (const std::uint32_t unit : analysis.units_with_findings()) {
        const text::Position begin = document.position(units[unit].begin);
        if (size > most_diagnostic_text) {
            if (rest == 0) rest_begin = begin;
            rest += analysis.findings(unit).size();
            continue;
        }
        const auto known = before.find(analysis.revision(unit));
        const bool stays = known != before.end() && known->second.begin == begin;
        Kept kept = stays ? std::move(known->second)
                          : Kept{begin, write_unit(analysis, unit, document, style, writer)};
        const auto place = kept_.emplace(analysis.revision(unit), std::move(kept)).first;
        texts.push_back(&place->second.text);
        size += texts.back()->size();
    }
    std::string result = std::move(head);
    const std::size_t from = result.size();
    constexpr std::size_t ends = 256;  // what stands around them
    result.reserve(from + size + ends);
    for (const std::string* text : texts) result += *text;
    DiagnosticWriter::add_rest(result, rest, {rest_begin, rest_begin}, style);
    return as_list(std::move(result), from);
}

}  // namespace mindport::server
