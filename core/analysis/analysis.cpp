#include "core/analysis/analysis.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

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

// See rules::Context.
bool is_mindspore_file(const names::ScopeTree& scopes, const names::FileContext& file) {
    bool result = false;
    for (const auto& [target, sites] : scopes.import_targets()) {
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
          references(tree.units().size()),
          suppressions(tree.text()) {
        for (std::size_t unit = 0; unit < references.size(); ++unit) {
            references[unit] = names::find_references(tree.root(unit), scopes, table);
        }
        known_names = table.size();
        choose_rules();
        start_kinds();
        start_rules();
        findings.resize(tree.units().size());
        revisions.resize(findings.size());
    }

    void start_kinds() {
        kinds.emplace(kinds::Kinds::Parts{tree, file, table, scopes, *settings.catalog,
                                          settings.classes.get()});
    }

    // What rules ask, for the tree, scopes and references as they are now.
    void start_rules() {
        imports = collect_imports(scopes, references);
        const names::Reads::Work work(scopes.reads());
        spelling.emplace(scopes, mode);
        rule_context.emplace(rules::Context::Parts{tree, file, table, scopes, *settings.catalog,
                                                   *kinds, *spelling, imports,
                                                   settings.classes.get(), is_mindspore});
    }

    // Gives whether others run than before.
    bool choose_rules() {
        const bool was_mindspore = std::exchange(is_mindspore, is_mindspore_file(scopes, file));
        if (!runs.empty() && is_mindspore == was_mindspore) return false;
        runs.clear();
        for (const Rule* rule : rules::all_rules()) {
            runs.push_back(is_in_profile(*rule, settings.catalog->profile()) &&
                           !(is_mindspore && rule->source_only));
            enabled[rule] = runs.back() && settings.rules.allows(*rule);
        }
        return true;
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

    // False where next to nothing stays, so that a new analysis is the better way.
    bool edit(syntax::Parser& parser, const std::vector<text::Edit>& edits) {
        if (shapes.empty()) follow_shapes();
        const bool silenced = !suppressions.empty();
        CarryOver carried(tree);
        tree = parser.reparse(std::move(tree), edits);
        // Names that are no longer in use stay in the table.
        if (!carried.follow(tree) || table.size() > 2 * known_names + 1000) return false;
        carried.set_gone(scopes.follow_edit());
        suppressions.follow_edits(tree.text(), edits);
        const std::vector<UnitShape> before = follow_shapes();
        start_kinds();
        const bool all = choose_rules() || silenced || !suppressions.empty();
        carried.find_concerned(all, before, shapes, reads, tree, *kinds);
        follow_references(carried);
        start_rules();
        follow_findings(carried, edits);
        return true;
    }

    // Gives the shapes before; of units that stay they are moved away.
    std::vector<UnitShape> follow_shapes() {
        std::vector<UnitShape> before = std::exchange(shapes, {});
        shapes.reserve(tree.units().size());
        for (const syntax::Unit& unit : tree.units()) {
            const bool stays = !before.empty() && unit.origin != syntax::Unit::no_origin;
            shapes.push_back(stays ? std::move(before[unit.origin])
                                   : shape_of(tree, scopes, unit.number));
        }
        return before;
    }

    void follow_references(const CarryOver& carried) {
        auto before = std::exchange(references, {});
        references.reserve(tree.units().size());
        for (const syntax::Unit& unit : tree.units()) {
            if (carried.is_reached(unit.number)) {
                references.push_back(
                    names::find_references(tree.root(unit.number), scopes, table));
                continue;
            }
            references.push_back(std::move(before[unit.origin]));
            const auto shift = static_cast<std::uint32_t>(carried.moved_by(unit));
            if (shift == 0) continue;
            for (names::Reference& reference : references.back()) {
                reference.range = {reference.range.begin + shift, reference.range.end + shift};
                reference.root = {reference.root.begin + shift, reference.root.end + shift};
            }
        }
    }

    void follow_findings(const CarryOver& carried, const std::vector<text::Edit>& edits) {
        auto before = std::exchange(findings, {});
        const auto revisions_before = std::exchange(revisions, {});
        findings.resize(tree.units().size());
        revisions.resize(findings.size());
        for (const syntax::Unit& unit : tree.units()) {
            const std::size_t number = unit.number;
            if (!carried.is_concerned(number) && carried.move(before[unit.origin], edits)) {
                findings[number] = std::move(before[unit.origin]);
                revisions[number] = revisions_before[unit.origin];
                continue;
            }
            visit(number, subscriptions().branches);
            analyse(number);
        }
    }

    void analyse(std::size_t unit) {
        const names::Reads::Work work(scopes.reads(), static_cast<std::uint32_t>(unit));
        for (const names::Reference& reference : references[unit]) {
            offer(reference);
        }
        visit(unit, subscriptions().by_kind);
        std::vector<Finding>& found = findings[unit];
        revisions[unit] = ++last_revision;
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
                    rule_context->set_rule(rules::all_rules()[rule]);
                    rules::all_rules()[rule]->on_node(node, *rule_context);
                }
            }
        }
        for (Finding& finding : rule_context->take_findings()) {
            if (enabled.at(finding.rule) && !suppressions.silences(finding)) {
                findings[unit].push_back(std::move(finding));
            }
        }
    }

    void offer(const names::Reference& reference) {
        for (const RuleIndex index : subscriptions().references) {
            const Rule* rule = rules::all_rules()[index];
            if (runs[index]) {
                rule_context->set_rule(rule);
                if (rule->on_reference(reference, *rule_context)) {
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
    bool is_mindspore = false;
    std::optional<names::Spelling> spelling;
    std::optional<kinds::Kinds> kinds;
    std::optional<rules::Context> rule_context;
    Suppressions suppressions;
    std::vector<bool> runs;                         // by RuleIndex: it is in the profile
    std::unordered_map<const Rule*, bool> enabled;  // and its findings are wanted
    std::vector<std::vector<Finding>> findings;
    std::vector<std::uint64_t> revisions;
    std::uint64_t last_revision = 0;
    std::vector<UnitShape> shapes;  // made when the first edit asks for them
    std::size_t known_names = 0;    // in the table when it was new
};

Analysis::Analysis(const Settings& settings, syntax::Tree tree, names::FileContext file,
                   names::SpellingMode mode, Extent extent)
    : impl_(std::make_unique<Impl>(settings, std::move(tree), std::move(file), mode)) {
    impl_->keep_branches();
    if (extent == Extent::all) {
        complete();
    }
}

Analysis::~Analysis() = default;

void Analysis::edit(syntax::Parser& parser, const std::vector<text::Edit>& edits) {
    if (impl_->edit(parser, edits)) return;
    Impl& old = *impl_;
    auto impl = std::make_unique<Impl>(old.settings, std::move(old.tree), std::move(old.file),
                                       old.mode);
    impl->last_revision = old.last_revision;
    impl_ = std::move(impl);
    impl_->keep_branches();
    complete();
}

const syntax::Tree& Analysis::tree() const { return impl_->tree; }
const names::FileContext& Analysis::file() const { return impl_->file; }
const names::ScopeTree& Analysis::scopes() const { return impl_->scopes; }
const std::vector<ImportUse>& Analysis::imports() const { return impl_->imports; }

bool Analysis::is_mindspore() const { return impl_->is_mindspore; }

std::span<const std::string_view> Analysis::sections() const {
    return impl_->settings.catalog->profile().sections;
}

bool Analysis::lays_out() const { return impl_->settings.catalog->profile().line_length != 0; }

const std::vector<Finding>& Analysis::findings(std::size_t unit) const {
    return impl_->findings[unit];
}

const std::vector<names::Reference>& Analysis::references(std::size_t unit) const {
    return impl_->references[unit];
}

std::uint64_t Analysis::revision(std::size_t unit) const { return impl_->revisions[unit]; }

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
