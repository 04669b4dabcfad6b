#include "core/syntax/direct/post_order.h"

namespace mindport::syntax::direct {

void fill_unit(std::span<const PostNode> nodes, Unit& unit) {
    unit.begin = nodes.back().begin;
    unit.end = nodes.back().end;
    unit.nodes.resize(nodes.size());
    // From the last to the first: a subtree goes to the right end of what is free below its parent.
    auto free_end = static_cast<std::uint32_t>(nodes.size());
    std::uint32_t parent = 0;
    for (std::size_t i = nodes.size(); i-- > 0;) {
        const PostNode& node = nodes[i];
        std::uint32_t index = free_end - node.size;
        unit.nodes[index] = {node.begin - unit.begin,
                             node.end - unit.begin,
                             parent,
                             free_end,
                             node.kind,
                             node.field,
                             false};
        if (node.size > 1) {
            parent = index;
            continue;
        }
        // A parent without free places is complete, and so may be its own parent.
        while (index != 0 && index == parent + 1) {
            index = parent;
            parent = unit.nodes[index].parent;
        }
        free_end = index;
    }
}

}  // namespace mindport::syntax::direct
