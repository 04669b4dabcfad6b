// What a Python expression is, as far as conversion cares.
//
// Used by the catalogue (what an API returns) and by core/kinds (what an expression is).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mindport::catalog {

enum class ValueKind : std::uint8_t {
    unknown,
    tensor,
    tensors,    // a tuple or list of tensors: torch.split, torch.meshgrid
    parameter,  // torch.nn.Parameter: a tensor that a module registers
    module,     // an instance of torch.nn.Module
    modules,    // a container or iterator of modules
    dtype,
    device,
    generator,
    array,   // numpy.ndarray
    shape,   // torch.Size or a tuple of int
    number,  // int, float, complex or bool
    string,
    none,
    plain,  // any other Python value that is certainly none of the above
};

// The spelling in mappings/*.toml ("tensor", "shape", …); nullopt for a word that is no kind.
std::optional<ValueKind> parse_value_kind(std::string_view text);
std::string_view to_string(ValueKind kind);

}  // namespace mindport::catalog
