#include "core/analysis/active_rules.h"

#include <algorithm>
#include <functional>

namespace mindport::analysis {
namespace {

using rules::Rule;

constexpr auto kind_count = static_cast<std::size_t>(syntax::NodeKind::count);

bool is_in_profile(const Rule& rule, const catalog::Profile& profile) {
    return !rule.profile_only ||
           std::find(profile.rules.begin(), profile.rules.end(), rule.code) != profile.rules.end();
}

}  // namespace

NodeRules::NodeRules(const std::vector<const Rule*>& rules) {
    for (const Rule* rule : rules) {
        for (const syntax::NodeKind kind : rule->nodes) {
            ++first_[static_cast<std::size_t>(kind) + 1];
        }
    }
    for (std::size_t kind = 0; kind < kind_count; ++kind) first_[kind + 1] += first_[kind];
    rules_.resize(first_[kind_count]);
    auto next = first_;
    for (const Rule* rule : rules) {
        for (const syntax::NodeKind kind : rule->nodes) {
            rules_[next[static_cast<std::size_t>(kind)]++] = rule;
        }
    }
}

ActiveRules::ActiveRules(const Settings& settings, bool is_mindspore) {
    std::vector<const Rule*> on_nodes;
    std::vector<const Rule*> on_branches;
    for (const Rule* rule : rules::all_rules()) {
        if (!is_in_profile(*rule, settings.catalog->profile()) ||
            (is_mindspore && rule->source_only)) {
            continue;
        }
        (rule->keeps_branch ? on_branches : on_nodes).push_back(rule);
        if (rule->on_reference) on_references_.push_back(rule);
        if (settings.rules.allows(*rule)) reporting_.push_back(rule);
    }
    on_nodes_ = NodeRules(on_nodes);
    on_branches_ = NodeRules(on_branches);
    std::sort(reporting_.begin(), reporting_.end(), std::less<>{});
}

bool ActiveRules::reports(const Rule& rule) const {
    return std::binary_search(reporting_.begin(), reporting_.end(), &rule, std::less<>{});
}

}  // namespace mindport::analysis
