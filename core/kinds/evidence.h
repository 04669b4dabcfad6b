// What the uses of a value show about it: `x.unsqueeze(0)` is a tensor's, `x.to(…)` a tensor's or a
// module's, `x.shape` a tensor's or an array's; whoever has both is a tensor. Internal to
// core/kinds.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/catalog/catalog.h"
#include "core/kinds/variables.h"

namespace mindport::kinds {

using syntax::Node;

// What a value can be, as far as its uses tell: a set.
using Possible = std::uint8_t;
namespace possible {
inline constexpr Possible tensor_ = 1;
inline constexpr Possible array_ = 2;
inline constexpr Possible module_ = 4;
inline constexpr Possible string_ = 8;
inline constexpr Possible container_ = 16;  // lists, tuples, dictionaries, sets
inline constexpr Possible other_ = 32;      // images, configurations, data frames, …
inline constexpr Possible anything = 63;
}  // namespace possible

// What can have a method of that name that is called so; an attribute of that name.
Possible possible_with_method(std::string_view name, Node arguments);
Possible possible_with_attribute(std::string_view name);
// What an expression can be, by what is done with it on the spot: `x` in `x.cpu().numpy()`.
struct Use {
    Possible possible = possible::anything;
    Node result;  // of the same kind as the value: `x.cpu()` in that example
};
Use use_of(Node value);

// Whether the first argument of a function must be a tensor, or (many) a list of tensors.
enum class FirstArgument : unsigned char { any, tensor, tensors };
FirstArgument first_argument(std::string_view qualified, const catalog::Catalog& catalog);

// Whether what a use shows about a variable holds at another place of the function too, given that
// nothing binds the variable in between: each run that is at `at` has passed, or will pass,
// `evidence`.
bool holds_at(Node evidence, Node at, std::string_view name, const UnitVariables& unit);

// Whether two nodes stand in different branches of one `if`, so that no run passes both in turn.
bool are_exclusive(Node a, Node b);

}  // namespace mindport::kinds
