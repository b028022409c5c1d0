"""A session: one flow and the list of what happened. A frozen value; every step returns a new one.

Back, change, resume, replay and test cost nothing extra, because everything but the events is worked out from
them. A bad answer is a `Problem`, not an exception. There is no clock, file or screen here.
"""

from __future__ import annotations

from sciatui.engine.answer import check, declined
from sciatui.engine.assess import Stood, assess
from sciatui.engine.events import Event
from sciatui.engine.in_order import Given, in_order
from sciatui.engine.position import Position
from sciatui.engine.problem import Problem, Refusal
from sciatui.engine.replay import State, start, step
from sciatui.flow.values import Blank, is_said
from sciatui.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Final, Self

    from sciatui.engine.replay import Raw
    from sciatui.engine.result import Result, Status
    from sciatui.flow.aliases import Effective, Value
    from sciatui.flow.definition import Flow, Question


class Progress(NamedTuple):
    """Where the person is, without a total of questions that nobody can know."""

    section_title: str
    number: int
    of: int


class Session:
    """One person's way through one flow."""

    __slots__ = ("_given", "_held", "_result", "events", "flow")

    flow: Final[Flow]
    events: Final[tuple[Event, ...]]
    """Everything that happened, in order."""

    def __init__(self, flow: Flow, events: tuple[Event, ...], state: State | None, given: Given | None = None) -> None:
        """Hold a flow, its events and the state that they come to, or a sheet that gives it when it is asked for.

        Use `begin`, `replay` or `filled` instead.
        """
        self.flow = flow
        self.events = events
        self._held = state
        self._given = given
        self._result: Result | None = None

    @property
    def _state(self) -> State:
        """What the events come to."""
        if self._held is None:
            self._held = start(self.flow) if self._given is None else self._given.state
        return self._held

    def __repr__(self) -> str:
        """Say what this is without what it holds: a fault must never print an answer."""
        return f"<Session {self.flow.id} {len(self.events)} events>"

    @classmethod
    def begin(cls, flow: Flow) -> Self:
        """Return a session in which nothing has happened yet."""
        return cls(flow, (), start(flow))

    @classmethod
    def replay(cls, flow: Flow, events: Iterable[Event]) -> Self:
        """Return the session that these events come to. Events are facts: none is refused."""
        happened = tuple(events)
        state = start(flow)
        for event in happened:
            state = step(flow, state, event)
        return cls(flow, happened, state)

    @classmethod
    def filled(cls, flow: Flow, answers: Mapping[str, object]) -> Self | Problem:
        """Return the session of a person who gives these answers in the order asked, past every interruption.

        An answer may also be `Blank.UNSURE` or `Blank.DECLINED`. Every one is checked, also where it is not asked for;
        the first problem in the order of the flow is returned. Questions without an answer stay open.
        """
        read = in_order(flow, answers)
        if isinstance(read, Given):
            return cls(flow, read.asked, None, read)
        return read if isinstance(read, Problem) else cls(flow, *read)

    def _after(self, event: Event) -> Self:
        return type(self)(self.flow, (*self.events, event), step(self.flow, self._state, event))

    # What is known

    @property
    def raw(self) -> Raw:
        """The last word on each question, also where it does not count."""
        return self._state.raw

    @property
    def effective(self) -> Effective:
        """Every question with the value or blank that rules read."""
        return self._state.effective

    @property
    def raised(self) -> dict[str, str]:
        """Every red flag that ever interrupted, with the question that raised it, in the order raised."""
        return dict(self._state.raised)

    def kept(self, question: str) -> Value | Blank:
        """Return the last word on a question, also if it is set aside: what a screen fills in beforehand."""
        return self._state.raw.get(question, Blank.UNANSWERED)

    @property
    def position(self) -> Position:
        """What is to be shown now."""
        state = self._state
        if state.ended:
            return Position("done")
        if state.pending and not state.deferred:
            flag = state.pending[0]
            return Position("interrupt", red_flag=flag, question=state.raised[flag])
        if state.cursor:
            return Position("ask", state.cursor, self._open(state.cursor))
        due = next(self._due(), None)
        return Position("check") if due is None else Position("ask", due.screen, self._open(due.screen))

    def _due(self) -> Iterator[Question]:
        questions, unanswered = self.flow.questions, Blank.UNANSWERED
        return (questions[name] for name, value in self._state.effective.items() if value is unanswered)

    def _open(self, screen: str) -> tuple[str, ...]:
        effective = self._state.effective
        return tuple(
            question for question in self.flow.screens[screen].questions if effective[question] is Blank.UNANSWERED
        )

    @property
    def path(self) -> tuple[str, ...]:
        """The screens that the person has come through, and the one they are on, in order."""
        effective = self._state.effective
        here = self.position.screen
        return tuple(
            screen.id
            for screen in self.flow.screens.values()
            if screen.id == here or any(is_said(effective[question]) for question in screen.questions)
        )

    @property
    def progress(self) -> Progress:
        """The section that the person is in; the last one at the end."""
        sections = list(self.flow.sections)
        position = self.position
        screen = position.screen or (self.flow.questions[position.question].screen if position.question else "")
        section = self.flow.screens[screen].section if screen else sections[-1]
        return Progress(self.flow.sections[section].title, sections.index(section) + 1, len(sections))

    # What the person does

    def answer(self, question: str, value: object) -> Self | Problem:
        """Answer a question that is asked now; the value as it stands in a file, or typed already.

        `Blank.UNSURE` and `Blank.DECLINED` stand for those two answers.
        """
        if value is Blank.UNSURE:
            return self.unsure(question)
        if value is Blank.DECLINED:
            return self.decline(question)
        asked = self._asked(question)
        if isinstance(asked, Problem):
            return asked
        checked = check(asked, value, self.flow.words)
        if isinstance(checked, Problem):
            return checked
        return self._after(Event("answered", question, checked))

    def unsure(self, question: str) -> Self | Problem:
        """Say "I am not sure", which is a real answer to every question, also where no screen offers it."""
        asked = self._asked(question)
        return asked if isinstance(asked, Problem) else self._after(Event("unsure", question))

    def decline(self, question: str) -> Self | Problem:
        """Say "I prefer not to say", which is possible for every question; it counts as `declined` says."""
        asked = self._asked(question)
        return asked if isinstance(asked, Problem) else self._after(Event.of(question, declined(asked)))

    def clear(self, question: str) -> Self | Problem:
        """Take an answer back, so that the question is open again."""
        asked = self._asked(question)
        return asked if isinstance(asked, Problem) else self._after(Event("cleared", question))

    def _asked(self, question: str) -> Question | Problem:
        """Return the question if it may be answered now."""
        if question not in self.flow.questions:
            return self._refuse(question, Refusal.UNKNOWN_QUESTION, "unknown_question")
        if self._state.effective[question] is Blank.NOT_ASKED:
            return self._refuse(question, Refusal.NOT_ASKED, "not_asked")
        return self.flow.questions[question]

    def _refuse(self, question: str, refusal: Refusal, key: str) -> Problem:
        return Problem(question, refusal, self.flow.words(f"engine.answer.{key}"))

    def back(self) -> Self:
        """Go one step back; at the start nothing changes.

        From an interruption the step leads to the answer that raised it, from the result to the answers, and from a
        screen that one went to for a change back to where one was.
        """
        position = self.position
        if position.at == "ask" and self._state.cursor and self._state.returns:
            return self._after(Event("next", self._state.cursor))
        if position.at == "done":
            return self._after(Event("back"))
        if position.at == "interrupt":
            return self._after(Event("back", self.flow.questions[position.question].screen))
        path = self.path
        before = path[: path.index(position.screen)] if position.screen else path
        return self._after(Event("back", before[-1])) if before else self

    def change(self, screen: str) -> Self:
        """Go to a screen that was asked, to change it; afterwards only what is new is asked.

        A screen that is not asked changes nothing.
        """
        return self._after(Event("change", screen)) if screen in self.path else self

    def go_on(self) -> Self:
        """Go on from a screen that the person came back to and that is answered; else the same session."""
        state = self._state
        if not state.cursor or self._open(state.cursor):
            return self
        return self._after(Event("next", state.cursor))

    def acknowledge(self) -> Self:
        """Say that the interruption shown now was read; the questions go on."""
        position = self.position
        return self._after(Event("acknowledged", position.red_flag)) if position.at == "interrupt" else self

    def finish(self) -> Self:
        """Confirm the answers on the check-your-answers page."""
        return self._after(Event("finished")) if self.position.at == "check" else self

    def stop(self) -> Self:
        """End the assessment before its end."""
        return self if self._state.ended else self._after(Event("stopped"))

    def would_lose(self, question: str, value: object) -> tuple[str, ...]:
        """Return the answered questions that would stop being asked; nothing if the answer is refused."""
        after = self.answer(question, value)
        return () if isinstance(after, Problem) else self.lost(after)

    def lost(self, after: Session) -> tuple[str, ...]:
        """Return the questions answered here that are not asked in `after`, so that their answers count no more."""
        return tuple(
            question
            for question, answer in self.effective.items()
            if is_said(answer) and after.effective[question] is Blank.NOT_ASKED
        )

    # What it comes to

    @property
    def status(self) -> Status:
        """Whether the session is finished, stands at an interruption, or was left open."""
        if self._state.pending:
            return "interrupted"
        return "stopped" if next(self._due(), None) else "finished"

    def result(self) -> Result:
        """Work out everything that the effective answers say. It cannot change, so that is done once."""
        if self._result is None:
            self._result = assess(
                self.flow, self._given or Stood(self.flow, self.effective, self.status, self._state.raised)
            )
        return self._result
