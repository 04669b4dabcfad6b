// The catalogue's look-up tables, made by the generator (tools/catalog_compiler). A table is an
// array of slots whose length is a power of two; a slot holds 0 or an index + 1, and collisions go
// to the next slot.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace mindport::catalog {

using Slot = std::uint16_t;
inline constexpr std::size_t max_slot_entries = 65534;

// The index of the entry with this hash, or -1. `matches(index)` compares the entry's name.
template <typename Matches>
constexpr std::ptrdiff_t find_slot(std::span<const Slot> slots, std::uint64_t hash,
                                   Matches matches) {
    if (slots.empty()) return -1;
    const std::size_t mask = slots.size() - 1;
    for (std::size_t at = hash & mask; slots[at] != 0; at = (at + 1) & mask) {
        const std::size_t index = slots[at] - 1U;
        if (matches(index)) return static_cast<std::ptrdiff_t>(index);
    }
    return -1;
}

// How many slots so many entries need: few collide.
constexpr std::size_t slot_count(std::size_t entries) {
    return std::bit_ceil(std::max<std::size_t>(entries * 2, 2));
}

constexpr void take_slot(std::span<Slot> slots, std::uint64_t hash, std::size_t index) {
    std::size_t at = hash & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = static_cast<Slot>(index + 1);
}

}  // namespace mindport::catalog
