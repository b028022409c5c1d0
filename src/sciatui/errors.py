"""The exit codes and the exceptions of sciatui.

SciatuiError                 something a person can put right; carries the words to show
├── UsageError               exit 2: options or arguments that make no sense together
├── InputFileError           exit 2: a flow, answers or scenario file is unusable
├── EndOfInput               exit 4: input ended before the assessment did
└── LeftByUser               exit 130: the person chose to leave

A bad *answer* is not an exception: it is a `Problem` value (see `engine.problem`). No exception carries
an answer in its message.
"""

from __future__ import annotations

from sciatui.named import IntEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Exit(IntEnum):
    """What the process tells its caller. A signal n ends with 128 + n."""

    DONE = 0
    FAULT = 1
    USAGE = 2
    EMERGENCY = 3
    END_OF_INPUT = 4
    LEFT = 130


class SciatuiError(Exception):
    """Something the person can put right: `str()` of it is the text to show."""

    exit = Exit.FAULT

    def said(self, words: Any) -> str:
        """Return the text in the `Words` of a language; an error that was given its text has no other."""
        del words
        return str(self)


class UsageError(SciatuiError):
    """Options or arguments that make no sense."""

    exit = Exit.USAGE


class InputFileError(SciatuiError):
    """A file that was given cannot be used; the text names file, line and what to do."""

    exit = Exit.USAGE


class EndOfInput(SciatuiError):
    """Input ended before the assessment did. It is never taken for an answer."""

    exit = Exit.END_OF_INPUT


class LeftByUser(SciatuiError):
    """The person chose to leave."""

    exit = Exit.LEFT
