"""The solver: z3, asked whether formulas can hold together. The only importer of z3.

Everything is added as text and asked for by name, so the rest of the proofs knows no object of z3's. Nothing here
decides what an answer means.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from time import process_time
from typing import Any, Final, TypeVar

import z3  # type: ignore[import-untyped]

from sciatui.check.prove.formula import FALSE, TRUE, Formula, Text, disj

MILLISECONDS: Final = 5_000
"""How long one question may take; after that it counts as not decided."""

ALTOGETHER: Final = 60_000
"""How long all questions together may take of the processor: nobody waits for a hundred that are not decided.

What else the machine does is not counted, so that as much is decided beside other work.
"""

Key = TypeVar("Key")
Option = TypeVar("Option")

_RANDOM: Final = 5
"""Let chance say which way to try first. It begins from the same seed every time."""

_PLAIN: Final = {"relevancy": 0, "model.compact": False}
"""Decide every formula, not only those that matter so far, and leave what is found as it is.

What a flow says is nearly all true or false, and all of it is looked at when something is found: so sorting it out
before costs a third of the time and spares nothing.
"""

_FIXED: Final = frozenset({TRUE, FALSE})


class Solver:
    """Formulas that always hold, and questions about what else can hold beside them."""

    def __init__(self, milliseconds: int = MILLISECONDS, altogether: int = ALTOGETHER, *, varied: bool = False) -> None:
        """Begin with nothing. What is found is as `varied` as it can be, or else close to what was found before.

        `milliseconds` is how long one question may take, and `altogether` how long all of them.
        """
        self.text = Text()
        """What is written here always holds from the next question on."""
        # A context of its own: what was asked of another solver before changes nothing here.
        self._context = z3.Context()
        self._parser = z3.ParserContext(self._context)
        self._solver = z3.Solver(ctx=self._context)
        self._milliseconds = milliseconds
        self._left = altogether
        self._solver.set(**_PLAIN)
        if varied:
            self._solver.set("phase_selection", _RANDOM)
        self._names: dict[Formula, Any] = {
            TRUE: z3.BoolVal(val=True, ctx=self._context),
            FALSE: z3.BoolVal(val=False, ctx=self._context),
        }
        self._model: Any = None
        self._true = self._names[TRUE].as_ast().value
        self._declared: dict[Formula, Any] = {}

    def can(self, *formulas: Formula) -> bool | None:
        """Say whether these can hold together; None if that was not decided in time."""
        literals = [self._literal(self.text.define(self.text.fresh(), formula)) for formula in formulas]
        written = self.text.written()
        if written:
            self._solver.add(self._parser.from_string(written))
        if self._left <= 0:
            return None
        self._solver.set("timeout", min(self._milliseconds, self._left))
        start = process_time()
        found = self._solver.check(*literals)
        self._left -= int((process_time() - start) * 1_000)
        self._model = self._solver.model() if found == z3.sat else None
        return None if found == z3.unknown else bool(found == z3.sat)

    def each(self, given: Formula, cases: Mapping[Key, Formula]) -> Iterator[tuple[Key, bool | None]]:
        """Say of each case whether it can hold beside `given`; one question is enough where none can."""
        if self.can(given, disj(cases.values())) is False:
            yield from ((key, False) for key in cases)
        else:
            for key, case in cases.items():
                yield key, self.can(given, case)

    def each_with_all(
        self, given: Formula, options: Mapping[Key, Sequence[Option]], case: Callable[[Key, Option], Formula]
    ) -> Iterator[tuple[Key, Option, bool | None]]:
        """Say of each key whether its case can hold with every option, and which option was asked about last."""
        for key, found in self.each(given, {key: case(key, first) for key, (first, *_) in options.items()}):
            option, outcome = options[key][0], found
            for another in options[key][1:]:
                if outcome is False:
                    break
                option, outcome = another, self.can(given, case(key, another))
            yield key, option, outcome

    def holds(self, name: Formula) -> bool:
        """Say whether a name holds where the last question found that everything can hold together.

        This is asked tens of thousands of times, so it goes past z3's own classes, which are six times slower.
        """
        if name in _FIXED:
            return name == TRUE
        declared = self._declared.get(name)
        if declared is None:
            declared = self._declared[name] = self._literal(name).decl()
        value = z3.Z3_model_get_const_interp(self._context.ref(), self._found().model, declared.ast)
        return bool(value.value == self._true)

    def number(self, name: str) -> int:
        """Return a whole number where the last question found that everything can hold together."""
        return int(self._found().eval(z3.Int(name, self._context), model_completion=True).as_long())

    def _found(self) -> Any:
        if self._model is None:
            raise ValueError("the last question found nothing")
        return self._model

    def _literal(self, name: Formula) -> Any:
        known = self._names.get(name)
        if known is None:
            known = self._names[name] = z3.Bool(name, self._context)
        return known
