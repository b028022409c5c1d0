"""One name, one thing: what conditions and results name must be told apart by its id alone."""

from collections.abc import Iterable, Iterator

from sciatui.flow.complaint import Fault, Path, key_of
from sciatui.flow.condition.names import RESERVED
from sciatui.flow.gate import quoted
from sciatui.flow.validate.subject import Subject

ANSWER_WORDS = frozenset({"not_sure", "declined"})
"""What an answer sheet says instead of a code."""


def faults(subject: Subject) -> Iterator[Fault]:
    """Find ids that two things share, and ids and words that mean something else already."""
    files = subject.files
    named: list[Path] = []
    for name, question in files.question.items():
        named.append(("question", name))
        named += [("question", name, "items", item) for item in question.items or ()]
    for kind in ("value", "constant", "score"):
        named += [(kind, name) for name in getattr(files, kind)]
    yield from _shared(named)
    yield from _shared([(kind, name) for kind in ("red_flag", "advice") for name in getattr(files, kind)])
    for path in named:
        if path[-1] in RESERVED:
            message = f"'{path[-1]}' is a word of the condition language"
            yield Fault("E-id", path, message, "Choose another id.", at="key")
    yield from _codes(subject)
    yield from _terms(subject)


def _terms(subject: Subject) -> Iterator[Fault]:
    """Find words that the glossary explains twice."""
    first: dict[str, str] = {}
    for name, term in subject.files.glossary.items():
        spellings = [(("term",), term.term), *((("forms", at), form) for at, form in enumerate(term.forms))]
        for key, spelling in spellings:
            other = first.setdefault(" ".join(spelling.casefold().split()), name)
            if other != name:
                message = f"{quoted(spelling)} is explained by [glossary.{other}]"
                yield Fault("E-duplicate-id", ("glossary", name, *key), message, "Leave it to one of them.")


def _shared(paths: Iterable[Path]) -> Iterator[Fault]:
    """Find ids that stand twice."""
    first: dict[str | int, Path] = {}
    for path in paths:
        known = first.setdefault(path[-1], path)
        if known != path:
            message = f"The id '{path[-1]}' is taken by [{key_of(known)}]"
            yield Fault("E-duplicate-id", path, message, "Choose another id for one of them.", at="key", first=known)


def _codes(subject: Subject) -> Iterator[Fault]:
    """Find codes of choices that an answer sheet reads as something else."""
    files = subject.files
    for name, choices in files.choice_list.items():
        yield from _taken(("choice_list", name), choices, ANSWER_WORDS)
    for name, question in files.question.items():
        if isinstance(question.choices, dict):
            taken = ANSWER_WORDS | ({"none"} if question.kind in {"choices", "body_map"} else set())
            yield from _taken(("question", name, "choices"), question.choices, taken)


def _taken(path: Path, codes: Iterable[str], taken: frozenset[str] | set[str]) -> Iterator[Fault]:
    """Complain of codes that are taken."""
    for code in codes:
        if code in taken:
            hint = "Take it out: it is offered by itself." if code in ANSWER_WORDS else 'Write none = "…" instead.'
            yield Fault("E-id", (*path, code), f"'{code}' cannot be the code of a choice", hint, at="key")
