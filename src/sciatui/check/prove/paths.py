"""Where things stand in the files of a flow, as paths."""

from sciatui.flow.complaint import Path
from sciatui.flow.definition import Flow


def question_path(flow: Flow, name: str) -> Path:
    """Return where a question stands; an item stands in its checklist."""
    screen = flow.questions[name].screen
    return ("question", name) if screen == name else ("question", screen, "items", name)
