#include "core/catalog/mapping.h"

#include <array>

namespace mindport::catalog {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 6> statuses{"same", "adapt",  "partial",
                                                   "drop", "manual", "none"};
constexpr std::array<std::string_view, 6> symbol_kinds{"module", "type",     "function",
                                                       "method", "property", "value"};
static_assert(statuses.size() == static_cast<std::size_t>(Status::none) + 1);
static_assert(symbol_kinds.size() == static_cast<std::size_t>(SymbolKind::value) + 1);

}  // namespace

std::optional<Status> parse_status(std::string_view text) {
    for (std::size_t i = 0; i < statuses.size(); ++i) {
        if (statuses[i] == text) return static_cast<Status>(i);
    }
    return std::nullopt;
}

std::string_view to_string(Status status) { return statuses[static_cast<std::size_t>(status)]; }

std::optional<Platform> parse_platform(std::string_view text) {
    for (std::size_t i = 0; i < device_names.size(); ++i) {
        if (device_names[i] == text) return static_cast<Platform>(1U << i);
    }
    return std::nullopt;
}

std::optional<SymbolKind> parse_symbol_kind(std::string_view text) {
    for (std::size_t i = 0; i < symbol_kinds.size(); ++i) {
        if (symbol_kinds[i] == text) return static_cast<SymbolKind>(i);
    }
    return std::nullopt;
}

std::string_view to_string(SymbolKind kind) { return symbol_kinds[static_cast<std::size_t>(kind)]; }

}  // namespace mindport::catalog
