#include "core/catalog/edit_distance.h"

#include <algorithm>
#include <vector>

namespace mindport::catalog {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (gap > limit) return limit + 1;
    const std::size_t width = b.size() + 1;
    std::vector<std::size_t> before(width);  // the row before the previous one, for swaps
    std::vector<std::size_t> previous(width);
    std::vector<std::size_t> current(width);
    for (std::size_t j = 0; j < width; ++j) previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j < width; ++j) {
            const std::size_t change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, change});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
            least = std::min(least, current[j]);
        }
        if (least > limit) return limit + 1;
        before.swap(previous);
        previous.swap(current);
    }
    return std::min(previous.back(), limit + 1);
}

std::string_view nearest_word(std::string_view word, std::span<const std::string_view> words) {
    std::size_t best = word.size() < 4 ? 1 : word.size() < 8 ? 2 : 3;
    std::string_view found;
    for (const std::string_view candidate : words) {
        const std::size_t distance = edit_distance(word, candidate, best);
        if (distance > best || (distance == best && !found.empty())) continue;
        best = distance;
        found = candidate;
    }
    return found;
}

}  // namespace mindport::catalog
