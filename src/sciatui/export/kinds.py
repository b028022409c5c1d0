"""The kinds of file that a summary can be, in the order in which they are offered, and the text of each."""

from datetime import date
from typing import Final, Literal, TypeAlias, get_args

from sciatui.engine.session import Session
from sciatui.engine.summarise import summarise

Kind: TypeAlias = Literal["txt", "html", "md", "json"]
"""Also the ending of its name."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


def written(kind: Kind, session: Session, today: date, *, by_person: bool = True) -> str:
    """Return the summary of a session as a file of this kind; as JSON, its result."""
    from sciatui.export import html, md, result_json, txt  # noqa: PLC0415 - much that most sessions never need

    if kind == "json":
        return result_json.dumps(result_json.as_json(session))
    render = {"txt": txt.render, "html": html.render, "md": md.render}[kind]
    return render(summarise(session, today, by_person=by_person))
