// core/kinds: what the catalogue, functions, classes and other files tell.
// A kind other than unknown has to be right, so what stays unknown is as important.
#include "core/kinds/kinds.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/unit/kinds_samples.h"
#include "tests/unit/tree_samples.h"

using mindport::test::check_kinds;
using mindport::test::judged;
using mindport::test::judged_dtypes;
using mindport::test::OtherFiles;

namespace {

// Asks from the first node to the last, and in some other orders.
void check_orders(const std::string& source, std::string_view profile, std::mt19937& random,
                  int orders) {
    const auto expected = mindport::test::kinds_in_order(source, nullptr, profile);
    for (int i = 0; i < orders; ++i) {
        const auto found = mindport::test::kinds_in_order(source, &random, profile);
        const auto [now, first] = std::mismatch(found.begin(), found.end(), expected.begin());
        const bool same = now == found.end();
        CHECK_MESSAGE(same, (same ? "" : *now + ", and not " + first->substr(first->rfind(':'))));
    }
}

}  // namespace

TEST_CASE("what the catalogue says about torch") {
    check_kinds(R"(
def f(t: torch.Tensor, l: torch.nn.Linear, u):
    torch.cat([t, t])  #: tensor
    torch.split(t, 1)  #: tensors
    torch.split(t, 1)[0]  #: tensor
    torch.float16  #: dtype
    torch.device("cpu")  #: device
    torch.Generator()  #: generator
    torch.nn.Parameter(t)  #: parameter
    torch.nn.Linear(1, 2)  #: module torch.nn.Linear
    torch.nn.functional.relu(t)  #: tensor
    torch.max(t)  #: tensor
    torch.max(t, dim=1)[0]  #: tensor
    torch.max(t, u)  #: unknown
    torch.unheard_of(t)  #: unknown
    l(t)  #: tensor
    l.weight  #: parameter
    t.shape  #: shape
    t.shape[0]  #: number
    t.size()  #: shape
    t.size(0)  #: number
    t.dtype  #: dtype
    t.device  #: device
    t.T  #: tensor
    t.item()  #: number
    t.numpy()  #: array
    t.tolist()  #: plain
    t.to("cpu").float()  #: tensor
    t.unheard_of()  #: unknown
    np.zeros(3)  #: array
    np.load(u)  #: unknown
    len(t)  #: number
    u()  #: unknown
)");
}

TEST_CASE("what MindSpore's functions and classes give, by the rows that lead to them") {
    check_kinds(R"(
from mindspore import mint
def f(t: torch.Tensor, n: int, optimizer: torch.optim.Optimizer):
    mint.cat([t, t])  #: tensor
    mint.nn.Linear(n, n)  #: module mindspore.mint.nn.Linear
    mint.optim.SGD(t)  #: plain mindspore.mint.optim.SGD
    torch.optim.SGD(t)  #: plain torch.optim.SGD
    optimizer  #: plain torch.optim.Optimizer
    [0] * t  #: unknown
)");
}

TEST_CASE("dtypes of tensors, where the code shows them") {
    constexpr std::string_view snippet = R"(
import torch
def f(i: torch.LongTensor, x: torch.FloatTensor, b: torch.BoolTensor, n, flag):
    i  #: int64
    x  #: unknown
    b  #: bool
    i[0]  #: int64
    i + i  #: int64
    i / i  #: unknown
    i + 1  #: unknown
    x > 0  #: bool
    ~i  #: int64
    i.view(-1).T  #: unknown
    i.view(-1)  #: int64
    x.long()  #: int64
    x.to(torch.int32)  #: int32
    x.to("cpu", torch.half)  #: float16
    i.to("cpu")  #: int64
    i.to(n)  #: unknown
    x.to(dtype=i.dtype)  #: int64
    torch.zeros(2, dtype=torch.float64)  #: float64
    torch.zeros(2)  #: unknown
    torch.arange(3)  #: int64
    torch.arange(3.0)  #: unknown
    torch.zeros_like(i)  #: int64
    torch.tensor([[1, -2], [3, 4]])  #: int64
    torch.tensor([1, 2.0])  #: unknown
    torch.tensor(n)  #: unknown
    torch.argmax(x)  #: int64
    x.isnan()  #: bool
    y = i if flag else x.int()
    y  #: unknown
    z = i
    for _ in range(3):
        z = z.abs()
    z  #: int64
)";
    CHECK(judged_dtypes(snippet) == snippet);
}

TEST_CASE("functions and classes of the file") {
    check_kinds(R"(
def made(c):
    if c:
        return torch.ones(1)
    return torch.zeros(1)

def either(c):
    return torch.ones(1) if c else "a"

def said(x) -> Optional[torch.Tensor]:
    return x

def pair():
    return torch.ones(1), "a"

def yields():
    yield torch.ones(1)

class Plain:
    pass

class Odd(unheard.Base):
    pass

made(1)  #: tensor
either(1)  #: unknown
said(1)  #: tensor
pair()[1]  #: string
yields()  #: unknown
Plain()  #: plain here.Plain
Odd()  #: unknown here.Odd
made  #: plain
)");
}

TEST_CASE("attributes of self, set anywhere in the class") {
    check_kinds(R"(
class Net(torch.nn.Module):
    field: torch.Tensor

    def __init__(self, size, given: torch.Tensor):
        self.linear = torch.nn.Linear(size, size)
        self.blocks = torch.nn.ModuleList([Block() for _ in range(size)])
        self.register_buffer("buffer", given)
        self.late = None
        self.mixed = None
        self.size = size
        self.scale: float = size

    def forward(self, x: torch.Tensor):
        self  #: module here.Net
        self.linear  #: module torch.nn.Linear
        self.linear(x)  #: tensor
        self.blocks[0]  #: module
        self.buffer  #: tensor
        self.late  #: tensor
        self.mixed  #: unknown
        self.field  #: tensor
        self.size  #: unknown
        self.scale  #: number
        self.helped  #: tensor
        self.help  #: plain
        self.weight  #: unknown
        self.early = "now"
        self.early  #: string
        return x * 2

    def help(self, x):
        self.late = torch.ones(1)
        self.mixed = torch.ones(1)
        return self(x)

    def spoil(self):
        self.mixed = "text"

    @property
    def helped(self):
        return torch.ones(1)

    @staticmethod
    def of(self):
        self  #: unknown

    @classmethod
    def make(cls):
        cls(1)  #: module here.Net

class Block(Net):
    def forward(self, x):
        self.linear  #: module torch.nn.Linear
        super().forward(x)  #: tensor
)");
}

TEST_CASE("names in functions within functions and at the top") {
    check_kinds(R"(
top = torch.ones(1)
top  #: tensor

def outer(t: torch.Tensor, s):
    u = t
    def inner(u):
        u  #: unknown
        t  #: tensor
        top  #: number
    def later():
        s  #: unknown
    s = "a"
    top = 1
    top  #: number
)");
}

TEST_CASE("classes and functions of other files") {
    const OtherFiles others{
        {"lib.base",
         "import torch\nclass Base(torch.nn.Module):\n    pass\nclass Out:\n    "
         "sample: torch.Tensor\n    logits: 'torch.Tensor' = None\n"},
        {"lib.net",
         "import torch\nfrom lib.base import Base, Out\nclass Net(Base):\n"
         "    def __init__(self):\n        self.conv = torch.nn.Conv2d(1, 1, 1)\n"
         "    def forward(self, x) -> Out:\n        return Out(x)\n"
         "def make() -> Net:\n    return Net()\ndef odd(x):\n    return x\n"}};
    check_kinds(R"(
from lib.net import Net, make, odd

def f(net: Net, x):
    net  #: module lib.net.Net
    net.conv  #: module torch.nn.Conv2d
    net(x)  #: plain lib.base.Out
    net(x).sample  #: tensor
    net(x)[0]  #: tensor
    net.unheard  #: unknown
    make()  #: module lib.net.Net
    odd(x)  #: unknown
)",
                others);
}

TEST_CASE("module-ness") {
    const auto is_module = [](const std::string& snippet, std::string_view profile) {
        return judged(snippet + "\nC()  #: ?\n", {}, profile).find("#: module") !=
               std::string::npos;
    };
    CHECK(is_module("import torch.nn as nn\nclass C(nn.Module): pass\n", "plain"));
    CHECK(
        is_module("import torch.nn as nn\nclass A(nn.Linear): pass\nclass C(A): pass\n", "plain"));
    CHECK_FALSE(is_module("class C(C): pass\n", "plain"));
    CHECK_FALSE(is_module("class C: pass\n", "plain"));
    const std::string mixin = "from diffusers import ModelMixin\nclass C(ModelMixin): pass\n";
    CHECK(is_module(mixin, "diffusers"));
    CHECK_FALSE(is_module(mixin, "plain"));
}

TEST_CASE("what a variable is does not depend on what is asked first") {
    check_kinds(R"(
class P:
    def score(self, audio, indices):
        audio = torch.index_select(audio, 0, indices)
        return audio

    def run(self, mel):
        waveform = self.vocoder(mel)
        waveform = waveform.cpu().float()
        return waveform

    def call(self, mel, as_array):
        audio = self.run(mel)
        audio = audio[:, :10]
        if mel is not None:
            audio = self.score(audio, mel)
        if as_array:
            audio = audio.numpy()
            audio  #: array
        return audio
)");
}

TEST_CASE("what anything is does not depend on what is asked first") {
    std::mt19937 random(3);
    const auto check = [&](const std::string& source) {
        check_orders("import torch\nfrom torch import nn\n" + source, "plain", random, 30);
    };
    // At the top of a file all that binds a name counts, and these depend on each other.
    check("x_mean = x + drift\nx = x_mean + torch.ones(3)\nf(x.layout)\n");
    check("a = b\nb = c or torch.ones(3)\nc = a if n else d\nd = c\n");
    check("a = [b]\nb = [a[0], torch.ones(3)]\nc = b[0] + a\na = c\n");
    // Attributes, and what methods give.
    check(R"(
class C:
    def f(self):
        self.a = self.b
        self.b = self.g()
    def g(self):
        self.b = self.a + torch.ones(3)
        return self.f() or self.b
)");
    // Bases.
    check("class A(B): pass\nclass B(A, nn.Module): pass\nx = A()\ny = B()\n");
    check("class A(B): pass\nclass B(C): pass\nclass C(A, B, u): pass\nx = A()\ny = B()\n");
    for (const std::string& source : mindport::test::sources()) {
        check_orders(source, "diffusers", random, 2);
    }
}

// MINDPORT_FOLDERS=… unit_tests --test-case='kinds in folders'
TEST_CASE("kinds in folders" * doctest::skip(std::getenv("MINDPORT_FOLDERS") == nullptr)) {
    std::mt19937 random(1);
    std::istringstream folders(std::getenv("MINDPORT_FOLDERS"));
    for (std::string folder; std::getline(folders, folder, ':');) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != ".py") continue;
            CAPTURE(entry.path());
            std::ifstream stream(entry.path(), std::ios::binary);
            check_orders({std::istreambuf_iterator<char>(stream), {}}, "diffusers", random, 2);
        }
    }
}
