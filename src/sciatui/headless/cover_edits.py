"""Changes of answers for generated scenarios: one that makes other answers no longer count, and the way back."""

from __future__ import annotations

from sciatui.engine.problem import Problem
from sciatui.flow.values import is_said
from sciatui.headless.explore import options
from sciatui.headless.play import give
from sciatui.headless.sheet import sheet
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sciatui.engine.session import Session
    from sciatui.flow.definition import Flow
    from sciatui.headless.play import Given


class Edit(NamedTuple):
    """A change of one answer that makes others no longer count, and what it takes to be where it began."""

    question: str
    before: Given
    after: Given
    loses: tuple[str, ...]
    """The answers that no longer count by it, in the order asked."""
    again: Mapping[str, Given]
    """What has to be answered once more when it is taken back."""

    def __repr__(self) -> str:
        """Say what this is and not what it holds."""
        return f"<Edit of {self.question}>"

    def steps(self, flow: Flow) -> Iterator[dict[str, object]]:
        """Yield the steps of a scenario that makes the change, and takes it back."""
        yield {"change": sheet(flow, {self.question: self.after}), "loses": list(self.loses)}
        yield {"change": sheet(flow, {self.question: self.before}), "answers": sheet(flow, self.again)}


def edits(session: Session, wanted: Iterable[str]) -> Iterator[Edit]:
    """Yield one change of each of these answers that was given and whose change can make others no longer count."""
    for name in wanted:
        if is_said(session.effective[name]):
            words = sorted(options(session.flow, session.flow.questions[name]), key=_is_telling)
            tried = (edit(session, name, word) for word in words)
            found = next((one for one in tried if one is not None), None)
            if found is not None:
                yield found


def edit(session: Session, question: str, word: Given) -> Edit | None:
    """Return a change with what it loses; None if that is nothing."""
    before = session.effective
    changed = give(session, question, word)
    loses = () if isinstance(changed, Problem) else session.lost(changed)
    if not loses or isinstance(changed, Problem):
        return None
    back = give(changed, question, before[question])
    if isinstance(back, Problem):
        raise ValueError(f"{question} takes the answer that it had")  # noqa: TRY004 - a fault of ours
    # On the way back more can be lost for a moment, so all that is missing then is said again.
    again = {name: said for name, said in before.items() if is_said(said) and back.effective[name] != said}
    return Edit(question, before[question], word, loses, again)


def _is_telling(word: Given) -> bool:
    """Say whether a word tells more of a person than no: who is shown one change best says no."""
    return word not in {"no", frozenset()}
