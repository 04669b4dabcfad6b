// The compiled-in data as the generated file (build/…/catalog_data.cpp) lays it out. Only
// core/catalog and tools/catalog_compiler use this; everybody else uses Catalog.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/catalog/catalog.h"
#include "core/catalog/slots.h"

namespace mindport::catalog {

// A name that a program may use: a mapping's source or another spelling of one.
struct SourceName {
    std::string_view name;
    std::uint16_t canonical = 0;  // into Tables::sources: itself if it is the public spelling
    std::uint16_t first_row = 0;  // into Tables::rows; the first row that fits wins
    std::uint16_t row_count = 0;  // 0: only another spelling of a name without mapping
};

struct Tables {
    std::span<const SourceName> sources;      // sorted by name
    std::span<const Slot> source_slots;       // by the whole name
    std::span<const Slot> tensor_slots;       // by what follows tensor_prefix
    std::span<const Slot> module_slots;       // by what follows module_prefix
    std::span<const Mapping> rows;            // sorted by source; a profile's before general ones
    std::span<const ApiSymbol> symbols;       // sorted by name
    std::span<const Slot> symbol_slots;       // by the whole name
    std::span<const std::string_view> inert;  // argument names, sorted
    std::span<const Profile> profiles;        // "plain" first
};

inline constexpr std::string_view tensor_prefix = "torch.Tensor.";
inline constexpr std::string_view module_prefix = "torch.nn.Module.";

extern const Tables tables;

inline bool is_alias(const SourceName& source) {
    return &tables.sources[source.canonical] != &source;
}

}  // namespace mindport::catalog
