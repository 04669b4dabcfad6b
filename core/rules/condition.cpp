#include "core/rules/condition.h"

#include <algorithm>

namespace mindport::rules {
namespace {

// Text that goes, unless it comes back in `instead`.
struct Removed {
    text::TextRange range;
    std::string_view instead;
    std::size_t fix;
};

void collect(const Fix& fix, std::size_t index, std::vector<Removed>& removed) {
    for (const syntax::Node statement : fix.removed) {
        removed.push_back({statement.range(), {}, index});
    }
    for (const text::Edit& edit : fix.edits) {
        std::uint32_t begin = edit.range.begin;
        for (const text::Slot& slot : edit.slots) {  // what a slot quotes stays
            if (slot.source.begin > begin) {
                removed.push_back({{begin, slot.source.begin}, edit.text, index});
            }
            begin = std::max(begin, slot.source.end);
        }
        if (edit.range.end > begin) {
            removed.push_back({{begin, edit.range.end}, edit.text, index});
        }
    }
}

}  // namespace

std::vector<bool> can_be_made(std::string_view text, std::span<const Fix* const> fixes) {
    std::vector<bool> possible(fixes.size(), true);
    if (std::none_of(fixes.begin(), fixes.end(),
                     [](const Fix* fix) { return !fix->stands_alone(); })) {
        return possible;
    }
    std::vector<Removed> removed;
    for (std::size_t i = 0; i < fixes.size(); ++i) {
        collect(*fixes[i], i, removed);
    }
    const auto goes = [&](text::TextRange wanted) {
        const std::string_view word = text.substr(wanted.begin, wanted.size());
        return std::any_of(removed.begin(), removed.end(), [&](const Removed& each) {
            return possible[each.fix] && each.range.contains(wanted) &&
                   each.instead.find(word) == std::string_view::npos;
        });
    };
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < fixes.size(); ++i) {
            const auto& needed = fixes[i]->needs_removed;
            if (possible[i] && !std::all_of(needed.begin(), needed.end(), goes)) {
                possible[i] = false;
                changed = true;
            }
        }
    }
    return possible;
}

void settle_conditions(std::string_view text, std::vector<Finding>& findings) {
    std::vector<const Fix*> fixes;
    std::vector<std::size_t> owners;
    bool any = false;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (findings[i].has_safe_fix()) {
            fixes.push_back(&findings[i].fixes.front());
            owners.push_back(i);
            any = any || !fixes.back()->stands_alone();
        }
    }
    if (!any) {
        return;
    }
    const std::vector<bool> possible = can_be_made(text, fixes);
    for (std::size_t i = fixes.size(); i-- > 0;) {  // from the end, since some go
        if (possible[i]) {
            continue;
        }
        Finding& finding = findings[owners[i]];
        finding.fixes.clear();
        if (finding.if_kept) {
            finding.severity = Severity::warning;
            finding.message.text = finding.if_kept;
        } else {
            findings.erase(findings.begin() + static_cast<std::ptrdiff_t>(owners[i]));
        }
    }
}

}  // namespace mindport::rules
