#include "core/syntax/tree.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

using namespace mindport;
using syntax::Tree;

namespace {

// The case files: real Python of all sorts, broken and odd files included.
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

std::string difference(const Tree& a, const Tree& b) {
    if (a.text() != b.text()) return "text";
    if (a.has_error() != b.has_error()) return "has_error";
    if (a.units().size() != b.units().size()) {
        std::string result = "units at";
        for (const Tree* tree : {&a, &b}) {
            for (const syntax::Unit& unit : tree->units()) {
                result += " " + std::to_string(unit.begin) + "-" + std::to_string(unit.end);
            }
            result += " or";
        }
        return result;
    }
    for (std::size_t i = 0; i < a.units().size(); ++i) {
        const syntax::Unit& x = a.units()[i];
        const syntax::Unit& y = b.units()[i];
        const bool same = std::equal(x.nodes.begin(), x.nodes.end(), y.nodes.begin(), y.nodes.end(),
                                     [](const syntax::FlatNode& m, const syntax::FlatNode& n) {
                                         return m.begin == n.begin && m.end == n.end &&
                                                m.parent == n.parent && m.after == n.after &&
                                                m.kind == n.kind && m.field == n.field &&
                                                m.has_error == n.has_error;
                                     });
        if (!same || x.begin != y.begin || x.end != y.end || x.owner != y.owner) {
            return "unit " + std::to_string(i) + " of " + std::to_string(x.nodes.size()) + " or " +
                   std::to_string(y.nodes.size()) + " nodes, " + std::to_string(x.end) + " or " +
                   std::to_string(y.end) + ": " + std::string(a.root(i).text()) + "\nor\n" +
                   std::string(b.root(i).text());
        }
    }
    return {};
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

// Some edits that do not overlap, by position.
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

}  // namespace

TEST_CASE("parsing again after edits gives what parsing from scratch gives") {
    syntax::Parser parser;
    syntax::Parser fresh;
    const std::vector<std::string> files = sources();
    REQUIRE(files.size() > 50);
    std::mt19937 random(20250);
    for (const std::string& file : files) {
        Tree tree = parser.parse(file);
        for (int step = 0; step < 60; ++step) {
            const std::string before(tree.text());
            const std::vector<text::Edit> edits = random_edits(random, before);
            if (tree.has_error()) {  // from where all is parsed again: start anew
                tree = parser.parse(file);
                continue;
            }
            tree = parser.reparse(std::move(tree), edits);
            const Tree scratch = fresh.parse(text::apply(before, edits));
            INFO("before: ", before);
            std::string shown;
            for (const text::Edit& edit : edits) {
                shown += "edit: " + std::to_string(edit.range.begin) + "-" +
                         std::to_string(edit.range.end) + " '" + edit.text + "'\n";
            }
            INFO(shown);
            REQUIRE(difference(tree, scratch) == "");
        }
    }
}

TEST_CASE("units are top-level statements and the members of top-level classes") {
    syntax::Parser parser;
    const Tree tree = parser.parse(
        "import a\n\nclass A(B):\n    x = 1\n\n    def f(self):\n        pass\n\ny = 2\n");
    std::vector<std::string> first_lines;
    std::size_t members = 0;
    for (std::size_t i = 0; i < tree.units().size(); ++i) {
        const std::string text(tree.root(i).text());
        first_lines.push_back(text.substr(0, text.find('\n')));
        members += tree.units()[i].owner != syntax::Unit::no_owner ? 1 : 0;
    }
    CHECK(first_lines ==
          std::vector<std::string>{"import a", "class A(B):", "x = 1", "def f(self):", "y = 2"});
    CHECK(members == 2);
}

TEST_CASE("a null node answers with nulls") {
    const syntax::Node none;
    CHECK(!none);
    CHECK(!none.parent());
    CHECK(!none.first_child());
    CHECK(!none.child(syntax::Field::name));
    CHECK(none.text().empty());
}
