"""What each output format holds. docs/output-formats.md is what is promised."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from conftest import CONVERTS, LEFT, PLAIN, Runner

SOURCE = LEFT + "\n\ny = torch.cat([a, b])\n"

# Methods that others have too, on a tensor, a module, a string and something unknown; then what
# does not count: functions, and methods that only tensors have.
METHODS = """import torch


def f(x: torch.Tensor, unknown, text: str):
    x.view(1, -1).to("cpu")
    torch.nn.Linear(1, 2).to("cpu")
    unknown.to("cpu")
    text.split(",")
    torch.split(x, 1)
    return x.unsqueeze(0)
"""


@pytest.fixture
def src(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    (folder / "sub dir").mkdir(parents=True)
    (folder / "a.py").write_text(SOURCE)
    (folder / "sub dir" / "b.py").write_text(CONVERTS)
    (folder / "bad.py").write_bytes(b"\xff")
    return folder


def line_of(api: str) -> int:
    return 1 + next(i for i, line in enumerate(SOURCE.splitlines()) if api in line)


class TestText:
    def test_shows_the_line_and_what_is_wrong_in_it(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "x.py").write_text(
            "import torch\n\nif 'é' and torch.cuda.is_available():\n    f()\n"
        )
        result = mindport("check", "x.py", "-q")
        assert result.code == 1
        head, margin, source, carets, *rest = result.out.splitlines()
        assert re.fullmatch(r"x\.py:3:12: MP505 warning: `torch\.cuda\.is_available` .+", head)
        assert source == "3 | if 'é' and torch.cuda.is_available():"
        assert carets == "  |            " + "^" * len("torch.cuda.is_available")
        assert margin == "  |"
        assert any(line.strip().startswith("= see: https://") for line in rest)

    def test_wide_characters_and_tabs_keep_the_carets_in_place(
        self, mindport: Runner, tmp_path: Path
    ) -> None:
        (tmp_path / "x.py").write_text(
            "import torch\nif x:\n\ty = '漢', torch.cuda.is_available()\n"
        )
        lines = mindport("check", "x.py", "-q").out.splitlines()
        assert ":3:11:" in lines[0]
        assert lines[2] == "3 |     y = '漢', torch.cuda.is_available()"
        # Four columns for the tab, and two for the wide character.
        assert lines[3].index("^") == len("3 | ") + len("    y = '漢', ") + 1

    def test_hints_are_shown_on_request(self, mindport: Runner, src: Path) -> None:
        quiet, verbose = (mindport("check", "src", *args).out for args in ([], ["--verbose"]))
        assert "hint" not in quiet
        assert "a.py:8:5: MP101 hint" in verbose
        assert "= fix: Replace with" in verbose

    def test_summary(self, mindport: Runner, src: Path) -> None:
        result = mindport("check", "src")
        assert result.code == 2
        assert "Checked 3 files" in result.out
        assert "1 failed" in result.out
        assert "Left to do by hand: 1 finding in 1 file (0 errors, 1 warning)" in result.out
        assert "Left to do" not in mindport("check", "src", "--quiet").out

    def test_a_folder_is_converted_with_a_list_by_api(self, mindport: Runner, src: Path) -> None:
        out = mindport("convert", "src", "out").out
        assert "a.py:5:" not in out, "single findings are not shown"
        assert re.search(r"^ +1  torch\.cuda\.is_available +a\.py:\d+$", out, re.MULTILINE)
        assert ":12: MP505" in mindport("convert", "src", "out", "--output-format", "text").out

    def test_statistics(self, mindport: Runner, src: Path) -> None:
        out = mindport("convert", "src", "out", "--statistics").out
        assert re.search(r"^  MP101 \S+ +\d", out, re.MULTILINE)
        assert re.search(r"^  torch\.cuda\.is_available +- +1$", out, re.MULTILINE)
        assert re.search(r"^  peak memory +\d+ MiB$", out, re.MULTILINE)

    def test_statistics_of_receivers(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "x.py").write_text(METHODS)
        out = mindport("check", "x.py", "--statistics").out
        table = out[out.index("Shared methods") :]
        rows = [line.split() for line in table[: table.index("\n\n")].splitlines()[1:]]
        assert rows == [
            ["to", "3", "66.6", "%"],
            ["split", "1", "100.0", "%"],
            ["view", "1", "100.0", "%"],
            ["all", "5", "80.0", "%"],
        ]
        assert "Shared methods" not in mindport("check", "x.py").out
        piped = mindport("convert", "-", "--statistics", stdin=METHODS.encode())
        assert table[: table.index("\n\n")] in piped.err

    def test_list_of_receivers(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "x.py").write_text(METHODS)
        mindport("check", "x.py", "--receivers", "receivers.tsv")
        rows = [row.split("\t") for row in (tmp_path / "receivers.tsv").read_text().splitlines()]
        assert len(rows) == 5
        lines = METHODS.splitlines()
        for place, method, _kind in rows:
            path, line, column = place.split(":")
            assert path == "x.py"
            assert lines[int(line) - 1][int(column) - 1 :].startswith(method)
        assert [kind for _, _, kind in rows].count("unknown") == 1


class TestJson:
    def test_check(self, mindport: Runner, src: Path) -> None:
        result = mindport("check", "src", "--output-format", "json")
        assert result.code == 2
        report = json.loads(result.out)
        assert report["command"] == "check"
        assert report["profile"] == "plain"
        assert report["target"] == "mindspore==2.10.0"
        summary = report["summary"]
        assert (summary["files"], summary["failed"]) == (3, 1)
        assert (summary["errors"], summary["warnings"]) == (0, 1)
        files = {file["path"]: file for file in report["files"]}
        assert files["src/bad.py"]["outcome"] == "failed"
        assert "not UTF-8" in files["src/bad.py"]["error"]
        left = [f for f in report["findings"] if f["severity"] != "hint"]
        assert [(f["path"], f["line"], f["column"], f["rule"], f["api"]) for f in left] == [
            ("src/a.py", line_of("cuda"), 12, "MP505", "torch.cuda.is_available")
        ]
        assert left[0]["message"] and left[0]["link"].startswith("https://")

    def test_fixes_can_be_applied(self, mindport: Runner, tmp_path: Path) -> None:
        source = "import torch\n\n\ndef f(é):\n    return 'é', torch.cat([é, é])\n"
        (tmp_path / "x.py").write_text(source)
        report = json.loads(mindport("check", "x.py", "--output-format", "json").out)
        [finding] = [f for f in report["findings"] if f["api"] == "torch.cat"]
        [fix, *_] = finding["fixes"]
        assert fix["safety"] == "safe"
        lines = source.splitlines(keepends=True)
        for edit in sorted(fix["edits"], key=lambda e: (e["line"], e["column"]), reverse=True):
            before = "".join(lines[: edit["line"] - 1])
            before += (lines[edit["line"] - 1] if edit["line"] <= len(lines) else "")[
                : edit["column"] - 1
            ]
            after = lines[edit["end_line"] - 1] if edit["end_line"] <= len(lines) else ""
            after = after[edit["end_column"] - 1 :] + "".join(lines[edit["end_line"] :])
            lines = (before + edit["text"] + after).splitlines(keepends=True)
        text = "".join(lines)
        assert "return 'é', mint.cat([é, é])" in text
        assert "from mindspore import mint" in text, "the import that the fix takes comes with it"

    def test_convert(self, mindport: Runner, src: Path) -> None:
        report = json.loads(mindport("convert", "src", "out", "--output-format", "json").out)
        files = {file["path"]: file for file in report["files"]}
        assert files["out/a.py"]["outcome"] == "converted"
        assert files["out/a.py"]["edits"] == sum(files["out/a.py"]["edits_by_rule"].values()) > 0

    def test_receivers(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "x.py").write_text(METHODS)
        args = ["--output-format", "json"]
        report = json.loads(mindport("check", "x.py", *args, "--statistics").out)
        assert report["receivers"] == {
            "calls": 5,
            "known": 4,
            "methods": {
                "split": {"calls": 1, "known": 1},
                "to": {"calls": 3, "known": 2},
                "view": {"calls": 1, "known": 1},
            },
        }
        assert "receivers" not in json.loads(mindport("check", "x.py", *args).out)


class TestSarif:
    def test_structure(self, mindport: Runner, src: Path) -> None:
        log = json.loads(mindport("check", "src", "--output-format", "sarif").out)
        assert log["version"] == "2.1.0"
        [run] = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert all(rule["helpUri"].startswith("https://") for rule in rules)
        [left] = [r for r in run["results"] if r["level"] != "note"]
        assert rules[left["ruleIndex"]]["id"] == left["ruleId"] == "MP505"
        place = left["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "a.py", "uriBaseId": "SRCROOT"}
        assert place["region"] == {
            "startLine": 5,
            "startColumn": 12,
            "endLine": 5,
            "endColumn": 12 + len("torch.cuda.is_available"),
        }
        root = run["originalUriBaseIds"]["SRCROOT"]["uri"]
        assert root == src.resolve().as_uri() + "/"
        [note] = run["invocations"][0]["toolExecutionNotifications"]
        assert "src/bad.py" in note["message"]["text"]
        assert run["invocations"][0]["executionSuccessful"] is False

    def test_paths_are_relative_to_the_folder_and_escaped(
        self, mindport: Runner, src: Path
    ) -> None:
        log = json.loads(mindport("check", "src", "--output-format", "sarif").out)
        uris = {
            r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            for r in log["runs"][0]["results"]
        }
        assert uris == {"a.py", "sub%20dir/b.py"}

    def test_fixes(self, mindport: Runner, src: Path) -> None:
        log = json.loads(mindport("check", "src/sub dir/b.py", "--output-format", "sarif").out)
        fixes = [fix for r in log["runs"][0]["results"] for fix in r.get("fixes", [])]
        assert fixes
        for fix in fixes:
            for change in fix["artifactChanges"]:
                assert change["artifactLocation"]["uri"] == "src/sub%20dir/b.py"
                assert all("deletedRegion" in r for r in change["replacements"])


def test_github(mindport: Runner, src: Path) -> None:
    out = mindport("check", "src", "--output-format", "github").out
    lines = [line for line in out.splitlines() if line.startswith("::")]
    assert any(
        line.startswith("::warning title=mindport (MP505),file=src/a.py,line=5,col=12,endLine=5,")
        for line in lines
    )
    assert any(line.startswith("::error file=src/bad.py::it is not UTF-8") for line in lines)
    assert len(lines) == 2


def test_csv(mindport: Runner, src: Path, tmp_path: Path) -> None:
    (src / '=cmd,"x".py').write_text(LEFT)
    mindport("check", "src", "--output-format", "csv", "--output-file", "out.csv")
    text = (tmp_path / "out.csv").read_bytes().decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    left = [row for row in rows if row["severity"] != "hint"]
    assert {row["path"] for row in left} == {"src/a.py", 'src/=cmd,"x".py'}
    assert all(row["rule"] == "MP505" and row["line"] == "5" for row in left)


class TestHtml:
    @staticmethod
    def data(page: str) -> dict:
        found = re.search(
            r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL
        )
        assert found
        return json.loads(found[1])

    def test_report_of_a_conversion(self, mindport: Runner, src: Path, tmp_path: Path) -> None:
        (src / "a.py").write_text(SOURCE + "s = '</script><script>alert(1)</script>'\n")
        result = mindport(
            "convert", "src", "out", "--output-format", "html", "--output-file", "r.html"
        )
        assert "Left to do by hand" in result.out, "the summary is shown beside the file"
        page = (tmp_path / "r.html").read_text()
        assert page.count("</script>") == 2
        data = self.data(page)
        files = {file["p"]: file for file in data["files"]}
        changed = [line for hunk in files["a.py"]["h"] for line in hunk[2]]
        assert "-y = torch.cat([a, b])" in changed
        assert "+y = mint.cat([a, b])" in changed
        assert files["bad.py"]["x"].startswith("failed: it is not UTF-8")
        assert any("torch.cuda.is_available" in text for text in data["strings"])

    def test_what_mindone_supports(self, mindport: Runner, tmp_path: Path) -> None:
        for name, names in (("a", "FluxPipeline, SD3Transformer2DModel"), ("b", "FluxPipeline")):
            text = f"from diffusers import {names}, AudioDiffusionPipeline as Audio\n"
            (tmp_path / f"{name}.py").write_text(text)
        html = ("--output-format", "html", "--profile", "diffusers")
        for command in (("check", "."), ("convert", ".", "out")):
            mindport(*command, *html, "--output-file", "r.html")
            support = self.data((tmp_path / "r.html").read_text())["support"]
            assert [row[0] for row in support] == ["AudioDiffusionPipeline", "FluxPipeline"]
            assert support[0][1:] == ["in no release yet", False, 2]
            assert support[1][2:] == [True, 2]
            assert support[1][1] in mindport("explain", "FluxPipeline").out
        (tmp_path / "c.py").write_text("from diffusers import WanPipeline\n")
        mindport("check", "c.py", *html, "--output-file", "r.html", "--target", "mindone==0.3.0")
        row = self.data((tmp_path / "r.html").read_text())["support"][0]
        assert "which the target is not" in row[1] and not row[2]
        (tmp_path / "c.py").write_text("import torch\n")
        mindport("check", "c.py", "--output-format", "html", "--output-file", "r.html")
        assert self.data((tmp_path / "r.html").read_text())["support"] == []

    def test_loads_nothing_from_elsewhere(self, mindport: Runner, src: Path) -> None:
        page = mindport("check", "src", "--output-format", "html").out
        markup = re.sub(r'<script type="application/json".*?</script>', "", page, flags=re.DOTALL)
        assert not re.search(r"(src|href)\s*=\s*[\"']|url\(|@import|fetch\(|XMLHttp", markup)

    def test_stays_small(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "x.py").write_text(CONVERTS + PLAIN * 20_000)
        mindport("convert", "x.py", "y.py", "--output-format", "html", "--output-file", "r.html")
        assert (tmp_path / "r.html").stat().st_size < 40_000, "only what changed is in it"


def test_a_summary_does_not_get_into_a_programs_way(mindport: Runner, src: Path) -> None:
    result = mindport("convert", "src", "out", "--output-format", "json")
    json.loads(result.out)
    assert "Left to do by hand" in result.err
