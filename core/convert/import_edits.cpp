#include "core/convert/import_edits.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/convert/import_block.h"
#include "core/convert/removal.h"
#include "core/names/reference.h"
#include "core/text/line_index.h"

namespace mindport::convert {
namespace {

using names::ImportNeed;
using names::Site;
using rules::ImportUse;
using syntax::Field;
using syntax::Node;
using syntax::NodeKind;
using text::TextRange;

// The parts of the source that the fixes take away.
class RemovedText {
   public:
    explicit RemovedText(const std::vector<const rules::Fix*>& fixes) {
        for (const rules::Fix* fix : fixes) {
            for (const text::Edit& edit : fix->edits) {
                add(edit);
            }
            for (const Node statement : fix->removed) {
                ranges_.push_back(statement.range());
            }
        }
        std::sort(ranges_.begin(), ranges_.end());
        // The furthest end so far, so that a look-up need only go back over overlapping ranges.
        std::uint32_t end = 0;
        for (const TextRange& range : ranges_) {
            end = std::max(end, range.end);
            ends_.push_back(end);
        }
    }

    bool contains(TextRange range) const {
        auto after = std::upper_bound(ranges_.begin(), ranges_.end(), range.begin,
                                      [](std::uint32_t at, TextRange r) { return at < r.begin; });
        while (after != ranges_.begin()) {
            --after;
            if (after->contains(range)) {
                return true;
            }
            if (ends_[static_cast<std::size_t>(after - ranges_.begin())] < range.end) {
                return false;
            }
        }
        return false;
    }

   private:
    void add(const text::Edit& edit) {
        std::uint32_t at = edit.range.begin;
        std::vector<TextRange> kept;
        for (const text::Slot& slot : edit.slots) {
            kept.push_back(slot.source);
        }
        std::sort(kept.begin(), kept.end());
        for (const TextRange& range : kept) {
            if (at < range.begin) {
                ranges_.push_back({at, range.begin});
            }
            at = std::max(at, range.end);
        }
        if (at < edit.range.end) {
            ranges_.push_back({at, edit.range.end});
        }
    }

    std::vector<TextRange> ranges_;
    std::vector<std::uint32_t> ends_;
};

class Planner {
   public:
    Planner(const analysis::Analysis& analysis, const std::vector<const rules::Fix*>& fixes)
        : analysis_(analysis),
          text_(analysis.tree().text()),
          removed_(fixes),
          own_package_(
              analysis.file().module_name.substr(0, analysis.file().module_name.find('.'))) {
        for (const rules::Fix* fix : fixes) {
            removed_statements_.insert(removed_statements_.end(), fix->removed.begin(),
                                       fix->removed.end());
            if (fix->removed_imports.empty()) {
                add(fix->imports);
            } else {
                moves_.push_back(fix);
            }
        }
    }

    std::vector<text::EditGroup> run() {
        for (const ImportUse& use : analysis_.imports()) {
            visit(use);
        }
        move_imports();
        keep_written_out();
        ImportRemoval removal = remove_imports(gone_);
        add_needs(removal.statements);
        remove(std::move(removal));
        return std::move(groups_);
    }

   private:
    void add(const std::vector<ImportNeed>& needs) {
        for (const ImportNeed& need : needs) {
            if (std::find(needs_.begin(), needs_.end(), need) == needs_.end()) {
                needs_.push_back(need);
            }
        }
    }

    // A name that nothing uses any more does not move: it just goes.
    void move_imports() {
        for (const rules::Fix* fix : moves_) {
            const auto is_gone = [&](const Site* site) {
                return std::find(gone_.begin(), gone_.end(), site) != gone_.end();
            };
            const auto& sites = fix->removed_imports;
            if (!std::all_of(sites.begin(), sites.end(), is_gone)) {
                add(fix->imports);
            }
        }
        for (const rules::Fix* fix : moves_) {
            for (const Site* site : fix->removed_imports) {
                if (std::find(gone_.begin(), gone_.end(), site) == gone_.end()) {
                    gone_.push_back(site);
                }
            }
        }
    }

    void visit(const ImportUse& use) {
        const auto& references = use.references.empty() ? twin_of(use) : use.references;
        const auto is_left = [this](const names::Reference* reference) {
            return !removed_.contains(reference->root);
        };
        const bool taken_over = is_taken_over(*use.site);
        if (taken_over) {
            std::vector<const names::Reference*> left;
            std::copy_if(references.begin(), references.end(), std::back_inserter(left), is_left);
            if (!left.empty()) write_out(*use.site, left);
        } else if (std::any_of(references.begin(), references.end(), is_left)) {
            return;
        }
        const bool unused = !references.empty() || is_dead_torch_import(use);
        if (unused && (taken_over || !is_exported(use))) {
            if (std::find(gone_.begin(), gone_.end(), use.site) == gone_.end()) {
                gone_.push_back(use.site);
            }
        }
    }

    // Uses count for the first import of a name; another import of the same has the same uses. But
    // `import a.b` is there for what uses name below a.b: see loads_submodule.
    const std::vector<const names::Reference*>& twin_of(const ImportUse& use) const {
        const auto& all = analysis_.imports();
        if (use.site->node.is(NodeKind::dotted_name) && use.site->node.text() != use.site->target &&
            use.site->node.parent().is(NodeKind::import_statement)) {
            return use.references;
        }
        const auto twin = std::find_if(all.begin(), all.end(), [&](const ImportUse& other) {
            return !other.references.empty() && other.site->target == use.site->target &&
                   other.site->node.text() == use.site->node.text();
        });
        return twin == all.end() ? use.references : twin->references;
    }

    // An import of torch that nothing used in the first place; but a package's __init__ re-exports.
    bool is_dead_torch_import(const ImportUse& use) const {
        return names::is_source_package(use.site->target) && !analysis_.file().is_package &&
               !loads_submodule(*use.site);
    }

    // `import torch.utils.checkpoint` binds `torch`, as other imports do; it is there for what uses
    // name below torch.utils.checkpoint.
    bool loads_submodule(const Site& site) const {
        const std::string_view path = site.node.text();
        if (!site.node.is(NodeKind::dotted_name) || path == site.target ||
            !site.node.parent().is(NodeKind::import_statement)) {
            return false;
        }
        for (const ImportUse& other : analysis_.imports()) {
            if (other.site->target != site.target) {
                continue;
            }
            for (const names::Reference* reference : other.references) {
                if (reference->qualified.starts_with(path) && !removed_.contains(reference->root)) {
                    return true;
                }
            }
        }
        return false;
    }

    // Whether a fix is going to bind the site's name to something else.
    bool is_taken_over(const Site& site) const {
        return names::is_source_package(site.target) &&
               std::any_of(needs_.begin(), needs_.end(),
                           [&](const ImportNeed& need) { return need.bound_name() == site.name; });
    }

    void write_out(const Site& site, const std::vector<const names::Reference*>& uses) {
        for (const names::Reference* use : uses) {
            groups_.push_back({{use->root, std::string(site.target), {}}});
        }
        const std::string top(site.target.substr(0, site.target.find('.')));
        written_out_.insert(top);
    }

    // Another value that the name has where the import fails: it is for whoever uses the name.
    bool has_fallback(const Site& site) const {
        const Node attempt = site.node.enclosing(NodeKind::try_statement);
        const auto& sites = analysis_.scopes().module_sites(site.name);
        return attempt && std::any_of(sites.begin(), sites.end(), [&](const Site* other) {
                   return other != &site && !names::is_source_package(other->target) &&
                          other->node.enclosing(NodeKind::except_clause).parent() == attempt;
               });
    }

    bool is_exported(const ImportUse& use) const {
        const Site& site = *use.site;
        if (use.references.empty() && has_fallback(site)) {
            return true;
        }
        // `__all__` names it, or it is imported as itself (`import x as x`) and not used.
        if (use.references.empty() && site.node.is(NodeKind::aliased_import) &&
            site.node.child(Field::name).text() == site.name) {
            return true;
        }
        for (const Site* all : analysis_.scopes().module_sites("__all__")) {
            const Node value = all->node.parent().child(Field::right);
            const std::string quoted_double = "\"" + std::string(site.name) + "\"";
            const std::string quoted_single = "'" + std::string(site.name) + "'";
            if (value.text().find(quoted_double) != std::string_view::npos ||
                value.text().find(quoted_single) != std::string_view::npos) {
                return true;
            }
        }
        return false;
    }

    // Uses that were written out go through `import torch`, which stays or comes.
    void keep_written_out() {
        for (const std::string& top : written_out_) {
            const auto is_it = [&](const Site* site) { return site->target == top; };
            std::erase_if(gone_, [&](const Site* site) {
                return is_it(site) && analysis_.scopes().is_module_level(*site);
            });
            const auto& sites = analysis_.scopes().module_sites(top);
            if (std::none_of(sites.begin(), sites.end(), is_it)) {
                needs_.push_back({top, {}, {}, {}});
            }
        }
    }

    void remove(ImportRemoval removal) {
        for (const ImportRemoval::Shortened& entry : removal.shortened) {
            change(entry.statement, entry.gone);
        }
        while (!merged_.empty()) {
            change(merged_.begin()->second.first, {});
        }
        // Together with the statements that the fixes remove: they may share a block.
        std::vector<Node> statements = std::move(removal.statements);
        statements.insert(statements.end(), removed_statements_.begin(), removed_statements_.end());
        for (text::EditGroup& group : removal_edits(analysis_.tree(), std::move(statements),
                                                    inserted_at_, analysis_.lays_out())) {
            groups_.push_back(std::move(group));
        }
    }

    // Takes names out of an import statement, and puts in those that were merged into it.
    void change(Node statement, const std::vector<Node>& gone) {
        std::vector<std::string> added;
        if (const auto merged = merged_.find(statement.begin()); merged != merged_.end()) {
            added.assign(merged->second.second.begin(), merged->second.second.end());
            merged_.erase(merged);
        }
        groups_.push_back(change_names(analysis_.tree(), statement, gone, added));
    }

    void add_needs(const std::vector<Node>& gone_statements) {
        std::vector<ImportNeed> at_top;
        for (const ImportNeed& need : needs_) {
            if (need.local) {
                continue;
            }
            if (!is_there(need)) {
                at_top.push_back(need);
            }
        }
        for (const ImportNeed& need : needs_) {
            const ImportNeed global{need.module, need.name, need.alias, {}};
            // A name that the file has anyway is not bound a second time: in a function that would
            // hide it where this import is not reached.
            if (need.local && !is_there(need) &&
                std::find(at_top.begin(), at_top.end(), global) == at_top.end()) {
                add_local_everywhere(need);
            }
        }
        add_at_top(at_top, gone_statements);
    }

    bool is_there(const ImportNeed& need) const {
        const std::string target = need.name.empty() ? need.module : need.module + "." + need.name;
        for (const Site* site : analysis_.scopes().module_sites(need.bound_name())) {
            const bool goes = std::find(gone_.begin(), gone_.end(), site) != gone_.end();
            if (site->target == target && !goes) {
                return true;
            }
        }
        return false;
    }

    // Beside the import inside a function through which the name was reached, and the imports of
    // the same name in other branches.
    void add_local_everywhere(const ImportNeed& need) {
        add_local(need);
        for (const ImportUse& use : analysis_.imports()) {
            if (!use.site->node.is_inside(need.local)) {
                continue;
            }
            for (const Site* site : analysis_.scopes().resolve(use.site->name, need.local).sites) {
                const Node statement = names::ScopeTree::nested_statement(*site);
                if (site->kind == names::SiteKind::import && site->target == use.site->target &&
                    statement && std::find(gone_.begin(), gone_.end(), site) != gone_.end()) {
                    add_local({need.module, need.name, need.alias, statement});
                }
            }
        }
    }

    void add_local(const ImportNeed& need) {
        const std::string key = std::to_string(need.local.parent().begin()) + need.statement();
        if (!local_done_.insert(key).second) {
            return;
        }
        const std::uint32_t begin = need.local.begin();
        const std::uint32_t line = text::line_start(text_, begin);
        const std::string indent(text_.substr(line, begin - line));
        const bool alone = indent.find_first_not_of(" \t") == std::string::npos;
        const std::uint32_t at = alone ? line : begin;
        groups_.push_back({text::Edit::insert(
            at, alone ? indent + need.statement() + line_break() : need.statement() + "; ")});
        inserted_at_.push_back(at);
    }

    std::string line_break() const { return std::string(text::line_break_of(text_)); }

    // One statement for each module; names of a module in one list.
    void add_at_top(const std::vector<ImportNeed>& needs, const std::vector<Node>& gone) {
        const ImportBlock block(analysis_.tree(), own_package_, analysis_.sections(), gone);
        std::map<std::pair<bool, std::string>, std::set<std::string>> statements;
        for (const ImportNeed& need : needs) {
            std::string name = need.name.empty() ? need.module : need.name;
            if (!need.alias.empty()) {
                name += " as " + need.alias;
            }
            statements[{!need.name.empty(), need.module}].insert(std::move(name));
        }
        std::map<std::uint32_t, std::vector<Insertion>> insertions;
        for (const auto& [key, names] : statements) {
            const auto& [is_from, module] = key;
            if (is_from && merge_into_existing(block, module, names)) {
                continue;
            }
            const ImportBlock::Place place = block.place(module, is_from);
            std::string text;
            if (is_from) {
                text = "from " + module + " import " + join(names) + line_break();
            } else {
                for (const std::string& name : names) {
                    text += "import " + name + line_break();
                }
            }
            insertions[place.at].push_back({place, is_from, std::move(text)});
        }
        for (auto& [at, parts] : insertions) {
            groups_.push_back({text::Edit::insert(at, framed(at, parts, gone))});
            inserted_at_.push_back(at);
        }
    }

    struct Insertion {
        ImportBlock::Place place;
        bool is_from;
        std::string text;
    };

    // All that is inserted at one place: by section, plain imports first, blank lines between.
    std::string framed(std::uint32_t at, std::vector<Insertion>& parts,
                       const std::vector<Node>& gone) const {
        std::stable_sort(parts.begin(), parts.end(), [](const Insertion& a, const Insertion& b) {
            return std::pair(a.place.section, a.is_from) < std::pair(b.place.section, b.is_from);
        });
        std::string out;
        if (at > 0 && at == text_.size() && text_[at - 1] != '\n') {
            out += line_break();
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const ImportBlock::Place& place = parts[i].place;
            const bool new_section = i > 0 && place.section != parts[i - 1].place.section;
            if (new_section || (i == 0 && place.blank_before)) {
                out += line_break();
            }
            out += parts[i].text;
        }
        if (parts.back().place.blank_after && !stands_apart(at, gone)) {
            out += line_break();
        }
        return out;
    }

    // Whether a blank line or the end of the file follows `at` once the statements in `gone` are
    // out.
    bool stands_apart(std::uint32_t at, const std::vector<Node>& gone) const {
        for (const Node statement : gone) {  // by position
            if (statement.begin() == at) {
                at = next_line(text_, statement.end());
            }
        }
        return text_.substr(at, next_line(text_, at) - at).find_first_not_of(" \t\r\n\f") ==
               std::string_view::npos;
    }

    static std::string join(const std::set<std::string>& names) {
        std::string out;
        for (const std::string& name : names) {
            out += (out.empty() ? "" : ", ") + name;
        }
        return out;
    }

    // `from mindspore import nn` gets the further names.
    bool merge_into_existing(const ImportBlock& block, const std::string& module,
                             const std::set<std::string>& names) {
        for (const ImportLine& line : block.lines()) {
            if (!line.is_from || line.module != module ||
                line.statement.first_child().next_sibling().is(NodeKind::wildcard_import)) {
                continue;
            }
            auto& [statement, added] = merged_[line.statement.begin()];
            statement = line.statement;
            added.insert(names.begin(), names.end());
            return true;
        }
        return false;
    }

    const analysis::Analysis& analysis_;
    std::string_view text_;
    RemovedText removed_;
    std::string own_package_;
    std::vector<ImportNeed> needs_;
    std::vector<Node> removed_statements_;
    std::vector<const rules::Fix*> moves_;
    std::vector<const Site*> gone_;
    std::vector<std::uint32_t> inserted_at_;
    // Names that import statements get, by where these begin.
    std::map<std::uint32_t, std::pair<Node, std::set<std::string>>> merged_;
    std::set<std::string> written_out_;
    std::set<std::string> local_done_;
    std::vector<text::EditGroup> groups_;
};

}  // namespace

std::vector<text::EditGroup> import_edits(const analysis::Analysis& analysis,
                                          const std::vector<const rules::Fix*>& fixes) {
    return Planner(analysis, fixes).run();
}

}  // namespace mindport::convert
