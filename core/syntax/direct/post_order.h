// Nodes in the order in which a parser finishes them: each after those below it. So a node can be
// put around what is already there, as an operator needs it, without anything being moved.
#pragma once

#include <span>

#include "core/syntax/tree.h"

namespace mindport::syntax::direct {

struct PostNode {
    std::uint32_t begin;  // bytes, in the text
    std::uint32_t end;
    std::uint32_t size;  // of its subtree: how many nodes up to and with this one belong to it
    NodeKind kind;
    Field field;
};

// Fills a unit with a statement, which is the last of the nodes, and all below it.
void fill_unit(std::span<const PostNode> nodes, Unit& unit);

}  // namespace mindport::syntax::direct
