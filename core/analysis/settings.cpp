#include "core/analysis/settings.h"

#include <algorithm>

namespace mindport::analysis {
namespace {

// How well a word fits a rule: its length, or 0 where it does not.
std::size_t fit(std::string_view word, const rules::Rule& rule) {
    if (word == "ALL") {
        return 1;
    }
    if (word == rule.name) {
        return rule.code.size();
    }
    return word.starts_with("MP") && rule.code.starts_with(word) ? word.size() : 0;
}

std::size_t best_fit(const std::vector<std::string>& words, const rules::Rule& rule) {
    std::size_t best = 0;
    for (const std::string& word : words) {
        best = std::max(best, fit(word, rule));
    }
    return best;
}

}  // namespace

bool RuleSelection::allows(const rules::Rule& rule) const {
    return best_fit(select, rule) > best_fit(ignore, rule);
}

std::string RuleSelection::unknown_word() const {
    for (const auto* words : {&select, &ignore}) {
        for (const std::string& word : *words) {
            const auto all = rules::all_rules();
            if (std::none_of(all.begin(), all.end(),
                             [&](const rules::Rule* rule) { return fit(word, *rule) > 0; })) {
                return word;
            }
        }
    }
    return {};
}

}  // namespace mindport::analysis
