#include "core/names/mentions.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace mindport::names {
namespace {

constexpr std::array<std::string_view, 7> watched_identifiers{
    "GradScaler",  "backward",   "grad",          "return_tensors",
    "set_context", "set_device", "value_and_grad"};

bool mentions(const syntax::Tree& tree, const syntax::Unit& unit, std::string_view name) {
    return has_identifier(tree, unit, name, [](syntax::Node) { return true; });
}

}  // namespace

bool is_watched(std::string_view identifier) {
    return std::binary_search(watched_identifiers.begin(), watched_identifiers.end(), identifier);
}

bool Mentions::has(std::string_view watched) {
    const auto [entry, is_new] = found_.try_emplace(watched);
    Found& found = entry->second;
    if (is_new) {
        // Most files have next to none of them: the whole text is looked through first.
        const std::string_view text = tree_.text();
        const std::boyer_moore_horspool_searcher search(watched.begin(), watched.end());
        const bool may_be = std::search(text.begin(), text.end(), search) != text.end();
        for (const syntax::Unit& unit : tree_.units()) {
            found.in_unit.push_back(may_be && mentions(tree_, unit, watched));
            found.units += found.in_unit.back() ? 1 : 0;
        }
    }
    return found.units != 0;
}

void Mentions::follow_unit(std::uint32_t number) {
    for (auto& [identifier, found] : found_) {
        found.units -= found.in_unit[number] ? 1 : 0;
        found.in_unit[number] = mentions(tree_, tree_.units()[number], identifier);
        found.units += found.in_unit[number] ? 1 : 0;
    }
}

void Mentions::follow_tree() {
    for (auto& [identifier, found] : found_) {
        const std::vector<bool> before = std::exchange(found.in_unit, {});
        for (const syntax::Unit& unit : tree_.units()) {
            found.in_unit.push_back(unit.origin != syntax::Unit::no_origin
                                        ? before[unit.origin]
                                        : mentions(tree_, unit, identifier));
        }
        found.units =
            static_cast<std::size_t>(std::count(found.in_unit.begin(), found.in_unit.end(), true));
    }
}

}  // namespace mindport::names
