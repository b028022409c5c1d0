"""Whole commands against `python -c pass`: what a script pays for one `sciatui run`.

    python benchmarks/process.py [--rounds 15] [--real-time]

Each round runs every command once (A B C, A B C, ...), so that a drift of the machine's speed hits all alike; a ratio
is the median over rounds. Byte code is present (PYTHONDONTWRITEBYTECODE is removed); standard input is empty. The first
two rounds do not count: they write byte code and the folder of kept flows, which is one of its own. `--real-time` lets
nothing else run meanwhile (root only).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "benchmarks" / "answers.toml"
WARM_UP = 2

MODULES = "errno, itertools, resource, types, _blake2, _collections, _json, _operator"
"""What of the standard library a run cannot do without."""


def commands(folder: Path) -> dict[str, list[str]]:
    """Return the commands; `sciatui` is the installed program where there is one."""
    script = Path(sys.executable).parent / "sciatui"
    program = [str(script)] if script.is_file() else [sys.executable, "-m", "sciatui"]
    sheet = folder / "answers.json"
    sheet.write_text(json.dumps({"answers": tomllib.loads(ANSWERS.read_text("utf-8"))["answers"]}), "utf-8")
    run = [*program, "run", "sciatica", "--answers"]
    return {
        "pass": [sys.executable, "-c", "pass"],
        "its modules": [sys.executable, "-c", f"import {MODULES}"],
        "--version": [*program, "--version"],
        "run, JSON": [*run, str(sheet)],
        "run, TOML": [*run, str(ANSWERS)],
        "run, html": [*run, str(sheet), "--format", "html"],
        "run, -m": [sys.executable, "-m", "sciatui", *run[len(program) :], str(sheet)],
        "run, not kept": ["env", "SCIATUI_CACHE=off", *run, str(sheet)],
        "questions": [*program, "questions", "sciatica"],
        "--help": [*program, "--help"],
        "textual": [sys.executable, "-c", "import textual.app"],
    }


def once(command: list[str], environment: dict[str, str]) -> float:
    """Return the milliseconds that one command takes, from start to end."""
    start = time.perf_counter()
    subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True, close_fds=False
    )
    return (time.perf_counter() - start) * 1e3


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--real-time", action="store_true")
    options = parser.parse_args()
    if options.real_time:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        environment["XDG_CACHE_HOME"] = folder
        found = commands(Path(folder))
        times: dict[str, list[float]] = {name: [] for name in found}
        for turn in range(-WARM_UP, options.rounds):
            for name, command in found.items():
                spent = once(command, environment)
                if turn >= 0:
                    times[name].append(spent)
    print(f"{'command':<14}{'ms':>8}{'min':>8}{'max':>8}{'x pass':>8}")
    for name, values in times.items():
        ratio = statistics.median(mine / base for mine, base in zip(values, times["pass"], strict=True))
        print(f"{name:<14}{statistics.median(values):>8.1f}{min(values):>8.1f}{max(values):>8.1f}{ratio:>8.2f}")


if __name__ == "__main__":
    main()
