"""What the two halves of the parser share: the names, the faults found so far, and how a name is looked up.

Nothing here decides what an expression means; it finds what a name stands for and says what is wrong with it.
"""

import ast
from collections.abc import Iterable
from typing import Final

from sciatui.flow.condition.fault import MOST_FAULTS, Fault
from sciatui.flow.condition.names import FUNCTIONS, QuestionSymbol, Symbols, nearest
from sciatui.flow.gate import quoted

SETS: Final = frozenset({"choices", "body_map"})
NUMBERS: Final = frozenset({"number", "scale"})

_BLANKS: Final = {"not_sure": "unsure", "unsure": "unsure", "declined": "declined"}


class Context:
    """One condition on its way from text to tree."""

    def __init__(self, source: str, symbols: Symbols, before: int | None, faults: Iterable[Fault] = ()) -> None:
        """Begin with the text as it stands in the file; it may read the questions before position `before`."""
        self.source = source.lstrip(" \t")
        self.symbols = symbols
        self.before = before
        self.faults = list(faults)
        self.lead = len(source) - len(self.source)
        self._bytes = self.source.encode(errors="replace")

    def column(self, node: ast.expr) -> int:
        """Return where a node begins, in characters from 1: Python counts in bytes."""
        return self.lead + len(self._bytes[: node.col_offset].decode()) + 1

    def text(self, node: ast.expr) -> str:
        """Return what the author wrote for this node."""
        return self._bytes[node.col_offset : node.end_col_offset].decode()

    def fault(self, node: ast.expr, rule: str, message: str, hint: str = "") -> None:
        """Note what is wrong, at the place where it stands."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(rule, self.column(node), message, hint))

    def unknown(self, node: ast.expr, name: str, what: str, known: Iterable[str]) -> None:
        """Note a name that the flow does not have, with the nearest one that it has."""
        if len(self.faults) < MOST_FAULTS:
            near = nearest(name, known)
            self.fault(node, "E-unknown-id", f"There is no {what} {quoted(name)}.", near and f"Did you mean '{near}'?")

    def meaning(self, node: ast.Name) -> str:
        """Say what a name is when it stands by itself; note it and return "" when that is nothing, or two things."""
        meanings = self.symbols.meanings(node.id)
        if len(meanings) == 1:
            return meanings[0]
        if meanings:
            said = f"{quoted(node.id)} is the name of a {' and of a '.join(meanings)}."
            self.fault(node, "E-duplicate-id", said, "Give one of them another id.")
        elif node.id in self.symbols.checklists:
            items = self.symbols.checklists[node.id]
            self.fault(
                node, "E-type", f"'{node.id}' is a checklist: its items have the answers.", f"Name '{items[0]}'."
            )
        elif node.id in self.symbols.flags | self.symbols.patterns:
            call = "flag" if node.id in self.symbols.flags else "fits"
            self.fault(node, "E-type", f"'{node.id}' cannot stand by itself.", f"Write {call}('{node.id}').")
        elif node.id in FUNCTIONS:
            self.fault(node, "E-syntax", f"'{node.id}' needs brackets.", f"Write {node.id}(…).")
        else:
            self.unknown(node, node.id, "question, value, constant or score", self.symbols.bare())
        return ""

    def question(self, node: ast.expr) -> QuestionSymbol | None:
        """Return the question that a node names; note what is wrong with it if it names none."""
        if not isinstance(node, ast.Name):
            self.fault(node, "E-syntax", "The id of a question belongs here, without quotes.")
            return None
        meaning = self.meaning(node)
        if meaning not in {"", "question"}:
            self.fault(node, "E-type", f"'{node.id}' is a {meaning}; a question belongs here.")
        return self.asked(node) if meaning == "question" else None

    def asked(self, node: ast.Name) -> QuestionSymbol | None:
        """Return the question of this name if it is asked before the place of this condition."""
        question = self.symbols.questions[node.id]
        if self.before is None or question.position < self.before:
            return question
        here = question.position == self.before
        said = f"'{node.id}' is the question itself." if here else f"'{node.id}' is asked later."
        self.fault(node, "E-order", said, "A condition reads only questions that come before.")
        return None

    def codes(self, question: str, symbol: QuestionSymbol, nodes: Iterable[ast.expr]) -> tuple[str, ...] | None:
        """Return the codes written here, each once; None if one of them is no code of the question."""
        found = [self._code(question, symbol, node) for node in nodes]
        codes = tuple(dict.fromkeys(code for code in found if code is not None))
        return codes if None not in found else None

    def _code(self, question: str, symbol: QuestionSymbol, node: ast.expr) -> str | None:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            hint = f"Write '{node.id}' in quotes." if isinstance(node, ast.Name) and node.id in symbol.codes else ""
            self.fault(node, "E-type", f"A choice of '{question}' belongs here, as a code in quotes.", hint)
            return None
        if node.value in symbol.codes:
            return node.value
        self.fault(
            node, "E-code", f"'{question}' has no choice {quoted(node.value)}.", _instead(question, symbol, node.value)
        )
        return None


def _instead(question: str, symbol: QuestionSymbol, code: str) -> str:
    """Say what an author may have meant by a code that does not exist."""
    if code in _BLANKS:
        return f"Write {_BLANKS[code]}({question})."
    if code == "none" and symbol.kind in SETS:
        return f"Write count({question}) == 0."
    for known, label in symbol.codes.items():
        if label.casefold() == code.casefold():
            return f"That is the label; its code is '{known}'."
    near = nearest(code, symbol.codes)
    if near:
        return f"Did you mean '{near}'?"
    listed = ", ".join(f"'{known}'" for known in list(symbol.codes)[:8])
    return f"Its choices are {listed}{' and more' if len(symbol.codes) > 8 else ''}."  # noqa: PLR2004 - a line is full
