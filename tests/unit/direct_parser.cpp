// The direct parser against tree-sitter: what it takes, it must read alike.
#include <doctest/doctest.h>
#include <tree_sitter/api.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <sstream>
#include <vector>

#include "core/syntax/direct.h"
#include "core/syntax/flatten.h"
#include "tests/unit/tree_samples.h"

extern "C" const TSLanguage* tree_sitter_python(void);

using namespace mindport;

namespace {

class Reference {
   public:
    Reference() : parser_(ts_parser_new()) {
        ts_parser_set_language(parser_.get(), tree_sitter_python());
    }

    syntax::Parsed parse(const std::string& text) {
        const std::unique_ptr<TSTree, Deleter> tree(ts_parser_parse_string(
            parser_.get(), nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
        return syntax::flatten(tree.get());
    }

   private:
    struct Deleter {
        void operator()(TSParser* parser) const { ts_parser_delete(parser); }
        void operator()(TSTree* tree) const { ts_tree_delete(tree); }
    };
    std::unique_ptr<TSParser, Deleter> parser_;
};

// Whether the direct parser takes the text; what it makes of it must be right.
bool is_taken(Reference& reference, const std::string& text) {
    const auto parsed = syntax::parse_directly(text);
    if (!parsed) return false;
    const syntax::Parsed expected = reference.parse(text);
    INFO(text);
    REQUIRE(!expected.has_error);
    REQUIRE(!expected.has_empty_block);
    REQUIRE(test::difference(parsed->units, expected.units, text) == "");
    return true;
}

}  // namespace

TEST_CASE("the direct parser reads case files, and variants of them, as tree-sitter does") {
    Reference reference;
    std::mt19937 random(7);
    std::size_t files = 0;
    std::size_t taken = 0;
    for (const std::string& file : test::sources()) {
        files += 1;
        taken += is_taken(reference, file) ? 1 : 0;
        for (int i = 0; i < 40; ++i) {
            is_taken(reference, text::apply(file, test::random_edits(random, file)));
        }
    }
    CHECK(taken * 10 > files * 8);
}

TEST_CASE("the direct parser takes what people write") {
    Reference reference;
    for (const std::string& text : std::vector<std::string>{
             "",
             "# only a comment",
             "x = 1",
             "x: int = 1; y = 2;\n",
             "a, *b = c = *d, e\n",
             "x += yield\n",
             "for i, (j, [k]) in a, b:\n    pass\nelse:\n    pass\n",
             "if a:\n    b\n  # less\n    # as much\n# none\nelif c: d  # on the line\nelse:\n\n   "
             " e\n",
             "class A(B, metaclass=C):\n    # first\n    x = 1\n\n    def f(self): pass\n    # "
             "last\n",
             "@a.b(c)  # why\n# between\n@d\nclass E:\n    @f\n    async def g(): await h\n",
             "try:\n    a\nexcept (B, C) as d:\n    e\nexcept:\n    f\nelse:\n    g\nfinally:\n    "
             "h\n",
             "with a as b, c() as (d, e):\n    f\nwith (\n    a as b,\n    c,\n):\n    d\n",
             "def f(a, /, b: T = 1, *args: U, c, **kw) -> List[int] | None:\n    return lambda *, "
             "x=1: x\n",
             "x = a if b else not c or d and e < f <= g is not h not in i\n",
             "x = -a ** -b @ c // d << e | f & g ^ ~h\n",
             "x = [i async for i in a if b if c] + {k: v for k, v in d} + {*e} + {**f, 'g': h}\n",
             "f(x for x in y)(*a.b, c=d, **e)[1:2, ::3, ..., :](\n    # inside\n    g,  # "
             "after\n)\n",
             "x = \"a\" 'b' \\\n    f\"{c!r:>{d}.2f} {{e}} {f'{g}':#x} {h=}\" rb'\\d' "
             "\"\\n\\x41\\u00e9\\N{DASH}\\q\"\n",
             "if (n := len(a)) > 1 and \\\n        n < 3:\n    print(n)\n",
             "from __future__ import annotations\nfrom ..a import (b as c,\n    d,)\nfrom . import "
             "*\n",
             "assert a, b\nraise C from d\ndel e, f\nglobal g\nreturn\r\n",
             "x = 0xFF + 1_000 + 1.5e-3j + .5 + 1.\n",
             "match = 1\ntype: str = print(x)\nmatch.group(0)\n",
         }) {
        INFO(text);
        CHECK(is_taken(reference, text));
    }
}

TEST_CASE("the direct parser leaves the rest to tree-sitter") {
    const std::string deep(5000, '(');
    for (const std::string& text : std::vector<std::string>{
             "x = (",
             "x = )",
             "if a:\n",
             "if a:\npass\n",
             "  x\n",
             "def f(:\n    pass\n",
             "x = 'a\n",
             "match x:\n    case 1: pass\n",
             "print x\n",
             "é = 1\n",
             "x = \"\"\"a",
             "class A[T]: pass\n",
             "if a:\n        b\n    c\n",
             "x = 1 2\n",
             "f(a=1 b=2)\n",
             "f\"{x\"\n",
             "a[]\n",
             "\\",
             "x = 1\\\n",
             deep,
         }) {
        INFO(text);
        CHECK(!syntax::parse_directly(text));
    }
}

// tests/properties/test_parser.py runs this on whole libraries.
TEST_CASE("the direct parser on folders" *
          doctest::skip(std::getenv("MINDPORT_FOLDERS") == nullptr)) {
    Reference reference;
    std::size_t files = 0;
    std::size_t taken = 0;
    std::istringstream folders(std::getenv("MINDPORT_FOLDERS"));
    for (std::string folder; std::getline(folders, folder, ':');) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != ".py") continue;
            INFO(entry.path());
            std::ifstream stream(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(stream), {}};
            files += 1;
            taken += is_taken(reference, text) ? 1 : 0;
        }
    }
    MESSAGE(taken << " of " << files << " files were parsed directly");
    CHECK(taken * 100 > files * 95);
}
