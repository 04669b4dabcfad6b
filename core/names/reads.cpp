#include "core/names/reads.h"

#include <algorithm>

namespace mindport::names {

void Reads::add(std::uint32_t unit) {
    std::vector<std::uint32_t>& read = units_[current_].read;
    // Mostly one of the last: the same import, the same class.
    if (std::find(read.rbegin(), read.rend(), unit) == read.rend()) read.push_back(unit);
}

std::vector<bool> Reads::reached_from(const std::vector<bool>& changed) const {
    std::vector<std::vector<std::uint32_t>> readers(units_.size());
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
        for (const std::uint32_t read : units_[unit].read) {
            readers[read].push_back(static_cast<std::uint32_t>(unit));
        }
    }
    std::vector<bool> reached = changed;
    std::vector<std::uint32_t> open;
    for (std::uint32_t unit = 0; unit < reached.size(); ++unit) {
        if (reached[unit]) open.push_back(unit);
    }
    while (!open.empty()) {
        const std::uint32_t unit = open.back();
        open.pop_back();
        for (const std::uint32_t reader : readers[unit]) {
            if (!reached[reader]) {
                reached[reader] = true;
                open.push_back(reader);
            }
        }
    }
    return reached;
}

void Reads::take_over(const Reads& before, std::size_t unit,
                      const std::vector<std::uint32_t>& numbers) {
    const OfUnit& old = before.units_[unit];
    OfUnit& now = units_[numbers[unit]];
    now.whole_file = now.whole_file || old.whole_file;
    const std::uint32_t work = current_;
    current_ = numbers[unit];
    for (const std::uint32_t read : old.read) {
        if (numbers[read] != no_unit) note(numbers[read]);
    }
    current_ = work;
}

}  // namespace mindport::names
