// Reads type annotations: `Optional[torch.Tensor]`, `"List[Foo]"`, `int | None`.
//
// Works on text, because annotations stand in strings and in the workspace's index as well as in
// the tree. Internal to core/kinds.
#pragma once

#include <functional>
#include <string_view>

#include "core/kinds/type_store.h"

namespace mindport::kinds {

struct AnnotationContext {
    TypeStore& types;
    // The qualified name of a dotted name as written; itself for a builtin; empty if unknown.
    std::function<std::string_view(std::string_view)> resolve;
    // The type of an instance of a class by qualified name.
    std::function<TypeId(std::string_view)> instance;
};

TypeId read_annotation(std::string_view text, const AnnotationContext& context);

}  // namespace mindport::kinds
