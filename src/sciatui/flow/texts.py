"""Which keys of a flow are words for people, and where they stand.

Only these may be translated, hold `{names}` of a region, and are held to plain language. Everything else in a flow
is a rule or an id, and no translation can reach it.
"""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from sciatui.flow.complaint import Path
from sciatui.flow.toml import Tree

_Keys: TypeAlias = Mapping[str, "_Keys | None"]

EACH: Final = "*"
"""Stands for every key of a table and every line of a list."""

_LINES: Final[_Keys] = {EACH: None}
_ITEM: Final[_Keys] = dict.fromkeys(("ask", "short"))
_CELLS: Final[_Keys] = {"columns": _LINES, "rows": {EACH: _LINES}}

TEXTS: Final[_Keys] = {
    "flow": dict.fromkeys(("title", "reviewed_by", "minutes"))
    | dict.fromkeys(("about", "not_for", "limits", "emergency"), _LINES),
    "region": {EACH: _LINES},
    "section": {EACH: dict.fromkeys(("title", "intro"))},
    "choice_list": {EACH: _LINES},
    "question": {
        EACH: {
            **dict.fromkeys(("ask", "short", "why", "hint", "none", "unit", "unit_one", "low", "high")),
            "choices": _LINES,
            "items": {EACH: _ITEM},
        }
    },
    "red_flag": {EACH: dict.fromkeys(("title", "act", "meaning", "sign"))},
    "advice": {EACH: dict.fromkeys(("title", "act"))},
    "pattern": {EACH: dict.fromkeys(("title", "about"))},
    "score": {EACH: {"title": None, "items": {EACH: {"label": None}}, "bands": {EACH: {"meaning": None}}}},
    "treatment": {
        EACH: {
            **dict.fromkeys(("title", "line", "suits", "ask_first", "expect", "ask", "avoid")),
            "about": _LINES,
        }
    },
    "topic_group": {EACH: {"title": None}},
    "topic": {EACH: {**dict.fromkeys(("title", "you_may_have_read", "now")), "text": _LINES, "table": _CELLS}},
    "visit_question": {EACH: {"ask": None}},
    "glossary": {EACH: {**dict.fromkeys(("term", "text")), "forms": _LINES}},
    "recheck": {EACH: {"text": None}},
    "urgency": {EACH: dict.fromkeys(("title", "act", "by_when", "check_again"))},
}
"""The tree of keys; None is a text."""

MANY_LINES: Final = frozenset(
    {
        ("flow", "about"),
        ("flow", "not_for"),
        ("flow", "limits"),
        ("flow", "emergency"),
        ("pattern", "about"),
        ("treatment", "about"),
        ("topic", "text"),
        ("topic", "you_may_have_read"),
        ("topic", "now"),
    }
)
"""Kind and key of the texts that may hold more than one line."""


class Text(NamedTuple):
    """One text of a flow."""

    path: Path
    text: str

    @property
    def many_lines(self) -> bool:
        """Say whether it may hold more than one line."""
        kind = self.path[0]
        return (kind, self.path[1 if kind == "flow" else 2]) in MANY_LINES


def texts_of(tree: Tree) -> tuple[Text, ...]:
    """Return every text of a flow; what has the wrong shape is passed over."""
    found: list[Text] = []
    _collect(tree, TEXTS, (), found)
    return tuple(found)


def _collect(node: Any, keys: _Keys, path: Path, found: list[Text]) -> None:
    """Add the texts below one table or list."""
    each = EACH in keys
    pairs: Any
    if isinstance(node, dict):
        pairs = node.items() if each else [(key, node[key]) for key in keys if key in node]
    else:
        pairs = enumerate(node) if each and isinstance(node, list) else ()
    for key, value in pairs:
        inner = keys[EACH if each else key]
        if isinstance(value, str):
            # An item of a checklist may be a bare text: `items.a = "…"`.
            if inner is None or inner is _ITEM:
                found.append(Text((*path, key), value))
        elif inner is not None:
            _collect(value, inner, (*path, key), found)
