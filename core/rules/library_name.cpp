#include <algorithm>

#include "core/rules/api.h"
#include "core/rules/library_import.h"
#include "core/text/wildcard.h"

namespace mindport::rules {
namespace {

using catalog::Mapping;
using Fate = LibraryName::Fate;

std::string_view top_of(std::string_view qualified) {
    return qualified.substr(0, qualified.find('.'));
}

// The row of the innermost module around the name that moves as a whole.
const Mapping* module_row(std::string_view qualified, const catalog::Catalog& catalog) {
    for (std::string_view module = names::split_last(qualified).first; !module.empty();
         module = names::split_last(module).first) {
        const Mapping* row = catalog.find(module);
        if (row && row->kind == catalog::SymbolKind::module && has_conversion(*row)) {
            return row;
        }
    }
    return nullptr;
}

// Whether the profile is for this package, and its list of exports that of the package.
bool is_of_library(std::string_view package, const catalog::Catalog& catalog) {
    const auto& packages = catalog.profile().detect;
    return std::find(packages.begin(), packages.end(), package) != packages.end();
}

}  // namespace

bool is_library_file(const Context& context) {
    return is_of_library(top_of(context.file().module_name), context.catalog());
}

bool follows_customs(Node owner, const Context& context) {
    const auto exported = context.catalog().library_export(owner.child(Field::name).text());
    return exported && !exported->since.empty() &&
           exported->since <= context.catalog().profile().customs_until;
}

LibraryName library_name(std::string_view qualified, const Context& context) {
    const catalog::Catalog& catalog = context.catalog();
    LibraryName result;
    if (names::is_source_package(qualified) || !is_covered(qualified, catalog)) {
        return result;
    }
    const Mapping* row = catalog.find(qualified);
    if (row && !has_conversion(*row)) {
        result.fate = Fate::reported;
        result.row = row;
        return result;
    }
    if (row) {
        const bool same_name =
            names::split_last(row->target).second == names::split_last(qualified).second;
        result.fate = same_name ? Fate::moves : Fate::foreign;
        result.target = row->target;
        result.row = row;
        return result;
    }
    const bool is_own = top_of(context.file().module_name) == top_of(qualified);
    if (!is_own && is_of_library(top_of(qualified), catalog)) {
        const auto exported = catalog.library_export(names::split_last(qualified).second);
        if (exported && !catalog.has_export(*exported)) {
            result.fate = Fate::reported;
            result.lacking = exported;
            return result;
        }
    }
    if (const Mapping* module = module_row(qualified, catalog)) {
        result.target =
            std::string(module->target) + std::string(qualified.substr(module->source.size()));
        // What the library itself has will be there when all of it is converted.
        if (is_own || catalog.api(result.target)) {
            result.fate = Fate::moves;
            return result;
        }
    }
    const auto& keeps = catalog.profile().keeps;
    const bool kept = std::any_of(keeps.begin(), keeps.end(), [&](std::string_view pattern) {
        return text::fits(pattern, qualified);
    });
    result.fate = kept || is_own ? Fate::stays : Fate::reported;
    return result;
}

}  // namespace mindport::rules
