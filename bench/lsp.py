"""The language server's speed, beside `ruff server` in the same run; bench/run.py calls it.

typing     start, open, edit to diagnostics and code action on the largest file, of both servers,
           round by round in turn
flat       edits in 1,000 and in 100,000 lines with the same findings
documents  edits with one document open, and with 500
workspace  the diagnostics of all files: until the first and until the last, and edits meanwhile
"""

import statistics
import time
from pathlib import Path

from lsp_client import Client, Document, places_to_type

LARGEST = "models/attention_processor.py"
EDITS = 100
ROUNDS = 5
# At most, as parts of ruff's figures, and as they are.
OF_RUFF = {
    "edit_p50_ms": 1 / 5,
    "edit_p99_ms": 1 / 4,
    "open_ms": 1.0,
    "action_p50_ms": 1 / 20,
    "start_ms": 1.0,
    "peak_mib": 1.0,
}
MAX_FLAT = 2.0
MAX_DOCUMENTS = 1.2
MAX_FIRST_SECONDS = 0.5
MAX_ALL_SECONDS = 3.0


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def milliseconds(values: list[float], share: float) -> float:
    return percentile(values, share) * 1e3


def type_everywhere(document: Document, edits: int) -> list[float]:
    times = []
    for place in places_to_type(document.text, edits // 2):
        times += document.type_at(*place)
    return times


def typing(command: list[str], file: Path) -> dict:
    client = Client(command, file.parent)
    document = Document(client, file.as_uri(), file.read_text())
    opened = document.open()
    edits, actions, offered = [], [], 0
    for i, place in enumerate(places_to_type(document.text, EDITS // 2)):
        edits += document.type_at(*place)
        if i % 5 == 0 and document.found:
            problem = document.found[len(document.found) * i // (EDITS // 2)]
            seconds, count = document.actions_at(problem)
            actions.append(seconds)
            offered += count
    figures = {
        "start_ms": client.started * 1e3,
        "open_ms": opened * 1e3,
        "edit_p50_ms": milliseconds(edits, 0.5),
        "edit_p99_ms": milliseconds(edits, 0.99),
        "diagnostics": len(document.found),
        "actions": offered,
        "peak_mib": client.peak_mib(),
    }
    if actions:
        figures["action_p50_ms"] = milliseconds(actions, 0.5)
    client.stop()
    return figures


def beside_ruff(mindport: list[str], ruff: list[str], file: Path) -> dict:
    """Medians of the rounds; in each both servers run, in turn."""
    runs: dict[str, list[dict]] = {"mindport": [], "ruff": []}
    for _ in range(ROUNDS):
        for name, command in (("mindport", mindport), ("ruff", ruff)):
            runs[name].append(typing(command, file))
    return {
        name: {key: statistics.median(run[key] for run in of_one) for key in of_one[0]}
        for name, of_one in runs.items()
    }


FINDING = "def f{0}(x):\n    y = torch.cat([x, x], dim=0)\n    return y\n\n\n"
FILLER = "def g{0}(a, b):\n    c = a + b\n    d = c * 2\n    return d\n\n\n"


def text_of(lines: int) -> str:
    """So many lines, with 199 findings in functions and the rest between them."""
    functions = 199
    fill = (lines // functions - 5) // 6
    parts = ["import torch\n\n\n"]
    for i in range(functions):
        parts.append(FINDING.format(i))
        parts += [FILLER.format(f"{i}_{j}") for j in range(fill)]
    return "".join(parts)


def flat(command: list[str]) -> dict:
    """In turn, in one server: what slows the machine down slows both."""
    client = Client(command, None)
    documents, times = {}, {}
    for lines in (1_000, 100_000):
        documents[lines] = Document(client, f"untitled:{lines}", text_of(lines))
        documents[lines].open()
        times[lines] = []
    places = {n: places_to_type(d.text, EDITS // 2) for n, d in documents.items()}
    for i in range(EDITS // 2):
        for lines, document in documents.items():
            times[lines] += document.type_at(*places[lines][i])
    findings = {lines: len(document.found) for lines, document in documents.items()}
    client.stop()
    result = {f"{lines}_ms": milliseconds(of_one, 0.5) for lines, of_one in times.items()}
    return {**result, "findings": findings, "ratio": result["100000_ms"] / result["1000_ms"]}


def many_documents(command: list[str], source: Path, file: Path) -> dict:
    others = [path for path in sorted(source.rglob("*.py")) if path != file][:499]
    figures = {}
    for number, rest in ((1, []), (500, others)):
        client = Client(command, None)
        for path in rest:
            Document(client, path.as_uri(), path.read_text()).open()
        document = Document(client, file.as_uri(), file.read_text())
        document.open()
        figures[f"{number}_ms"] = milliseconds(type_everywhere(document, EDITS), 0.5)
        figures[f"{number}_mib"] = client.peak_mib()
        client.stop()
    return {**figures, "ratio": figures["500_ms"] / figures["1_ms"]}


def workspace(command: list[str], source: Path, file: Path) -> dict:
    client = Client(command, source, pulls=True)
    params = {"previousResultIds": [], "partialResultToken": "parts"}
    start = time.perf_counter()
    number = client.begin("workspace/diagnostic", params)
    first = client.until(lambda m: m.get("method") == "$/progress" or m.get("id") == number)
    last = client.answer(number)
    figures = {"first_seconds": first.at - start, "all_seconds": last.at - start}
    client.stop()
    # Again, while somebody types.
    client = Client(command, source, pulls=True)
    document = Document(client, file.as_uri(), file.read_text(), pulls=True)
    document.open()
    quiet = type_everywhere(document, 20)
    client.begin("workspace/diagnostic", params)
    figures["typing_quiet_ms"] = milliseconds(quiet, 0.5)
    figures["typing_meanwhile_ms"] = milliseconds(type_everywhere(document, 40), 0.5)
    client.process.kill()
    client.process.wait()
    return figures


def measure(mindport: Path, ruff: Path, source: Path) -> dict:
    file = source / LARGEST
    command, other = [str(mindport), "lsp"], [str(ruff), "server"]
    return {
        "typing": beside_ruff(command, other, file),
        "flat": flat(command),
        "documents": many_documents(command, source, file),
        "workspace": workspace(command, source, file),
    }


def bars(result: dict) -> list[tuple[str, float, float]]:
    ours, ruff = result["typing"]["mindport"], result["typing"]["ruff"]
    found = [
        (f"server {key} / ruff", ours[key] / ruff[key], most)
        for key, most in OF_RUFF.items()
        if key in ruff
    ]
    return [
        *found,
        ("server edit, 100,000 / 1,000 lines", result["flat"]["ratio"], MAX_FLAT),
        ("server edit, 500 documents / 1", result["documents"]["ratio"], MAX_DOCUMENTS),
        ("workspace, first answer, s", result["workspace"]["first_seconds"], MAX_FIRST_SECONDS),
        ("workspace, all, s", result["workspace"]["all_seconds"], MAX_ALL_SECONDS),
    ]


def print_result(result: dict) -> None:
    keys = ["start_ms", "open_ms", "edit_p50_ms", "edit_p99_ms", "action_p50_ms", "peak_mib"]
    print("  server    " + "".join(f"{key:>15}" for key in keys))
    for name, figures in result["typing"].items():
        cells = [f"{figures[key]:15.2f}" if key in figures else f"{'-':>15}" for key in keys]
        print(f"  {name:<10}" + "".join(cells))
    for name in ("flat", "documents", "workspace"):
        figures = {key: value for key, value in result[name].items() if isinstance(value, float)}
        print(f"  {name:<10}" + "  ".join(f"{key} {value:.2f}" for key, value in figures.items()))
