// How far apart two names are; for "did you mean …?".
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace mindport::catalog {

// Damerau–Levenshtein distance (neighbours may be swapped) in bytes; limit + 1 if it is more than
// `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The nearest of `words` within a distance that grows with the word's length, or "".
std::string_view nearest_word(std::string_view word, std::span<const std::string_view> words);

}  // namespace mindport::catalog
