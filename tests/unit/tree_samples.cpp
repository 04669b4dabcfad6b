#include "tests/unit/tree_samples.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace mindport::test {
namespace {

using syntax::FlatNode;
using syntax::Unit;

bool same_node(const FlatNode& a, const FlatNode& b) {
    return a.begin == b.begin && a.end == b.end && a.parent == b.parent && a.after == b.after &&
           a.kind == b.kind && a.field == b.field && a.has_error == b.has_error;
}

std::string shown(const Unit& unit, std::vector<FlatNode>::const_iterator node) {
    if (node == unit.nodes.end()) return "no node";
    return std::string(to_string(node->kind)) + " " + std::to_string(unit.begin + node->begin) +
           "-" + std::to_string(unit.begin + node->end) + " (" +
           std::string(to_string(node->field)) + ")";
}

bool is_boundary(const std::string& text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

text::Edit random_edit(std::mt19937& random, const std::string& source) {
    static constexpr const char* inserted[] = {"",
                                               "x",
                                               "\n",
                                               "    ",
                                               "(",
                                               ")",
                                               "\"\"\"",
                                               "'",
                                               "#",
                                               ":",
                                               "class A:\n",
                                               "\ndef f():\n",
                                               "import torch\n",
                                               "\xC3\xA9",
                                               "\r\n",
                                               "\\\n",
                                               "@d\n",
                                               "\t",
                                               "if x:\n",
                                               "else:\n"};
    std::size_t from = random() % (source.size() + 1);
    while (!is_boundary(source, from)) --from;
    std::size_t to = std::min(source.size(), from + (random() % 3 == 0 ? random() % 30 : 0));
    while (!is_boundary(source, to)) ++to;
    return {{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)},
            inserted[random() % std::size(inserted)],
            {}};
}

// Edits that tend to leave the text valid: a letter in a name, a line less or twice.
text::Edit gentle_edit(std::mt19937& random, const std::string& source) {
    std::size_t at = random() % (source.size() + 1);
    if (random() % 2 == 0) {
        const std::size_t name = source.find_first_of("abcdefghijklmnopqrstuvwxyz", at);
        at = name == std::string::npos ? source.size() : name + 1;
        return text::Edit::insert(static_cast<std::uint32_t>(at), "q");
    }
    if (random() % 4 == 0) {  // decorators are few: go to the next
        at = std::min(source.size(), source.find('@', at));
    }
    const std::size_t begin = at == 0 ? 0 : source.rfind('\n', at - 1) + 1;
    const std::size_t end = std::min(source.size(), source.find('\n', begin) + 1);
    const text::TextRange line{static_cast<std::uint32_t>(begin),
                               static_cast<std::uint32_t>(std::max(begin, end))};
    return random() % 2 == 0 ? text::Edit::erase(line)
                             : text::Edit::insert(line.end, source.substr(begin, line.size()));
}

}  // namespace

std::vector<std::string> sources() {
    std::vector<std::string> result;
    const auto folder = std::filesystem::path(__FILE__).parent_path().parent_path() / "cases";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".py") {
            std::ifstream file(entry.path(), std::ios::binary);
            result.emplace_back(std::istreambuf_iterator<char>(file),
                                std::istreambuf_iterator<char>());
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

std::string difference(const syntax::Units& a, const syntax::Units& b, const std::string& text) {
    if (a.size() != b.size()) {
        std::string result = "units at";
        for (const auto* units : {&a, &b}) {
            for (const Unit& unit : *units) {
                result += " " + std::to_string(unit.begin) + "-" + std::to_string(unit.end);
            }
            result += " or";
        }
        return result;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Unit& x = a[i];
        const Unit& y = b[i];
        const bool same_unit = x.begin == y.begin && x.end == y.end && x.owner == y.owner;
        const auto [m, n] = std::mismatch(x.nodes.begin(), x.nodes.end(), y.nodes.begin(),
                                          y.nodes.end(), same_node);
        if (!same_unit || m != x.nodes.end() || n != y.nodes.end()) {
            return "unit " + std::to_string(i) + ", node " + std::to_string(m - x.nodes.begin()) +
                   ": " + shown(x, m) + " or " + shown(y, n) +
                   ", in: " + text.substr(y.begin, y.end - y.begin);
        }
    }
    return {};
}

std::vector<text::Edit> random_edits(std::mt19937& random, const std::string& source) {
    std::vector<text::Edit> all;
    const std::size_t count = 1 + random() % 4;
    const bool gentle = random() % 4 != 0;
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back(gentle ? gentle_edit(random, source) : random_edit(random, source));
    }
    std::sort(all.begin(), all.end(),
              [](const auto& a, const auto& b) { return a.range < b.range; });
    std::vector<text::Edit> kept;
    for (text::Edit& edit : all) {
        if (kept.empty() || kept.back().range.end < edit.range.begin) {
            kept.push_back(std::move(edit));
        }
    }
    return kept;
}

}  // namespace mindport::test
