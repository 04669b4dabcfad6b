#include "core/kinds/receivers.h"

#include <algorithm>
#include <array>

#include "core/kinds/kinds.h"

namespace mindport::kinds {
namespace {

using syntax::Field;
using syntax::NodeKind;

// Names that Python's own types, NumPy's arrays, images (resize, transpose, …) or distributions
// (mode) have; sorted. What modules have is in the catalogue.
constexpr auto names_of_others = std::to_array<std::string_view>(
    {"add",    "all",          "any",     "argmax", "argmin",    "argsort",   "astype",
     "choose", "clip",         "conj",    "copy",   "cumprod",   "cumsum",    "diagonal",
     "dot",    "fill",         "flatten", "index",  "histogram", "item",      "itemset",
     "max",    "mean",         "min",     "mode",   "nonzero",   "numpy",     "prod",
     "ptp",    "put",          "ravel",   "repeat", "reshape",   "resize",    "reverse",
     "round",  "searchsorted", "size",    "sort",   "split",     "squeeze",   "std",
     "sum",    "swapaxes",     "take",    "tolist", "trace",     "transpose", "values",
     "var",    "view"});

bool is_method(std::string_view type, std::string_view name, const catalog::Catalog& catalog) {
    const catalog::ApiSymbol* symbol =
        catalog.api_in_any_version(std::string(type) + "." + std::string(name));
    return symbol && symbol->kind == catalog::SymbolKind::method;
}

}  // namespace

bool is_shared_method(std::string_view name, const catalog::Catalog& catalog) {
    if (name.starts_with("__") || (!is_method("torch.Tensor", name, catalog) &&
                                   !is_method("mindspore.Tensor", name, catalog))) {
        return false;  // `super().__init__()` asks for no kind
    }
    return std::ranges::find(names_of_others, name) != names_of_others.end() ||
           is_method("torch.nn.Module", name, catalog) ||
           is_method("mindspore.nn.Cell", name, catalog);
}

std::vector<Receiver> find_receivers(const syntax::Tree& tree, const names::FileContext& file,
                                     const catalog::Catalog& catalog,
                                     const names::ClassIndex* classes) {
    names::NameTable table;
    const names::ScopeTree scopes(tree, file, table);
    Kinds kinds({tree, file, table, scopes, catalog, classes});
    std::map<std::string_view, bool> shared;
    std::vector<Receiver> result;
    for (const syntax::Unit& unit : tree.units()) {
        for (std::uint32_t index = 0; index < unit.nodes.size(); ++index) {
            const Node node{&tree, &unit, index};
            const Node function = node.child(Field::function);
            if (!node.is(NodeKind::call) || !function.is(NodeKind::attribute)) {
                continue;
            }
            const Node method = function.child(Field::attribute);
            const std::string_view name = method.text();
            const auto [entry, is_new] = shared.try_emplace(name, false);
            if (is_new) {
                entry->second = is_shared_method(name, catalog);
            }
            const Node receiver = function.child(Field::object);
            if (!entry->second || !names::qualified_name(receiver, scopes, table).empty()) {
                continue;  // `torch.split(…)` is no method's call
            }
            result.push_back({method.begin(), std::string(name), kinds.of(receiver)});
        }
    }
    return result;
}

void add_counts(ReceiverCounts& sum, const std::vector<Receiver>& receivers) {
    for (const Receiver& receiver : receivers) {
        ReceiverCount& count = sum[receiver.method];
        ++count.calls;
        count.known += receiver.kind != ValueKind::unknown ? 1 : 0;
    }
}

ReceiverCount total(const ReceiverCounts& counts) {
    ReceiverCount sum;
    for (const auto& [name, count] : counts) {
        sum.calls += count.calls;
        sum.known += count.known;
    }
    return sum;
}

}  // namespace mindport::kinds
