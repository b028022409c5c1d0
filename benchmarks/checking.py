"""What `sciatui check` costs: lint against loading in one warm process, and all proofs as a process of their own.

    python benchmarks/checking.py [FLOW] [--rounds 9]

Rounds take turns; a ratio is the median over rounds. Loading is without its cache, and of a translation where there is
one: that reads the same files as a check does. The flow's own language alone is named beside it. Whole checks are
processes of their own, with everything that they import: seconds by the clock and of the processor, and the most memory
ever held.
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


def process(arguments: list[str]) -> tuple[float, float, float]:
    """Return the seconds that a process takes by the clock and of the processor, and its MiB."""
    start = time.perf_counter()
    actions = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    child = os.posix_spawn(sys.executable, [sys.executable, *arguments], os.environ, file_actions=actions)
    _, _, usage = os.wait4(child, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("flow", nargs="?", default=str(ROOT / "flows" / "sciatica"))
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    folder, today = Path(options.flow), date(2026, 11, 25)
    languages = load_flow(folder).languages
    loads, own, lints = [], [], []
    for _ in range(options.rounds):
        loads.append(milliseconds(lambda: load_flow(folder, language=languages[-1])))
        own.append(milliseconds(lambda: load_flow(folder)))
        lints.append(milliseconds(lambda: check(folder, today, proofs=False)))
    ratio = statistics.median(lint / load for lint, load in zip(lints, loads, strict=True))
    load, alone, lint = map(statistics.median, (loads, own, lints))
    print(f"load {load:.0f} ms (in {languages[0]} alone {alone:.0f}), lint {lint:.0f} ms: {ratio:.2f} times loading")
    for more in ([], ["--no-proofs"]):
        runs = [process(["-m", "sciatui", "check", *more, str(folder)]) for _ in range(options.rounds)]
        clock, processor = (statistics.median(run[at] for run in runs) for at in (0, 1))
        most = max(run[2] for run in runs)
        print(
            f"{' '.join(['sciatui check', *more])}: {clock:.2f} s, of the processor {processor:.2f} s, {most:.0f} MiB"
        )


if __name__ == "__main__":
    main()
