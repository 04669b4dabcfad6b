"""Options, configuration and words that name nothing."""

import json
import os
import pty
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from conftest import CONVERTS, LEFT, MINDPORT, ROOT, Runner, tree

COMMANDS = ["convert", "check", "diff", "explain", "rules"]


@pytest.fixture
def src(tmp_path: Path) -> Path:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.py").write_text(CONVERTS)
    (tmp_path / "src" / "b.py").write_text(LEFT)
    return tmp_path / "src"


class TestUnknownWords:
    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (["convrt", "a", "b"], "no command `convrt`, did you mean `convert`?"),
            (["check", "--selct=MP1", "src"], "no option `--selct`, did you mean `--select`?"),
            (["check", "src", "--output-fromat", "json"], "did you mean `--output-format`?"),
            (["convert", "src", "out", "--inplce"], "did you mean `--inplace`?"),
            (["check", "src", "--profile", "difusers"], "did you mean `diffusers`?"),
            (
                ["check", "src", "--target", "mindspore==2.71.0"],
                "`mindspore==2.71.0` is no MindSpore",
            ),
            (["check", "src", "--device", "ascent"], "did you mean `ascend`?"),
            (["check", "src", "--select", "MP9001"], "`MP9001` is no rule or group of rules"),
            (["check", "src", "--ignore", "unmaped-api"], "did you mean `unmapped-api`?"),
            (["check", "src", "--output-format", "jsn"], "did you mean `json`?"),
            (["check", "src", "--jobs", "0"], "--jobs"),
            (["check", "src", "--jobs", "many"], "--jobs"),
            (["check", "src", "--color", "blue"], "--color"),
            (["check"], "PATHS"),
            ([], "subcommand"),
            (["convert"], "SRC and DST"),
            (["convert", "a", "b", "c"], "SRC and DST"),
            (["explain", "torch.caat"], "did you mean `torch.cat`"),
            (["rules", "more"], "one argument too many"),
            (["check", "src", "--config", "none.toml"], "none.toml"),
        ],
    )
    def test_on_the_command_line(
        self, mindport: Runner, src: Path, args: list[str], message: str
    ) -> None:
        before = tree(src.parent)
        result = mindport(*args)
        assert result.code == 2
        assert message in result.err
        assert result.out == ""
        assert tree(src.parent) == before

    @pytest.mark.parametrize(
        ("text", "messages"),
        [
            ("profle = 'plain'", ["mindport.toml:1", "`profle`", "did you mean `profile`?"]),
            ("profile = 'difusers'", ["did you mean `diffusers`?"]),
            ("profile = 3", ["mindport.toml:1"]),
            ("target = '1.0'", ["`1.0`"]),
            ("ignore = ['MP9999']", ["`MP9999` is no rule"]),
            ("[severity]\nMP99 = 'error'", ["`MP99` is no rule"]),
            ("[severity]\nMP901 = 'fatal'", ["`fatal`"]),
            ("x = ", ["mindport.toml:1"]),
            (
                "[mappings]\n'torch.cat' = {to = 'mindspore.mint.catt'}",
                ["`mindspore.mint.catt`", "mint.cat"],
            ),
            (
                "[mappings]\n'torch.caat' = {to = 'mindspore.mint.cat'}",
                ["`torch.caat`", "torch.cat"],
            ),
            (
                "[mappings]\n'torch.cat' = {too = 'mindspore.mint.cat'}",
                ["`too`", "did you mean `to`?"],
            ),
        ],
    )
    def test_in_the_configuration(
        self, mindport: Runner, src: Path, text: str, messages: list[str]
    ) -> None:
        (src.parent / "mindport.toml").write_text(text + "\n")
        result = mindport("convert", "src", "out")
        assert result.code == 2
        for message in messages:
            assert message in result.err
        assert not (src.parent / "out").exists()
        assert mindport("convert", "src", "out", "--isolated").code == 1


class TestConfiguration:
    def test_mappings_and_severities_of_the_user(self, mindport: Runner, src: Path) -> None:
        (src.parent / "pyproject.toml").write_text(
            "[tool.mindport.severity]\nMP5 = 'hint'\n"
            "[tool.mindport.mappings]\n"
            "'torch.cat' = { to = 'mindspore.ops.cat', rename = { dim = 'axis' } }\n"
        )
        result = mindport("convert", "src", "out")
        assert result.code == 0
        assert "ops.cat" in (src.parent / "out" / "a.py").read_text()

    def test_nearest_file_counts(self, mindport: Runner, src: Path) -> None:
        (src.parent / "mindport.toml").write_text("ignore = ['ALL']\n")
        assert mindport("check", "src").code == 0
        (src / "mindport.toml").write_text("")
        assert mindport("check", "src").code == 1

    def test_options_come_first(self, mindport: Runner, src: Path) -> None:
        (src.parent / "mindport.toml").write_text(
            "output-format = 'json'\nprofile = 'diffusers'\ntarget = '2.7.0'\n"
        )
        report = json.loads(mindport("check", "src").out)
        assert (report["profile"], report["target"]) == ("diffusers", "mindspore==2.7.0")
        out = mindport("check", "src", "--output-format", "text", "--profile", "plain").out
        assert "profile plain, MindSpore 2.7.0" in out

    def test_chosen_file(self, mindport: Runner, src: Path) -> None:
        (src.parent / "other.toml").write_text("ignore = ['MP505']\n")
        assert mindport("check", "src", "--config", "other.toml").code == 0


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--select", "MP505"], 1),
        (["--select", "MP1,MP5"], 1),
        (["--select", "device-check"], 1),
        (["--select", "MP1"], 0),
        (["--ignore", "MP5"], 0),
        (["--ignore", "MP1,MP505"], 0),
        (["--select", "MP505", "--ignore", "MP5"], 1),
    ],
)
def test_select_and_ignore(mindport: Runner, src: Path, args: list[str], code: int) -> None:
    assert mindport("check", "src", *args).code == code


def test_profile_is_found_by_the_imports(mindport: Runner, src: Path) -> None:
    assert "profile plain" in mindport("check", "src").out
    (src / "c.py").write_text("from diffusers import DiffusionPipeline\n")
    assert "profile diffusers" in mindport("check", "src").out
    assert "profile plain" in mindport("check", "src/a.py").out


class TestColor:
    def test_none_in_a_pipe(self, mindport: Runner, src: Path) -> None:
        assert "\x1b" not in mindport("check", "src", env={"NO_COLOR": ""}).text

    def test_on_request(self, mindport: Runner, src: Path) -> None:
        assert "\x1b[" in mindport("check", "src", "--color", "always").out
        assert "\x1b" not in mindport("check", "src", "--color", "never").out

    def test_a_report_in_a_file_has_none(self, mindport: Runner, src: Path) -> None:
        mindport(
            "check", "src", "--color", "always", "--output-file", "x.txt", "--output-format", "text"
        )
        assert "\x1b" not in (src.parent / "x.txt").read_text()


def on_a_terminal(args: list[str], cwd: Path, env: dict[str, str]) -> tuple[str, str]:
    """Standard output and error of a run whose both are terminals."""
    out_main, out = pty.openpty()
    err_main, err = pty.openpty()
    process = subprocess.Popen(
        [MINDPORT, *args],
        cwd=cwd,
        stdout=out,
        stderr=err,
        env={**os.environ, "TERM": "xterm", **env},
    )
    os.close(out)
    os.close(err)
    texts = []
    for stream in (err_main, out_main):
        text = b""
        while True:
            try:
                block = os.read(stream, 65536)
            except OSError:
                break
            if not block:
                break
            text += block
        texts.append(text.decode())
        os.close(stream)
    process.wait(timeout=60)
    return texts[1], texts[0]


class TestTerminal:
    @pytest.fixture
    def many(self, src: Path) -> Path:
        for i in range(60):
            (src / f"m{i}.py").write_text(CONVERTS * 400)
        return src.parent

    def test_colors_and_progress(self, many: Path) -> None:
        environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
        os.environ.pop("NO_COLOR", None)
        out, err = on_a_terminal(["convert", "src", "out"], many, {})
        os.environ.update(environment)
        assert "\x1b[" in out
        assert re.search(r"Converting \d+/62 files ", err)
        assert err.rstrip(" ").endswith("\r"), "the bar goes away"

    def test_no_color_and_no_progress(self, many: Path) -> None:
        out, err = on_a_terminal(
            ["convert", "src", "out", "--no-progress"], many, {"NO_COLOR": "1"}
        )
        assert "\x1b" not in out
        assert err == ""

    def test_no_bar_in_a_pipe(self, mindport: Runner, many: Path) -> None:
        assert mindport("convert", "src", "out").err == ""


def test_interrupt_leaves_whole_files(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    for i in range(400):
        (tmp_path / "src" / f"m{i}.py").write_text(CONVERTS * 600)
    process = subprocess.Popen(
        [MINDPORT, "convert", "src", "out"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not (tmp_path / "out").exists():
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert b"not done: the run was stopped" in err
    written = tree(tmp_path / "out")
    assert 0 < len(written) < 400
    for name, content in written.items():
        assert name.endswith(".py") and content.count(b"mint.cat") == 600


class TestHelp:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_each_command_has_help(self, mindport: Runner, command: str) -> None:
        result = mindport(command, "--help")
        assert result.code == 0
        assert result.err == ""
        assert max(map(len, result.out.splitlines())) <= 120

    def test_version(self, mindport: Runner) -> None:
        result = mindport("--version")
        assert re.fullmatch(r"mindport \d+\.\d+\.\d+\n", result.out)

    def test_commands_and_exit_codes(self, mindport: Runner) -> None:
        out = mindport("--help").out
        assert "Exit codes" in out
        for command in COMMANDS:
            assert re.search(rf"^  {command} ", out, re.MULTILINE)


class TestExplain:
    def test_a_torch_name(self, mindport: Runner) -> None:
        out = mindport("explain", "torch.cat").out
        assert out.startswith("torch.cat -> mindspore.mint.cat\n")
        for part in (
            "torch.cat(tensors, dim=0",
            "mindspore.mint.cat(tensors, dim=0)",
            "same:",
            "Ascend",
            "2.7.0 to 2.10.0",
            "https://",
        ):
            assert part in out
        assert re.search(r"^  dim=0 +dim=0$", out, re.MULTILINE)

    @pytest.mark.parametrize(
        ("short", "full"),
        [
            ("cat", "torch.cat ->"),
            ("F.relu", "torch.nn.functional.relu ->"),
            ("nn.Linear", "torch.nn.Linear ->"),
            ("Tensor.size", "torch.Tensor.size ->"),
            ("mint.cat", "mindspore.mint.cat"),
            ("torch.nn.modules.linear.Linear", "torch.nn.Linear ->"),
        ],
    )
    def test_short_names(self, mindport: Runner, short: str, full: str) -> None:
        assert full in mindport("explain", short).out

    def test_a_mindspore_name_tells_what_becomes_it(self, mindport: Runner) -> None:
        out = mindport("explain", "mindspore.mint.cat").out
        assert "What becomes it" in out
        assert re.search(r"^    torch\.cat +same$", out, re.MULTILINE)

    def test_a_target_version(self, mindport: Runner) -> None:
        assert mindport("explain", "torch.cat", "--target", "2.7.0").code == 0

    def test_a_rule(self, mindport: Runner) -> None:
        by_code, by_name = (mindport("explain", word).out for word in ("mp901", "unmapped-api"))
        assert by_code == by_name
        assert by_code.startswith("MP901 unmapped-api\n")

    def test_a_group(self, mindport: Runner) -> None:
        assert re.search(r"^MP901 ", mindport("explain", "MP9").out, re.MULTILINE)

    def test_a_mapping_of_the_user(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "mindport.toml").write_text(
            "[mappings]\n'torch.cat' = { to = 'mindspore.ops.cat', note = 'ours' }\n"
        )
        out = mindport("explain", "torch.cat").out
        assert "mindspore.ops.cat" in out and "ours" in out


class TestRules:
    def test_json(self, mindport: Runner) -> None:
        rules = json.loads(mindport("rules", "--output-format", "json").out)
        assert [rule["code"] for rule in rules] == sorted({rule["code"] for rule in rules})
        assert all(rule["summary"] and rule["documentation"] for rule in rules)

    def test_page_in_the_repository_is_the_one_that_is_made(self, mindport: Runner) -> None:
        made = mindport("rules", "--output-format", "markdown").out
        page = ROOT / "docs" / "rules.md"
        assert page.read_text() == made, (
            "run: mindport rules --output-format markdown > docs/rules.md"
        )


class TestTarget:
    """What exists, and what is written, depends on the version: mint.imag came with 2.8.0."""

    SOURCE = "import torch\n\n\ndef f(x: torch.Tensor):\n    return torch.imag(x)\n"
    PORTED = "from mindspore import mint\n\n\ndef f(x):\n    return mint.imag(x)\n"

    @pytest.fixture(params=["option", "file"])
    def aim(self, request: pytest.FixtureRequest, tmp_path: Path):
        """Chooses a version, by option or in mindport.toml; gives the options for it."""

        def choose(version: str) -> list[str]:
            if request.param == "option":
                return ["--target", f"mindspore=={version}"]
            (tmp_path / "mindport.toml").write_text(f"target = '{version}'\n")
            return []

        return choose

    @pytest.mark.parametrize(
        ("version", "call"),
        [("2.7.0", "ops.imag(x)"), ("2.8.0", "mint.imag(x)"), ("2.10.0", "mint.imag(x)")],
    )
    def test_convert(self, mindport: Runner, aim, tmp_path: Path, version: str, call: str) -> None:
        (tmp_path / "x.py").write_text(self.SOURCE)
        assert mindport("convert", "x.py", "y.py", *aim(version)).code == 0
        assert f"return {call}\n" in (tmp_path / "y.py").read_text()

    def test_check(self, mindport: Runner, aim, tmp_path: Path) -> None:
        (tmp_path / "x.py").write_text(self.PORTED)
        old = mindport("check", "x.py", *aim("2.7.0"))
        assert old.code == 1
        assert "MP904 error" in old.out and "2.8.0" in old.out
        assert mindport("check", "x.py", *aim("2.8.0")).code == 0

    def test_explain(self, mindport: Runner, aim) -> None:
        assert "-> mindspore.ops.imag" in mindport("explain", "torch.imag", *aim("2.7.0")).out
        assert "-> mindspore.mint.imag" in mindport("explain", "torch.imag", *aim("2.10.0")).out


class TestReleaseOfMindone:
    def test_explain_tells_since_when_and_what_it_runs_with(self, mindport: Runner) -> None:
        out = mindport("explain", "FluxPipeline").out
        assert "since 0.3.0; fp32, fp16; runs with released weights" in out
        older = mindport("explain", "WanPipeline", "--target", "mindone==0.3.0").out
        assert "since 0.4.0, which the target is not" in older

    def test_what_the_release_lacks_is_reported(self, mindport: Runner, tmp_path: Path) -> None:
        source = "from diffusers import WanPipeline\n\npipe = WanPipeline\n"
        (tmp_path / "x.py").write_text(source)
        old = mindport("check", "x.py", "--target", "mindone==0.3.0")
        assert "`WanPipeline` is not in mindone 0.3.0 yet: it came with 0.4.0" in old.out
        assert "WanPipeline" not in mindport("check", "x.py").out

    def test_an_unknown_release_is_refused(self, mindport: Runner) -> None:
        done = mindport("explain", "torch.cat", "--target", "mindone==9.9")
        assert done.code == 2 and "mindone==9.9" in done.err


class TestLayout:
    source = (
        b"import torch\nfrom diffusers import ModelMixin\n\nx = torch.cat(\n    [a], dim=1\n)\n"
    )

    def test_edited_statements_are_joined(self, mindport: Runner) -> None:
        assert "x = mint.cat([a], dim=1)\n" in mindport("convert", "-", stdin=self.source).out

    def test_no_layout(self, mindport: Runner) -> None:
        out = mindport("convert", "-", "--no-layout", stdin=self.source).out
        assert "x = mint.cat(\n    [a], dim=1\n)\n" in out

    def test_plain_code_keeps_its_lines(self, mindport: Runner) -> None:
        out = mindport("convert", "-", "--profile", "plain", stdin=self.source).out
        assert "x = mint.cat(\n    [a], dim=1\n)\n" in out


class TestDevice:
    """On a CPU MindSpore 2.10.0 has defects that other devices have not."""

    SOURCE = "import torch\n\n\ndef f(x: torch.Tensor):\n    x.add_(1)\n    return x.argmin()\n"

    @pytest.mark.parametrize("by", ["option", "file"])
    def test_only_there(self, mindport: Runner, tmp_path: Path, by: str) -> None:
        (tmp_path / "x.py").write_text(self.SOURCE)
        assert "MP902" not in mindport("check", "x.py").out
        options = ["--device", "cpu"] if by == "option" else []
        if by == "file":
            (tmp_path / "mindport.toml").write_text("device = 'cpu'\n")
        assert "the indices are int32" in mindport("check", "x.py", *options).out
        mindport("convert", "x.py", "y.py", *options)
        assert "x.copy_(x.add(1))" in (tmp_path / "y.py").read_text()

    def test_wrong_word_in_the_file(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "x.py").write_text(self.SOURCE)
        (tmp_path / "mindport.toml").write_text("device = 'cpuu'\n")
        result = mindport("check", "x.py")
        assert result.code == 2
        assert "did you mean `cpu`?" in result.err
