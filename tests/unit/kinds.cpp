// What expressions are found to be. Behind each one stands what is expected: `x  #: tensor`.
// A kind other than unknown has to be right, so what stays unknown is as important.
#include "core/kinds/kinds.h"

#include <doctest/doctest.h>

#include "tests/unit/kinds_samples.h"

using mindport::test::judged;
using mindport::test::judged_dtypes;
using mindport::test::OtherFiles;

namespace {

const std::string imports =
    "import numpy as np\nimport torch\nfrom typing import *\nfrom typing import Any, Callable, "
    "Dict, List, Literal, Optional, Tuple, Union\n";

void check(const std::string& snippet, const OtherFiles& others = {},
           std::string_view profile = "plain") {
    const std::string source = imports + snippet;
    CHECK(judged(source, others, profile) == source);
}

}  // namespace

TEST_CASE("the samples notice what is wrong") {
    CHECK(judged("x = 1\nx  #: tensor\n'a'  #: string\n") ==
          "x = 1\nx  #: number\n'a'  #: string\n");
}

TEST_CASE("literals, operators and subscripts") {
    check(R"(
def f(t: torch.Tensor, a: np.ndarray, n: int, s: str, u):
    1.5  #: number
    "x"  #: string
    f"{t}"  #: string
    None  #: none
    (1, 2)  #: shape
    [t, t]  #: tensors
    [t, "a"]  #: plain
    lambda: t  #: plain
    t + 1  #: tensor
    1 - t  #: tensor
    -t  #: tensor
    t @ u  #: tensor
    t > 1  #: tensor
    t is None  #: number
    t not in u  #: number
    t and t  #: tensor
    t if n else u  #: unknown
    t[0]  #: tensor
    t[..., None]  #: tensor
    a * 2  #: array
    a[1:]  #: array
    a[0]  #: unknown
    a + t  #: unknown
    n // 2  #: number
    n < 2  #: number
    s % n  #: string
    s[0]  #: string
    u + 1  #: unknown
    u > 1  #: unknown
    u[0]  #: unknown
)");
}

TEST_CASE("assignments: the last one counts") {
    check(R"(
def f(t: torch.Tensor):
    x = t
    x  #: tensor
    x = x.shape
    x  #: shape
    x = y = "a"
    y  #: string
    x += 1
    n = 2
    n *= t
    n  #: tensor
    (z := t)
    z  #: tensor
    w: "torch.Tensor" = g()
    w  #: tensor
    unseen  #: unknown
)");
}

TEST_CASE("branches join; None joins away") {
    check(R"(
def f(t: torch.Tensor, c, u):
    if c:
        x = t
    else:
        x = t + 1
    x  #: tensor
    if c:
        x = "a"
    x  #: unknown
    y = None
    if c:
        y = t
    y  #: tensor
    if c:
        z = t
    else:
        raise ValueError
    z  #: tensor
    z = u if c else t
    z  #: unknown
    try:
        v = t
    except ValueError:
        v = "a"
    v  #: unknown
    n = t if c else 0
    n  #: unknown
    n + 1  #: unknown
    n + t  #: tensor
    (n > 1).float()  #: tensor
    p, q = n
    p  #: tensor
    m = t if c else 0
    m.sigmoid()  #: tensor
    m = t if c else 0
    m  #: tensor
    m.view(1)  #: tensor
)");
}

TEST_CASE("dictionaries with known keys; what is put into containers later") {
    check(R"(
def f(t: torch.Tensor, c, u):
    d = {"a": t, "b": "x", "n": 1}
    d["a"]  #: tensor
    d["b"]  #: string
    d.get("n")  #: number
    d[c]  #: unknown
    for k, v in d.items():
        k  #: string
        v  #: unknown
    e = dict(a=t, b="x")
    e["b"]  #: string
    e["a"] = "x"
    e["a"]  #: unknown
    e["new"] = t
    e["new"]  #: tensor
    g = {"a": "x", "b": t}
    g.update({"a": t})
    g["a"]  #: unknown
    g["b"]  #: tensor
    h = {"a": "x"}
    h[c] = t
    h["a"]  #: unknown
    i = []
    for _ in range(3):
        i.append(t)
    i[0]  #: tensor
    j = ["a"]
    j.extend([t])
    j[0]  #: unknown
    k = ["a"]
    k[0] = t
    k[1]  #: unknown
    l: List[str] = ["a"]
    l[0] = u
    l[0]  #: string
    t.max(dim=0).values  #: tensor

class A:
    def __init__(self):
        self.names = ["a"]
        self.tensors = []
    def add(self, t: torch.Tensor):
        self.names.append(t)
        self.tensors.append(t)
    def use(self):
        self.names[0]  #: unknown
        self.tensors[0]  #: tensor
)");
}

TEST_CASE("loops: what the body leaves arrives at its start") {
    check(R"(
def f(t: torch.Tensor, ts: List[torch.Tensor], m: torch.nn.ModuleList, u):
    for x in ts:
        x  #: tensor
    for i, x in enumerate(ts):
        i  #: number
        x  #: tensor
    for a, b in zip(ts, range(3)):
        a  #: tensor
        b  #: number
    for row in t:
        row  #: tensor
    for block in m:
        block  #: module
    for c in "abc":
        c  #: string
    for z in u:
        z  #: unknown
    y = "a"
    for _ in ts:
        y  #: unknown
        y = t
    w = t
    while w.sum() > 0:
        w  #: tensor
        w = w - 1
    w  #: tensor
)");
}

TEST_CASE("comprehensions, tuples and dictionaries that are unpacked") {
    check(R"(
def f(t: torch.Tensor, ts: Tuple[torch.Tensor, ...], d: Dict[str, torch.Tensor], u):
    [x + 1 for x in ts][0]  #: tensor
    [x for x in u][0]  #: unknown
    {k: v for k, v in d.items()}["a"]  #: tensor
    next(x for x in ts)  #: tensor
    a, b = t, 1
    a  #: tensor
    b  #: number
    (a, b), c = ("x", t), t
    a  #: string
    b  #: tensor
    a, *c = t, t, t
    c[0]  #: tensor
    a, b = u
    a  #: unknown
    a, b = t.chunk(2, dim=1)
    b  #: tensor
    q, k = ts
    k  #: tensor
    d["a"]  #: tensor
    d.get("a")  #: tensor
    d.get("a", "")  #: unknown
    for key, value in d.items():
        value  #: tensor
    for value in d.values():
        value  #: tensor
    e = {"a": t, "b": t}
    e["b"]  #: tensor
    g = {"a": t, "b": "x"}
    g["b"]  #: string
    g[u]  #: unknown
)");
}

TEST_CASE("annotations") {
    check(R"(
def f(
    a: Optional[torch.Tensor], b: "torch.Tensor", c: Union[torch.Tensor, None],
    d: torch.Tensor | None, e: "Optional[torch.FloatTensor]", g: Union[torch.Tensor, np.ndarray],
    h: Union[torch.Tensor, List[torch.Tensor]], i: Any, j: Callable[[torch.Tensor], int],
    k: Literal["a", "b"], l: torch.dtype, m: Union[str, torch.device], n: torch.nn.Module,
    o: np.ndarray, p: Tuple[int, torch.Tensor], q: Unheard, r: torch.Generator,
    *args: torch.Tensor, **kwargs: torch.Tensor,
):
    a  #: tensor
    b  #: tensor
    c  #: tensor
    d  #: tensor
    e  #: tensor
    g  #: unknown
    h  #: unknown
    i  #: unknown
    j  #: plain
    k  #: string
    l  #: dtype
    m  #: device
    n  #: module torch.nn.Module
    o  #: array
    p[0]  #: number
    p[1]  #: tensor
    q  #: unknown Unheard
    r  #: generator
    args[0]  #: tensor
    kwargs["x"]  #: tensor
)");
}

TEST_CASE("a default tells the kind only where it is a plain constant") {
    check(R"(
def f(a=None, b=1, c="x", d=torch.float32, e: int = None, *, g=()):
    a  #: unknown
    b  #: number
    c  #: string
    d  #: unknown
    e  #: number
    g  #: unknown
)");
}

TEST_CASE("isinstance and its kin narrow") {
    check(R"(
def f(x: Union[torch.Tensor, np.ndarray, list], y, c):
    if isinstance(x, torch.Tensor):
        x  #: tensor
    elif isinstance(x, np.ndarray):
        x  #: array
    else:
        x  #: plain
    if isinstance(x, (torch.Tensor, np.ndarray)):
        x  #: unknown
    isinstance(y, torch.Tensor) and y  #: unknown
    [y if torch.is_tensor(y) else "a"][0]  #: unknown
    if not isinstance(y, torch.Tensor):
        y  #: unknown
        return
    y  #: tensor
    y = c
    if torch.is_tensor(y) and c:
        y  #: tensor
    if torch.is_tensor(y) or c:
        y  #: unknown
    if isinstance(x, list):
        x = torch.stack(x)
    elif isinstance(x, np.ndarray):
        x = torch.from_numpy(x)
    x  #: tensor
)");
}

TEST_CASE("what is done with a value tells what it is") {
    check(R"(
def f(a, b, c, d, e, g, h, i, j):
    a.unsqueeze(0)
    a  #: tensor
    b.to("cpu")
    b  #: unknown
    c.to("cpu"), c.shape
    c  #: tensor
    d.startswith("x")
    d  #: string
    if e:
        g.unsqueeze(0)
    g  #: unknown
    h = i.cpu().numpy()
    i  #: unknown
    e.reshape(-1)
    e  #: unknown
    h.model.requires_grad = False
    h.model  #: unknown
    j.astype("f"), j.reshape(-1)
    j  #: array
)");
}

TEST_CASE("what the catalogue says about torch") {
    check(R"(
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
    check(R"(
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
    check(R"(
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
    check(R"(
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
    check(R"(
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
