"""Every rule of `sciatui check` by its stable id. Scripts and documents may rely on these ids.

`E-` keeps a flow from loading, `W-` is a warning and never blocks, `P-` is a property that was refuted. Each has a
page in `docs/rules`.
"""

from collections.abc import Mapping
from typing import Final, Literal

from sciatui.flow.rule_ids import RULES as LOADING

Level = Literal["error", "warning"]

LINT: Final[Mapping[str, str]] = {
    "W-idle-part": "A part of a condition never decides",
    "W-long-condition": "A condition is too long to be checked by reading it",
    "W-no-rule": "No rule decides how soon",
    "W-no-supports": "A pattern names nothing that speaks for it",
    "W-not-is-no": "The opposite of yes is written where no may be meant",
    "W-reading-age": "A text is hard to read",
    "W-same-literal": "One threshold is written out in several places",
    "W-source-old": "A source was last read long ago",
    "W-unused-choice": "A choice that decides something is named by no condition",
    "W-unused-name": "Nothing uses a table",
    "W-unused-question": "No condition reads a question",
}

PROVED: Final[Mapping[str, str]] = {
    "P-always-false": "A condition is true for nobody",
    "P-always-true": "A condition is true for everybody",
    "P-avoid-unsure": "Not being sure opens a treatment that an answer withholds",
    "P-flag-unsound": "Later answers make the result of a red flag less urgent",
    "P-guarantee": "A promise is not kept",
    "P-interruption-lost": "An interruption loses its reason without any change",
    "P-no-effect": "No answer to a question changes anything",
    "P-not-monotone": "A yes to a warning sign makes the result less urgent",
    "P-shadowed": "A rule never decides",
    "P-unreachable": "Something can never happen",
    "P-unsure-lowers": "Not being sure makes the result too calm",
    "W-unguarded-not-asked": "A condition is true because a question was not asked, and does not say so",
}

RULES: Final[Mapping[str, str]] = {**LOADING, **LINT, **PROVED}


def level(rule: str) -> Level:
    """Say whether breaking this rule makes the check fail."""
    return "warning" if rule.startswith("W-") else "error"
