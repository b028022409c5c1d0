"""What the headless commands share: how a flow and a language are named, and what they ask for beside it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable
    from typing import Final

    from sciatui.engine.session import Session
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


def need_solver(words: Words) -> None:
    """Raise `UsageError` where the solver is not installed: it is an extra."""
    from importlib.util import find_spec  # noqa: PLC0415 - a command for a person's answers does without

    from sciatui.errors import UsageError  # noqa: PLC0415 - the same

    if find_spec("z3") is None:
        raise UsageError(words("solver"))


def keeping(where: str | None, flow: str) -> Callable[[Session], None]:
    """Return what saves a session as a scenario at `where`, if that is anywhere, to play again what somebody saw."""
    if where is None:
        return lambda _: None
    from sciatui.headless.repro import keeper  # noqa: PLC0415 - only what is asked for costs its import

    return keeper(where, flow)
