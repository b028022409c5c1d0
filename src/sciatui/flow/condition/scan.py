"""The first look at a condition's text: its size, its characters and its words, before Python's parser sees it.

Only what the language knows gets through, so that the parser meets nothing that could surprise it: no deep nesting,
no character outside quotes that looks like another one, no notation of Python's that an author would not expect.
"""

import keyword
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal, NamedTuple, TypeAlias

from sciatui.flow.condition.fault import MOST_FAULTS, Fault
from sciatui.flow.gate import quoted

LONGEST: Final = 1_000
DEEPEST: Final = 20
LARGEST: Final = 10**9
MOST_SIGNS: Final = 20
"""More than this many `+ - *` in one condition is a score, not a comparison."""

TokenKind: TypeAlias = Literal["number", "name", "text", "sign", "other"]

_TOKEN: Final = re.compile(
    r"""[ \t]*(?:
    (?P<number>[0-9][A-Za-z0-9_.]*)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<text>'[^'\\\n]*'|"[^"\\\n]*")
    |(?P<sign>==|!=|<=(?!>)|>=|<(?![<>])|>(?!>)|\+|-(?!>)|\*(?!\*)|\(|\)|,)
    |(?P<other>&&|\|\||\*\*|//|<<|>>|:=|=>|=<|<>|->|<=>|\.\.\.|[\s\S])
    )""",
    re.VERBOSE,
)
_NUMBER: Final = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]{1,4})?")
_OPERATORS: Final = frozenset({"and", "or", "not", "in"})
_JOINERS: Final = frozenset({"and", "or", "in", "==", "!=", "<", "<=", ">", ">=", "+", "*"})
_UNFINISHED: Final = _JOINERS | {"not", "-"}
_WORDS: Final = _OPERATORS | {"True", "False"}
_CURLY: Final = "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u0060\u00b4"

_INSTEAD: Final = {
    "=": "Write == to compare.",
    "=>": "Write >= for at least.",
    "=<": "Write <= for at most.",
    "<>": "Write != for is not.",
    "!": "Write not.",
    "&&": "Write and.",
    "&": "Write and.",
    "||": "Write or.",
    "|": "Write or.",
    "**": "Only + - * are known.",
    "/": "Only + - * are known: multiply the other side instead.",
    "//": "Only + - * are known: multiply the other side instead.",
    "%": "Only + - * are known.",
    "<<": "Only + - * are known.",
    ">>": "Only + - * are known.",
    "#": "A comment belongs outside the condition, in the file.",
    ":=": "Write == to compare.",
    ";": "A condition is one expression: join two with and, or.",
    "\n": "Write the condition on one line.",
    "\r": "Write the condition on one line.",
    "\\": "Nothing needs a backslash here.",
    "[": "A list of choices is written in round brackets.",
    "]": "A list of choices is written in round brackets.",
    "{": "Names stand without brackets here.",
    "}": "Names stand without brackets here.",
    ".": "Nothing has parts here; a decimal needs a digit before its point.",
    "'": "The quote that ends this text is missing.",
    '"': "The quote that ends this text is missing.",
}
_NO_WORD: Final = {
    "is": "Write == to compare, or in for several choices.",
    "if": "Join conditions with and, or, not.",
    "else": "Join conditions with and, or, not.",
    "None": "Write not answered(question).",
    "nan": "A number is written in digits.",
    "inf": "A number is written in digits.",
    "true": "Write True.",
    "false": "Write False.",
    "AND": "Write and.",
    "OR": "Write or.",
    "NOT": "Write not.",
}
_BAD_WORDS: Final = sorted({*keyword.kwlist, *_NO_WORD} - _WORDS)
_PLAIN: Final = re.compile(
    rf"""(?>[ \t]*+(?>
    (?:0|[1-9][0-9]{{0,8}}+)(?:\.[0-9]{{1,4}}+)?+(?![A-Za-z0-9_.])
    |(?!(?:{"|".join(_BAD_WORDS)})\b)[A-Za-z_][A-Za-z0-9_]*+(?!['"])
    |(?:'[ -&(-\[\]-~]*+'|"[ !#-\[\]-~]*+")(?![ \t]*+['"])
    |[!=]=|<=(?!>)|>=|<(?![<>])|>(?!>)|\+|-(?!>)|\*(?!\*)|\(|\)|,
    ))++[ \t]*+""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """One word of a condition. `at` counts characters from 0."""

    kind: TokenKind
    text: str
    at: int

    @property
    def is_operand(self) -> bool:
        """Whether this stands for something, rather than joining two things."""
        return self.kind in {"number", "text"} or (self.kind == "name" and self.text not in _OPERATORS)


def is_plain(text: str) -> bool:
    """Whether a text can go to Python's parser without a closer look. If that refuses it, `scan` knows more.

    Nearly every condition is plain, and this takes a tenth of the time.
    """
    if len(text) > LONGEST or _PLAIN.fullmatch(text) is None:
        return False
    signs = text.count("+") + text.count("-") + text.count("*")
    return signs <= MOST_SIGNS and text.count("(") + text.count("not") + signs <= DEEPEST


def scan(text: str) -> tuple[Fault, ...]:
    """Return what is wrong with the text at first sight; nothing of it has to be parsed for that."""
    if len(text) > LONGEST:
        said = f"A condition has at most {LONGEST} characters; this one has {len(text)}."
        return (Fault("E-size", 1, said, "Give a part of it a name: [value.…]."),)
    tokens = list(words(text))
    if not tokens:
        return (Fault("E-syntax", 1, "There is nothing here.", "Write a condition, or leave the key out."),)
    faults = [fault for token in tokens if (fault := _wrong(token))]
    faults = faults or [*_wrong_pairs(tokens), *_wrong_nesting(tokens)]
    return tuple(sorted(faults, key=lambda fault: fault.column)[:MOST_FAULTS])


def words(text: str) -> Iterator[Token]:
    """Cut the text into words; what the language does not know comes as `other`."""
    for found in _TOKEN.finditer(text.rstrip(" \t")):
        kind: TokenKind = found.lastgroup  # type: ignore[assignment] # the groups are named after the kinds
        yield Token(kind, found[kind], found.start(kind))


def _wrong(token: Token) -> Fault | None:
    column = token.at + 1
    if token.kind == "number":
        return _wrong_number(token)
    if token.kind == "name" and token.text not in _WORDS:
        if token.text in _NO_WORD or keyword.iskeyword(token.text):
            said = f"'{token.text}' means nothing in a condition."
            return Fault("E-syntax", column, said, _NO_WORD.get(token.text, ""))
    elif token.kind == "text" and not token.text.isprintable():
        hidden = next(at for at, char in enumerate(token.text) if not char.isprintable())
        said = f"There is a character here that cannot be seen: {quoted(token.text[hidden])}."
        return Fault("E-syntax", column + hidden, said)
    elif token.kind == "other":
        return Fault("E-syntax", column, f"{_named(token.text)} has no meaning here.", _instead(token.text))
    return None


def _wrong_number(token: Token) -> Fault | None:
    if _NUMBER.fullmatch(token.text):
        if Decimal(token.text) <= LARGEST:
            return None
        return Fault("E-range", token.at + 1, f"A number is at most {LARGEST}.")
    said = f"{quoted(token.text)} is no number that can be read here."
    return Fault("E-syntax", token.at + 1, said, "Write digits, with at most four decimals after a point.")


def _named(char: str) -> str:
    """Name a character that has no meaning, so that a look-alike is told apart from what it looks like."""
    if char in {"'", '"'}:
        return "A quote without its partner"
    if char.isascii():
        return quoted(char)
    return f"{quoted(char)} ({unicodedata.name(char, 'a character without a name').lower()})"


def _instead(char: str) -> str:
    if char in _CURLY:
        return "Use straight quotes: ' or \"."
    return _INSTEAD.get(char, "" if char.isascii() else "Write this letter only inside quotes.")


def _wrong_pairs(tokens: list[Token]) -> Iterator[Fault]:
    """Find two words that stand next to each other and must not, and a word that stands alone at an end."""
    if tokens[0].text in _JOINERS:
        yield Fault("E-syntax", tokens[0].at + 1, f"Something is missing before '{tokens[0].text}'.")
    for before, after in pairwise(tokens):
        touching = before.at + len(before.text) == after.at
        column = after.at + 1
        if after.kind == "text" and before.kind == "name" and touching and before.text not in _OPERATORS:
            yield Fault("E-syntax", before.at + 1, f"{quoted(before.text)} stands right before a quote.")
        elif before.is_operand and after.is_operand:
            yield Fault("E-syntax", column, "Two things stand side by side here.", "Put and, or, or a comma between.")
        elif (
            before.text in _UNFINISHED
            and after.text in _JOINERS | {")", ","}
            and (before.text, after.text) != ("not", "in")
        ):
            yield Fault("E-syntax", column, f"Something is missing between '{before.text}' and '{after.text}'.")
    if tokens[-1].text in _UNFINISHED:
        yield Fault("E-syntax", tokens[-1].at + 1, f"Something is missing after '{tokens[-1].text}'.")


def _wrong_nesting(tokens: list[Token]) -> Iterator[Fault]:
    """Find brackets without their partner and anything nested so deep that a parser could suffer."""
    levels, open_at, run, signs = [0], [0], 0, 0
    before: Token | None = None
    for token in tokens:
        prefix = token.text == "not" or (token.text == "-" and not _ends_operand(before))
        run = run + 1 if prefix else run
        signs += token.text in {"+", "-", "*"}
        if levels[-1] + run + (token.text == "(") > DEEPEST:
            yield Fault("E-size", token.at + 1, f"A condition is nested at most {DEEPEST} deep.")
            return
        if signs > MOST_SIGNS:
            yield Fault("E-size", token.at + 1, f"A condition has at most {MOST_SIGNS} of + - *.", "Use a score.")
            return
        if token.text == "(":
            levels.append(levels[-1] + run + 1)
            open_at.append(token.at)
        elif token.text == ")":
            levels.pop()
            if not levels:
                yield Fault("E-syntax", token.at + 1, "This bracket was never opened.")
                return
            open_at.pop()
        run = run if prefix else 0
        before = token
    if len(levels) > 1:
        yield Fault("E-syntax", open_at[-1] + 1, "This bracket is never closed.")


def _ends_operand(token: Token | None) -> bool:
    return token is not None and (token.is_operand or token.text == ")")
