// The hash of names: of the catalogue's tables, which the build writes, and of maps by name.
//
// Bytes are assembled by shifts, so that a table made on one machine is right on any other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mindport::text {

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

// For the standard library's tables; with std::equal_to<> one may look up by any text.
struct NameHasher {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return name_hash(name); }
};

}  // namespace mindport::text
