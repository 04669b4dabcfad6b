"""What git knows: changes that are not committed, and patches."""

import subprocess
from pathlib import Path

import pytest
from conftest import CONVERTS, PLAIN, Runner, tree


def git(folder: Path, *args: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", *identity, *args], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repo"
    (folder / "sub").mkdir(parents=True)
    git(folder, "init", "-q")
    (folder / "a.py").write_text(CONVERTS)
    (folder / "sub" / "b.py").write_text(CONVERTS)
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "start")
    return folder


def test_committed_files_are_converted(mindport: Runner, repository: Path) -> None:
    assert mindport("convert", "--inplace", "repo").code == 0
    assert "mint.cat" in (repository / "sub" / "b.py").read_text()


@pytest.mark.parametrize("state", ["changed", "staged", "untracked"])
def test_uncommitted_work_is_refused(mindport: Runner, repository: Path, state: str) -> None:
    if state == "untracked":
        (repository / "sub" / "c.py").write_text(CONVERTS)
    else:
        (repository / "sub" / "b.py").write_text(CONVERTS + "# mine\n")
    if state == "staged":
        git(repository, "add", ".")
    before = tree(repository)
    result = mindport("convert", "--inplace", "repo")
    assert result.code == 2
    assert "--allow-dirty" in result.err
    assert ("sub/c.py" if state == "untracked" else "sub/b.py") in result.err
    assert "repo/a.py" not in result.err
    assert tree(repository) == before

    assert mindport("convert", "--inplace", "repo", "--allow-dirty").code == 0
    assert "mint.cat" in (repository / "a.py").read_text()


def test_only_the_files_to_change_count(mindport: Runner, repository: Path) -> None:
    (repository / "sub" / "b.py").write_text(PLAIN)
    (repository / "new.txt").write_text("x")
    assert mindport("convert", "--inplace", "repo/a.py").code == 0


def test_ignored_files_do_not_count(mindport: Runner, repository: Path) -> None:
    (repository / ".gitignore").write_text("mine.py\n")
    (repository / "mine.py").write_text(CONVERTS)
    assert mindport("convert", "--inplace", "repo/mine.py").code == 0


def test_edits_in_the_target_are_not_written_over(mindport: Runner, repository: Path) -> None:
    git(repository, "mv", "sub", "src")
    git(repository, "commit", "-q", "-m", "move")
    assert mindport("convert", "repo/src", "repo/out").code == 0
    assert mindport("convert", "repo/src", "repo/out").code == 0, "an output may be made anew"
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "port")
    ported = repository / "out" / "b.py"
    ported.write_text(ported.read_text() + "# by hand\n")
    result = mindport("convert", "repo/src", "repo/out")
    assert result.code == 2
    assert "out/b.py" in result.err
    assert ported.read_text().endswith("# by hand\n")


def test_gitignore_of_the_repository_counts(
    mindport: Runner, repository: Path, tmp_path: Path
) -> None:
    (repository / ".gitignore").write_text("/sub/\n")
    mindport("convert", "repo", "out")
    assert sorted(tree(tmp_path / "out")) == ["a.py"]
    # The folder itself was asked for by name.
    assert mindport("convert", "repo/sub", "out2").code == 0
    assert sorted(tree(tmp_path / "out2")) == ["b.py"]


@pytest.mark.parametrize("text", [CONVERTS, CONVERTS.replace("\n", "\r\n"), CONVERTS.rstrip("\n")])
def test_diff_can_be_applied(mindport: Runner, repository: Path, text: str) -> None:
    (repository / "a.py").write_bytes(text.encode())
    before = tree(repository)
    result = mindport("diff", "a.py", "sub", cwd=repository)
    assert result.code == 0
    assert tree(repository) == before
    patch = repository / "patch"
    patch.write_bytes(result.raw)
    subprocess.run(["git", "apply", "patch"], cwd=repository, check=True)
    patch.unlink()
    applied = tree(repository)
    (repository / "a.py").write_bytes(text.encode())
    (repository / "sub" / "b.py").write_text(CONVERTS)
    mindport("convert", "--inplace", "--allow-dirty", "a.py", "sub", cwd=repository)
    converted = tree(repository)
    names = ["a.py", "sub/b.py"]
    assert [applied[name] for name in names] == [converted[name] for name in names]
    assert b"mint.cat" in applied["a.py"]
