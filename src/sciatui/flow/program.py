"""The generated functions of a flow: what they take, what they give, and when they are made.

`condition.program` compiles them from trees. A flow that comes from the cache has some written by hand (`unpack`), and
the others only once somebody asks for them.
"""

from __future__ import annotations

from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias

    from sciatui.flow.aliases import Effective, Urgency, Value
    from sciatui.flow.definition import Flow
    from sciatui.flow.values import Blank

    Finding: TypeAlias = tuple[Any, ...]
    """The number of a rule (red flags first, then advice), True or None for unknown; how all that it reads stands."""

    Sheet: TypeAlias = tuple[tuple[Any, ...], list[Any], tuple[Any, ...] | None, bool]
    """What a sheet of answers comes to, as a plain tuple, since a named one takes long to make:

    - what is kept of each answer that counts, in the order of the flow;
    - what the rules found; what is true as `Lookups.known` gives it;
    - None if nothing that is asked was left open; else what is kept for every question of the flow, with False where
      that was and None where it is not asked;
    - whether a rule is true that has to be shown the moment it is.
    """

    SheetReader: TypeAlias = Callable[[Mapping[str, object]], Sheet]


class Lookup(NamedTuple):
    """Everything that can be answered to a question: answers of one type, and what is kept of each."""

    type: type[object]
    rows: Mapping[Any, Any]


class Lookups(NamedTuple):
    """All that can be answered to the questions of a flow."""

    tables: Mapping[str, Lookup]
    """For each question whose answers can be listed."""
    other: Callable[[str, Mapping[str, object]], tuple[Value | Blank, Any]]
    """Gives, from a sheet, an answer that stands in no table: its checked value, and what is kept of it; `UNANSWERED`
    and False where there is none."""
    as_sets: Callable[[Mapping[str, object]], Mapping[str, object]]
    """Gives a sheet with sets where it has lists, which no table can look up; the very same one if it has none."""
    known: Mapping[Finding, Any]
    """Gives what stands for a finding that is true; the finding itself where nothing does."""


class Program:
    """The whole flow as generated functions, for speed. Each is made when it is first asked for."""

    effective: Callable[[Mapping[str, Value | Blank]], dict[str, Value | Blank]]
    """From the answers given (question id to value or blank) to every question's effective value, in flow order."""
    decide: Callable[[Mapping[str, Value | Blank]], tuple[Urgency, tuple[str, ...]]]
    """From the answers given straight to the urgency and the ids of the red flags and advice rules that fired."""
    findings: Callable[[Effective], list[Finding]]
    """From effective answers to all rules that are true, and those that are unknown and say what that gives."""
    sheet: Callable[[Lookups], SheetReader]
    """From tables of everything that can be answered to a reader of whole sheets."""

    def __init__(self, **makers: Callable[[], Callable[..., Any]]) -> None:
        """Take what makes each of the functions."""
        self._makers = makers
        self.notes: dict[object, Any] = {}
        """What sessions worked out and share, by whoever it belongs to."""
        self._made_for: tuple[object, ...] = ()

    def belong_to(self, flow: Flow) -> None:
        """Note the flow that the functions were made of."""
        self._made_for = (flow.questions, flow.red_flags, flow.advice)

    def belongs_to(self, flow: Flow) -> bool:
        """Say whether the functions were made of this flow, and not of one that was changed into it."""
        parts = (flow.questions, flow.red_flags, flow.advice)
        return len(self._made_for) > 0 and all(one is other for one, other in zip(self._made_for, parts, strict=True))

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Make a function that was not asked for before; from then on it is found without coming here."""
        if name not in Program.__annotations__:
            raise AttributeError(name)
        made = self.__dict__[name] = self._makers[name]()
        return made
