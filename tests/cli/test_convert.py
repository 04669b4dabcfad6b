"""The forms of `mindport convert`, and what they leave alone."""

import os
from pathlib import Path

import pytest
from conftest import CONVERTS, LEFT, PLAIN, Runner, tree


@pytest.fixture
def src(tmp_path: Path) -> Path:
    folder = tmp_path / "src"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.py").write_text(CONVERTS)
    (folder / "sub" / "b.py").write_text(PLAIN)
    (folder / "sub" / "data.json").write_text("{}")
    return folder


def is_converted(text: str) -> bool:
    return "mint.cat" in text and "torch" not in text


def test_folder(mindport: Runner, src: Path, tmp_path: Path) -> None:
    before = tree(src)
    result = mindport("convert", "src", "out/deep")
    assert result.code == 0
    assert "1 of 2 files" in result.out
    out = tree(tmp_path / "out" / "deep")
    assert sorted(out) == ["a.py", "sub/b.py"]
    assert is_converted(out["a.py"].decode())
    assert out["sub/b.py"] == PLAIN.encode()
    assert tree(src) == before


def test_exit_code_tells_whether_something_is_left(mindport: Runner, src: Path) -> None:
    (src / "c.py").write_text(LEFT)
    result = mindport("convert", "src", "out")
    assert result.code == 1
    assert "torch.cuda.is_available" in result.out
    assert "c.py:5" in result.out


def test_copy_other(mindport: Runner, src: Path, tmp_path: Path) -> None:
    (src / "sub" / "data.json").chmod(0o640)
    result = mindport("convert", "src", "out", "--copy-other")
    assert result.code == 0
    copied = tmp_path / "out" / "sub" / "data.json"
    assert copied.read_text() == "{}"
    assert copied.stat().st_mode & 0o777 == 0o640


def test_one_file(mindport: Runner, src: Path, tmp_path: Path) -> None:
    assert mindport("convert", "src/a.py", "out.py").code == 0
    assert is_converted((tmp_path / "out.py").read_text())


def test_one_file_into_a_folder(mindport: Runner, src: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert mindport("convert", "src/a.py", "out").code == 0
    assert is_converted((tmp_path / "out" / "a.py").read_text())


def test_in_place(mindport: Runner, src: Path) -> None:
    (src / "a.py").chmod(0o755)
    inode = (src / "sub" / "b.py").stat().st_ino
    result = mindport("convert", "--inplace", "src/a.py", "src/sub")
    assert result.code == 0
    assert is_converted((src / "a.py").read_text())
    assert (src / "a.py").stat().st_mode & 0o777 == 0o755
    assert (src / "sub" / "b.py").stat().st_ino == inode, "an unchanged file was written"
    assert sorted(tree(src)) == ["a.py", "sub/b.py", "sub/data.json"], "something was left behind"


def test_the_same_file_twice(mindport: Runner, src: Path) -> None:
    (src / "link.py").symlink_to("a.py")
    result = mindport(
        "convert", "--inplace", "src/a.py", "src/a.py", "src/../src/a.py", "src/link.py"
    )
    assert result.code == 0
    assert "1 of 1 file" in result.out
    assert is_converted((src / "a.py").read_text())
    assert (src / "link.py").is_symlink()


def test_standard_input(mindport: Runner) -> None:
    result = mindport("convert", "-", stdin=CONVERTS.encode())
    assert result.code == 0
    assert is_converted(result.out)
    assert "mint.cat" not in result.err


def test_findings_of_standard_input_go_to_standard_error(mindport: Runner) -> None:
    result = mindport("convert", "-", stdin=LEFT.encode())
    assert result.code == 1
    assert result.out == LEFT
    assert "<stdin>:5:12: MP505" in result.err


def test_standard_input_that_cannot_be_read_comes_out_unchanged(mindport: Runner) -> None:
    result = mindport("convert", "-", stdin=b"x = '\xff'\n")
    assert result.code == 2
    assert result.raw == b"x = '\xff'\n"
    assert "not UTF-8" in result.err


def test_standard_input_knows_the_package_around_its_name(mindport: Runner, tmp_path: Path) -> None:
    package = tmp_path / "pkg"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "base.py").write_text("import torch\n\n\nclass Base(torch.nn.Module):\n    pass\n")
    text = (
        "from .base import Base\n\n\nclass A(Base):\n    def forward(self, x):\n        return x\n"
    )
    inside = mindport("convert", "-", "--stdin-filename", "pkg/a.py", stdin=text.encode())
    (package / "a.py").write_text(text)
    file = mindport("convert", "pkg/a.py", "out.py")
    assert inside.code == file.code
    assert inside.out == (tmp_path / "out.py").read_text()


class TestOptionsOfTheReplacedTool:
    def test_roots(self, mindport: Runner, src: Path, tmp_path: Path) -> None:
        assert mindport("convert", "--src_root", "src", "--dst_root", "out").code == 0
        assert is_converted((tmp_path / "out" / "a.py").read_text())

    def test_files(self, mindport: Runner, src: Path, tmp_path: Path) -> None:
        (src / "sub" / "c.py").write_text(CONVERTS)
        result = mindport(
            "convert", "--src_root", "src", "--dst_root", "out", "--files", "sub/*.py", "no.py"
        )
        assert result.code == 0
        assert sorted(tree(tmp_path / "out")) == ["sub/b.py", "sub/c.py"]

    def test_file(self, mindport: Runner, src: Path) -> None:
        assert mindport("convert", "--src_file", "src/a.py", "--inplace").code == 0
        assert is_converted((src / "a.py").read_text())

    @pytest.mark.parametrize(
        "args", [["--src_root", "src"], ["--src_file", "src/a.py"], ["--files", "*.py"]]
    )
    def test_incomplete(self, mindport: Runner, src: Path, args: list[str]) -> None:
        before = tree(src)
        result = mindport("convert", *args)
        assert result.code == 2
        assert args[0] in result.err
        assert tree(src) == before


class TestWhatIsLeftOut:
    def test_gitignore_without_a_repository(
        self, mindport: Runner, src: Path, tmp_path: Path
    ) -> None:
        (src / ".gitignore").write_text("/a.py\ngenerated/\n")
        (src / "sub" / "generated").mkdir()
        (src / "sub" / "generated" / "x.py").write_text(CONVERTS)
        result = mindport("convert", "src", "out")
        assert sorted(tree(tmp_path / "out")) == ["sub/b.py"]
        assert "2 files and folders left out, as .gitignore says" in result.out

    def test_a_file_that_is_named_is_converted_though_ignored(
        self, mindport: Runner, src: Path, tmp_path: Path
    ) -> None:
        (src / ".gitignore").write_text("*.py\n")
        assert mindport("convert", "src/a.py", "out.py").code == 0
        assert is_converted((tmp_path / "out.py").read_text())

    @pytest.mark.parametrize("pattern", ["sub", "sub/", "/sub", "src/sub", "b.py,data.json"])
    def test_exclude(self, mindport: Runner, src: Path, tmp_path: Path, pattern: str) -> None:
        mindport("convert", "src", "out", "--exclude", pattern)
        assert sorted(tree(tmp_path / "out")) == ["a.py"]

    def test_exclude_in_the_configuration_is_relative_to_its_folder(
        self, mindport: Runner, src: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "mindport.toml").write_text('exclude = ["/src/sub"]\n')
        mindport("convert", "src", "out")
        assert sorted(tree(tmp_path / "out")) == ["a.py"]

    def test_tools_folders(self, mindport: Runner, src: Path, tmp_path: Path) -> None:
        for name in ("__pycache__", ".git", "node_modules", "env"):
            (src / name).mkdir()
            (src / name / "x.py").write_text(CONVERTS)
        (src / "env" / "pyvenv.cfg").write_text("")
        mindport("convert", "src", "out")
        assert sorted(tree(tmp_path / "out")) == ["a.py", "sub/b.py"]

    def test_stubs_are_taken_only_on_request(
        self, mindport: Runner, src: Path, tmp_path: Path
    ) -> None:
        (src / "a.pyi").write_text("import torch\n\nx: torch.Tensor\n")
        mindport("convert", "src", "out")
        assert "a.pyi" not in tree(tmp_path / "out")
        mindport("convert", "src", "out", "--stubs")
        assert "mindspore" in (tmp_path / "out" / "a.pyi").read_text()


class TestFoldersThatOverlap:
    def test_target_inside_of_the_source(self, mindport: Runner, src: Path) -> None:
        before = tree(src)
        for _ in range(2):  # the second run must not take the first one's output for source
            assert mindport("convert", "src", "src/out").code == 0
            after = tree(src)
            assert {path: after[path] for path in before} == before
            assert sorted(set(after) - set(before)) == ["out/a.py", "out/sub/b.py"]

    @pytest.mark.parametrize("target", ["src", "src/", "src/../src", "link"])
    def test_the_same_folder(
        self, mindport: Runner, src: Path, tmp_path: Path, target: str
    ) -> None:
        (tmp_path / "link").symlink_to("src")
        before = tree(src)
        result = mindport("convert", "src", target)
        assert result.code == 2
        assert "--inplace" in result.err
        assert tree(src) == before

    def test_the_same_file(self, mindport: Runner, src: Path) -> None:
        result = mindport("convert", "src/a.py", "src/a.py")
        assert result.code == 2
        assert "--inplace" in result.err
        assert (src / "a.py").read_text() == CONVERTS

    def test_source_inside_of_the_target(self, mindport: Runner, src: Path, tmp_path: Path) -> None:
        before = tree(tmp_path)
        result = mindport("convert", "src/sub", "src")
        assert result.code == 2
        assert "inside" in result.err
        assert tree(tmp_path) == before

    def test_a_link_in_the_target_that_leads_back(
        self, mindport: Runner, src: Path, tmp_path: Path
    ) -> None:
        (src / "sub" / "b.py").write_text(CONVERTS)
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "sub").symlink_to(src / "sub")
        result = mindport("convert", "src", "out")
        assert result.code == 2
        assert "is a source file" in result.err
        assert (src / "sub" / "b.py").read_text() == CONVERTS
        assert is_converted((tmp_path / "out" / "a.py").read_text())

    def test_a_file_where_a_folder_should_be(
        self, mindport: Runner, src: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "out").write_text("mine")
        result = mindport("convert", "src", "out")
        assert result.code == 2
        assert (tmp_path / "out").read_text() == "mine"


class TestLinks:
    def test_a_linked_file_arrives_as_a_file(
        self, mindport: Runner, src: Path, tmp_path: Path
    ) -> None:
        (src / "link.py").symlink_to("a.py")
        assert mindport("convert", "src", "out").code == 0
        assert is_converted((tmp_path / "out" / "link.py").read_text())
        assert not (tmp_path / "out" / "link.py").is_symlink()

    def test_in_place_writes_through_a_link(
        self, mindport: Runner, src: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "link.py").symlink_to("src/a.py")
        assert mindport("convert", "--inplace", "link.py").code == 0
        assert (tmp_path / "link.py").is_symlink()
        assert is_converted((src / "a.py").read_text())

    def test_loops_end(self, mindport: Runner, src: Path, tmp_path: Path) -> None:
        (src / "sub" / "up").symlink_to("..")
        (src / "sub" / "self").symlink_to("self")
        result = mindport("convert", "src", "out")
        assert sorted(tree(tmp_path / "out")) == ["a.py", "sub/b.py"]
        assert "src/sub/up/: it is a link to a folder around it" in result.err

    def test_a_linked_folder_is_followed(self, mindport: Runner, src: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "c.py").write_text(CONVERTS)
        (src / "linked").symlink_to(tmp_path / "elsewhere")
        assert mindport("convert", "src", "out").code == 0
        assert is_converted((tmp_path / "out" / "linked" / "c.py").read_text())

    def test_a_link_to_nothing(self, mindport: Runner, src: Path, tmp_path: Path) -> None:
        (src / "gone.py").symlink_to("nowhere.py")
        result = mindport("convert", "src", "out")
        assert result.code == 2
        assert "src/gone.py: it is a link to nothing" in result.err
        assert is_converted((tmp_path / "out" / "a.py").read_text()), "the others are converted"


def test_jobs_make_no_difference(mindport: Runner, src: Path, tmp_path: Path) -> None:
    for i in range(30):
        (src / f"m{i}.py").write_text(CONVERTS * (i + 1) + LEFT)
    one = mindport("check", "src", "--jobs", "1", "-q")
    four = mindport("check", "src", "--jobs", "4", "-q")
    assert (one.code, one.out) == (four.code, four.out)
    mindport("convert", "src", "out1", "--jobs", "1")
    mindport("convert", "src", "out4", "--jobs", "4")
    assert tree(tmp_path / "out1") == tree(tmp_path / "out4")


def test_a_named_pipe_is_not_waited_for(mindport: Runner, src: Path) -> None:
    os.mkfifo(src / "pipe.py")
    result = mindport("check", "src/pipe.py")
    assert result.code == 2
    assert "not a regular file" in result.err
