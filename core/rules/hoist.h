// Replaces a compound statement by one of its blocks: `if x: A else: B` by A or by B.
#pragma once

#include <optional>

#include "core/rules/context.h"

namespace mindport::rules {

// The edits that leave only `block` (a block below `statement`) in the place of `statement`, with
// its indentation taken back. Lines inside multi-line strings stay as they are. nullopt where the
// statement does not start its line.
std::optional<text::EditGroup> hoist(Node statement, Node block);

// The statement that a block consists of; null where there are several or none.
Node only_statement(Node block);

// Whether the file still means the same to its names when only `kept` (null: nothing) is left of
// `statement`: no name that it binds elsewhere is lost, none is imported twice in one place.
bool keeps_names(Node statement, Node kept, const Context& context);

}  // namespace mindport::rules
