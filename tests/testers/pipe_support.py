"""Talks to `sciatui pipe` in this process: requests in, replies out."""

import io
import json
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sciatui.errors import Exit, SciatuiError
from sciatui.headless import pipe

SMALL = Path(__file__).parents[1] / "flows" / "small"
END: Mapping[str, object] = {"do": "end"}


class Talked(NamedTuple):
    """How the program ended, and its replies."""

    exit: Exit
    replies: list[Any]

    def codes(self) -> list[str]:
        """Return the code of each refusal, and `ok` for each reply that is none."""
        return ["ok" if reply["ok"] else reply["error"]["code"] for reply in self.replies]


def talk_bytes(data: bytes, *arguments: str) -> Talked:
    """Send these bytes."""
    parser = ArgumentParser()
    pipe.add_arguments(parser)
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    stdin = io.TextIOWrapper(io.BytesIO(data), encoding="ascii")
    try:
        code = pipe.main(parser.parse_args(arguments), out, io.StringIO(), stdin)
    except SciatuiError as fault:
        code = fault.exit
    written = out.buffer.getvalue()
    assert written.isascii()
    return Talked(code, [json.loads(line) for line in written.split(b"\n")[:-1]])


def talk(*requests: Mapping[str, object], flow: Path | None = SMALL) -> Talked:
    """Send these requests."""
    data = "".join(json.dumps(request) + "\n" for request in requests)
    return talk_bytes(data.encode(), *([] if flow is None else [str(flow)]))


def last(*requests: Mapping[str, object]) -> Any:
    """Return the reply to the last of these requests."""
    return talk(*requests).replies[-1]


def said(question: str, value: object) -> dict[str, object]:
    """Return the request that answers a question."""
    return {"do": "answer", "q": question, "value": value}
