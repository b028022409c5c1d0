"""What the headless commands share: how a flow and a language are named."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Final

    from sciatui.flow.words import Words

DEFAULT_FLOW: Final = "sciatica"


def add_flow(parser: ArgumentParser) -> None:
    """Add the choice of a flow, its language and its region."""
    parser.add_argument("flow", nargs="?", default=DEFAULT_FLOW, metavar="FLOW")
    parser.add_argument("--lang", metavar="LANGUAGE")
    parser.add_argument("--region", metavar="REGION")
    # Where flows that were checked are kept: the environment says so, and only the command line reads that.
    parser.set_defaults(cache=None, system={})


def words_for_authors(arguments: Namespace) -> Words:
    """Return the words for authors under their own keys, in the language asked for, else in that of the system."""
    from sciatui.spoken import for_authors  # noqa: PLC0415 - a command whose flow was kept does without

    return for_authors(arguments.lang, arguments.system)
