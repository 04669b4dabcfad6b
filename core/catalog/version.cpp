#include "core/catalog/version.h"

#include <algorithm>
#include <functional>

namespace mindport::catalog {
namespace {

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool drop_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text = trim(text.substr(prefix.size()));
    return true;
}

std::optional<std::uint8_t> parse_condition(std::string_view text) {
    using Compare = bool (*)(std::size_t, std::size_t);
    struct Operator {
        std::string_view spelling;
        Compare holds;
    };
    // Longer spellings first: "<=" would else read as "<".
    static constexpr std::array<Operator, 6> operators{{
        {">=", [](std::size_t a, std::size_t b) { return a >= b; }},
        {"<=", [](std::size_t a, std::size_t b) { return a <= b; }},
        {"==", [](std::size_t a, std::size_t b) { return a == b; }},
        {"!=", [](std::size_t a, std::size_t b) { return a != b; }},
        {">", [](std::size_t a, std::size_t b) { return a > b; }},
        {"<", [](std::size_t a, std::size_t b) { return a < b; }},
    }};
    for (const Operator& op : operators) {
        if (!drop_prefix(text, op.spelling)) continue;
        const auto version = parse_target_version(text);
        if (!version) return std::nullopt;
        std::uint8_t bits = 0;
        for (std::size_t i = 0; i < known_versions.size(); ++i) {
            if (op.holds(i, version->index)) bits = static_cast<std::uint8_t>(bits | (1U << i));
        }
        return bits;
    }
    return std::nullopt;
}

}  // namespace

namespace {

// The index of "2.9.0" or "2.9" among the releases.
template <std::size_t Size>
std::optional<std::uint8_t> index_of(std::string_view text,
                                     const std::array<std::string_view, Size>& releases) {
    for (std::size_t i = 0; i < Size; ++i) {
        const std::string_view known = releases[i];
        const bool is_short = known.ends_with(".0") && text == known.substr(0, known.size() - 2);
        if (text == known || is_short) return static_cast<std::uint8_t>(i);
    }
    return std::nullopt;
}

// Reads "mindspore==2.9.0", "2.9" or "mindone==0.4.0" into the target.
bool read_release(std::string_view text, TargetVersion& target) {
    const bool is_library = drop_prefix(text, "mindone");
    const bool is_named = is_library || drop_prefix(text, "mindspore");
    if (is_named && !drop_prefix(text, "==")) return false;
    const auto index =
        is_library ? index_of(text, known_library_versions) : index_of(text, known_versions);
    (is_library ? target.library : target.index) = index.value_or(0);
    return index.has_value();
}

}  // namespace

std::optional<TargetVersion> parse_target_version(std::string_view text) {
    TargetVersion target;
    for (;;) {
        const auto comma = text.find(',');
        if (!read_release(trim(text.substr(0, comma)), target)) return std::nullopt;
        if (comma == std::string_view::npos) return target;
        text.remove_prefix(comma + 1);
    }
}

std::optional<VersionSet> parse_version_set(std::string_view text) {
    std::uint8_t bits = VersionSet::all_bits;
    for (;;) {
        const auto comma = text.find(',');
        const auto condition = parse_condition(trim(text.substr(0, comma)));
        if (!condition) return std::nullopt;
        bits &= *condition;
        if (comma == std::string_view::npos) return VersionSet(bits);
        text.remove_prefix(comma + 1);
    }
}

std::string to_string(VersionSet set) {
    const auto has = [&](std::size_t i) {
        return set.contains(TargetVersion{static_cast<std::uint8_t>(i)});
    };
    std::size_t first = 0;
    std::size_t last = known_versions.size() - 1;
    while (first < known_versions.size() && !has(first)) ++first;
    if (first == known_versions.size()) return "no version";
    while (!has(last)) --last;
    std::string text;
    const auto add = [&](std::string_view op, std::size_t index) {
        if (!text.empty()) text += ',';
        text.append(op).append(known_versions[index]);
    };
    if (first == last) {
        add("==", first);
        return text;
    }
    if (first > 0) add(">=", first);
    if (last + 1 < known_versions.size()) add("<", last + 1);
    for (std::size_t i = first; i < last; ++i) {
        if (!has(i)) add("!=", i);
    }
    return text;
}

}  // namespace mindport::catalog
