// A rule: its documentation, and what it looks at.
//
// Each rule is one file that defines one `const Rule`; registry.cpp lists them. A rule subscribes
// to kinds of nodes, to references (dotted names that go back to an import), or both. It must not
// walk the file itself. Handlers are called on one thread per file and hold no state of their own.
#pragma once

#include <span>
#include <string_view>

#include "core/names/reference.h"
#include "core/rules/finding.h"

namespace mindport::rules {

class Context;

using NodeHandler = void (*)(syntax::Node node, Context& context);
// Returns whether the reference is dealt with; if not, the next rule in the registry sees it.
using ReferenceHandler = bool (*)(const names::Reference& reference, Context& context);

struct Rule {
    std::string_view code;           // "MP301"
    std::string_view name;           // "tensor-method", for people
    std::string_view summary;        // one line
    std::string_view documentation;  // Markdown: what, why, an example before and after, safety
    bool profile_only = false;       // runs only where the profile lists the code
    std::span<const syntax::NodeKind> nodes = {};
    NodeHandler on_node = nullptr;
    ReferenceHandler on_reference = nullptr;
    // Its fixes keep one branch of a statement. They are made before all others: what stands in the
    // other branches need not be converted.
    bool keeps_branch = false;
    // It is about what a port does to PyTorch code, so it does not run on a file that is MindSpore
    // already.
    bool source_only = false;
    // Its fixes only change how lines are broken: they are not made where a conversion is to leave
    // that as it is.
    bool lays_out = false;
};

// All rules, in the order in which references are offered to them; by group, then by code.
std::span<const Rule* const> all_rules();

// By code ("MP301") or name ("tensor-method"), or null.
const Rule* find_rule(std::string_view code_or_name);

}  // namespace mindport::rules
