// An error in one statement leaves the others alone.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/syntax/parts.h"
#include "core/syntax/tree.h"

using namespace mindport;

namespace {

std::vector<std::string> parts(std::string_view text) {
    std::vector<std::string> result;
    for (const text::TextRange range : syntax::top_level_parts(text)) {
        result.emplace_back(text.substr(range.begin, range.size()));
    }
    return result;
}

using List = std::vector<std::string>;

// First lines of the units that have an error.
List wrong_units(std::string text) {
    syntax::Parser parser;
    const syntax::Tree tree = parser.parse(std::move(text));
    List result;
    for (std::size_t unit = 0; unit < tree.units().size(); ++unit) {
        const std::string shown(tree.root(unit).text());
        if (tree.root(unit).has_error()) result.push_back(shown.substr(0, shown.find('\n')));
    }
    return result;
}

}  // namespace

TEST_CASE("a text is cut at top-level statements") {
    CHECK(parts("") == List{""});
    CHECK(parts("a\nb\n") == List{"a\n", "b\n"});
    CHECK(parts("if a:\n    b\nelse:\n    c\n# d\ne") ==
          List{"if a:\n    b\nelse:\n    c\n# d\n", "e"});
    CHECK(parts("a(\nb,\n)\nc\n") == List{"a(\nb,\n)\n", "c\n"});
    CHECK(parts("a = '''\nb\n'''\nc\n") == List{"a = '''\nb\n'''\n", "c\n"});
    CHECK(parts("a = 'x\nb\n") == List{"a = 'x\n", "b\n"});
    CHECK(parts("a \\\nb\nc\n") == List{"a \\\nb\n", "c\n"});
    CHECK(parts("@a\n@b\ndef f(): 0\nc\n") == List{"@a\n@b\ndef f(): 0\n", "c\n"});
    CHECK(parts("a  # (\nb\r\nc") == List{"a  # (\n", "b\r\n", "c"});
}

TEST_CASE("a bracket that is not closed ends where no expression can go on") {
    CHECK(parts("f(a,\nb\ndef g(): 0\n") == List{"f(a,\nb\n", "def g(): 0\n"});
    CHECK(parts("f(a\n@b\nclass C: 0\n") == List{"f(a\n@b\n", "class C: 0\n"});
}

TEST_CASE("an error stays in its statement") {
    CHECK(wrong_units("import a\nb = (1\nimport c\n") == List{"b = (1"});
    CHECK(wrong_units("x = 1\n\ndef f():\n    return fx\"a\"\n\ny = 2\n") == List{"def f():"});
}

TEST_CASE("an error in a class stays in its member") {
    // The first member is parsed with the header.
    CHECK(wrong_units("class A:\n    def f(self):\n        return 1 +\n\n    def g(self): 0\n") ==
          List{"class A:", "def f(self):"});
    CHECK(wrong_units("@a(\n    b\n)\nclass A(\n    B,\n):\n    x = 1\n    @c\n    def f(self):\n"
                      "        y z\n    # d\n\n    def g(self): 0\n# e\ndef h(): 0\n") ==
          List{"@c"});
    CHECK(wrong_units("class A:\n    x = 1\n\n    def f(self):\n        y z\n# e\n") ==
          List{"def f(self):"});
    CHECK(
        wrong_units("class A:\n    x = 1\n    def f(self, a=(1:\n        y\n    def g(self): 0") ==
        List{"def f(self, a=(1:"});
}

TEST_CASE("a class is cut at its members, but for the first") {
    const auto members = [](std::string_view text) {
        List result;
        for (const text::TextRange range : syntax::class_parts(text)) {
            result.emplace_back(text.substr(range.begin, range.size()));
        }
        return result;
    };
    CHECK(members("x = 1\n").empty());
    CHECK(members("class A: x = 1\n").empty());
    CHECK(members("class A(\n  B,\n):\n    # c\n\n    x = 1\n    if x:\n        y\n    else:\n"
                  "        z\n# d\n    @e\n    def f(): 0\n") ==
          List{"class A(\n  B,\n):\n    # c\n\n    x = 1\n",
               "    if x:\n        y\n    else:\n        z\n# d\n", "    @e\n    def f(): 0\n"});
}
