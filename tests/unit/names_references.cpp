#include "core/names/reference.h"

#include <doctest/doctest.h>

#include "core/names/spelling.h"

using namespace mindport;

namespace {

struct Names {
    explicit Names(std::string source, names::FileContext file = {})
        : context(std::move(file)),
          tree(parser.parse(std::move(source))),
          scopes(tree, context, table) {}

    // Qualified names of all references, in order.
    std::vector<std::string> references() {
        std::vector<std::string> result;
        for (std::size_t unit = 0; unit < tree.units().size(); ++unit) {
            for (const auto& reference : names::find_references(tree.root(unit), scopes, table)) {
                result.emplace_back(reference.qualified);
            }
        }
        return result;
    }

    syntax::Parser parser;
    names::FileContext context;
    names::NameTable table;
    syntax::Tree tree;
    names::ScopeTree scopes;
};

using List = std::vector<std::string>;

List references(const char* source) { return Names(source).references(); }

std::string spelled(const char* source, const char* name,
                    names::SpellingMode mode = names::SpellingMode::whole_file) {
    const Names file(source);
    const names::Spelled result = names::Spelling(file.scopes, mode).spell(name);
    return result.text + (result.needs_import() ? " <- " + result.need.statement() : "");
}

}  // namespace

TEST_CASE("references are the longest chains that go back to an import") {
    CHECK(references("import torch\ntorch.nn.functional.pad(x)\n") ==
          List{"torch.nn.functional.pad"});
    CHECK(references("import torch.nn.functional as F\nF.pad(x).F\n") ==
          List{"torch.nn.functional.pad"});
    CHECK(references("from torch import nn as l\nl.Linear(l.x)\n") ==
          List{"torch.nn.Linear", "torch.nn.x"});
    CHECK(references("x.torch.cat\n").empty());
    CHECK(references("import torch\nf(torch=1).torch\n").empty());
}

TEST_CASE("the innermost scope that binds a name decides") {
    CHECK(references("import torch\ndef f(torch): torch.a\n").empty());
    CHECK(references("import torch\ndef f():\n    torch.a\n    torch = 1\n").empty());
    CHECK(references("import torch\nclass A:\n    torch = 1\n    def f(self): torch.a\n") ==
          List{"torch.a"});
    CHECK(references("import torch\nlambda torch: torch.a\n").empty());
    CHECK(references("import torch\n[torch.a for torch in b]\n").empty());
    CHECK(references("import torch\n[x for x in torch.a]\n") == List{"torch.a"});
    CHECK(references("def f():\n    import torch\n    def g(): torch.a\n") == List{"torch.a"});
    CHECK(references("def f():\n    import torch\ndef g(): torch.a\n").empty());
    CHECK(references("import torch\ndef f(x=torch.a): pass\n") == List{"torch.a"});
    CHECK(references("import torch\nfor torch in x: torch.a\n") == List{"torch.a"});  // may be both
}

TEST_CASE("strings in annotations and type comments are code; other strings are not") {
    CHECK(references("import torch\ndef f(x: 'torch.A') -> 'L[torch.B]': pass\n") ==
          List{"torch.A", "torch.B"});
    CHECK(references("import torch\nx: Optional['torch.A'] = 'torch.B'\n") == List{"torch.A"});
    CHECK(references("import torch\nx: Literal['torch.A']\n").empty());
    CHECK(references("import torch\nx: Optional[Literal['torch.A']]\n").empty());
    CHECK(references("import torch\nx = y  # type: torch.A\n") == List{"torch.A"});
    CHECK(references("import torch\n'torch.A'\nf('torch.B')\n").empty());
}

TEST_CASE("names in match patterns are whole") {
    CHECK(references("import torch\nmatch x:\n    case torch.A.B(): pass\n") == List{"torch.A.B"});
}

TEST_CASE("relative imports are resolved where the file's place is known") {
    const names::FileContext module{"a/b/c.py", "a.b.c", false};
    const names::FileContext package{"a/b/__init__.py", "a.b", true};
    CHECK(names::resolve_module("..d", module) == "a.d");
    CHECK(names::resolve_module(".", module) == "a.b");
    CHECK(names::resolve_module(".d", package) == "a.b.d");
    CHECK(names::resolve_module("torch", module) == "torch");
    CHECK(names::resolve_module("....d", module) == "....d");  // too far up
    CHECK(Names("from ..d import e\ne.f\n", module).references() == List{"a.d.e.f"});
}

TEST_CASE("a name is written as the file imports it, or as people write it") {
    CHECK(spelled("", "mindspore.mint.cat") == "mint.cat <- from mindspore import mint");
    CHECK(spelled("", "mindspore.float32") == "ms.float32 <- import mindspore as ms");
    CHECK(spelled("import mindspore\n", "mindspore.mint.cat") == "mindspore.mint.cat");
    CHECK(spelled("from mindspore import mint as m\n", "mindspore.mint.cat") == "m.cat");
    CHECK(spelled("from torch import nn\n", "mindspore.nn.Cell") ==
          "nn.Cell <- from mindspore import nn");
}

TEST_CASE("a name that the file binds is respected") {
    CHECK(spelled("mint = 1\n", "mindspore.mint.cat") == "ms.mint.cat <- import mindspore as ms");
    CHECK(spelled("def f(ms): pass\n", "mindspore.float32") ==
          "mindspore.float32 <- import mindspore");
    CHECK(spelled("import numpy as ops\n", "mindspore.ops.x") ==
          "ms.ops.x <- import mindspore as ms");
    CHECK(spelled("from torch import nn\n", "mindspore.nn.Cell", names::SpellingMode::single_fix) ==
          "ms.nn.Cell <- import mindspore as ms");
}
