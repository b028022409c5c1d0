"""Does the same work for many things in several processes, and gives back the results in the order of the things."""

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, Final, TypeVar

from sciatui.errors import UsageError
from sciatui.flow.words import Words

MOST: Final = 64

_Thing = TypeVar("_Thing")
_Done = TypeVar("_Done")
_Worker = Callable[[Any], Any]

_here: Final[list[_Worker]] = []
"""In a process of the pool: what does the work."""


def checked_jobs(jobs: int, words: Words) -> int:
    """Return a number of processes that makes sense, or raise `UsageError`."""
    if not 1 <= jobs <= MOST:
        raise UsageError(words("takes_number", option="--jobs", low=1, high=MOST))
    return jobs


def in_processes(
    make: Callable[..., Callable[[_Thing], _Done]],
    arguments: tuple[object, ...],
    things: Sequence[_Thing],
    jobs: int,
    *,
    at_once: int,
) -> Iterator[_Done]:
    """Yield what `make(*arguments)` gives for each thing; it is made once in each process.

    Everything that goes from process to process must be plain data. Each takes `at_once` things at a time.
    """
    needed = min(jobs, -(-len(things) // at_once))
    pool = ProcessPoolExecutor(needed, multiprocessing.get_context("spawn"), _begin, (make, arguments))
    try:
        yield from pool.map(_work, things, chunksize=at_once)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(make: Callable[..., _Worker], arguments: Iterable[object]) -> None:
    # Ctrl+C reaches every process; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _here.append(make(*arguments))


def _work(thing: Any) -> Any:
    return _here[0](thing)
