// Scopes of a file: which names are bound where, and to what.
//
// Python decides scopes from the text alone, so this needs no types: functions, classes, lambdas
// and comprehensions make scopes; assignments, imports, parameters, loops and `with … as` bind
// names. A name may be bound at several sites; which one is in force at a given line is for
// core/kinds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/names/name_table.h"
#include "core/names/reads.h"
#include "core/syntax/tree.h"
#include "core/text/name_hash.h"

namespace mindport::names {

using syntax::Node;

// Where a file stands in its package; what relative imports are resolved against.
struct FileContext {
    std::string path;         // as the user gave it; only shown
    std::string module_name;  // "diffusers.utils.torch_utils"; empty if unknown
    bool is_package = false;  // the file is an __init__.py
    // The text comes from PyTorch code, whatever it imports by now: set between the passes of a
    // conversion.
    bool was_source = false;
};

enum class SiteKind : std::uint8_t { import, parameter, variable, function, type };

struct Site {
    std::string_view name;  // in the file's table of names, as is the target
    SiteKind kind = SiteKind::variable;
    Node node;                // the identifier that is bound; for imports the name in the statement
    std::string_view target;  // imports: the qualified name that the bound name stands for
};

struct Scope {
    static constexpr std::uint32_t none = UINT32_MAX;
    Node node;  // function_definition, class_definition, lambda, …; null: the unit
    std::uint32_t parent = none;  // index in the unit's scopes
    std::vector<Site> sites;
};

// The scopes inside one unit. scopes[0] holds what the unit binds at its own level: in the module,
// or in the class whose member it is.
struct UnitScopes {
    std::vector<Scope> scopes;
    bool is_member = false;
};

class ScopeTree {
   public:
    // All of these must outlive the ScopeTree. Which units are looked into goes to `reads`, if
    // given.
    ScopeTree(const syntax::Tree& tree, const FileContext& context, NameTable& table,
              Reads* reads = nullptr);

    // Follows a reparse of the tree. Sites in units that it took over stay where they are; gives
    // the scopes of the others, which are gone.
    std::vector<UnitScopes> follow_edit();
    // The same where one unit was replaced.
    UnitScopes replace(std::size_t unit);

    // All sites of the name that an identifier stands for, in the innermost scope that binds it;
    // empty for builtins, star imports and the like.
    struct Resolution {
        std::vector<const Site*> sites;
        bool at_module_level = false;
        // The first import among the sites, or null.
        const Site* import() const;
        explicit operator bool() const { return !sites.empty(); }
    };
    Resolution resolve(Node identifier) const;
    // The same for a name written in a string at `where`.
    Resolution resolve(std::string_view name, Node where) const;
    // Only the first import site that `name` stands for at `where`, without allocation; null where
    // the innermost scope that binds the name does not import it.
    const Site* find_import(std::string_view name, Node where) const;

    // Sites that a name has at module level.
    const std::vector<const Site*>& module_sites(std::string_view name) const;
    // The work at hand looks for what a unit may show under this name.
    void ask(std::string_view name) const {
        if (reads_) reads_->ask(name);
    }
    // Whether any scope of the file binds the name.
    bool is_bound_anywhere(std::string_view name) const {
        if (reads_) reads_->ask_anywhere(name);
        return names_.contains(name);
    }
    // Whether any scope of the file imports something under that name.
    bool is_import_name(std::string_view name) const { return import_names_.contains(name); }

    // All sites, at any level, that import exactly this qualified name.
    const std::vector<const Site*>& imports_of(std::string_view target) const;
    // All qualified names that are imported, with the sites that do.
    using SitesByName =
        std::unordered_map<std::string_view, std::vector<const Site*>, text::NameHasher>;
    const SitesByName& import_targets() const { return import_targets_; }
    // Whether the site is outside of functions and classes (it may stand under `if` or `try`).
    bool is_module_level(const Site& site) const;

    // The statement of an import that does not stand at the top level of the file, but in a
    // function or under `if` or `try`; null for all others. What replaces such an import belongs
    // beside it.
    static Node nested_statement(const Site& import);

    const std::vector<UnitScopes>& units() const { return units_; }
    // The numbers of those in which classes are made, in order.
    const std::vector<std::size_t>& units_with_classes() const { return with_classes_; }
    // The innermost function, lambda or comprehension scope around a node, by index in the unit's
    // scopes; 0 for the unit's own level.
    std::uint32_t scope_of(Node node) const;
    const Scope& scope(const syntax::Unit* unit, std::uint32_t index) const;
    static std::size_t unit_index(const syntax::Unit* unit) { return unit->number; }

    Reads* reads() const { return reads_; }
    // The work at hand looks into the unit of the node.
    void note(Node node) const {
        if (reads_ && node) reads_->note(static_cast<std::uint32_t>(unit_index(node.unit())));
    }

   private:
    template <typename Visitor>
    void visit_innermost(std::string_view name, Node where, Visitor visit) const;
    UnitScopes build(std::size_t unit);
    void enter(const UnitScopes& unit);
    void forget(const UnitScopes& unit);
    void find_classes();

    const syntax::Tree& tree_;
    const FileContext& context_;
    NameTable& table_;
    Reads* reads_;
    std::vector<UnitScopes> units_;
    std::vector<std::size_t> with_classes_;
    SitesByName module_;          // by name
    SitesByName import_targets_;  // by qualified name
    using Counts =
        std::unordered_map<std::string_view, std::uint32_t, text::NameHasher>;  // of sites, by name
    Counts names_;
    Counts import_names_;
};

// Resolves the module of `from MODULE import …`: "..utils" in diffusers.models.vae is
// "diffusers.utils". Returns the text itself where the context is not known or too shallow.
std::string resolve_module(std::string_view written, const FileContext& context);

// Splits off the part after the last dot; the first part is empty where there is none.
std::pair<std::string_view, std::string_view> split_last(std::string_view qualified);

}  // namespace mindport::names
