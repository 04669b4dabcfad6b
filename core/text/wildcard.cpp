#include "core/text/wildcard.h"

namespace mindport::text {

bool fits(std::string_view pattern, std::string_view text) {
    // Nearly all end here, before any search.
    if (!pattern.empty() && pattern.front() != '*' && !text.starts_with(pattern.front())) {
        return false;
    }
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) {
        return pattern == text;
    }
    if (!text.starts_with(pattern.substr(0, star))) {
        return false;
    }
    const std::string_view rest = pattern.substr(star + 1);
    for (std::size_t begin = star; begin <= text.size(); ++begin) {
        if (fits(rest, text.substr(begin))) {
            return true;
        }
    }
    return false;
}

}  // namespace mindport::text
