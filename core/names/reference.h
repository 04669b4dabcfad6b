// References: the dotted names in a file that go back to an import.
//
// `F.pad` under `import torch.nn.functional as F` is a reference to torch.nn.functional.pad. The
// longest chain counts: there is no second reference to `F`. Names in annotation strings and type
// comments are code, and count; docstrings and other text do not.
#pragma once

#include <string_view>
#include <vector>

#include "core/names/scope.h"

namespace mindport::names {

struct Reference {
    text::TextRange range;  // the whole chain
    text::TextRange root;   // its first identifier
    Node node;  // the chain's node; what holds it as text if in_text: a string, comment or pattern
    std::string_view qualified;  // "torch.nn.functional.pad"
    const Site* import = nullptr;
    bool in_text = false;
};

// References of a unit, by position.
std::vector<Reference> find_references(Node root, const ScopeTree& scopes, NameTable& table);

// The qualified name of an expression such as `F.pad`, or empty where it is no dotted name, or does
// not go back to an import.
std::string_view qualified_name(Node expression, const ScopeTree& scopes, NameTable& table);

// Whether the string stands where Python expects a type: "torch.Tensor" in `x: "torch.Tensor"`.
bool is_annotation_string(Node string);

// The identifier at the start of an attribute chain, or null.
Node chain_root(Node expression);

// Whether an identifier is used as a name, not as an attribute, a keyword or a binding.
bool is_name_use(Node identifier);

}  // namespace mindport::names
