"""The interface's own words: every sentence that a person reads and that no flow says.

`words("plain.prompt")` gives the text under that key, with `{name}` filled in from a closed list of names. An
unknown key or a name without a value is a fault of ours and raises `KeyError`. Nothing in a text or in a value is
ever read as a format: `{` that names nothing stays as it is.
"""

from __future__ import annotations

from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from typing import Final


def fill(text: str, names: Mapping[str, str]) -> str:
    """Replace each `{name}` in `text` by `names[name]`; raise `KeyError` for a name that is not there."""
    if "{" not in text:
        return text
    import re  # noqa: PLC0415 - a process that says nothing does without

    return re.sub(r"\{([a-z][a-z0-9_]*)\}", lambda found: names[found.group(1)], text)


ENTRY: Final = frozenset({"text", "of"})
"""What a translated text is made of, in a flow's translation and in words of the interface."""


class Words(NamedTuple):
    """The words of one language."""

    language: str
    texts: Mapping[str, str]
    """Key such as `plain.prompt` to text."""

    def __call__(self, key: str, **names: str | int) -> str:
        """Return the text under `key` with its names filled in."""
        return fill(self.texts[key], {name: str(value) for name, value in names.items()})

    def counted(self, key: str, count: int) -> str:
        """Say how many there are of something: one of it has words of its own."""
        return self(f"counted.{key}.{'one' if count == 1 else 'many'}", count=count)

    def number(self, number: int | Decimal) -> str:
        """Write a number as this language does: with a point or a comma before its decimals."""
        return str(number) if isinstance(number, int) else f"{number:f}".replace(".", self.texts["flow.number.point"])
