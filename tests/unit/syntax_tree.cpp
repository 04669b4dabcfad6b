#include "core/syntax/tree.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/unit/tree_samples.h"

using namespace mindport;
using syntax::Tree;

TEST_CASE("parsing again after edits gives what parsing from scratch gives") {
    syntax::Parser parser;
    syntax::Parser fresh;
    const std::vector<std::string> files = test::sources();
    REQUIRE(files.size() > 50);
    std::mt19937 random(20250);
    for (const std::string& file : files) {
        Tree tree = parser.parse(file);
        for (int step = 0; step < 60; ++step) {
            const std::string before(tree.text());
            const std::vector<text::Edit> edits = test::random_edits(random, before);
            if (tree.has_error() && random() % 3 == 0) {
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
            REQUIRE(tree.text() == scratch.text());
            REQUIRE(tree.has_error() == scratch.has_error());
            REQUIRE(test::difference(tree.units(), scratch.units(), before) == "");
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
