"""Where the output cannot be written: it is said, and nothing half-written is left."""

import resource
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import CONVERTS, MINDPORT, NOBODY, Runner, tree


@pytest.fixture
def src(tmp_path: Path) -> Path:
    (tmp_path / "src").mkdir()
    for i in range(4):
        (tmp_path / "src" / f"m{i}.py").write_text(CONVERTS + "# filler\n" * 4_000)
    return tmp_path / "src"


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("no permission to mount a file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_full_disk(mindport: Runner, src: Path, tiny_disk: Path) -> None:
    result = mindport("convert", "src", tiny_disk / "out")
    assert result.code == 2
    assert result.err.count("No space left on device") >= 3
    for content in tree(tiny_disk).values():
        assert content.endswith(b"# filler\n") and content.count(b"\n") > 4_000


def test_full_disk_in_place(mindport: Runner, tiny_disk: Path) -> None:
    file = tiny_disk / "x.py"
    file.write_text(CONVERTS + "# filler\n" * 4_500)
    before = file.read_bytes()
    result = mindport("convert", "--inplace", file)
    assert result.code == 2
    assert f"{file}: cannot write: No space left on device" in result.err
    assert tree(tiny_disk) == {"x.py": before}


def test_a_limit_on_the_size_of_files(mindport: Runner, src: Path, tmp_path: Path) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    # SIG_IGN survives exec only if it is not restored.
    result = mindport("convert", "src", "out", preexec_fn=limit, restore_signals=False)
    assert result.code == 2
    assert result.err.count("File too large") == 4
    assert tree(tmp_path / "out") == {}


@pytest.mark.parametrize("in_place", [False, True])
def test_read_only_folder(mindport: Runner, open_folder: Path, in_place: bool) -> None:
    for i in range(4):
        (open_folder / f"m{i}.py").write_text(CONVERTS)
    before = tree(open_folder)
    args = ["--inplace", "."] if in_place else [".", "out"]
    result = mindport("convert", *args, cwd=open_folder, user=NOBODY, group=NOBODY)
    assert result.code == 2
    assert result.err.count("Permission denied") == 4
    assert tree(open_folder) == before


def test_a_folder_stands_where_a_file_should_go(
    mindport: Runner, src: Path, tmp_path: Path
) -> None:
    (tmp_path / "out" / "m0.py").mkdir(parents=True)
    (tmp_path / "out" / "m0.py" / "keep").write_text("mine")
    result = mindport("convert", "src", "out")
    assert result.code == 2
    assert "m0.py" in result.err and "directory" in result.err.lower()
    assert sorted(tree(tmp_path / "out")) == ["m0.py/keep", "m1.py", "m2.py", "m3.py"]


def test_a_file_stands_where_a_folder_should_go(
    mindport: Runner, src: Path, tmp_path: Path
) -> None:
    (src / "sub").mkdir()
    (src / "sub" / "x.py").write_text(CONVERTS)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sub").write_text("mine")
    result = mindport("convert", "src", "out")
    assert result.code == 2
    assert "cannot make the folder out/sub" in result.err
    assert (tmp_path / "out" / "sub").read_text() == "mine"


def test_a_linked_target_is_written_through(mindport: Runner, src: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "real.py").write_text("old")
    (tmp_path / "out" / "m0.py").symlink_to("../real.py")
    assert mindport("convert", "src", "out").code == 0
    assert (tmp_path / "out" / "m0.py").is_symlink()
    assert "mint.cat" in (tmp_path / "real.py").read_text()


def test_an_output_file_that_cannot_be_written(mindport: Runner, src: Path, tmp_path: Path) -> None:
    (tmp_path / "report.json").mkdir()
    result = mindport("check", "src", "--output-format", "json", "--output-file", "report.json")
    assert result.code == 2
    assert "cannot write report.json" in result.err


def test_a_full_standard_output(mindport: Runner, tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text(CONVERTS)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [MINDPORT, "check", str(tmp_path / "x.py"), "--output-format", "json"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert done.returncode == 2
    assert b"standard output" in done.stderr
