"""A drawing as Mermaid, which web pages show, and as DOT, which Graphviz reads."""

from collections.abc import Iterator
from typing import Final

from sciatui.check.author.drawing import Drawing, Node
from sciatui.check.author.things import Thing
from sciatui.flow.gate import outgoing

WARNING: Final = "#b3261e"
"""The colour of warning signs and of what leads to them. Their shape and their note say it too."""
QUIET: Final = "#5f6b7a"

_MERMAID: Final = {"question": ('["', '"]'), "red_flag": ('{{"', '"}}')}
_ROUND: Final = ('(["', '"])')
_DOT: Final = {"question": "box", "red_flag": "octagon"}


def mermaid(drawn: Drawing) -> str:
    """Return a drawing as Mermaid."""
    lines = ["flowchart LR"]
    for section, nodes in _grouped(drawn):
        inside = [f"  {_mermaid_node(node)}" for node in nodes]
        if section:
            title = _mermaid_text(drawn.sections.get(section, section))
            inside = [f'  subgraph section_{section}["{title}"]', *(f"  {line}" for line in inside), "  end"]
        lines += inside
    lines += [f"  {_id(one.source)} {'==>' if one.leads else '-->'} {_id(one.target)}" for one in drawn.arrows]
    lines += [
        f"  classDef warning fill:#fdecea,stroke:{WARNING},stroke-width:3px",
        f"  classDef leads stroke:{WARNING},stroke-width:2px",
    ]
    for name, wanted in (("warning", True), ("leads", False)):
        ids = [_id(one.thing) for one in drawn.nodes if one.leads and (one.thing.kind == "red_flag") is wanted]
        if ids:
            lines.append(f"  class {','.join(ids)} {name}")
    return "\n".join(lines) + "\n"


def dot(drawn: Drawing) -> str:
    """Return a drawing as DOT."""
    lines = ["digraph flow {", "  rankdir=LR", f"  label={_quoted(drawn.title)}", '  node [fontname="sans-serif"]']
    for section, nodes in _grouped(drawn):
        inside = [f"  {_dot_node(node)}" for node in nodes]
        if section:
            head = [f"  subgraph cluster_{section} {{", f"    label={_quoted(drawn.sections.get(section, section))}"]
            inside = [*head, *(f"  {line}" for line in inside), "  }"]
        lines += inside
    for one in drawn.arrows:
        style = f' [color="{WARNING}", penwidth=2]' if one.leads else ""
        lines.append(f"  {_id(one.source)} -> {_id(one.target)}{style}")
    return "\n".join([*lines, "}"]) + "\n"


def _grouped(drawn: Drawing) -> Iterator[tuple[str, list[Node]]]:
    """Yield the nodes of each section, then those of none."""
    sections = dict.fromkeys(node.section for node in drawn.nodes)
    for section in sorted(sections, key=lambda name: name == ""):
        yield section, [node for node in drawn.nodes if node.section == section]


def _id(thing: Thing) -> str:
    return f"{thing.kind}__{thing.id}"


def _mermaid_node(node: Node) -> str:
    before, after = _MERMAID.get(node.thing.kind, _ROUND)
    note = f"<br/><small>{_mermaid_text(node.note)}</small>" if node.note else ""
    return f"{_id(node.thing)}{before}{_mermaid_text(node.label)}{note}{after}"


def _mermaid_text(text: str) -> str:
    """Write every character that Mermaid or a web page could take for its own as its number."""
    return "".join(one if one.isalnum() or one in " ,.:?'/-" else f"#{ord(one)};" for one in outgoing(text))


def _dot_node(node: Node) -> str:
    label = f"{node.label}\n{node.note}" if node.note else node.label
    shape = _DOT.get(node.thing.kind, "ellipse")
    style = f', color="{WARNING}", penwidth={3 if node.thing.kind == "red_flag" else 2}' if node.leads else ""
    return f"{_id(node.thing)} [label={_quoted(label)}, shape={shape}{style}]"


def _quoted(text: str) -> str:
    escaped = outgoing(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
