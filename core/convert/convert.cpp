#include "core/convert/convert.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <set>

#include "core/convert/import_edits.h"
#include "core/layout/layout.h"
#include "core/rules/condition.h"
#include "core/rules/messages.h"
#include "core/rules/tensor_class.h"

namespace mindport::convert {
namespace {

using analysis::Analysis;
using rules::Finding;
using rules::Fix;
using rules::Safety;

constexpr int max_passes = 10;

struct Chosen {
    const Finding* finding;
    const Fix* fix;
};

bool is_wanted(const Finding& finding, const Options& options) {
    if (options.only_rule != nullptr && finding.rule != options.only_rule) {
        return false;
    }
    if (finding.rule->lays_out && !options.layout) {
        return false;
    }
    const auto& part = options.only_in;
    return !part || (part->begin <= finding.range.begin && finding.range.begin < part->end);
}

// Whether a call of the unit stays as it is because of what it passes, which its dtype may tell.
bool waits_for_dtype(const std::vector<Finding>& findings, const Options& options) {
    return !options.suggested &&
           std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
               return finding.message.text == &rules::messages::api_differs;
           });
}

// `i: torch.LongTensor` says a dtype, which `i: ms.Tensor` does not.
bool tells_dtype(const Finding& finding) {
    return finding.api.ends_with("Tensor") && finding.api != "torch.Tensor" &&
           !rules::dtype_of_class(finding.api).empty();
}

// One pass over a file: which fixes are made, and the edits that make them.
class Pass {
   public:
    Pass(const Analysis& analysis, const Options& options, const std::set<std::size_t>& frozen) {
        for (std::size_t unit = 0; unit < analysis.tree().units().size(); ++unit) {
            if (frozen.contains(unit)) {
                continue;
            }
            const bool keeps_dtypes = waits_for_dtype(analysis.findings(unit), options);
            for (const Finding& finding : analysis.findings(unit)) {
                if (keeps_dtypes && tells_dtype(finding)) {
                    continue;  // else the next pass would no longer know, and convert the call
                }
                if (finding.fixes.empty() || !is_wanted(finding, options)) {
                    continue;
                }
                const Fix& fix = finding.fixes.front();
                if (fix.safety == Safety::safe || options.suggested) {
                    (finding.rule->lays_out ? layout_ : chosen_).push_back({&finding, &fix});
                }
            }
        }
        const std::vector<Chosen> others = keep_structural();
        drop_clashing(analysis.tree().text());
        compose_all(analysis);
        if (edits_.empty() && !others.empty()) {  // they stand in each other's way: without them
            chosen_ = others;
            drop_clashing(analysis.tree().text());
            compose_all(analysis);
        }
        if (edits_.empty() && !layout_.empty()) {  // how lines are broken comes when all is said
            chosen_ = layout_;
            drop_clashing(analysis.tree().text());
            compose_all(analysis);
        }
    }

    const std::vector<text::Edit>& edits() const { return edits_; }
    const std::vector<Chosen>& chosen() const { return chosen_; }

   private:
    // Fixes that move a block (into the place of its `if`) come in a pass of their own: imports and
    // other edits inside of the block are then planned for the place it ends up in. Gives back the
    // others where there are any.
    std::vector<Chosen> keep_structural() {
        const auto is_structural = [](const Chosen& entry) { return entry.fix->moves_block; };
        std::vector<Chosen> others;
        if (std::any_of(chosen_.begin(), chosen_.end(), is_structural)) {
            std::copy_if(chosen_.begin(), chosen_.end(), std::back_inserter(others),
                         [&](const Chosen& entry) { return !is_structural(entry); });
            std::erase_if(chosen_, [&](const Chosen& entry) { return !is_structural(entry); });
        }
        return others;
    }

    // Drops fixes whose conditions no other fix meets in this pass.
    void drop_unmet(std::string_view text) {
        std::vector<const Fix*> fixes;
        for (const Chosen& entry : chosen_) {
            fixes.push_back(entry.fix);
        }
        const std::vector<bool> made = rules::can_be_made(text, fixes);
        std::size_t index = 0;
        std::erase_if(chosen_, [&](const Chosen&) { return !made[index++]; });
    }

    // Fixes that clash with an earlier one wait for the next pass; those whose text another one
    // removes are void.
    void drop_clashing(std::string_view text) {
        drop_unmet(text);
        std::vector<text::EditGroup> groups;
        for (const Chosen& entry : chosen_) {
            text::EditGroup group = entry.fix->edits;
            for (const syntax::Node statement : entry.fix->removed) {
                group.push_back(text::Edit::erase(statement.range()));
            }
            groups.push_back(std::move(group));
        }
        const text::Composition composition = text::compose(text, groups);
        std::vector<bool> made(chosen_.size(), true);
        for (const auto* out : {&composition.rejected, &composition.absorbed}) {
            for (const std::size_t index : *out) {
                made[index] = false;
            }
        }
        std::size_t index = 0;
        std::erase_if(chosen_, [&](const Chosen&) { return !made[index++]; });
    }

    // The file's own bookkeeping comes first, so that nothing can push it aside. A fix that clashes
    // with it waits, and then the bookkeeping is another.
    void compose_all(const Analysis& analysis) {
        for (;;) {
            drop_unmet(analysis.tree().text());
            std::vector<const Fix*> fixes;
            for (const Chosen& entry : chosen_) {
                fixes.push_back(entry.fix);
            }
            std::vector<text::EditGroup> groups;
            std::vector<std::size_t> owner;  // of a group: index of the fix, or none
            // But what a fix puts at the very top, a docstring, stands before imports.
            const auto add_fixes = [&](bool at_top) {
                for (std::size_t index = 0; index < fixes.size(); ++index) {
                    const text::EditGroup& edits = fixes[index]->edits;
                    if ((!edits.empty() && edits[0].range.end == 0) == at_top) {
                        groups.push_back(edits);
                        owner.push_back(index);
                    }
                }
            };
            add_fixes(true);
            for (text::EditGroup& group : import_edits(analysis, fixes)) {
                groups.push_back(std::move(group));
                owner.push_back(no_fix);
            }
            add_fixes(false);
            text::Composition composition = text::compose(analysis.tree().text(), groups);
            std::set<std::size_t, std::greater<>> waiting;
            for (const std::size_t index : composition.rejected) {
                if (owner[index] != no_fix) {
                    waiting.insert(owner[index]);
                }
            }
            if (waiting.empty()) {
                edits_ = std::move(composition.edits);
                return;
            }
            for (const std::size_t index : waiting) {
                chosen_.erase(chosen_.begin() + static_cast<std::ptrdiff_t>(index));
            }
        }
    }

    static constexpr std::size_t no_fix = SIZE_MAX;

    std::vector<Chosen> chosen_;
    std::vector<Chosen> layout_;  // fixes that only break lines otherwise
    std::vector<text::Edit> edits_;
};

// Units of the old tree in whose new text the parser finds errors.
std::set<std::size_t> broken_units(const syntax::Tree& before, const syntax::Tree& after,
                                   const std::vector<text::Edit>& edits) {
    std::vector<text::TextRange> errors;
    for (std::size_t unit = 0; unit < after.units().size(); ++unit) {
        if (after.root(unit).has_error()) {
            errors.push_back({after.units()[unit].begin, after.units()[unit].end});
        }
    }
    std::set<std::size_t> result;
    for (std::size_t unit = 0; unit < before.units().size(); ++unit) {
        const text::TextRange range{text::map_offset(before.units()[unit].begin, edits),
                                    text::map_offset(before.units()[unit].end, edits)};
        for (const text::TextRange& error : errors) {
            if (range.begin <= error.end && error.begin <= range.end) {
                result.insert(unit);
            }
        }
    }
    return result;
}

// Where the edits' texts are after they were made.
std::vector<text::TextRange> ranges_after(const std::vector<text::Edit>& edits) {
    std::vector<text::TextRange> result;
    std::int64_t shift = 0;
    for (const text::Edit& edit : edits) {
        const auto begin = static_cast<std::uint32_t>(edit.range.begin + shift);
        const auto size = static_cast<std::uint32_t>(edit.text.size());
        result.push_back({begin, begin + size});
        shift += static_cast<std::int64_t>(size) - edit.range.size();
    }
    return result;
}

std::uint32_t longest_line(std::string_view text) {
    std::size_t longest = 0;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        longest = std::max(longest, end - start);
        start = end + 1;
    }
    return static_cast<std::uint32_t>(longest);
}

class Converter {
   public:
    Converter(const analysis::Settings& settings, syntax::Parser& parser,
              const names::FileContext& file, const Options& options)
        : settings_(settings), parser_(parser), file_(file), options_(options) {}

    Result run(std::string source) {
        choose_layout(source);
        syntax::Tree tree = parser_.parse(std::move(source));
        const auto mode = options_.is_partial() ? names::SpellingMode::single_fix
                                                : names::SpellingMode::whole_file;
        for (int pass = 0;; ++pass) {
            Analysis analysis(settings_, std::move(tree), file_, mode, analysis::Extent::branches);
            file_.was_source = !analysis.is_mindspore();
            Pass step(analysis, options_, frozen_);
            if (step.edits().empty()) {
                analysis.complete();
                step = Pass(analysis, options_, frozen_);
            }
            if (step.edits().empty() || pass == max_passes) {
                result_.unstable = !step.edits().empty();
                return finish(analysis);
            }
            tree = make(analysis, step);
        }
    }

   private:
    // A file of the library gets the port's line length; one that uses it keeps its own, as far as
    // its lines tell.
    void choose_layout(std::string_view source) {
        constexpr std::uint32_t shortest = 88;  // of the lengths that formatters have
        const catalog::Profile& profile = settings_.catalog->profile();
        const std::string_view package =
            std::string_view(file_.module_name).substr(0, file_.module_name.find('.'));
        const bool is_library = std::find(profile.detect.begin(), profile.detect.end(), package) !=
                                profile.detect.end();
        line_length_ = options_.layout ? profile.line_length : 0;
        if (line_length_ != 0 && !is_library) {
            line_length_ =
                std::clamp(longest_line(source), std::min(shortest, line_length_), line_length_);
        }
    }

    // Puts the lines right of statements that the edits have touched.
    syntax::Tree laid_out(syntax::Tree tree, const std::vector<text::Edit>& edits) {
        if (line_length_ == 0 || tree.has_error()) {
            return tree;
        }
        const std::vector<text::Edit> layout =
            layout::layout_edits(tree, ranges_after(edits), line_length_);
        if (layout.empty()) {
            return tree;
        }
        map_part(layout);
        std::string before(tree.text());
        syntax::Tree result = parser_.reparse(std::move(tree), layout);
        return result.has_error() ? parser_.parse(std::move(before)) : std::move(result);
    }

    void map_part(const std::vector<text::Edit>& edits) {
        if (options_.only_in) {
            options_.only_in->begin = text::map_offset(options_.only_in->begin, edits);
            options_.only_in->end = text::map_offset(options_.only_in->end, edits);
        }
    }

    // Applies a pass; a unit that it would break is left alone from then on.
    syntax::Tree make(Analysis& analysis, const Pass& step) {
        const bool had_error = analysis.tree().has_error();
        std::string before(analysis.tree().text());
        syntax::Tree old = analysis.take_tree();
        syntax::Tree changed = parser_.reparse(std::move(old), step.edits());
        if (!changed.has_error() || had_error) {
            for (const Chosen& entry : step.chosen()) {
                ++result_.applied[entry.finding->rule];
            }
            result_.changed = true;
            map_part(step.edits());
            return laid_out(std::move(changed), step.edits());
        }
        syntax::Tree restored = parser_.parse(std::move(before));
        const std::set<std::size_t> broken = broken_units(restored, changed, step.edits());
        const std::size_t known = frozen_.size();
        frozen_.insert(broken.begin(), broken.end());
        if (frozen_.size() == known) {  // no unit to blame: leave the whole file alone
            for (std::size_t unit = 0; unit < restored.units().size(); ++unit) {
                frozen_.insert(unit);
            }
        }
        result_.taken_back = frozen_.size();
        return restored;
    }

    Result finish(Analysis& analysis) {
        result_.left = analysis.take_findings();
        for (Finding& finding : result_.left) {
            for (Fix& fix : finding.fixes) {
                fix.removed.clear();  // they point into a tree that goes away
                fix.removed_imports.clear();
            }
        }
        result_.text = analysis.tree().text();
        return std::move(result_);
    }

    const analysis::Settings& settings_;
    syntax::Parser& parser_;
    names::FileContext file_;
    Options options_;
    Result result_;
    std::set<std::size_t> frozen_;
    std::uint32_t line_length_ = 0;  // 0: statements keep their lines
};

}  // namespace

Result convert(const analysis::Settings& settings, syntax::Parser& parser, std::string source,
               const names::FileContext& file, const Options& options) {
    return Converter(settings, parser, file, options).run(std::move(source));
}

}  // namespace mindport::convert
