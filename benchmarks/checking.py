"""What `sciatui check` costs: lint against loading in one warm process, and all proofs as a process of their own.

    python benchmarks/checking.py [FLOW] [--rounds 9]

Rounds take turns; a ratio is the median over rounds. Loading is without its cache. The proofs are timed from outside,
with everything that they import, and their memory is the most that the process ever held.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sciatui.check.report import check
from sciatui.flow.load import load_flow

ROOT = Path(__file__).resolve().parent.parent


def milliseconds(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that `work` takes once."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1e3


def process(arguments: list[str]) -> tuple[float, float]:
    """Return the seconds that a process takes, and its MiB."""
    start = time.perf_counter()
    actions = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(sys.executable, [sys.executable, *arguments], os.environ, file_actions=actions)
    _, _, usage = os.wait4(child, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("flow", nargs="?", default=str(ROOT / "flows" / "sciatica"))
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    folder, today = Path(options.flow), date(2026, 11, 25)
    loads, lints = [], []
    for _ in range(options.rounds):
        loads.append(milliseconds(lambda: load_flow(folder)))
        lints.append(milliseconds(lambda: check(folder, today, proofs=False)))
    ratio = statistics.median(lint / load for lint, load in zip(lints, loads, strict=True))
    print(f"load {statistics.median(loads):.0f} ms, lint {statistics.median(lints):.0f} ms: {ratio:.2f} times loading")
    runs = [process(["-m", "sciatui", "check", str(folder)]) for _ in range(options.rounds)]
    seconds, most = statistics.median(run[0] for run in runs), max(run[1] for run in runs)
    print(f"sciatui check with all proofs: {seconds:.2f} s, {most:.0f} MiB")
    runs = [process(["-m", "sciatui", "check", "--no-proofs", str(folder)]) for _ in range(options.rounds)]
    print(f"sciatui check --no-proofs: {statistics.median(run[0] for run in runs):.2f} s")


if __name__ == "__main__":
    main()
