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
    if (a.units().size() != b.units().size()) return "number of units";
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
            return "unit " + std::to_string(i) + ": " + std::string(a.root(i).text());
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

}  // namespace

TEST_CASE("parsing again after an edit gives what parsing from scratch gives") {
    syntax::Parser parser;
    syntax::Parser fresh;
    const std::vector<std::string> files = sources();
    REQUIRE(files.size() > 50);
    std::mt19937 random(20250);
    for (const std::string& file : files) {
        Tree tree = parser.parse(file);
        for (int step = 0; step < 25; ++step) {
            const std::string before(tree.text());
            const text::Edit edit = random_edit(random, before);
            tree = parser.reparse(std::move(tree), {edit});
            const Tree scratch = fresh.parse(text::apply(before, {edit}));
            INFO("before: ", before);
            INFO("edit: ", edit.range.begin, "-", edit.range.end, " '", edit.text, "'");
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
