#include "core/catalog/value_kind.h"

#include <array>

namespace mindport::catalog {
namespace {

// In the order of ValueKind.
constexpr std::array<std::string_view, 15> spellings{
    "unknown",   "tensor", "tensors", "parameter", "module", "modules", "dtype", "device",
    "generator", "array",  "shape",   "number",    "string", "none",    "plain"};
static_assert(spellings.size() == static_cast<std::size_t>(ValueKind::plain) + 1);

}  // namespace

std::optional<ValueKind> parse_value_kind(std::string_view text) {
    for (std::size_t i = 0; i < spellings.size(); ++i) {
        if (spellings[i] == text) return static_cast<ValueKind>(i);
    }
    return std::nullopt;
}

std::string_view to_string(ValueKind kind) { return spellings[static_cast<std::size_t>(kind)]; }

}  // namespace mindport::catalog
