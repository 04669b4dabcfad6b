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
#include <string_view>
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
    REQUIRE(test::difference(syntax::Units(parsed->units), syntax::Units(expected.units), text) ==
            "");
    return true;
}

constexpr std::string_view all_taken = R"PYTHON(# only a comment
----
x = 1
----
x: int = 1; y = 2;
----
a, *b = c = *d, e
----
x += yield
----
for i, (j, [k]) in a, b:
    pass
else:
    pass
----
if a:
    b
  # less
    # as much
# none
elif c: d  # on the line
else:

    e
----
class A(B, metaclass=C):
    # first
    x = 1

    def f(self): pass
    # last
----
@a.b(c)  # why
# between
@d
class E:
    @f
    async def g(): await h
----
try:
    a
except (B, C) as d:
    e
except:
    f
else:
    g
finally:
    h
----
with a as b, c() as (d, e):
    f
with (
    a as b,
    c,
):
    d
----
def f(a, /, b: T = 1, *args: U, c, **kw) -> List[int] | None:
    return lambda *, x=1: x
----
x = a if b else not c or d and e < f <= g is not h not in i
----
x = -a ** -b @ c // d << e | f & g ^ ~h
----
x = [i async for i in a if b if c] + {k: v for k, v in d} + {*e} + {**f, 'g': h}
----
f(x for x in y)(*a.b, c=d, **e)[1:2, ::3, ..., :](
    # inside
    g,  # after
)
----
x = "a" 'b' \
    f"{c!r:>{d}.2f} {{e}} {f'{g}':#x} {h=}" rb'\d' "\n\x41\u00e9\N{DASH}\q"
----
if (n := len(a)) > 1 and \
        n < 3:
    print(n)
----
from __future__ import annotations
from ..a import (b as c,
    d,)
from . import *
----
x = 0xFF + 1_000 + 1.5e-3j + .5 + 1.
----
match = 1
type: str = print(x)
match.group(0)
)PYTHON";

constexpr std::string_view all_left = R"PYTHON(x = (
----
x = )
----
if a:
----
if a:
pass
----
  x
----
def f(:
    pass
----
x = 'a
----
match x:
    case 1: pass
----
print x
----
é = 1
----
x = """a
----
class A[T]: pass
----
if a:
        b
    c
----
x = 1 2
----
f(a=1 b=2)
----
f"{x"
----
a[]
)PYTHON";

// The texts between lines of dashes.
std::vector<std::string> sections(std::string_view all) {
    constexpr std::string_view line = "----\n";
    std::vector<std::string> result;
    for (std::size_t end = all.find(line); !all.empty(); end = all.find(line)) {
        result.emplace_back(all.substr(0, end));
        all.remove_prefix(end == std::string_view::npos ? all.size() : end + line.size());
    }
    return result;
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
    for (const std::string& text : sections(all_taken)) {
        CAPTURE(text);
        CHECK(is_taken(reference, text));
        CHECK(is_taken(reference, text.substr(0, text.size() - 1)));  // without a last newline
    }
    CHECK(is_taken(reference, ""));
    CHECK(is_taken(reference, "if a:\r\n    b\r\n"));
}

TEST_CASE("the direct parser leaves the rest to tree-sitter") {
    for (const std::string& text : sections(all_left)) {
        CAPTURE(text);
        CHECK(!syntax::parse_directly(text));
    }
    CHECK(!syntax::parse_directly("x = 1\\\n"));
    CHECK(!syntax::parse_directly(std::string(5000, '(')));
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
