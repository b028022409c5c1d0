"""The interruption: the level in words first, then what to do, then why, then how to go on. Nothing else."""

from sciatui.plain.dialogue import Dialogue
from sciatui.plain.shown import level_of
from sciatui.plain.verbs import Verb


def interruption(dialogue: Dialogue, red_flag: str) -> None:
    """Say what must be known before anything else, and read until the person goes on, ends or goes back."""
    flow, words, console = dialogue.session.flow, dialogue.words, dialogue.console
    flag = flow.red_flags[red_flag]
    console.block(level_of(flow, flag.urgency))
    # A number that does not answer abroad is as good as none.
    abroad = flag.urgency == "emergency" and bool(flow.regions)
    console.block(flag.act, *([words("plain.interruption.abroad")] if abroad else []))
    console.block(words("plain.interruption.reason", title=flag.title), *([flag.meaning] if flag.meaning else []))
    how = words("plain.interruption.how")
    console.block(how)
    while True:
        match dialogue.read(how).verb:
            case Verb.CONTINUE:
                dialogue.session = dialogue.session.acknowledge()
                return
            case Verb.STOP:
                dialogue.session = dialogue.session.stop()
                return
            case Verb.BACK:
                dialogue.back()
                return
            case Verb.AGAIN:
                return
            case _:
                console.say(words("plain.interruption.error"))
