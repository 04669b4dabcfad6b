// The analysis of one file: names, kinds, and what the rules find, unit by unit.
//
// An Analysis belongs to one thread. It owns its tree; what it hands out is valid until the next
// edit.
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "core/analysis/settings.h"
#include "core/names/spelling.h"
#include "core/rules/context.h"
#include "core/rules/finding.h"
#include "core/syntax/tree.h"

namespace mindport::analysis {

// Which rules run at first: all, or only those that keep one branch of a statement.
enum class Extent : std::uint8_t { all, branches };

class Analysis {
   public:
    // `settings` must outlive the Analysis.
    Analysis(const Settings& settings, syntax::Tree tree, names::FileContext file,
             names::SpellingMode mode, Extent extent = Extent::all);
    ~Analysis();

    // Follows edits of the text (sorted, without overlaps), where the analysis is a complete one in
    // SpellingMode::single_fix: only what they concern is looked at again.
    void edit(syntax::Parser& parser, const std::vector<text::Edit>& edits);
    // Does now what the next edit would else begin with.
    void prepare_for_edits();
    Analysis(const Analysis&) = delete;
    Analysis& operator=(const Analysis&) = delete;

    const syntax::Tree& tree() const;
    const names::FileContext& file() const;
    const names::ScopeTree& scopes() const;
    const std::vector<rules::ImportUse>& imports() const;
    // Whether the file is MindSpore already; see rules::Context.
    bool is_mindspore() const;
    // Packages that the profile gives import sections of their own.
    std::span<const std::string_view> sections() const;
    // Whether the profile says how a port's lines are laid out.
    bool lays_out() const;

    // After Extent::branches: runs the other rules.
    void complete();

    // Findings of one unit, by position; what `# mindport: ignore` silences is left out.
    const std::vector<rules::Finding>& findings(std::size_t unit) const;
    // The numbers of the units that have some.
    const std::set<std::uint32_t>& units_with_findings() const;
    // References of one unit, by position.
    const std::vector<names::Reference>& references(std::size_t unit) const;
    // Another number for each time that a unit's findings were looked for: as long as it is the
    // same they are, but for where they stand.
    std::uint64_t revision(std::size_t unit) const;
    // All findings of the file, by position.
    std::vector<rules::Finding> take_findings();

    // Gives the tree back, for a reparse. Nothing else may be asked afterwards.
    syntax::Tree take_tree();

   private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace mindport::analysis
