// The variables of a unit: where each is bound, tested with isinstance, and used in a way that
// tells what it is.
//
// A variable is a name in one scope, or an attribute such as `self.x` or `a.b.c` in one function.
// Internal to core/kinds; collected in one walk over a unit when it is first asked about.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/catalog/catalog.h"
#include "core/names/scope.h"
#include "core/text/name_hash.h"

namespace mindport::kinds {

using syntax::Node;

struct Binding {
    std::uint32_t index = 0;            // of the target's node in the unit
    std::uint32_t from = 0;             // of the first node that sees it
    const names::Site* site = nullptr;  // null for an attribute
    // What the uses of this binding show, see evidence.h.
    bool has_possible = false;
    std::uint8_t possible = 0;
};

// What may be in a variable: a binding, and the conditions that hold by then.
struct Definition {
    static constexpr std::uint16_t outside = 0xFFFF;  // an attribute not yet set in this function

    std::uint16_t binding = outside;  // index in Variable::bindings
    std::uint16_t condition = 0;      // index in Variable::conditions; 0: none
    friend auto operator<=>(const Definition&, const Definition&) = default;
};

// A test that has come out as `holds`, together with those before it.
struct Condition {
    std::uint32_t test = 0;  // node index of the expression
    bool holds = true;
    std::uint16_t before = 0;
    friend bool operator==(const Condition&, const Condition&) = default;
};

// From this node of the unit on, up to the next change, these definitions are in force.
struct Change {
    std::uint32_t from = 0;
    std::vector<Definition> definitions;  // sorted
};

// A use that tells something about the variable.
struct Evidence {
    std::uint32_t index = 0;    // of the name's node in the unit
    std::uint8_t possible = 0;  // see evidence.h
    std::uint32_t result = 0;   // the name that a value of the same kind is bound to by it; 0: none
};

struct Variable {
    std::vector<Binding> bindings;     // by position
    std::vector<std::uint32_t> tests;  // calls such as isinstance(x, …), by position
    std::vector<Evidence> evidence;
    // Where something is put into the list or dictionary that it holds: see changed_container().
    std::vector<std::uint32_t> changes_inside;
    // Filled by trace_flow() when first needed.
    bool traced = false;
    std::vector<Condition> conditions;  // [0] stands for "none"
    std::vector<Change> changes;        // by `from`
};

class UnitVariables {
   public:
    UnitVariables(Node root, const names::ScopeTree& scopes, names::NameTable& table,
                  const catalog::Catalog& catalog);

    // The variable of exactly this scope, or null. For attributes the name is "self.x".
    Variable* find(std::uint32_t scope, std::string_view name);

    // Statements that leave a block early, by position: return and raise; break and continue.
    const std::vector<std::uint32_t>& exits() const { return exits_; }
    const std::vector<std::uint32_t>& jumps() const { return jumps_; }

   private:
    struct Key {
        std::uint32_t scope;
        std::string_view name;
        friend bool operator==(const Key&, const Key&) = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const {
            return text::name_hash(key.name) + key.scope;
        }
    };
    friend class VariableCollector;

    std::unordered_map<Key, Variable, Hash> variables_;
    std::vector<std::uint32_t> exits_;
    std::vector<std::uint32_t> jumps_;
};

// Works out `changes` for a variable of a function whose body is `body`: which definitions are in
// force where.
void trace_flow(Variable& variable, Node function, const UnitVariables& unit, bool is_attribute);

// The definitions in force at a node of the unit.
const std::vector<Definition>& definitions_at(const Variable& variable, std::uint32_t index);

}  // namespace mindport::kinds
