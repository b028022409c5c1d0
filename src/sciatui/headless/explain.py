"""`sciatui explain`: one rule, question or source of a flow in plain words, with what it reads and what reads it."""

from argparse import ArgumentParser, Namespace
from typing import TextIO

from sciatui.check.author.explain import Explainer
from sciatui.check.author.explained import as_json, as_lines
from sciatui.check.author.opened import Opened, opened
from sciatui.check.author.things import all_things
from sciatui.errors import Exit, UsageError
from sciatui.export.put import put
from sciatui.export.result_json import dumps, flow_identity
from sciatui.flow.complaint import did_you_mean, there_are
from sciatui.flow.gate import quoted
from sciatui.flow.words import Words
from sciatui.headless.common import words_for_authors
from sciatui.spoken import add_language


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui explain` understands."""
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Explain everything of this name."""
    words = words_for_authors(arguments)
    # Data is in the flow's own language unless another one is asked for, so that no setting of a system changes it.
    flow = opened(arguments.flow, arguments.lang if arguments.format == "json" else words.language)
    things = flow.find(arguments.id)
    if not things:
        raise _unknown(flow, arguments.id, words)
    explainer = Explainer(flow)
    entries = [explainer.entry(thing) for thing in things]
    if arguments.format == "json":
        put(stdout, dumps({"flow": flow_identity(flow.flow), "entries": [as_json(entry) for entry in entries]}))
    else:
        put(stdout, "\n\n".join("\n".join(as_lines(entry, words)) for entry in entries) + "\n")
    return Exit.DONE


def _unknown(flow: Opened, name: str, words: Words) -> UsageError:
    kind, dot, id_ = name.rpartition(".")
    things = list(all_things(flow.flow, flow.files))
    of_kind = [thing.id for thing in things if thing.kind == kind]
    if dot and of_kind:
        hint = did_you_mean(id_, of_kind) or there_are(of_kind)
    else:
        hint = did_you_mean(name, sorted({thing.id for thing in things}))
    return UsageError(words("explain.unknown", name=quoted(name), hint=hint).rstrip())
