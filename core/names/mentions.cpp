#include "core/names/mentions.h"

#include <algorithm>
#include <array>

namespace mindport::names {
namespace {

constexpr std::array<std::string_view, 7> watched_identifiers{
    "GradScaler",  "backward",   "grad",          "return_tensors",
    "set_context", "set_device", "value_and_grad"};

}  // namespace

bool is_watched(std::string_view identifier) {
    return std::binary_search(watched_identifiers.begin(), watched_identifiers.end(), identifier);
}

bool mentions(const syntax::Tree& tree, std::string_view watched) {
    const auto has_it = [&](const syntax::Unit& unit) {
        const auto text = tree.text().substr(unit.begin, unit.end - unit.begin);
        if (text.find(watched) == std::string_view::npos) return false;
        for (std::uint32_t index = 0; index < unit.nodes.size(); ++index) {
            const syntax::Node node{&tree, &unit, index};
            if (node.is(syntax::NodeKind::identifier) && node.text() == watched) return true;
        }
        return false;
    };
    return std::any_of(tree.units().begin(), tree.units().end(), has_it);
}

}  // namespace mindport::names
