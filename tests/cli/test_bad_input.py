"""Files that are not as they should be: a clear message, the right exit code, nothing lost."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CONVERTS, NOBODY, Runner

CAT = "import torch\n\nx = torch.cat([a, b])\n"


def convert(mindport: Runner, tmp_path: Path, content: bytes):
    """Converts src/x.py; the result and what arrived."""
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "x.py").write_bytes(content)
    result = mindport("convert", "src", "out")
    target = tmp_path / "out" / "x.py"
    return result, target.read_bytes() if target.exists() else None


def is_python(path: Path) -> bool:
    """As CPython's own parser sees it, in a process of its own: it may give up on deep nesting."""
    code = f"import ast; ast.parse(open({str(path)!r}, 'rb').read())"
    return subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


class TestEncodings:
    @pytest.mark.parametrize(
        "coding",
        ["latin-1", "cp1252", "gbk", "iso-8859-15", "shift_jis", "euc-jp", "koi8-r", "big5"],
    )
    def test_coding_line_is_honoured(self, mindport: Runner, tmp_path: Path, coding: str) -> None:
        word = {
            "gbk": "中文",
            "shift_jis": "日本",
            "euc-jp": "日本",
            "koi8-r": "да",
            "big5": "中文",
        }
        note = word.get(coding, "é")
        text = f"# -*- coding: {coding} -*-\n{CAT}note = '{note}'  # {note}\n"
        result, out = convert(mindport, tmp_path, text.encode(coding))
        assert result.code == 0
        assert out is not None
        decoded = out.decode(coding)
        assert "mint.cat" in decoded
        assert f"note = '{note}'  # {note}\n" in decoded
        assert decoded.startswith(f"# -*- coding: {coding} -*-\n")

    def test_columns_count_characters(self, mindport: Runner, tmp_path: Path) -> None:
        source = "# coding: latin-1\nimport torch\nx = 'éé', torch.cuda.is_available()\n"
        (tmp_path / "x.py").write_bytes(source.encode("latin-1"))
        assert "x.py:3:11:" in mindport("check", "x.py").out

    @pytest.mark.parametrize("line", ["# vim: set fileencoding=latin-1 :", "#!/bin/x\n# coding=l1"])
    def test_forms_of_the_coding_line(self, mindport: Runner, tmp_path: Path, line: str) -> None:
        result, out = convert(mindport, tmp_path, f"{line}\n{CAT}y = '\xe9'\n".encode("latin-1"))
        assert result.code == 0
        assert out is not None and b"mint.cat" in out and b"'\xe9'" in out

    def test_a_coding_line_in_the_third_line_does_not_count(
        self, mindport: Runner, tmp_path: Path
    ) -> None:
        content = b"\n\n# coding: latin-1\ny = '\xe9'\n"
        result, out = convert(mindport, tmp_path, content)
        assert result.code == 2
        assert out == content

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"import torch\nx = 'caf\xe9'\n", "not UTF-8: 0xE9 in line 2, byte 9"),
            (b"x = '\xed\xa0\x80'\n", "not UTF-8: 0xED in line 1, byte 6"),
            (b"# coding: utf-8\nx = '\xe9'\n", "though its coding line says so"),
            (b"x = 1\x00\n", "NUL byte in line 1, byte 6"),
            ("x = 1\n".encode("utf-16"), "UTF-16"),
            (b"# coding: utf-16\nx = 1\n", "cannot be in `utf-16`"),
            (b"# coding: klingon\nx = 1\n", "unknown encoding, `klingon`"),
            (b"# coding: cp1252\nx = '\x81'\n", "0x81 in line 2, byte 6"),
            (b"# coding: ascii\nx = '\xc3\xa9'\n", "not in `ascii`"),
            (b"\xef\xbb\xbf# coding: latin-1\nx = 1\n", "byte order mark"),
        ],
    )
    def test_unreadable_text_is_named_and_arrives_unchanged(
        self, mindport: Runner, tmp_path: Path, content: bytes, message: str
    ) -> None:
        result, out = convert(mindport, tmp_path, content)
        assert result.code == 2
        assert message in result.err
        assert "src/x.py" in result.err
        assert out == content

    def test_unreadable_text_stays_in_place(self, mindport: Runner, tmp_path: Path) -> None:
        content = b"import torch\nx = torch.cat('\xe9')\n"
        (tmp_path / "x.py").write_bytes(content)
        (tmp_path / "y.py").write_text(CONVERTS)
        result = mindport("convert", "--inplace", "x.py", "y.py")
        assert result.code == 2
        assert (tmp_path / "x.py").read_bytes() == content
        assert "mint.cat" in (tmp_path / "y.py").read_text(), "the other file is converted"

    def test_byte_order_mark_stays(self, mindport: Runner, tmp_path: Path) -> None:
        result, out = convert(mindport, tmp_path, b"\xef\xbb\xbf" + CAT.encode())
        assert result.code == 0
        assert (
            out is not None and out.startswith(b"\xef\xbb\xbf") and out.count(b"\xef\xbb\xbf") == 1
        )
        assert b"mint.cat" in out


class TestBytesOutsideOfEdits:
    def test_crlf(self, mindport: Runner, tmp_path: Path) -> None:
        result, out = convert(mindport, tmp_path, CAT.replace("\n", "\r\n").encode())
        assert result.code == 0
        assert out is not None and b"mint.cat" in out
        assert out.count(b"\n") == out.count(b"\r\n")

    def test_form_feed_and_odd_spaces(self, mindport: Runner, tmp_path: Path) -> None:
        tail = b"\x0c\nclass A:\n\tpass  \n\n\n# end without a line break"
        result, out = convert(mindport, tmp_path, CAT.encode() + tail)
        assert result.code == 0
        assert out is not None and b"mint.cat" in out and out.endswith(tail)

    @pytest.mark.parametrize("content", [b"", b"\n", b"# only a comment", b"\xef\xbb\xbf", b"\x0c"])
    def test_nothing_to_convert(self, mindport: Runner, tmp_path: Path, content: bytes) -> None:
        result, out = convert(mindport, tmp_path, content)
        assert result.code == 0
        assert out == content


class TestSizes:
    def test_ten_megabytes(self, mindport: Runner, tmp_path: Path) -> None:
        block = "def f{i}(x):\n    return torch.cat([x, x], dim=0)  # {pad}\n\n\n"
        text = "import torch\n\n\n" + "".join(
            block.format(i=i, pad="." * 100) for i in range(66_000)
        )
        assert len(text) > 10_000_000
        result, out = convert(mindport, tmp_path, text.encode())
        assert result.code == 0
        assert out is not None and out.count(b"mint.cat") == 66_000

    @pytest.mark.parametrize(
        "expression",
        [
            "(" * 100_000 + ")" * 100_000,
            " + ".join(["torch.pi"] * 20_000),
            "[" * 5_000 + "torch.pi" + "]" * 5_000,
            "torch.cat(" * 3_000 + "x" + ")" * 3_000,
            "not " * 50_000 + "x",
            "x" + ".a" * 50_000,
            "lambda: " * 10_000 + "x",
        ],
        ids=["parentheses", "sum", "lists", "calls", "not", "attributes", "lambdas"],
    )
    def test_deep_nesting(self, mindport: Runner, tmp_path: Path, expression: str) -> None:
        text = f"import torch\n\ny = {expression}\nz = torch.cat([a, b])\n"
        result, out = convert(mindport, tmp_path, text.encode())
        assert out is not None
        assert len(out) > len(text) // 2
        if is_python(tmp_path / "src" / "x.py"):
            assert is_python(tmp_path / "out" / "x.py")
        # The checker and the differ have to live through it too.
        assert mindport("check", "src", "--output-format", "sarif").code == result.code
        mindport("diff", "src")

    def test_deeply_nested_blocks(self, mindport: Runner, tmp_path: Path) -> None:
        lines = [" " * i + "if x:" for i in range(2_000)] + [" " * 2_000 + "torch.cat(x)"]
        _, out = convert(mindport, tmp_path, ("import torch\n" + "\n".join(lines)).encode())
        assert out is not None

    def test_a_long_line(self, mindport: Runner, tmp_path: Path) -> None:
        text = "import torch\nx = [" + "torch.cuda.is_available(), " * 20_000 + "]\n"
        result, _ = convert(mindport, tmp_path, text.encode())
        assert result.code == 1
        shown = mindport("check", "src").out
        assert max(map(len, shown.splitlines())) < 500, "a long line is not shown whole"
        assert "x.py:2:6:" in shown and "x.py:2:539979:" in shown


class TestBrokenPython:
    @pytest.mark.parametrize(
        "broken",
        ["def f(:\n    pass\n", "x = (1,\n", "class\n", "for x in\n", "x = 'abc\n", "%%%\n"],
    )
    def test_the_rest_arrives(self, mindport: Runner, tmp_path: Path, broken: str) -> None:
        text = CAT + "\n\ndef g(x):\n    return x\n\n\n" + broken
        _, out = convert(mindport, tmp_path, text.encode())
        assert out is not None
        assert broken.encode() in out, "what does not parse is left alone"

    def test_what_is_no_python_at_all(self, mindport: Runner, tmp_path: Path) -> None:
        content = b"\x7fELF\x01\x02\x03 torch.cat( \n)]}'\"\n"
        _, out = convert(mindport, tmp_path, content)
        assert out == content

    def test_is_reported(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "x.py").write_text("import torch\ndef f(:\n")
        result = mindport("check", "x.py")
        assert result.code != 0
        assert "x.py:2" in result.text


class TestUnreadable:
    def test_a_file_without_permission(self, mindport: Runner, open_folder: Path) -> None:
        src, out = open_folder / "src", open_folder / "out"
        src.mkdir()
        (src / "x.py").write_text(CONVERTS)
        (src / "x.py").chmod(0)
        (src / "closed").mkdir(mode=0)
        (src / "y.py").write_text(CONVERTS)
        out.mkdir()
        out.chmod(0o777)
        result = mindport("convert", "src", "out", cwd=open_folder, user=NOBODY, group=NOBODY)
        assert result.code == 2
        assert "src/x.py: cannot read: Permission denied" in result.err
        assert "src/closed/: Permission denied" in result.err
        assert "mint.cat" in (out / "y.py").read_text()

    def test_what_is_not_there(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "y.py").write_text("x = 1\n")
        result = mindport("check", "y.py", "none.py", "none/")
        assert result.code == 2
        assert "none.py: there is no such file or folder" in result.err
        assert "none/: there is no such file or folder" in result.err
        assert "Checked 1 file" in result.out

    def test_a_source_folder_that_is_not_there(self, mindport: Runner, tmp_path: Path) -> None:
        result = mindport("convert", "none", "out")
        assert result.code == 2
        assert "none: there is no such file or folder" in result.err
        assert not (tmp_path / "out").exists()

    def test_a_folder_with_the_name_of_a_file(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "src" / "x.py").mkdir(parents=True)
        (tmp_path / "src" / "x.py" / "y.py").write_text(CONVERTS)
        assert mindport("convert", "src", "out").code == 0
        assert "mint.cat" in (tmp_path / "out" / "x.py" / "y.py").read_text()

    def test_a_file_larger_than_four_gigabytes(self, mindport: Runner, tmp_path: Path) -> None:
        with (tmp_path / "x.py").open("wb") as file:
            file.truncate(1 << 32)
        result = mindport("check", "x.py")
        assert result.code == 2
        assert "larger than 4 GiB" in result.err

    def test_names_that_are_not_unicode(self, mindport: Runner, tmp_path: Path) -> None:
        (tmp_path / "src").mkdir()
        (tmp_path / "src" / b"\xff.py".decode(errors="surrogateescape")).write_text(CONVERTS)
        assert mindport("convert", "src", "out", "--output-format", "json").code == 0
        assert len(list((tmp_path / "out").iterdir())) == 1
