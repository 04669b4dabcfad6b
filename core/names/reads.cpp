#include "core/names/reads.h"

#include <algorithm>

namespace mindport::names {

void Reads::add(std::uint32_t unit) {
    std::vector<std::uint32_t>& read = units_[current_].read;
    // Mostly one of the last: the same import, the same class.
    if (std::find(read.rbegin(), read.rend(), unit) == read.rend()) read.push_back(unit);
}

void Reads::Asked::add(NameHash name) {
    constexpr std::size_t recent = 8;
    const auto first = names_.size() > recent ? names_.end() - recent : names_.begin();
    if (std::find(first, names_.end(), name) != names_.end()) return;
    names_.push_back(name);
    if (names_.size() < most_) return;
    std::sort(names_.begin(), names_.end());
    names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
    most_ = 2 * std::max(names_.size(), most_ / 2);
}

bool Reads::Asked::any_of(const std::vector<NameHash>& sorted) const {
    return !sorted.empty() && std::any_of(names_.begin(), names_.end(), [&](NameHash name) {
        return std::binary_search(sorted.begin(), sorted.end(), name);
    });
}

std::vector<bool> Reads::reached_from(const std::vector<bool>& changed,
                                      const std::vector<NameHash>& names) const {
    std::vector<std::vector<std::uint32_t>> readers(units_.size());
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
        for (const std::uint32_t read : units_[unit].read) {
            readers[read].push_back(static_cast<std::uint32_t>(unit));
        }
    }
    std::vector<bool> reached = changed;
    reached.push_back(false);
    std::vector<std::uint32_t> open;
    for (std::uint32_t unit = 0; unit < reached.size(); ++unit) {
        reached[unit] = reached[unit] || units_[unit].asked.any_of(names);
        if (reached[unit]) open.push_back(unit);
    }
    while (!open.empty()) {
        const std::uint32_t unit = open.back();
        open.pop_back();
        if (unit == shared()) return std::vector<bool>(changed.size(), true);
        for (const std::uint32_t reader : readers[unit]) {
            if (!reached[reader]) {
                reached[reader] = true;
                open.push_back(reader);
            }
        }
    }
    reached.pop_back();
    return reached;
}

void Reads::take_over(Reads before, const std::vector<std::uint32_t>& numbers,
                      const std::vector<bool>& dropped) {
    names_ = std::move(before.names_);
    for (std::size_t unit = 0; unit < before.units_.size(); ++unit) {
        const bool is_shared = unit == before.shared();
        if (!is_shared && (dropped[unit] || numbers[unit] == no_unit)) continue;
        OfUnit& now = units_[is_shared ? shared() : numbers[unit]];
        now = std::move(before.units_[unit]);
        for (std::uint32_t& read : now.read) read = numbers[read];
        std::erase(now.read, no_unit);
    }
}

}  // namespace mindport::names
