"""What the headless commands share: how a flow is named, and how data gets out."""

from typing import TYPE_CHECKING, Final, TextIO

from sciatui.flow.gate import outgoing

if TYPE_CHECKING:
    from argparse import ArgumentParser

DEFAULT_FLOW: Final = "sciatica"


def add_flow(parser: "ArgumentParser") -> None:
    """Add the choice of a flow, its language and its region."""
    parser.add_argument("flow", nargs="?", default=DEFAULT_FLOW, metavar="FLOW")
    parser.add_argument("--lang", metavar="LANGUAGE")
    parser.add_argument("--region", metavar="REGION")
    # Where flows that were checked are kept: the environment says so, and only the command line reads that.
    parser.set_defaults(cache=None)


def put(stream: TextIO, text: str) -> None:
    """Write data as UTF-8 with plain newlines, whatever the locale says."""
    data = outgoing(text)
    binary = getattr(stream, "buffer", None)
    if binary is None:
        stream.write(data)
    else:
        stream.flush()
        binary.write(data.encode())
    stream.flush()
