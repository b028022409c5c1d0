"""Loading a flow against the bare parse of its files, in one warm process.

    python benchmarks/loading.py [FLOW] [--rounds 20]

Rounds take turns; a ratio is the median over rounds. Imports are done beforehand.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import tomli

from sciatui.flow.load import load_flow

ROOT = Path(__file__).resolve().parent.parent


def milliseconds(work: Callable[[], object]) -> float:
    """Return the milliseconds of processor time that `work` takes once."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1e3


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("flow", nargs="?", default=str(ROOT / "flows" / "sciatica"))
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    folder = Path(options.flow)
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))]
    programs: dict[str, Callable[[], object]] = {
        "tomli": lambda: [tomli.loads(text) for text in texts],
        "load_flow": lambda: load_flow(folder),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(-1, options.rounds):
        for name, work in programs.items():
            spent = milliseconds(work)
            if turn >= 0:
                times[name].append(spent)
    print(f"{len(texts)} files, {sum(map(len, texts)) / 1024:.0f} KiB")
    print(f"{'program':<12}{'ms':>8}{'x tomli':>9}")
    for name, values in times.items():
        ratio = statistics.median(mine / base for mine, base in zip(values, times["tomli"], strict=True))
        print(f"{name:<12}{statistics.median(values):>8.1f}{ratio:>9.2f}")


if __name__ == "__main__":
    main()
