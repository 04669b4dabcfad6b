// What a rule's handler may ask about the file, and where it reports.
//
// One Context per file analysis, on one thread. Everything it hands out lives as long as it does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/catalog.h"
#include "core/kinds/kinds.h"
#include "core/names/class_index.h"
#include "core/names/mentions.h"
#include "core/names/reference.h"
#include "core/names/spelling.h"
#include "core/rules/finding.h"
#include "core/rules/rule.h"
#include "core/syntax/tree.h"

namespace mindport::rules {

using syntax::Field;
using syntax::Node;
using syntax::NodeKind;

// References of the file that go back to one import site, by position.
struct ImportUse {
    const names::Site* site = nullptr;
    std::vector<const names::Reference*> references;
};

class Context {
   public:
    struct Parts {
        const syntax::Tree& tree;
        const names::FileContext& file;
        names::NameTable& table;
        const names::ScopeTree& scopes;
        const catalog::Catalog& catalog;
        kinds::Kinds& kinds;
        const names::Spelling& spelling;
        const std::vector<ImportUse>& imports;
        names::Mentions& mentions;
        const names::ClassIndex* classes = nullptr;  // the workspace's; null for a lone file
        bool is_mindspore = false;
    };
    explicit Context(const Parts& parts) : parts_(parts) {}

    const syntax::Tree& tree() const { return parts_.tree; }
    const names::FileContext& file() const { return parts_.file; }
    const names::ScopeTree& scopes() const { return parts_.scopes; }
    const catalog::Catalog& catalog() const { return parts_.catalog; }
    names::NameTable& table() { return parts_.table; }
    // How this file writes a qualified name; see names::Spelling.
    names::Spelled spell(std::string_view qualified, const names::Site* via) const;
    const std::vector<ImportUse>& imports() const {
        note(names::Reach::whole_file);
        return parts_.imports;
    }
    // Those that an import statement makes.
    std::vector<const ImportUse*> imports_in(Node statement) const;
    // For rules that look into all units. It costs: in an editor, what they find in a unit is
    // looked for again after each edit.
    const syntax::Tree& whole_file() const {
        note(names::Reach::whole_file);
        return parts_.tree;
    }
    // For rules that look at the units right before and after the one at hand; past comments, at
    // the first that is none; and, from a class, at its members.
    const syntax::Tree& surroundings() const {
        note(names::Reach::surroundings);
        return parts_.tree;
    }
    // Whether the file has an identifier, one of those in names/mentions.
    bool mentions(std::string_view identifier);
    const names::ClassIndex* classes() const { return parts_.classes; }
    // Whether the file is MindSpore already: it imports that, and nothing of torch. Its tensors are
    // MindSpore's then, and what they have needs no change.
    bool is_mindspore() const { return parts_.is_mindspore; }

    // "torch.nn.functional.pad" for `F.pad`; empty where the expression does not go back to an
    // import.
    std::string_view qualified(Node expression) const {
        return names::qualified_name(expression, parts_.scopes, parts_.table);
    }
    // The class (definition node or, at the top level, its header unit's) that a function or a
    // class member stands in, or null. Only the class directly around it counts.
    Node class_of(Node member) const { return parts_.kinds.class_of(member); }
    // Whether a class is, through its bases, a torch.nn.Module (or a MindSpore Cell).
    bool is_module_class(Node class_definition) const {
        return parts_.kinds.is_module_class(class_definition);
    }
    // Whether the profile lists a rule: as one that only it runs, or as one whose fixes are safe in
    // it.
    bool profile_lists(std::string_view code) const;
    catalog::ValueKind kind_of(Node expression) const { return parts_.kinds.of(expression); }
    // More of the same, as core/kinds has it.
    kinds::Kinds& kinds() const { return parts_.kinds; }

    // Reports under the rule that is running, unless the finding names another one.
    void report(Finding finding);

    // For the engine.
    void set_rule(const Rule* rule) { rule_ = rule; }
    std::vector<Finding> take_findings() { return std::move(findings_); }

   private:
    void note(names::Reach reach) const {
        if (names::Reads* reads = parts_.scopes.reads()) reads->note(reach);
    }

    Parts parts_;
    const Rule* rule_ = nullptr;
    std::vector<Finding> findings_;
};

// Collects the edits of one fix, and the imports that the names it writes take.
class FixBuilder {
   public:
    FixBuilder(const Context& context, Message title, Safety safety = Safety::safe)
        : context_(context), fix_{std::move(title), safety, {}} {}

    FixBuilder& replace(text::TextRange range, std::string text) {
        return edit({range, std::move(text), {}});
    }
    FixBuilder& replace(Node node, std::string text) {
        return replace(node.range(), std::move(text));
    }
    FixBuilder& insert(std::uint32_t at, std::string text) {
        return replace(text::TextRange{at, at}, std::move(text));
    }
    FixBuilder& erase(text::TextRange range) { return replace(range, {}); }
    // An edit whose text quotes parts of the source.
    FixBuilder& edit(text::Edit edit);
    FixBuilder& remove_statement(Node statement) {
        fix_.removed.push_back(statement);
        return *this;
    }
    // The edits take a block out of the statement around it.
    FixBuilder& move_block(text::EditGroup edits) {
        fix_.moves_block = true;
        return add(std::move(edits));
    }
    // The fix is only made where others remove this text.
    FixBuilder& only_if_removed(text::TextRange range) {
        fix_.needs_removed.push_back(range);
        return *this;
    }
    FixBuilder& set_safety(Safety safety) {
        fix_.safety = safety;
        return *this;
    }
    // The name comes from another module from now on; its uses stay as they are.
    FixBuilder& move_import(const names::Site* site, names::ImportNeed to) {
        fix_.removed_imports.push_back(site);
        need(std::move(to));
        return *this;
    }
    FixBuilder& add(text::EditGroup edits, std::vector<names::ImportNeed> imports = {});
    // How this file writes a qualified name; the fix then brings the import it takes.
    std::string name(std::string_view qualified, const names::Site* via = nullptr);

    // An edit that changes nothing counts beside others: it says that its text is the target's now
    // (`nn.Conv1d`, whose arguments change). Alone it is left out; a fix may turn out to have none.
    bool changes_nothing() const;
    Fix build();

   private:
    void need(names::ImportNeed need);

    const Context& context_;
    Fix fix_;
};

}  // namespace mindport::rules
