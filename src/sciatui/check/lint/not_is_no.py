"""W-not-is-no: `not q == 'yes'`, where the only other choice is no.

It reads as "q is no" and says more: it is also true where the question was not asked.
"""

from collections.abc import Iterator

from sciatui.check.look import Look
from sciatui.flow.complaint import Fault
from sciatui.flow.condition.tree import Is, Not

RULE = "W-not-is-no"


def faults(look: Look) -> Iterator[Fault]:
    """Find the opposite of a choice where the other choice could be named."""
    for path, node in look.nodes:
        match node:
            case Not(Is(name, codes)):
                others = [code for code in look.flow.questions[name].choices if code not in codes]
                if len(others) == 1:
                    message = f"This is also true where '{name}' was not asked"
                    yield Fault(RULE, path, message, f"If '{others[0]}' is meant, write {name} == '{others[0]}'.")
            case _:
                pass
