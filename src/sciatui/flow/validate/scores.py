"""The bands of a score: none overlap, and together they cover every total there can be."""

from collections.abc import Iterator

from sciatui.flow.complaint import Fault
from sciatui.flow.model import Score
from sciatui.flow.validate.subject import Subject


def faults(subject: Subject) -> Iterator[Fault]:
    """Find scores whose bands do not fit their totals, or that count the unknown as zero without a reason."""
    for name, score in subject.files.score.items():
        if score.missing == "zero" and score.because is None:
            message = "What is not known counts as zero here, and nothing says why"
            yield Fault("E-because-missing", ("score", name, "missing"), message, 'Add because = "…".')
        yield from _bands(name, score)


def _bands(name: str, score: Score) -> Iterator[Fault]:
    """Find bands that are turned round, overlap or leave a gap."""
    if not score.bands:
        return
    expected = sum(min(points.points, 0) for points in score.items)
    highest = sum(max(points.points, 0) for points in score.items)
    for number, band in sorted(enumerate(score.bands), key=lambda pair: pair[1].low):
        path = ("score", name, "bands", number)
        if band.low > band.high:
            yield Fault("E-range", (*path, "low"), "The low end of this band is above its high end")
        elif band.low > expected:
            yield Fault("E-range", (*path, "low"), f"No band holds a total of {expected}")
        elif band.low < expected:
            yield Fault("E-range", (*path, "low"), f"A total of {band.low} is in two bands, or cannot be reached")
        expected = max(expected, band.high + 1)
    if expected <= highest:
        yield Fault("E-range", ("score", name, "bands"), f"No band holds a total of {expected}", at="key")
    elif expected > highest + 1:
        yield Fault("E-range", ("score", name, "bands"), f"The highest total there can be is {highest}", at="key")
