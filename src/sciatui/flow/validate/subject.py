"""What a check between tables looks at."""

from typing import NamedTuple

from sciatui.flow.conditions import Conditions
from sciatui.flow.model import FlowFiles
from sciatui.flow.texts import Text
from sciatui.flow.toml import Tree


class Subject(NamedTuple):
    """One flow, as its files say it."""

    files: FlowFiles
    tree: Tree
    """The same as plain tables, with keys in the order in which they were written."""
    texts: tuple[Text, ...]
    """Every text of it that people read."""
    conditions: Conditions
    broken: frozenset[str]
    """Names of tables that could not be used: a missing name among them is no new fault."""
    may_hide: bool
    """Whether a file could hold a character that must not be there, as far as a quick look tells."""
