"""What came of asking something."""

from enum import Enum, auto


class Step(Enum):
    """Where the person goes from here."""

    ON = auto()
    """There is a new answer."""
    KEPT = auto()
    """The answer stays as it was."""
    BACK = auto()
    AGAIN = auto()
    """The question is to be said once more."""
    EACH = auto()
    """The items of a checklist are to be asked one by one."""
