// Signatures of public APIs as dumped from the real packages into mappings/api/.
//
// Everything here points into data that is compiled into the binary (or into a user overlay that
// outlives its Catalog): copying is free and views never dangle. Immutable, so safe on any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/catalog/value_kind.h"
#include "core/catalog/version.h"

namespace mindport::catalog {

enum class ParameterKind : std::uint8_t {
    positional_only,
    positional_or_keyword,
    var_positional,
    keyword_only,
    var_keyword,
};

struct Parameter {
    std::string_view name;
    ParameterKind kind = ParameterKind::positional_or_keyword;
    bool has_default = false;
    std::string_view default_value = {};  // Python source as the package shows it; empty if none
};

enum class SymbolKind : std::uint8_t { module, type, function, method, property, value };

// The spelling in mappings/ ("type", "method", …); nullopt for a word that is none.
std::optional<SymbolKind> parse_symbol_kind(std::string_view text);
std::string_view to_string(SymbolKind kind);

enum Platform : std::uint8_t { ascend = 1, gpu = 2, cpu = 4 };  // bits of ApiSymbol::platforms

inline constexpr std::array<std::string_view, 3> device_names{"ascend", "gpu", "cpu"};
// Reads one of them; nullopt for another word.
std::optional<Platform> parse_platform(std::string_view text);

struct Overload {
    std::span<const Parameter> parameters;  // a method's `self` is left out
    VersionSet versions;                    // where this overload exists
};

struct ApiSymbol {
    std::string_view name;                     // "mindspore.mint.cat", "torch.Tensor.repeat"
    std::span<const Overload> overloads = {};  // empty: the package does not tell
    SymbolKind kind = SymbolKind::value;
    VersionSet versions = {};    // for torch: always all
    std::uint8_t platforms = 0;  // 0: the package does not tell
    bool deprecated = false;
    // What it gives, by the rows of which it is the target; unknown where they do not agree.
    ValueKind returns = ValueKind::unknown;
};

}  // namespace mindport::catalog
