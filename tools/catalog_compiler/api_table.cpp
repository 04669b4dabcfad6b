#include "tools/catalog_compiler/api_table.h"

#include <algorithm>
#include <array>

#include "core/catalog/edit_distance.h"
#include "tools/catalog_compiler/signature_parser.h"

namespace mindport::catalog_compiler {
namespace {

constexpr std::size_t column_count = 7;
using Columns = std::array<std::string_view, column_count>;

// Columns: name, kind, versions, platforms, deprecated, overloads, other names of the object.
Columns split_columns(std::string_view line) {
    Columns columns;
    for (std::string_view& column : columns) {
        const auto tab = line.find('\t');
        column = line.substr(0, tab);
        line = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    }
    return columns;
}

template <typename Visit>
void for_each_word(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const auto comma = text.find(',');
        visit(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
}

bool read_platforms(std::string_view text, std::uint8_t& bits) {
    bool good = true;
    for_each_word(text, [&](std::string_view word) {
        std::uint8_t bit = 0;
        if (word == "ascend") bit = catalog::ascend;
        if (word == "gpu") bit = catalog::gpu;
        if (word == "cpu") bit = catalog::cpu;
        good = good && bit != 0;
        bits |= bit;
    });
    return good;
}

}  // namespace

void ApiTable::read(std::string_view text, const std::string& file,
                    std::vector<config::Problem>& problems) {
    texts_.emplace_back(text);
    std::string_view left = texts_.back();
    for (std::uint32_t line_number = 1; !left.empty(); ++line_number) {
        const auto end = left.find('\n');
        const std::string_view line = left.substr(0, end);
        left = end == std::string_view::npos ? std::string_view() : left.substr(end + 1);
        if (line.empty() || line.starts_with('#')) continue;
        std::string message;
        if (!read_line(line, message)) problems.push_back({file, line_number, 1, message});
    }
}

bool ApiTable::read_line(std::string_view line, std::string& message) {
    const auto [name, kind, versions, platforms, deprecated, overloads, also] = split_columns(line);
    catalog::ApiSymbol symbol;
    symbol.name = name;
    const auto parsed_kind = catalog::parse_symbol_kind(kind);
    if (!parsed_kind) {
        message = "`" + std::string(kind) + "` is no kind";
        return false;
    }
    symbol.kind = *parsed_kind;
    if (!versions.empty()) {
        const auto set = catalog::parse_version_set(versions);
        if (!set) {
            message = "`" + std::string(versions) + "` is no set of versions";
            return false;
        }
        symbol.versions = *set;
    }
    if (!read_platforms(platforms, symbol.platforms)) {
        message = "`" + std::string(platforms) + "` is no list of platforms";
        return false;
    }
    symbol.deprecated = deprecated == "deprecated";
    symbol.overloads = read_overloads(overloads, symbol.versions, message);
    if (!message.empty()) return false;
    for_each_word(also, [&](std::string_view other) {
        aliases_.push_back({std::string(other), std::string(symbol.name)});
    });
    if (!symbols_.emplace(name, symbol).second) {
        message = "`" + std::string(name) + "` is there twice";
        return false;
    }
    return true;
}

std::span<const catalog::Overload> ApiTable::read_overloads(std::string_view text,
                                                            catalog::VersionSet versions,
                                                            std::string& message) {
    auto parsed = parse_overloads(text);
    if (!parsed) {
        message = parsed.error();
        return {};
    }
    std::vector<catalog::Overload>& made = overloads_.emplace_back();
    for (ParsedOverload& overload : *parsed) {
        catalog::VersionSet set = versions;
        if (!overload.versions.empty()) {
            const auto own = catalog::parse_version_set(overload.versions);
            if (!own) {
                message = "`" + std::string(overload.versions) + "` is no set of versions";
                return {};
            }
            set = *own;
        }
        parameters_.push_back(std::move(overload.parameters));
        made.push_back({parameters_.back(), set});
    }
    return made;
}

const catalog::ApiSymbol* ApiTable::find(std::string_view name) const {
    const auto found = symbols_.find(name);
    return found == symbols_.end() ? nullptr : &found->second;
}

std::vector<std::string> ApiTable::nearest(std::string_view name) const {
    const std::string_view package = name.substr(0, name.find('.'));
    const std::string_view last = name.substr(name.rfind('.') + 1);
    std::size_t best = 8;
    std::vector<std::string> names;
    for (const auto& [candidate, symbol] : symbols_) {
        if (candidate.substr(0, candidate.find('.')) != package) continue;
        std::size_t distance = catalog::edit_distance(name, candidate, 3);
        if (distance > 3) {  // the right name in another module?
            distance =
                4 + catalog::edit_distance(last, candidate.substr(candidate.rfind('.') + 1), 1);
            if (distance > 5) continue;
        }
        if (distance < best) names.clear();
        if (distance <= best) names.emplace_back(candidate);
        best = std::min(best, distance);
    }
    std::ranges::stable_sort(names, {}, &std::string::size);
    return names;
}

}  // namespace mindport::catalog_compiler
