"""Our `NamedTuple` does what the one of `typing` does, and our enums what those of `enum` do, as far as it is asked."""

from __future__ import annotations

import copy
import enum
import pickle
import typing
from typing import TYPE_CHECKING, Any

import pytest

from sciatui.named import Enum, IntEnum, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Ours(NamedTuple):
    """Somewhere."""

    name: str
    line: int = 1
    why: tuple[int, ...] = ()

    @property
    def is_first(self) -> bool:
        return self.line == 1

    def __str__(self) -> str:
        return f"{self.name}:{self.line}"


class Theirs(typing.NamedTuple):
    """Somewhere."""

    name: str
    line: int = 1
    why: tuple[int, ...] = ()

    @property
    def is_first(self) -> bool:
        return self.line == 1

    def __str__(self) -> str:
        return f"{self.name}:{self.line}"


class OursBelow(Ours):
    """A class of such a class has the same fields."""


class TheirsBelow(Theirs):
    """A class of such a class has the same fields."""


def line_of(place: Any) -> object:
    match place:
        case Ours(_, line) | Theirs(_, line):
            return line
    return None


@pytest.mark.parametrize(
    "use",
    [
        lambda kind: kind("a"),
        lambda kind: kind("a", 2, (3,)),
        lambda kind: kind(name="a", line=2, why=()),
        lambda kind: kind(why=(), name="a"),
        lambda kind: kind("a", why=(1,)),
        lambda kind: kind("a", 1, why=(1,)),
        lambda kind: kind(),
        lambda kind: kind(line=2),
        lambda kind: kind("a", 1, (), 4),
        lambda kind: kind("a", 1, (), more=4),
        lambda kind: kind("a", name="b"),
        lambda kind: kind("a", 2, line=3),
        lambda kind: kind("a", lane=3),
        lambda kind: kind(name="a", lane=3, why=()),
        lambda kind: kind._make(["a", 2, ()]),
        lambda kind: kind._make(["a", 2]),
        lambda kind: kind._make(["a", 2, (), 4]),
        lambda kind: kind("a")._replace(line=4, name="b"),
        lambda kind: kind("a")._replace(),
        lambda kind: kind("a")._asdict(),
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__),
        lambda kind: (str(kind("a")), f"{kind('a')}", repr(kind("a"))),
        lambda kind: (kind("a").line, kind("a").is_first, kind("a")[0], [*kind("a")], len(kind("a"))),
        lambda kind: kind("a").lane,
        lambda kind: setattr(kind("a"), "line", 2),
        lambda kind: (kind("a") == ("a", 1, ()), kind("a") < kind("b"), hash(kind("a")) == hash(("a", 1, ()))),
        lambda kind: line_of(kind("a", 7)),
        lambda kind: copy.deepcopy(kind("a", 2, ([],))),
        lambda kind: pickle.loads(pickle.dumps(kind("a", 2))),  # noqa: S301 - it was written here
    ],
)
@pytest.mark.parametrize(("ours", "theirs"), [(Ours, Theirs), (OursBelow, TheirsBelow)])
def test_it_is_used_alike(use: Callable[[Any], object], ours: type[Any], theirs: type[Any]) -> None:
    def come_of(kind: type[Any]) -> str:
        try:
            return repr(use(kind)).replace("Ours", "Theirs")
        except (TypeError, AttributeError) as fault:
            return type(fault).__name__

    assert come_of(ours) == come_of(theirs)


@pytest.mark.parametrize("add", [lambda one: setattr(one, "lane", 1), vars])
def test_nothing_can_be_added_to_one(add: Callable[[Any], object]) -> None:
    for one in (Ours("a"), OursBelow("a")):
        with pytest.raises((AttributeError, TypeError)):
            add(one)


def test_a_field_that_there_is_not_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        typing.cast("Any", Ours("a"))._replace(lane=1)


class OurColours(Enum):
    """Three of them."""

    RED = "red"
    GREEN = "green"
    BLUE = "blue"

    __hash__ = object.__hash__

    def shout(self) -> str:
        return f"{self.value}!"


class TheirColours(enum.Enum):
    """Three of them."""

    RED = "red"
    GREEN = "green"
    BLUE = "blue"

    __hash__ = object.__hash__

    def shout(self) -> str:
        return f"{self.value}!"


class OurCodes(IntEnum):
    """Two of them."""

    DONE = 0
    LEFT = 130


class TheirCodes(enum.IntEnum):
    """Two of them."""

    DONE = 0
    LEFT = 130


def green(colour: Any) -> bool:
    match colour:
        case OurColours.GREEN | TheirColours.GREEN:
            return True
    return False


@pytest.mark.parametrize(
    "use",
    [
        lambda colours, _: [*colours],
        lambda colours, _: [(one.name, one.value, one.shout()) for one in colours],
        lambda colours, _: [green(one) for one in colours],
        lambda colours, _: colours("green"),
        lambda colours, _: colours("GREEN"),
        lambda colours, _: colours(colours.RED),
        lambda colours, _: colours.PINK,
        lambda colours, _: (colours.__members__["BLUE"], list(colours.__members__), colours.__doc__),
        lambda colours, _: (colours.RED == colours.RED, colours.RED == "red", colours.RED is colours("red")),
        lambda colours, _: {colours.RED: 1, colours.GREEN: 2}[colours.GREEN],
        lambda colours, _: isinstance(colours.RED, colours),
        lambda colours, _: colours.RED < colours.GREEN,
        lambda colours, _: copy.deepcopy([colours.RED])[0] is colours.RED,
        lambda colours, _: pickle.loads(pickle.dumps(colours.BLUE)) is colours.BLUE,  # noqa: S301 - the same
        lambda _, codes: (codes.LEFT, int(codes.LEFT), codes.LEFT == 130, codes.LEFT + 1, bool(codes.DONE)),
        lambda _, codes: (codes.LEFT > codes.DONE, f"{codes.LEFT:d}", f"{codes.LEFT}", str(codes.LEFT), [*codes]),
        lambda _, codes: (isinstance(codes.LEFT, int), isinstance(codes.LEFT, codes), {130: "left"}[codes.LEFT]),
        lambda _, codes: (codes(130) is codes.LEFT, pickle.loads(pickle.dumps(codes.LEFT))),  # noqa: S301 - the same
        lambda _, codes: codes(7),
    ],
)
def test_enums_are_used_alike(use: Callable[[Any, Any], object]) -> None:
    def come_of(*kinds: type[Any]) -> str:
        try:
            return repr(use(*kinds)).replace("Our", "Their")
        except (TypeError, AttributeError, ValueError) as fault:
            return type(fault).__name__

    assert come_of(OurColours, OurCodes) == come_of(TheirColours, TheirCodes)
