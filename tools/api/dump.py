#!/usr/bin/env python3
"""Makes mappings/api/*.tsv from the real packages: the names and signatures that they offer.

    ./dev api [mindspore] [torch] [mindone]        (all three if none is given)

or `python3 tools/api/dump.py …`, with Python 3.11 and pip. Each package is installed into a folder
of its own below --cache (20 GB in all; kept for the next time), imported on the CPU in a process of
its own, and asked what it has. Run this when a version is added to VERSIONS below; add it to
core/catalog/version.h too. The build itself only reads the .tsv files.

The format has one line for a name, sorted, with these TAB-separated columns; trailing empty ones
are left out:

    name        mindspore.mint.max
    kind        module, type, function, method, property or value
    versions    where it exists, such as `>=2.8.0` or `<2.9.0,!=2.8.0`; empty: everywhere
    platforms   comma-separated, from the docstring: ascend,gpu,cpu; empty: it does not say
    deprecated  `deprecated` or empty
    overloads   separated by ` | `, without `self`: `(input) | (input, dim, keepdim=False)`. One
                that is not in all of the name's versions ends with ` @` and its versions. A default
                that has no spelling is `...`. Empty: the package does not tell
    also        other public paths of the same object, comma-separated
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import subprocess
import sys
from collections.abc import Iterable

from signatures import names_in
from wheel import Wheel

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent

VERSIONS = {
    "mindspore": ["2.7.0", "2.8.0", "2.9.0", "2.10.0"],
    # Sources are written for any torch, so what either has is taken. Oldest first.
    "torch": ["2.4.1", "2.15.0"],
    "mindone": ["0.5.0"],
}
# What `import mindspore` needs; it declares more than that.
MINDSPORE_NEEDS = (
    "numpy==1.26.4 protobuf asttokens pillow scipy packaging psutil astunparse safetensors dill"
)

Row = dict[str, object]


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check"]
    subprocess.run(command, check=True)


def install(folder: pathlib.Path, *arguments: str) -> pathlib.Path:
    """Installs into `folder` unless that is done; a folder that is there is complete."""
    if not folder.exists():
        partial = folder.with_name(folder.name + ".partial")
        pip("install", "--no-compile", "--upgrade", "--target", str(partial), *arguments)
        partial.rename(folder)
    return folder


def probe(root: str, path: Iterable[pathlib.Path]) -> list[Row]:
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join(map(str, path)), GLOG_v="4")
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, str(HERE / "probe.py"), root]
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    # The packages print too; rows are the lines that are JSON objects.
    lines = [line for line in result.stdout.splitlines() if line.startswith("{")]
    rows = [json.loads(line) for line in lines]
    return [row for row in rows if "name" in row]


def version_set(present: list[str], known: list[str]) -> str:
    """As core/catalog/version.h reads it; "" for all."""
    indices = [known.index(version) for version in present]
    first, last = min(indices), max(indices)
    if first == last and len(known) > 1:
        return f"=={known[first]}"
    conditions = [f">={known[first]}"] if first > 0 else []
    if last + 1 < len(known):
        conditions.append(f"<{known[last + 1]}")
    conditions += [f"!={known[i]}" for i in range(first, last) if i not in indices]
    return ",".join(conditions)


def merge(by_version: dict[str, list[Row]]) -> list[Row]:
    """One row for a name; what can differ is the newest version's, overloads are all versions'."""
    known = list(by_version)
    found: dict[str, dict[str, Row]] = {}
    for version, rows in by_version.items():
        for row in rows:
            found.setdefault(str(row["name"]), {})[version] = row
    merged = []
    for _, rows in sorted(found.items()):
        newest = dict(rows[max(rows, key=known.index)])
        overloads: dict[str, list[str]] = {}
        for version in reversed(list(rows)):
            for signature in rows[version].get("overloads") or []:  # type: ignore[attr-defined]
                overloads.setdefault(signature, []).insert(0, version)
        newest["versions"] = version_set(list(rows), known)
        newest["overloads"] = [
            signature
            if len(present) == len(rows)
            else f"{signature} @{version_set(present, known)}"
            for signature, present in overloads.items()
        ]
        merged.append(newest)
    return merged


def write(rows: list[Row], path: pathlib.Path, source: str) -> None:
    lines = [f"# {source}, by tools/api/dump.py, which describes the format. Do not edit."]
    for row in rows:
        columns = [
            row["name"],
            row["kind"],
            row.get("versions", ""),
            ",".join(row.get("platforms") or []),  # type: ignore[arg-type]
            "deprecated" if row.get("deprecated") else "",
            " | ".join(row.get("overloads") or []),  # type: ignore[arg-type]
            ",".join(row.get("also") or []),  # type: ignore[arg-type]
        ]
        lines.append("\t".join(map(str, columns)).rstrip("\t"))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(rows)} names")


def dump_mindspore(cache: pathlib.Path, output: pathlib.Path) -> None:
    needs = install(cache / "mindspore-needs", *MINDSPORE_NEEDS.split())
    by_version = {}
    for version in VERSIONS["mindspore"]:
        folder = install(cache / f"mindspore-{version}", "--no-deps", f"mindspore=={version}")
        by_version[version] = probe("mindspore", [folder, needs])
    write(merge(by_version), output / "mindspore.tsv", "MindSpore " + ", ".join(by_version))


def without_versions(rows: list[Row]) -> list[Row]:
    """All that any version has; of overloads with the same parameters the newest one."""
    for row in rows:
        row["versions"] = ""
        by_names: dict[tuple[str, ...], str] = {}
        for overload in row["overloads"]:  # type: ignore[attr-defined]
            signature = overload.split(" @")[0]
            by_names.setdefault(tuple(names_in(signature, stars=True)), signature)
        row["overloads"] = list(by_names.values())
    return rows


def dump_torch(cache: pathlib.Path, output: pathlib.Path) -> None:
    by_version = {}
    for version in VERSIONS["torch"]:
        folder = install(cache / f"torch-{version}", f"torch=={version}", "numpy<2")
        by_version[version] = probe("torch", [folder])
    rows = without_versions(merge(by_version))
    write(rows, output / "torch.tsv", "torch " + ", ".join(by_version))


def dump_mindone(cache: pathlib.Path, output: pathlib.Path) -> None:
    (version,) = VERSIONS["mindone"]
    name = f"mindone-{version}-py3-none-any.whl"
    if not (cache / name).exists():
        pip("download", "--no-deps", "--dest", str(cache), f"mindone=={version}")
    rows = list(Wheel(cache / name).rows())
    write(merge({version: rows}), output / "mindone.tsv", f"mindone {version}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Makes mappings/api/*.tsv from the real packages.")
    parser.add_argument("packages", nargs="*", metavar="mindspore|torch|mindone")
    parser.add_argument("--cache", type=pathlib.Path, default=REPOSITORY / "build/api-packages")
    parser.add_argument("--output", type=pathlib.Path, default=REPOSITORY / "mappings/api")
    options = parser.parse_args()
    dumps = {"mindspore": dump_mindspore, "torch": dump_torch, "mindone": dump_mindone}
    if unknown := set(options.packages) - set(dumps):
        parser.error(
            f"unknown package {', '.join(sorted(unknown))}; it is one of {', '.join(dumps)}"
        )
    options.cache.mkdir(parents=True, exist_ok=True)
    for package in options.packages or dumps:
        dumps[package](options.cache, options.output)


if __name__ == "__main__":
    main()
