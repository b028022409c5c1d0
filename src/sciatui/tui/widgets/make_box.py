"""Makes the box of answers that fits a kind of question."""

from sciatui.flow.definition import Question
from sciatui.flow.words import Words
from sciatui.tui.widgets.answer_box import AnswerBox, ChoiceBox, RegionBox, ScaleBox, SetBox


def make_box(question: Question, words: Words) -> AnswerBox:
    """Return the box for a question. Those with something to type in are loaded when the first one is needed."""
    match question.kind:
        case "choice":
            return ChoiceBox(question, words)
        case "choices":
            return SetBox(question, words)
        case "body_map":
            return RegionBox(question, words)
        case "scale":
            return ScaleBox(question, words)
    from sciatui.tui.widgets.typed_box import TYPED  # noqa: PLC0415 - an eighth of the time to the first question

    return TYPED[question.kind](question, words)
