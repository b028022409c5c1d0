"""W-source-old: a source that was last read long ago. Guidance changes; a citation is only as good as its last look."""

from collections.abc import Iterator

from sciatui.check.look import Look
from sciatui.flow.complaint import Fault

RULE = "W-source-old"

MOST_DAYS = 2 * 365


def faults(look: Look) -> Iterator[Fault]:
    """Find sources that should be read again."""
    for name, source in look.files.source.items():
        days = (look.today - source.read).days
        if days > MOST_DAYS:
            message = f"This was last read {days // 365} years ago"
            yield Fault(RULE, ("source", name, "read"), message, "Read it again, and write down the day.")
