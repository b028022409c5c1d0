"""Puts data on a stream: UTF-8 with plain newlines, whatever the locale says, and never a code for a terminal."""

from __future__ import annotations

from sciatui.flow.gate import outgoing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def put(stream: TextIO, text: str) -> None:
    """Write data at once."""
    data = outgoing(text)
    binary = getattr(stream, "buffer", None)
    if binary is None:
        stream.write(data)
    else:
        stream.flush()
        binary.write(data.encode())
    stream.flush()
