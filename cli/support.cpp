#include "cli/support.h"

#include <algorithm>
#include <set>

#include "core/catalog/explanation.h"
#include "core/syntax/tree.h"

namespace mindport::cli {
namespace {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

// Whether a module is one of the library or of its port; those that are relative may be.
bool may_be_of_library(std::string_view module, const catalog::Profile& profile) {
    if (module.starts_with('.')) return true;
    if (module.starts_with("mindone.")) module.remove_prefix(std::string_view("mindone.").size());
    const std::string_view top = module.substr(0, module.find('.'));
    return std::ranges::find(profile.detect, top) != profile.detect.end();
}

void add(std::string_view name, const catalog::Catalog& catalog, std::set<Support>& found) {
    const auto entry = catalog.library_export(name);
    if (!entry || name.front() < 'A' || name.front() > 'Z' ||
        (entry->precisions.empty() && catalog.has_export(*entry)))
        return;
    found.insert({std::string(name), catalog::export_text(catalog, name),
                  entry->runs && catalog.has_export(*entry)});
}

void add_names(Node node, const catalog::Catalog& catalog, std::set<Support>& found) {
    if (node.is(NodeKind::class_definition)) {
        add(node.child(Field::name).text(), catalog, found);
    }
    if (!node.is(NodeKind::import_from_statement) ||
        !may_be_of_library(node.child(Field::module_name).text(), catalog.profile())) {
        return;
    }
    for (const Node item : node.children()) {
        if (item.field() == Field::name) {
            const Node name = item.child(Field::name);  // of `name as other`
            add((name ? name : item).text(), catalog, found);
        }
    }
}

}  // namespace

std::vector<Support> support_of_names(const std::string& text, const catalog::Catalog& catalog) {
    std::set<Support> found;
    if (catalog.profile().exports.empty()) return {};
    syntax::Parser parser;
    const syntax::Tree tree = parser.parse(text);
    for (const syntax::Unit& unit : tree.units()) {
        for (std::uint32_t index = 0; index < unit.nodes.size(); ++index) {
            add_names(Node{&tree, &unit, index}, catalog, found);
        }
    }
    return {found.begin(), found.end()};
}

}  // namespace mindport::cli
