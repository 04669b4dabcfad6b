// What `when` in mappings/*.toml may say of an argument: one of these words, or several parted by
// `|`; besides them "=TEXT" (its very text, a string's without quotes), and "@NAME": it is an
// instance of that class.
#pragma once

#include <array>
#include <string_view>

namespace mindport::catalog {

inline constexpr auto condition_words = std::to_array<std::string_view>(
    {// whether the call gives it
     "given", "missing",
     // how it is written
     "int", "ints", "float", "list", "tuple", "lambda", "subscript",
     // what it is
     "sequence", "number", "string", "tensor", "shape",
     // the dtype of a tensor
     "integers", "floats", "complex", "bool", "uint8", "int8", "int16", "int32", "int64", "float16",
     "bfloat16", "float32", "float64", "complex64", "complex128"});

}  // namespace mindport::catalog
