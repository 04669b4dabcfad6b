#include "core/analysis/analysis.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/analysis/active_rules.h"
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
          mentioned(tree),
          reads(tree.units().size()),
          scopes(tree, file, table, mode == names::SpellingMode::single_fix ? &reads : nullptr),
          references(tree.units().size()),
          suppressions(tree.text()) {
        for (std::size_t unit = 0; unit < references.size(); ++unit) find_references(unit);
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
        if (imports.empty()) imports = collect_imports(scopes, references);
        const names::Reads::Work work(scopes.reads());
        spelling.emplace(scopes, mode);
        rule_context.emplace(rules::Context::Parts{tree, file, table, scopes, *settings.catalog,
                                                   *kinds, *spelling, imports, mentioned,
                                                   settings.classes.get(), is_mindspore});
    }

    // Gives whether others run than before.
    bool choose_rules() {
        const bool was_mindspore = std::exchange(is_mindspore, is_mindspore_file(scopes, file));
        if (active && is_mindspore == was_mindspore) return false;
        active.emplace(settings, is_mindspore);
        return true;
    }

    void keep_branches() {
        for (std::size_t unit = 0; unit < findings.size(); ++unit) {
            visit(unit, active->on_branches());
        }
    }

    void complete() {
        for (std::size_t unit = 0; unit < findings.size(); ++unit) {
            analyse(unit);
        }
    }

    // An edit within a unit that stays one, so that all others keep their numbers. False where it
    // is of another sort, and nothing is done.
    bool edit_unit(syntax::Parser& parser, const std::vector<text::Edit>& edits) {
        if (edits.size() != 1 || !suppressions.empty() || names_are_many()) return false;
        if (shapes.empty()) follow_shapes();
        const std::unique_ptr<const syntax::Unit> old = parser.replace_unit(tree, edits[0]);
        if (!old) return false;
        const std::uint32_t number = old->number;
        Gone gone{{old.get()}, {}};
        gone.scopes.push_back(scopes.replace(number));
        mentioned.follow_unit(number);
        suppressions.follow_edits(tree.text(), edits);
        const UnitShape before = std::exchange(shapes[number], shape_of(tree, scopes, number));
        const ShapeDifference difference = compare({{&before, 0}}, {{&shapes[number], 0}});
        const bool others_run = choose_rules();
        start_kinds();
        if (others_run || difference.all || !suppressions.empty()) {
            begin_anew();
            return true;
        }
        std::vector<std::uint32_t> changed;
        for (std::uint32_t unit = 0; unit < shapes.size() && !difference.imported.empty(); ++unit) {
            if (mentions(tree, tree.units()[unit], difference.imported)) changed.push_back(unit);
        }
        const auto answer = [this](std::size_t question) { kinds->answer_again(question); };
        const auto reached = reads.follow(number, changed, difference.names, answer);
        const bool same_imports = before.imports.empty() && shapes[number].imports.empty();
        const auto shift = static_cast<std::uint32_t>(edits[0].text.size()) - edits[0].range.size();
        const auto used = replace_references(reached, number, shift, same_imports);
        start_rules();
        std::set<std::uint32_t> concerned(reached.begin(), reached.end());
        if (old->owner != syntax::Unit::no_owner) concerned.insert(old->owner);
        add_those_that_reach(number, used, same_imports, concerned);
        replace_findings(std::move(concerned), edits, gone);
        return true;
    }

    // Those whose work rests on more than what they read and ask for: see names::Reach. `used` are
    // names whose uses may be others now.
    void add_those_that_reach(std::uint32_t edited, const std::set<std::string_view>& used,
                              bool same_imports, std::set<std::uint32_t>& concerned) const {
        const auto& all = reads.that_rest_on(names::Reach::whole_file);
        concerned.insert(all.begin(), all.end());
        const auto& surrounded = reads.that_rest_on(names::Reach::surroundings);
        for (const std::uint32_t unit : beside(tree, edited)) {
            if (surrounded.contains(unit)) concerned.insert(unit);
        }
        for (const std::uint32_t unit : reads.that_rest_on(names::Reach::import_uses)) {
            const auto& imported = shapes[unit].imports;
            if (!same_imports || std::any_of(imported.begin(), imported.end(), [&](const auto& i) {
                    return used.contains(i.name);
                })) {
                concerned.insert(unit);
            }
        }
    }

    // All units are analysed anew; the tree and its scopes are there.
    void begin_anew() {
        reads = names::Reads(tree.units().size());
        for (std::size_t unit = 0; unit < references.size(); ++unit) find_references(unit);
        imports.clear();
        start_rules();
        for (std::uint32_t unit = 0; unit < findings.size(); ++unit) analyse_again(unit);
    }

    void analyse_again(std::uint32_t unit) {
        findings[unit].clear();
        visit(unit, active->on_branches());
        analyse(unit);
    }

    // Finds those of some units again, and moves those behind a unit by as much as it grew. Gives
    // the names of the imports that those found go back to, or went back to before.
    std::set<std::string_view> replace_references(const std::vector<std::uint32_t>& units,
                                                  std::uint32_t edited, std::uint32_t shift,
                                                  bool keep_imports) {
        if (!keep_imports) imports.clear();
        for (auto unit = with_references.upper_bound(edited); unit != with_references.end();
             ++unit) {
            move_references(references[*unit], shift);
        }
        std::set<std::string_view> used;
        for (const std::uint32_t unit : units) {
            const std::vector<names::Reference> before = std::move(references[unit]);
            find_references(unit);
            if (imports.empty()) continue;
            replace_uses(unit, before, references[unit]);
            for (const auto& reference : before) used.insert(reference.import->name);
            for (const auto& reference : references[unit]) used.insert(reference.import->name);
        }
        return used;
    }

    static void move_references(std::vector<names::Reference>& all, std::uint32_t shift) {
        for (names::Reference& reference : all) {
            reference.range = {reference.range.begin + shift, reference.range.end + shift};
            reference.root = {reference.root.begin + shift, reference.root.end + shift};
        }
    }

    // References of a unit that others take the place of, among the uses of imports.
    void replace_uses(std::uint32_t unit, const std::vector<names::Reference>& before,
                      const std::vector<names::Reference>& now) {
        std::set<const names::Site*> sites;
        for (const names::Reference& reference : before) sites.insert(reference.import);
        const auto is_before = [&](const names::Reference* use) {
            return std::less_equal<>{}(before.data(), use) &&
                   std::less<>{}(use, before.data() + before.size());
        };
        for (const names::Site* site : sites) std::erase_if(uses_of(site), is_before);
        std::map<const names::Site*, std::vector<const names::Reference*>> added;
        for (const names::Reference& reference : now) {
            added[reference.import].push_back(&reference);
        }
        for (const auto& [site, uses] : added) {
            auto& all = uses_of(site);
            const auto place = std::partition_point(
                all.begin(), all.end(),
                [unit](const names::Reference* use) { return use->node.unit()->number < unit; });
            all.insert(place, uses.begin(), uses.end());
        }
    }

    std::vector<const names::Reference*>& uses_of(const names::Site* site) {
        return std::find_if(imports.begin(), imports.end(),
                            [site](const ImportUse& use) { return use.site == site; })
            ->references;
    }

    void replace_findings(std::set<std::uint32_t> concerned, const std::vector<text::Edit>& edits,
                          const Gone& gone) {
        for (const std::uint32_t unit : with_findings) {
            if (!concerned.contains(unit) && !move(findings[unit], edits, gone)) {
                concerned.insert(unit);
            }
        }
        for (const std::uint32_t unit : concerned) {
            reads.start_over(unit);
            analyse_again(unit);
        }
    }

    bool names_are_many() const { return table.size() > 2 * known_names + 1000; }

    // False where next to nothing stays, so that a new analysis is the better way.
    bool edit(syntax::Parser& parser, const std::vector<text::Edit>& edits) {
        if (shapes.empty()) follow_shapes();
        const bool silenced = !suppressions.empty();
        CarryOver carried(tree);
        tree = parser.reparse(std::move(tree), edits);
        // Names that are no longer in use stay in the table.
        if (!carried.follow(tree) || names_are_many()) return false;
        carried.set_gone(scopes.follow_edit());
        mentioned.follow_tree();
        suppressions.follow_edits(tree.text(), edits);
        const std::vector<UnitShape> before = follow_shapes();
        start_kinds();
        const bool all = choose_rules() || silenced || !suppressions.empty();
        carried.find_concerned(all, edits, before, shapes, reads, tree, *kinds);
        follow_references(carried);
        imports.clear();
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
        with_references.clear();
        references.reserve(tree.units().size());
        for (const syntax::Unit& unit : tree.units()) {
            if (carried.is_reached(unit.number)) {
                references.emplace_back();
                find_references(unit.number);
                continue;
            }
            references.push_back(std::move(before[unit.origin]));
            has_some(with_references, unit.number, references.back());
            const auto shift = static_cast<std::uint32_t>(carried.moved_by(unit));
            if (shift != 0) move_references(references.back(), shift);
        }
    }

    void follow_findings(const CarryOver& carried, const std::vector<text::Edit>& edits) {
        auto before = std::exchange(findings, {});
        with_findings.clear();
        const auto revisions_before = std::exchange(revisions, {});
        findings.resize(tree.units().size());
        revisions.resize(findings.size());
        for (const syntax::Unit& unit : tree.units()) {
            const std::size_t number = unit.number;
            if (!carried.is_concerned(number) && move(before[unit.origin], edits, carried.gone())) {
                findings[number] = std::move(before[unit.origin]);
                has_some(with_findings, number, findings[number]);
                revisions[number] = revisions_before[unit.origin];
                continue;
            }
            visit(number, active->on_branches());
            analyse(number);
        }
    }

    void analyse(std::size_t unit) {
        const names::Reads::Work work(scopes.reads(), static_cast<std::uint32_t>(unit));
        for (const names::Reference& reference : references[unit]) {
            offer(reference);
        }
        visit(unit, active->on_nodes());
        std::vector<Finding>& found = findings[unit];
        revisions[unit] = ++last_revision;
        has_some(with_findings, unit, found);
        rules::settle_conditions(tree.text(), found);
        std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) {
            return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                                  : a.range.end > b.range.end;
        });
    }

    // Shows the nodes of a unit to rules, and keeps what they find.
    void visit(std::size_t unit, const NodeRules& by_kind) {
        const names::Reads::Work work(scopes.reads(), static_cast<std::uint32_t>(unit));
        const auto count = static_cast<std::uint32_t>(tree.units()[unit].nodes.size());
        for (std::uint32_t index = 0; index < count; ++index) {
            const Node node{&tree, &tree.units()[unit], index};
            for (const Rule* rule : by_kind.of(node.kind())) {
                rule_context->set_rule(rule);
                rule->on_node(node, *rule_context);
            }
        }
        for (Finding& finding : rule_context->take_findings()) {
            if (active->reports(*finding.rule) && !suppressions.silences(finding)) {
                findings[unit].push_back(std::move(finding));
            }
        }
    }

    template <typename Items>
    static void has_some(std::set<std::uint32_t>& units, std::size_t unit, const Items& items) {
        const auto number = static_cast<std::uint32_t>(unit);
        items.empty() ? void(units.erase(number)) : void(units.insert(number));
    }

    void find_references(std::size_t unit) {
        references[unit] = names::find_references(tree.root(unit), scopes, table);
        has_some(with_references, unit, references[unit]);
    }

    void offer(const names::Reference& reference) {
        for (const Rule* rule : active->on_references()) {
            rule_context->set_rule(rule);
            if (rule->on_reference(reference, *rule_context)) return;
        }
    }

    const Settings& settings;
    syntax::Tree tree;
    names::FileContext file;
    names::SpellingMode mode;
    names::NameTable table;
    names::Mentions mentioned;
    names::Reads reads;
    names::ScopeTree scopes;
    std::vector<std::vector<names::Reference>> references;
    std::vector<ImportUse> imports;
    bool is_mindspore = false;
    std::optional<names::Spelling> spelling;
    std::optional<kinds::Kinds> kinds;
    std::optional<rules::Context> rule_context;
    Suppressions suppressions;
    std::optional<ActiveRules> active;
    std::vector<std::vector<Finding>> findings;
    // Units that have some: few, of the units of a large file.
    std::set<std::uint32_t> with_findings;
    std::set<std::uint32_t> with_references;
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
    if (impl_->edit_unit(parser, edits) || impl_->edit(parser, edits)) return;
    Impl& old = *impl_;
    auto impl =
        std::make_unique<Impl>(old.settings, std::move(old.tree), std::move(old.file), old.mode);
    impl->last_revision = old.last_revision;
    impl_ = std::move(impl);
    impl_->keep_branches();
    complete();
}

void Analysis::prepare_for_edits() {
    if (impl_->shapes.empty()) impl_->follow_shapes();
    impl_->reads.make_index();
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

const std::set<std::uint32_t>& Analysis::units_with_findings() const {
    return impl_->with_findings;
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
