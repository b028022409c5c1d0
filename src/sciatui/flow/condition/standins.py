"""What generated code computes with where there is no number and no set of choices.

A number that is not there makes every comparison false and every sum a number that is not there, so that code
which asks "is this surely true?" needs no test of its own for blanks.
"""

from typing import Final


class NoNumber:
    """A number that is not there: unknown (`OPEN`), or not asked for (`ABSENT`), which wins in a sum."""

    __slots__ = ()

    def _is_never(self, _other: object) -> bool:
        return False

    def _with(self, other: object) -> "NoNumber":
        return ABSENT if self is ABSENT or other is ABSENT else OPEN

    def __eq__(self, other: object) -> bool:
        """Return False: nothing equals a number that is not there."""
        return self._is_never(other)

    __lt__ = __le__ = __gt__ = __ge__ = _is_never
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _with
    __hash__ = object.__hash__


OPEN: Final = NoNumber()
ABSENT: Final = NoNumber()

NOTHING_CHOSEN: Final = frozenset({"nothing was chosen: no code is spelled like this"})
"""Stands for a set that was not given: holds no code, and is told from the empty set that means "none of these"."""
