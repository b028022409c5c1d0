"""The words that can be typed instead of an answer, in the language of the flow and always in English too.

Capital letters and accents make no difference: not every keyboard has them.
"""

from enum import Enum
from typing import Final, NamedTuple
from unicodedata import combining, normalize

from sciatui.flow.words import Words


class Verb(Enum):
    """One thing that the person can ask for. The value is its key in the words."""

    START = "start"
    BACK = "back"
    HELP = "help"
    EMERGENCY = "emergency"
    SAVE = "save"
    QUIT = "quit"
    AGAIN = "again"
    KEEP = "keep"
    CONTINUE = "continue"
    STOP = "stop"
    YES = "yes"
    NO = "no"
    NONE = "none"
    DONE = "done"
    NOT_SURE = "not_sure"
    DECLINE = "decline"
    CHECK = "check"
    CHANGE = "change"
    RESULT = "result"
    TREATMENTS = "treatments"
    TREATMENT = "treatment"
    TOPICS = "topics"
    TOPIC = "topic"
    WORDS = "words"
    PARTS = "parts"
    PART = "part"
    CLINICIAN = "clinician"
    REGION = "region"
    HERE = "here"


class Typed(NamedTuple):
    """A line, read as a verb where it is one. `rest` is what stands after a verb that takes something."""

    text: str
    verb: Verb | None = None
    rest: str = ""

    def __repr__(self) -> str:
        """Hide what was typed: a fault must never print an answer."""
        return f"<Typed {self.verb.value if self.verb else 'text'}>"


TAKES_MORE: Final = frozenset(
    {Verb.CHANGE, Verb.TREATMENT, Verb.TOPIC, Verb.PART, Verb.REGION, Verb.TOPICS, Verb.WORDS}
)

_SHORT: Final = {"<": Verb.BACK, "?": Verb.HELP}


def read_verb(text: str, words: Words) -> Typed:
    """Read `text` as a verb if all of it is one, or as a verb and what it takes."""
    known = {verb.value.replace("_", " "): verb for verb in Verb}
    known |= {bare(words(f"plain.word.{verb.value}")): verb for verb in Verb} | _SHORT
    spoken = bare(text)
    if spoken in known:
        return Typed(text, known[spoken])
    head, _, rest = spoken.partition(" ")
    verb = known.get(head)
    return Typed(text, verb, rest.strip()) if verb in TAKES_MORE and rest else Typed(text)


def bare(text: str) -> str:
    """Return a text without capital letters and accents, by which what is typed is compared."""
    if text.isascii():
        return text.casefold()
    return "".join(letter for letter in normalize("NFD", text.casefold()) if not combining(letter))
