"""All lint rules, over one flow."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from sciatui.check.lint import (
    idle_part,
    long_condition,
    no_rule,
    no_supports,
    not_is_no,
    reading_age,
    same_literal,
    source_old,
    unused_choice,
    unused_name,
    unused_question,
)
from sciatui.check.look import Look
from sciatui.flow.complaint import Fault

_RULES: Final = (
    idle_part,
    long_condition,
    no_rule,
    no_supports,
    not_is_no,
    reading_age,
    same_literal,
    source_old,
    unused_choice,
    unused_name,
    unused_question,
)


def lint(look: Look) -> Iterator[Fault]:
    """Yield everything that any rule finds."""
    return chain.from_iterable(rule.faults(look) for rule in _RULES)
