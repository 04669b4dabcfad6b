// The hash of names: of the catalogue's tables, which the build writes, and of maps by name.
//
// The same on every machine: a table made on one is right on any other.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace mindport::text {

template <std::size_t count>
constexpr std::uint64_t load_bytes(const char* text) {
    std::uint64_t word = 0;
    if (std::endian::native == std::endian::little && !std::is_constant_evaluated()) {
        std::memcpy(&word, text, count);  // which compilers make one instruction of
        return word;
    }
    for (std::size_t i = 0; i < count; ++i) {
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
    }
    return word;
}

// What is left of a name, less than eight bytes. Some bytes may count twice.
constexpr std::uint64_t load_rest(const char* text, std::size_t count) {
    if (count >= 4) return load_bytes<4>(text) | load_bytes<4>(text + count - 4) << 32;
    if (count == 0) return 0;
    return load_bytes<1>(text) | load_bytes<1>(text + count / 2) << 8 |
           load_bytes<1>(text + count - 1) << 16;
}

constexpr std::uint64_t name_hash(std::string_view name) {
    constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = name.size() * multiplier;
    const char* text = name.data();
    std::size_t left = name.size();
    for (; left >= 8; left -= 8, text += 8) {
        hash = (hash ^ load_bytes<8>(text)) * multiplier;
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
