"""Drawings as Mermaid, which web pages show, and as DOT, which Graphviz reads.

A section that comes in several drawings is written as one with several parts, each with nodes of its own.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from sciatui.check.author.drawing import Drawing, Node
from sciatui.check.author.overview import Chapter, Overview, counted
from sciatui.check.author.things import Thing
from sciatui.flow.gate import outgoing
from sciatui.flow.words import Words

WARNING: Final = "#b3261e"
"""The colour of warning signs and of what leads to them. Their shape and their note say it too."""
QUIET: Final = "#5f6b7a"

_MERMAID: Final = {"question": ('["', '"]'), "red_flag": ('{{"', '"}}'), "section": ('[["', '"]]')}
_ROUND: Final = ('(["', '"])')
_DOT: Final = {"question": "box", "red_flag": "octagon", "section": "folder"}


def mermaid(drawings: Sequence[Drawing]) -> str:
    """Return drawings as Mermaid."""
    lines = ["flowchart LR"]
    marked: dict[str, list[str]] = {"warning": [], "leads": []}
    for part, drawn in _parts(drawings):
        for section, nodes in _grouped(drawn):
            inside = [f"  {_mermaid_node(part, node)}" for node in nodes]
            if section and not part:
                title = _mermaid_text(drawn.sections.get(section, section))
                inside = [f'  subgraph section_{section}["{title}"]', *(f"  {line}" for line in inside), "  end"]
            lines += inside
        for one in drawn.arrows:
            lines.append(f"  {_id(part, one.source)} {'==>' if one.leads else '-->'} {_id(part, one.target)}")
        for node in drawn.nodes:
            if node.leads:
                marked["warning" if node.thing.kind == "red_flag" else "leads"].append(_id(part, node.thing))
    return _mermaid_end(lines, marked)


def mermaid_overview(seen: Overview, say: Words) -> str:
    """Return an overview as Mermaid: each section, what opens it, and beside it the warning signs that it settles."""
    lines = ["flowchart LR"]
    marked: dict[str, list[str]] = {"warning": [], "leads": []}
    for one in seen.chapters:
        lines.append(f'  section_{one.id}["{"<br/>".join(map(_mermaid_text, _counted(one, say)))}"]')
        if one.leads:
            marked["leads"].append(f"section_{one.id}")
        if one.signs:
            lines.append(f'  signs_{one.id}["{"<br/>".join(map(_mermaid_text, _signs(one)))}"]')
            marked["warning"].append(f"signs_{one.id}")
    for source, target in _openings(seen):
        lines.append(f"  section_{source.id} {'==>' if target.leads else '-->'} section_{target.id}")
    lines += [f"  section_{one.id} ==> signs_{one.id}" for one in seen.chapters if one.signs]
    return _mermaid_end(lines, marked)


def _mermaid_end(lines: list[str], marked: dict[str, list[str]]) -> str:
    lines += [
        f"  classDef warning fill:#fdecea,stroke:{WARNING},stroke-width:3px",
        f"  classDef leads stroke:{WARNING},stroke-width:2px",
        *(f"  class {','.join(ids)} {name}" for name, ids in marked.items() if ids),
    ]
    return "\n".join(lines) + "\n"


def dot(title: str, drawings: Sequence[Drawing]) -> str:
    """Return drawings as DOT."""
    lines = _dot_start(title)
    for part, drawn in _parts(drawings):
        for section, nodes in _grouped(drawn):
            inside = [f"  {_dot_node(part, node)}" for node in nodes]
            if section and not part:
                head = [
                    f"  subgraph cluster_{section} {{",
                    f"    label={_quoted(drawn.sections.get(section, section))}",
                ]
                inside = [*head, *(f"  {line}" for line in inside), "  }"]
            lines += inside
        for one in drawn.arrows:
            lines.append(f"  {_id(part, one.source)} -> {_id(part, one.target)}{_dot_arrow(leads=one.leads)}")
    return "\n".join([*lines, "}"]) + "\n"


def dot_overview(seen: Overview, say: Words) -> str:
    """Return an overview as DOT."""
    lines = _dot_start(seen.title)
    for one in seen.chapters:
        red = f', color="{WARNING}", penwidth=2' if one.leads else ""
        lines.append(f"  section_{one.id} [label={_quoted(chr(10).join(_counted(one, say)))}, shape=box{red}]")
        if one.signs:
            # Each line ends at the left.
            text = _quoted("\n".join([*_signs(one), ""])).replace("\\n", "\\l")
            lines.append(f'  signs_{one.id} [label={text}, shape=box, color="{WARNING}", penwidth=3]')
    for source, target in _openings(seen):
        lines.append(f"  section_{source.id} -> section_{target.id}{_dot_arrow(leads=target.leads)}")
    lines += [f"  section_{one.id} -> signs_{one.id}{_dot_arrow(leads=True)}" for one in seen.chapters if one.signs]
    return "\n".join([*lines, "}"]) + "\n"


def _dot_start(title: str) -> list[str]:
    return ["digraph flow {", "  rankdir=LR", f"  label={_quoted(title)}", '  node [fontname="sans-serif"]']


def _dot_arrow(*, leads: bool) -> str:
    return f' [color="{WARNING}", penwidth=2]' if leads else ""


def _openings(seen: Overview) -> Iterator[tuple[Chapter, Chapter]]:
    """Yield each section with each later one that it opens."""
    by_number = {one.number: one for one in seen.chapters}
    for target in seen.chapters:
        yield from ((by_number[number], target) for number in target.opened_by if number != target.number)


def _counted(one: Chapter, say: Words) -> list[str]:
    """Return the lines of a section."""
    return [f"{one.number} {one.title}", counted(one, say)]


def _signs(one: Chapter) -> Iterator[str]:
    """Yield the warning signs of a section by urgency, each with the numbers of the sections that it reads."""
    before = ""
    for sign in one.signs:
        if sign.node.note != before:
            before = sign.node.note
            yield f"{before.upper()}:"
        yield f"{sign.node.label} ({', '.join(map(str, sign.reads))})"


def _parts(drawings: Sequence[Drawing]) -> Iterator[tuple[str, Drawing]]:
    """Yield the drawings, each with what its nodes begin with where there are several."""
    return ((f"p{number}_" if len(drawings) > 1 else "", drawn) for number, drawn in enumerate(drawings, 1))


def _grouped(drawn: Drawing) -> Iterator[tuple[str, list[Node]]]:
    """Yield the nodes of each section, then those of none."""
    sections = dict.fromkeys(node.section for node in drawn.nodes)
    for section in sorted(sections, key=lambda name: name == ""):
        yield section, [node for node in drawn.nodes if node.section == section]


def _id(part: str, thing: Thing) -> str:
    return f"{part}{thing.kind}__{thing.id}"


def _mermaid_node(part: str, node: Node) -> str:
    before, after = _MERMAID.get(node.thing.kind, _ROUND)
    note = f"<br/><small>{_mermaid_text(node.note)}</small>" if node.note else ""
    return f"{_id(part, node.thing)}{before}{_mermaid_text(node.label)}{note}{after}"


def _mermaid_text(text: str) -> str:
    """Write every character that Mermaid or a web page could take for its own as its number."""
    return "".join(one if one.isalnum() or one in " ,.:?'/-" else f"#{ord(one)};" for one in outgoing(text))


def _dot_node(part: str, node: Node) -> str:
    label = f"{node.label}\n{node.note}" if node.note else node.label
    shape = _DOT.get(node.thing.kind, "ellipse")
    style = f', color="{WARNING}", penwidth={3 if node.thing.kind == "red_flag" else 2}' if node.leads else ""
    return f"{_id(part, node.thing)} [label={_quoted(label)}, shape={shape}{style}]"


def _quoted(text: str) -> str:
    escaped = outgoing(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
