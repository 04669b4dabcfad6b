// The rules that run on one file, by what they look at.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/analysis/settings.h"
#include "core/rules/rule.h"
#include "core/syntax/tree.h"

namespace mindport::analysis {

using RuleSpan = std::span<const rules::Rule* const>;

// Rules by the kind of node that they look at, in the order of the registry.
class NodeRules {
   public:
    NodeRules() = default;
    explicit NodeRules(const std::vector<const rules::Rule*>& rules);
    RuleSpan of(syntax::NodeKind kind) const {
        const auto index = static_cast<std::size_t>(kind);
        return RuleSpan(rules_).subspan(first_[index], first_[index + 1] - first_[index]);
    }

   private:
    // One after the other; asked for each node of a file, so all in one place.
    std::vector<const rules::Rule*> rules_;
    std::array<std::uint16_t, static_cast<std::size_t>(syntax::NodeKind::count) + 1> first_{};
};

class ActiveRules {
   public:
    // Those of the profile; in a file that is MindSpore already (see rules::Context), not those
    // about PyTorch code.
    ActiveRules(const Settings& settings, bool is_mindspore);

    const NodeRules& on_nodes() const { return on_nodes_; }
    // Those that keep one branch of a statement; not in on_nodes().
    const NodeRules& on_branches() const { return on_branches_; }
    RuleSpan on_references() const { return on_references_; }
    // Whether what it finds is reported: rules that nobody selected run too, as others may report
    // in their name.
    bool reports(const rules::Rule& rule) const;

   private:
    NodeRules on_nodes_;
    NodeRules on_branches_;
    std::vector<const rules::Rule*> on_references_;
    std::vector<const rules::Rule*> reporting_;  // by address
};

}  // namespace mindport::analysis
