// The hash of the catalogue's look-up tables, shared by the generator (tools/catalog_compiler) and
// the look-up (catalog.cpp). A table is an array of slots whose length is a power of two; a slot
// holds 0 or an index + 1, and collisions go to the next slot.
//
// Bytes are assembled by shifts, so that a table made on one machine is right on any other.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace mindport::catalog {

using Slot = std::uint16_t;
inline constexpr std::size_t max_slot_entries = 65534;

constexpr std::uint64_t load_bytes(const char* text, std::size_t count) {
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < count; ++i) {
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
    }
    return word;
}

// What is left of a name, less than eight bytes, without a loop. Some bytes may count twice.
constexpr std::uint64_t load_rest(const char* text, std::size_t count) {
    if (count >= 4) return load_bytes(text, 4) | load_bytes(text + count - 4, 4) << 32;
    if (count == 0) return 0;
    return load_bytes(text, 1) | load_bytes(text + count / 2, 1) << 8 |
           load_bytes(text + count - 1, 1) << 16;
}

constexpr std::uint64_t name_hash(std::string_view name) {
    constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = name.size() * multiplier;
    const char* text = name.data();
    std::size_t left = name.size();
    for (; left >= 8; left -= 8, text += 8) {
        hash = (hash ^ load_bytes(text, 8)) * multiplier;
        hash ^= hash >> 32;
    }
    hash = (hash ^ load_rest(text, left)) * multiplier;
    return hash ^ (hash >> 29);
}

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
