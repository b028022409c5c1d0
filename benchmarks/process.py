"""Whole commands against `python -c pass`: what a script pays for one `sciatui run`.

    python benchmarks/process.py [--rounds 15]

Each round runs every command once (A B C, A B C, ...), so that a drift of the machine's speed hits all alike; a ratio
is the median over rounds. Byte code is present (PYTHONDONTWRITEBYTECODE is removed); standard input is empty.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "benchmarks" / "answers.json"

COMMANDS = {
    "pass": ["-c", "pass"],
    "--version": ["-m", "sciatui", "--version"],
    "--help": ["-m", "sciatui", "--help"],
    "questions": ["-m", "sciatui", "questions", "sciatica"],
    "run": ["-m", "sciatui", "run", "sciatica", "--answers", str(ANSWERS)],
    "textual": ["-c", "import textual.app"],
}


def once(arguments: list[str], environment: dict[str, str]) -> float:
    """Return the milliseconds that one command takes, from start to end."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return (time.perf_counter() - start) * 1e3


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(-1, options.rounds):
        for name, arguments in COMMANDS.items():
            spent = once(arguments, environment)
            if turn >= 0:
                times[name].append(spent)
    print(f"{'command':<12}{'ms':>8}{'min':>8}{'max':>8}{'x pass':>8}")
    for name, values in times.items():
        ratio = statistics.median(mine / base for mine, base in zip(values, times["pass"], strict=True))
        print(f"{name:<12}{statistics.median(values):>8.1f}{min(values):>8.1f}{max(values):>8.1f}{ratio:>8.2f}")


if __name__ == "__main__":
    main()
