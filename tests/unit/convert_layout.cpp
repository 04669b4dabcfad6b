// Removal of statements and the place of imports, through whole conversions; tests/cases has what
// needs no table.
#include <doctest/doctest.h>

#include "core/convert/convert.h"
#include "core/convert/import_block.h"

using namespace mindport;

namespace {

std::string converted(const std::string& source) {
    const analysis::Settings settings;
    syntax::Parser parser;
    const convert::Result once = convert::convert(settings, parser, source, {});
    const convert::Result twice = convert::convert(settings, parser, once.text, {});
    CHECK(!once.unstable);
    CHECK(once.taken_back == 0);
    CHECK(twice.text == once.text);
    return once.text;
}

// The line that follows an import of `module` which is put into `source`.
std::string line_after(const std::string& source, const char* module, bool is_from) {
    syntax::Parser parser;
    const syntax::Tree tree = parser.parse(source);
    const convert::ImportBlock block(tree, "own", {}, {});
    const std::uint32_t at = block.place(module, is_from).at;
    return source.substr(at, source.find('\n', at) - at);
}

}  // namespace

TEST_CASE("an import goes together with its blank lines, and nothing else does") {
    struct Row {
        const char* before;
        const char* after;
    };
    const Row rows[] = {
        {"import torch\n", ""},
        {"import torch\n\n\nx = 1\n", "x = 1\n"},
        {"import a\nimport torch\n\nx = 1\n", "import a\n\nx = 1\n"},
        {"import a\n\nimport torch\n\nx = 1\n", "import a\n\nx = 1\n"},
        {"import torch  # why\nx = 1\n", "x = 1\n"},
        {"# why\nimport torch\nx = 1\n", "# why\nx = 1\n"},
        {"import a; import torch\n", "import a\n"},
        {"import torch; import a\n", "import a\n"},
        {"import a; import torch; import b\n", "import a; import b\n"},
        {"import a; import torch; import torch.nn\n", "import a\n"},
        {"import torch; import torch.nn\nx = 1\n", "x = 1\n"},
        {"import torch;\nx = 1\n", "x = 1\n"},
        {"import a, torch, b\n", "import a, b\n"},
        {"import a, torch\n", "import a\n"},
        {"if x:\n    import torch\n", "if x:\n    pass\n"},
        {"if x: import torch\n", "if x: pass\n"},
        {"if x:\n    import torch\n\n    y = 1\n", "if x:\n    y = 1\n"},
        {"if x:\n    y = 1\n    import torch\nz = 1\n", "if x:\n    y = 1\nz = 1\n"},
        {"from torch import (\n    cat,\n    abs,\n)\nx = 1\n", "x = 1\n"},
        {"import torch", ""},
        {"import torch\r\nx = 1\r\n", "x = 1\r\n"},
        {"\xEF\xBB\xBFimport torch\nx = torch.cat(y)\n",
         "\xEF\xBB\xBF"
         "from mindspore import mint\n\nx = mint.cat(y)\n"},
        {"\xEF\xBB\xBF"
         "def f():\n    import torch.nn as nn\n    return nn.Module\n",
         "\xEF\xBB\xBF"
         "def f():\n    from mindspore import nn\n    return nn.Cell\n"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.before);
        CHECK(converted(row.before) == row.after);
    }
}

TEST_CASE("an import is placed where isort would place it") {
    const std::string source =
        "import os\nfrom typing import Any\n\nimport numpy as np\nfrom zlib_ import z\n\nfrom own "
        "import a\n\nfrom . import b\n\nx = 1\n";
    CHECK(line_after(source, "abc", false) == "import os");
    CHECK(line_after(source, "sys", false) == "from typing import Any");
    CHECK(line_after(source, "mindspore", false) == "import numpy as np");
    CHECK(line_after(source, "mindspore", true) == "from zlib_ import z");
    CHECK(line_after(source, "zz", true).empty());
    CHECK(line_after(source, "own.a", true).empty());
}

TEST_CASE("the first import of a file comes after its head") {
    CHECK(line_after("x = 1\n", "mindspore", false) == "x = 1");
    CHECK(line_after("#!/bin/sh\n# licence\n\"\"\"doc\"\"\"\nx = 1\n", "mindspore", false) ==
          "x = 1");
    CHECK(line_after("from __future__ import annotations\nx = 1\n", "mindspore", false) == "x = 1");
    CHECK(line_after("\"\"\"doc\"\"\"\nx = 1\nimport os\n", "mindspore", false) == "x = 1");
}
