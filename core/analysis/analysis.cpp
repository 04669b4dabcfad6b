#include "core/analysis/analysis.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/analysis/carry_over.h"
#include "core/analysis/suppression.h"
#include "core/rules/condition.h"

namespace mindport::analysis {
namespace {

using rules::Finding;
using rules::ImportUse;
using rules::Rule;
using syntax::Node;
using syntax::NodeKind;

constexpr auto kind_count = static_cast<std::size_t>(NodeKind::count);

// Rules by the kind of node they look at; made once.
// A rule, by its place in all_rules().
using RuleIndex = std::size_t;
using RulesByKind = std::array<std::vector<RuleIndex>, kind_count>;

struct Subscriptions {
    RulesByKind by_kind;
    RulesByKind branches;  // those that keep one branch; not in by_kind
    std::vector<RuleIndex> references;

    Subscriptions() {
        for (RuleIndex index = 0; index < rules::all_rules().size(); ++index) {
            const Rule& rule = *rules::all_rules()[index];
            for (const NodeKind kind : rule.nodes) {
                auto& table = rule.keeps_branch ? branches : by_kind;
                table[static_cast<std::size_t>(kind)].push_back(index);
            }
            if (rule.on_reference) {
                references.push_back(index);
            }
        }
    }
};

const Subscriptions& subscriptions() {
    static const Subscriptions instance;
    return instance;
}

bool is_in_profile(const Rule& rule, const catalog::Profile& profile) {
    return !rule.profile_only ||
           std::find(profile.rules.begin(), profile.rules.end(), rule.code) != profile.rules.end();
}

std::vector<ImportUse> collect_imports(const names::ScopeTree& scopes,
                                       const std::vector<std::vector<names::Reference>>& units) {
    std::vector<ImportUse> result;
    std::unordered_map<const names::Site*, std::size_t> index;
    for (const names::UnitScopes& unit : scopes.units()) {
        for (const names::Scope& scope : unit.scopes) {
            for (const names::Site& site : scope.sites) {
                if (site.kind == names::SiteKind::import) {
                    index.emplace(&site, result.size());
                    result.push_back({&site, {}});
                }
            }
        }
    }
    for (const auto& unit : units) {
        for (const names::Reference& reference : unit) {
            result[index.at(reference.import)].references.push_back(&reference);
        }
    }
    return result;
}

// See rules::Context. Imports are part of a unit's shape, so that an editor's analysis of other
// units follows.
bool is_mindspore_file(const std::vector<ImportUse>& imports, const names::FileContext& file) {
    bool result = false;
    for (const ImportUse& use : imports) {
        const std::string_view target = use.site->target;
        if (file.was_source || names::is_source_package(target)) {
            return false;
        }
        result = result || target.substr(0, target.find('.')) == "mindspore";
    }
    return result;
}

}  // namespace

struct Analysis::Impl {
    Impl(const Settings& run_settings, syntax::Tree parsed, names::FileContext context,
         names::SpellingMode spelling_mode)
        : settings(run_settings),
          tree(std::move(parsed)),
          file(std::move(context)),
          mode(spelling_mode),
          reads(tree.units().size()),
          scopes(tree, file, table, mode == names::SpellingMode::single_fix ? &reads : nullptr),
          references(names::find_references(tree, scopes, table)),
          imports(collect_imports(scopes, references)),
          is_mindspore(is_mindspore_file(imports, file)),
          spelling(scopes, mode),
          kinds({tree, file, table, scopes, *settings.catalog, settings.classes.get()}),
          rule_context({tree, file, table, scopes, *settings.catalog, kinds, spelling, imports,
                        settings.classes.get(), is_mindspore}),
          suppressions(tree.text()) {
        for (const Rule* rule : rules::all_rules()) {
            runs.push_back(is_in_profile(*rule, settings.catalog->profile()) &&
                           !(is_mindspore && rule->source_only));
            enabled[rule] = runs.back() && settings.rules.allows(*rule);
        }
        findings.resize(tree.units().size());
    }

    void keep_branches() {
        for (std::size_t unit = 0; unit < findings.size(); ++unit) {
            visit(unit, subscriptions().branches);
        }
    }

    void complete() {
        for (std::size_t unit = 0; unit < findings.size(); ++unit) {
            analyse(unit);
        }
    }

    // Everything about the units that the edits concern; the rest comes from `before`.
    void complete_after(CarryOver& before, bool all, const std::vector<text::Edit>& edits) {
        for (std::size_t unit = 0; unit < findings.size(); ++unit) {
            const std::uint32_t origin = tree.units()[unit].origin;
            shapes.push_back(origin == syntax::Unit::no_origin ? shape_of(tree, scopes, unit)
                                                               : before.shape(origin));
        }
        std::vector<bool> concerned(findings.size(), true);
        if (!all && suppressions.empty()) concerned = before.concerned(tree, shapes, reads);
        for (std::size_t unit = 0; unit < findings.size(); ++unit) {
            if (!concerned[unit]) {
                auto known = before.findings(tree.units()[unit].origin, tree, scopes, edits);
                if (known) {
                    findings[unit] = *std::move(known);
                    continue;
                }
            }
            visit(unit, subscriptions().branches);
            analyse(unit);
        }
    }

    CarryOver carry_over() {
        if (shapes.empty()) {
            for (std::size_t unit = 0; unit < findings.size(); ++unit) {
                shapes.push_back(shape_of(tree, scopes, unit));
            }
        }
        return {tree, scopes, std::move(reads), std::move(shapes), std::move(findings)};
    }

    void analyse(std::size_t unit) {
        const names::Reads::Work work(scopes.reads(), static_cast<std::uint32_t>(unit));
        for (const names::Reference& reference : references[unit]) {
            offer(reference);
        }
        visit(unit, subscriptions().by_kind);
        std::vector<Finding>& found = findings[unit];
        rules::settle_conditions(tree.text(), found);
        std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
            return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                                  : a.range.end > b.range.end;
        });
    }

    // Shows the nodes of a unit to rules, and keeps what they find.
    void visit(std::size_t unit, const RulesByKind& by_kind) {
        const names::Reads::Work work(scopes.reads(), static_cast<std::uint32_t>(unit));
        const auto count = static_cast<std::uint32_t>(tree.units()[unit].nodes.size());
        for (std::uint32_t index = 0; index < count; ++index) {
            const Node node{&tree, &tree.units()[unit], index};
            for (const RuleIndex rule : by_kind[static_cast<std::size_t>(node.kind())]) {
                if (runs[rule]) {
                    rule_context.set_rule(rules::all_rules()[rule]);
                    rules::all_rules()[rule]->on_node(node, rule_context);
                }
            }
        }
        for (Finding& finding : rule_context.take_findings()) {
            if (enabled.at(finding.rule) && !suppressions.silences(finding)) {
                findings[unit].push_back(std::move(finding));
            }
        }
    }

    void offer(const names::Reference& reference) {
        for (const RuleIndex index : subscriptions().references) {
            const Rule* rule = rules::all_rules()[index];
            if (runs[index]) {
                rule_context.set_rule(rule);
                if (rule->on_reference(reference, rule_context)) {
                    return;
                }
            }
        }
    }

    const Settings& settings;
    syntax::Tree tree;
    names::FileContext file;
    names::SpellingMode mode;
    names::NameTable table;
    names::Reads reads;
    names::ScopeTree scopes;
    std::vector<std::vector<names::Reference>> references;
    std::vector<ImportUse> imports;
    bool is_mindspore;
    names::Spelling spelling;
    kinds::Kinds kinds;
    rules::Context rule_context;
    Suppressions suppressions;
    std::vector<bool> runs;                         // by RuleIndex: it is in the profile
    std::unordered_map<const Rule*, bool> enabled;  // and its findings are wanted
    std::vector<std::vector<Finding>> findings;
    std::vector<UnitShape> shapes;  // made when the first edit asks for them
};

Analysis::Analysis(const Settings& settings, syntax::Tree tree, names::FileContext file,
                   names::SpellingMode mode, Extent extent)
    : impl_(std::make_unique<Impl>(settings, std::move(tree), std::move(file), mode)) {
    impl_->keep_branches();
    if (extent == Extent::all) {
        complete();
    }
}

Analysis::Analysis(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Analysis::~Analysis() = default;

std::unique_ptr<Analysis> Analysis::after_edits(std::unique_ptr<Analysis> before,
                                                syntax::Parser& parser,
                                                const std::vector<text::Edit>& edits) {
    Impl& old = *before->impl_;
    const bool silenced = !old.suppressions.empty();
    CarryOver carried = old.carry_over();
    syntax::Tree tree = parser.reparse(std::move(old.tree), edits);
    auto impl =
        std::make_unique<Impl>(old.settings, std::move(tree), std::move(old.file), old.mode);
    impl->complete_after(carried, silenced, edits);
    return std::unique_ptr<Analysis>(new Analysis(std::move(impl)));
}

const syntax::Tree& Analysis::tree() const { return impl_->tree; }
const names::FileContext& Analysis::file() const { return impl_->file; }
const names::ScopeTree& Analysis::scopes() const { return impl_->scopes; }
const std::vector<ImportUse>& Analysis::imports() const { return impl_->imports; }

bool Analysis::is_mindspore() const { return impl_->is_mindspore; }

std::span<const std::string_view> Analysis::sections() const {
    return impl_->settings.catalog->profile().sections;
}

const std::vector<Finding>& Analysis::findings(std::size_t unit) const {
    return impl_->findings[unit];
}

std::vector<Finding> Analysis::take_findings() {
    std::vector<Finding> all;
    for (auto& unit : impl_->findings) {
        std::move(unit.begin(), unit.end(), std::back_inserter(all));
    }
    return all;
}

void Analysis::complete() { impl_->complete(); }

syntax::Tree Analysis::take_tree() { return std::move(impl_->tree); }

}  // namespace mindport::analysis
