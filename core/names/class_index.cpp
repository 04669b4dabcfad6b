#include "core/names/class_index.h"

#include <unordered_set>

namespace mindport::names {

void ClassIndex::add(Outline outline) {
    const std::string prefix = outline.module_name.empty() ? "" : outline.module_name + ".";
    for (ClassOutline& entry : outline.classes) {
        bases_[prefix + entry.name] = std::move(entry.bases);
    }
    for (auto& [bound, target] : outline.imports) {
        reexports_.emplace(prefix + bound, std::move(target));
    }
}

bool ClassIndex::derives_from(std::string_view qualified,
                              const std::function<bool(std::string_view)>& is_root) const {
    std::unordered_set<std::string_view> seen;
    std::vector<std::string_view> open{qualified};
    while (!open.empty()) {
        const std::string_view name = open.back();
        open.pop_back();
        if (is_root(name)) {
            return true;
        }
        if (!seen.insert(name).second) {
            continue;
        }
        const std::string key(name);
        if (const auto found = bases_.find(key); found != bases_.end()) {
            open.insert(open.end(), found->second.begin(), found->second.end());
        } else if (const auto other = reexports_.find(key); other != reexports_.end()) {
            open.push_back(other->second);
        }
    }
    return false;
}

}  // namespace mindport::names
