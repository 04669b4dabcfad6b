// What expressions are found to be. Behind each one stands what is expected: `x  #: tensor`.
// A kind other than unknown has to be right, so what stays unknown is as important.
#include "core/kinds/kinds.h"

#include <doctest/doctest.h>

#include "tests/unit/kinds_samples.h"

using mindport::test::check_kinds;
using mindport::test::judged;

TEST_CASE("the samples notice what is wrong") {
    CHECK(judged("x = 1\nx  #: tensor\n'a'  #: string\n") ==
          "x = 1\nx  #: number\n'a'  #: string\n");
}

TEST_CASE("literals, operators and subscripts") {
    check_kinds(R"(
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
    check_kinds(R"(
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
    check_kinds(R"(
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
    check_kinds(R"(
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
    check_kinds(R"(
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
    check_kinds(R"(
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
    check_kinds(R"(
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
    check_kinds(R"(
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
    check_kinds(R"(
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
    check_kinds(R"(
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
