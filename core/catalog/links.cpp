// Links to API pages. MindSpore's site has one page per class and function, in a folder per section
// of the API; a member of a class other than Tensor is an anchor on the class's page.
#include <array>
#include <string>

#include "core/catalog/catalog.h"

namespace mindport::catalog {
namespace {

constexpr std::string_view api_root = "https://www.mindspore.cn/docs/en/master/api_python/";
constexpr std::string_view mapping_table =
    "https://www.mindspore.cn/docs/en/master/note/api_mapping/pytorch_api_mapping.html";

struct Section {
    std::string_view prefix;
    std::string_view folder;
};

// The longest prefix first.
constexpr std::array<Section, 21> sections{{
    {"mindspore.Tensor.", "mindspore/Tensor"},
    {"mindspore.amp.", "amp"},
    {"mindspore.boost.", "boost"},
    {"mindspore.common.initializer.", "mindspore.common.initializer"},
    {"mindspore.communication.", "communication"},
    {"mindspore.dataset.audio.", "dataset_audio"},
    {"mindspore.dataset.text.", "dataset_text"},
    {"mindspore.dataset.transforms.", "dataset_transforms"},
    {"mindspore.dataset.vision.", "dataset_vision"},
    {"mindspore.dataset.", "dataset"},
    {"mindspore.experimental.", "experimental"},
    {"mindspore.hal.", "hal"},
    {"mindspore.mint.", "mint"},
    {"mindspore.nn.", "nn"},
    {"mindspore.numpy.", "numpy"},
    {"mindspore.ops.", "ops"},
    {"mindspore.parallel.", "parallel"},
    {"mindspore.runtime.", "runtime"},
    {"mindspore.scipy.", "scipy"},
    {"mindspore.train.", "train"},
    {"mindspore.", "mindspore"},
}};

std::string page(std::string_view folder, std::string_view name) {
    std::string link(api_root);
    link.append(folder).append("/").append(name).append(".html");
    return link;
}

std::string mindspore_link(const Catalog& catalog, std::string_view name) {
    if (name == "mindspore") return std::string(api_root) + "mindspore.html";
    const ApiSymbol* symbol = catalog.api_in_any_version(name);
    if (symbol != nullptr && symbol->kind == SymbolKind::module) {
        return std::string(api_root).append(name).append(".html");
    }
    if (symbol != nullptr && symbol->kind == SymbolKind::value) {
        return page("mindspore", "mindspore.dtype");  // all the values that code uses are dtypes
    }
    if (!name.starts_with("mindspore.Tensor.")) {
        const std::string_view owner = name.substr(0, name.rfind('.'));
        const ApiSymbol* parent = catalog.api_in_any_version(owner);
        if (parent != nullptr && parent->kind == SymbolKind::type) {
            return mindspore_link(catalog, owner).append("#").append(name);
        }
    }
    for (const Section& section : sections) {
        if (name.starts_with(section.prefix)) return page(section.folder, name);
    }
    return {};
}

}  // namespace

std::string Catalog::link_for_api(std::string_view name) const {
    const auto is_in = [&](std::string_view package) {
        return name == package ||
               (name.starts_with(package) && name.substr(package.size()).starts_with('.'));
    };
    if (is_in("mindspore")) return mindspore_link(*this, name);
    if (is_in("mindone")) return "https://github.com/mindspore-lab/mindone";
    if (is_in("numpy")) {
        std::string link = "https://numpy.org/doc/stable/reference/";
        if (name != "numpy") link.append("generated/").append(name).append(".html");
        return link;
    }
    if (is_in("torch")) return std::string(mapping_table);
    return {};
}

std::string Catalog::link_for(const Mapping& mapping) const {
    if (!mapping.link.empty()) return std::string(mapping.link);
    std::string link;
    if (!mapping.target.empty()) link = link_for_api(mapping.target);
    return link.empty() ? std::string(mapping_table) : link;
}

}  // namespace mindport::catalog
