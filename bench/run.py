"""Times the whole conversion beside its yardsticks, side by side in one run. ./dev bench calls it.

  convert   mindport convert of the folder with 2 threads, reading and writing included
  parse     bench/parse_only.cpp: the same files through tree-sitter on one thread, nothing else
  ruff      ruff check --no-cache of the same folder

Every round runs all three, so that a slow moment of the machine hits them alike; medians count.
Then 1, 2, 4 and 8 copies of the folder show how time grows, and the language server is measured
beside ruff's (bench/lsp.py). Results: a table, JSON in build/bench/ and a plot in
build/bench/scaling.svg. The exit code is 1 where a bar is missed.
"""

import argparse
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import lsp
from plot import scaling_plot

MAX_TIMES_PARSE = 1.2
MAX_TIMES_RUFF = 2.0
MAX_MEMORY_MIB = 200
# Time per copy at the largest size over time per copy at the smallest.
MAX_GROWTH = 1.15


@dataclass
class Program:
    name: str
    command: list[str]
    accepted: tuple[int, ...] = (0,)
    # A folder that it writes; removed before each run, outside of the timing.
    output: Path | None = None


@dataclass
class Run:
    seconds: float
    memory_mib: float


def run(program: Program) -> Run:
    if program.output:
        shutil.rmtree(program.output, ignore_errors=True)
    start = time.perf_counter()
    process = subprocess.Popen(
        program.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode not in program.accepted:
        message = errors.decode(errors="replace").strip()[-500:]
        sys.exit(f"{' '.join(program.command)}\nended with {process.returncode}: {message}")
    return Run(seconds, usage.ru_maxrss / 1024)


def interleaved(programs: list[Program], rounds: int) -> dict[str, list[Run]]:
    """A warm-up of each, then rounds in which each runs once, in an order that turns."""
    for program in programs:
        run(program)
    runs: dict[str, list[Run]] = {program.name: [] for program in programs}
    for index in range(rounds):
        turn = index % len(programs)
        for program in programs[turn:] + programs[:turn]:
            runs[program.name].append(run(program))
    return runs


def seconds(runs: list[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def convert(mindport: Path, source: Path, target: Path, jobs: int) -> Program:
    command = [mindport, "convert", source, target, "--profile", "diffusers"]
    command += ["--jobs", jobs, "--quiet"]
    # 1: findings are left, as they should be.
    return Program("convert", [str(word) for word in command], (0, 1), target)


def count(folder: Path) -> tuple[int, int]:
    files = list(folder.rglob("*.py"))
    return len(files), sum(file.read_bytes().count(b"\n") for file in files)


def side_by_side(args: argparse.Namespace, out: Path) -> dict:
    ruff = [args.ruff, "check", "--no-cache", "--isolated", "--exit-zero", "--quiet", args.source]
    programs = [
        convert(args.mindport, args.source, out / "converted", args.jobs),
        Program("parse", [str(args.parse_only), str(args.source)]),
        Program("ruff", [str(word) for word in ruff]),
    ]
    runs = interleaved(programs, args.rounds)
    medians = {name: seconds(of_one) for name, of_one in runs.items()}
    return {
        "seconds": medians,
        "all_seconds": {name: [run.seconds for run in of_one] for name, of_one in runs.items()},
        "memory_mib": {
            name: max(run.memory_mib for run in of_one) for name, of_one in runs.items()
        },
        "convert_over_parse": medians["convert"] / medians["parse"],
        "convert_over_ruff": medians["convert"] / medians["ruff"],
    }


def copies(source: Path, target: Path, number: int) -> Path:
    shutil.rmtree(target, ignore_errors=True)
    for index in range(number):
        # Hard links: the same bytes, without the disk space.
        shutil.copytree(source, target / f"copy{index}" / source.name, copy_function=os.link)
    return target


def scaling(args: argparse.Namespace, out: Path, lines: int) -> list[dict]:
    programs = []
    for number in args.sizes:
        folder = copies(args.source, out / f"source-{number}", number)
        program = convert(args.mindport, folder, out / f"converted-{number}", args.jobs)
        program.name = str(number)
        programs.append(program)
    runs = interleaved(programs, args.scaling_rounds)
    for program in programs:
        shutil.rmtree(program.output, ignore_errors=True)
        shutil.rmtree(out / f"source-{program.name}", ignore_errors=True)
    return [
        {
            "copies": number,
            "lines": lines * number,
            "seconds": seconds(runs[str(number)]),
            "memory_mib": max(run.memory_mib for run in runs[str(number)]),
        }
        for number in args.sizes
    ]


def micro(args: argparse.Namespace) -> dict:
    """Microseconds of each micro-benchmark."""
    command = [args.micro, args.source / lsp.LARGEST, "--benchmark_format=json"]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{args.micro} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    units = {"us": 1, "ms": 1e3}
    found = json.loads(done.stdout)["benchmarks"]
    return {one["name"]: one["real_time"] * units[one["time_unit"]] for one in found}


def growth(points: list[dict]) -> float:
    first, last = points[0], points[-1]
    return (last["seconds"] / last["lines"]) / (first["seconds"] / first["lines"])


def bars(result: dict) -> list[tuple[str, float, float]]:
    found = [
        ("convert / parse", result["convert_over_parse"], MAX_TIMES_PARSE),
        ("convert / ruff", result["convert_over_ruff"], MAX_TIMES_RUFF),
        ("peak memory, MiB", result["memory_mib"]["convert"], MAX_MEMORY_MIB),
    ]
    if len(result["scaling"]) > 1:
        found.append(("time per line, most / least copies", result["growth"], MAX_GROWTH))
    return found + (lsp.bars(result["server"]) if "server" in result else [])


def print_result(result: dict) -> None:
    print(f"{result['files']} files, {result['lines']} lines, {result['rounds']} rounds")
    for name, median in result["seconds"].items():
        spread = result["all_seconds"][name]
        print(
            f"  {name:<8} {median:7.3f} s  ({min(spread):.3f} to {max(spread):.3f})"
            f"  {result['memory_mib'][name]:6.0f} MiB"
        )
    longest = max((point["seconds"] for point in result["scaling"]), default=1)
    for point in result["scaling"]:
        bar = "#" * round(40 * point["seconds"] / longest)
        print(f"  {point['copies']:>2} x {point['seconds']:9.3f} s  {bar}")
    if "server" in result:
        lsp.print_result(result["server"])
        found = (f"{name} {time:,.0f} us" for name, time in result["micro"].items())
        print("  micro     " + "  ".join(found))
    for name, value, most in bars(result):
        print(f"  {name:<36} {value:7.2f}  (at most {most})  {'ok' if value <= most else 'MISSED'}")


def processor() -> str:
    try:
        described = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    except OSError:
        described = None
    return described[1] if described else platform.machine()


def commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--source", type=Path, required=True, help="the folder to convert")
    parser.add_argument("--mindport", type=Path, default=Path("build/release/mindport"))
    parser.add_argument("--parse-only", type=Path, default=Path("build/release/parse_only"))
    parser.add_argument("--micro", type=Path, default=Path("build/release/micro"))
    parser.add_argument("--ruff", type=Path, default=Path("build/venv/bin/ruff"))
    parser.add_argument("--out", type=Path, default=Path("build/bench"))
    parser.add_argument("--jobs", type=int, default=2, help="threads of the conversion (2)")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--scaling-rounds", type=int, default=3)
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(word) for word in text.split(",") if word],
        default=[1, 2, 4, 8],
        help="numbers of copies (1,2,4,8); empty for none",
    )
    parser.add_argument("--no-server", action="store_true", help="leave the language server out")
    return parser.parse_args()


def main() -> int:
    args = parse_arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    files, lines = count(args.source)
    result = {
        "when": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        "commit": commit(),
        "machine": {
            "processor": platform.processor() or platform.machine(),
            "cpus": os.cpu_count(),
        },
        "files": files,
        "lines": lines,
        "rounds": args.rounds,
        **side_by_side(args, args.out),
        "scaling": scaling(args, args.out, lines),
    }
    if not args.no_server:
        result["server"] = lsp.measure(args.mindport, args.ruff, args.source.resolve())
        result["micro"] = micro(args)
    if len(result["scaling"]) > 1:
        result["growth"] = growth(result["scaling"])
        (args.out / "scaling.svg").write_text(scaling_plot(result["scaling"]))
    print_result(result)
    stamp = result["when"].replace(":", "")
    for name in ("latest.json", f"{stamp}.json"):
        (args.out / name).write_text(json.dumps(result, indent=2) + "\n")
    return int(any(value > most for _, value, most in bars(result)))


if __name__ == "__main__":
    sys.exit(main())
