"""`sciatui cover`: writes a few scenarios that together reach everything in a flow, for somebody to confirm.

What they expect is what the flow does now. That is no proof that it is right: each says so in its first lines.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final, TextIO

from sciatui.check.author.opened import opened
from sciatui.errors import Exit
from sciatui.export.put import put
from sciatui.export.scenario_folder import scenario_folder
from sciatui.export.write import write_new
from sciatui.flow.bundled import reference
from sciatui.flow.reader import shown
from sciatui.flow.values import Blank
from sciatui.headless.common import need_solver, words_for_authors
from sciatui.headless.sheet import naming, played, scenario
from sciatui.spoken import add_language

_NAME: Final = "generated_"


def add_arguments(parser: ArgumentParser) -> None:
    """Add what `sciatui cover` understands."""
    parser.add_argument("flow", metavar="FLOW")
    parser.add_argument("--save", metavar="DIR")
    add_language(parser)


def main(arguments: Namespace, stdout: TextIO, _stderr: TextIO, _stdin: TextIO | None) -> Exit:
    """Find the scenarios and write them."""
    words = words_for_authors(arguments)
    need_solver(words)
    from sciatui.check.author.covering import covering  # noqa: PLC0415 - the solver takes long to import

    whole = opened(arguments.flow)
    goals = 0
    written = 0
    folder = None if arguments.save is None else scenario_folder(Path(arguments.save))
    for number, one in enumerate(covering(whole), _free(folder)):
        written += 1
        goals += len(one.goals)
        said = {name: word for name, word in one.answers.items() if word is not Blank.UNANSWERED}
        result = played(whole.flow, said).result()
        text = scenario(
            whole.flow,
            said,
            title=words("cover.title", number=str(number)),
            head=words("cover.head", goals="\n".join(f"  {goal}" for goal in one.goals)),
            tags=["generated"],
            urgency=result.urgency,
            red_flags=[fired.id for fired in result.red_flags],
            advice=[fired.id for fired in result.advice],
            patterns={pattern.id: pattern.fit for pattern in result.patterns} or [],
        )
        if folder is None:
            put(stdout, text + "\n")
        else:
            path = folder / f"{_NAME}{number:03}.toml"
            write_new(path, naming(text, reference(arguments.flow, str(folder))).encode())
            put(stdout, f"{shown(path)}\n")
    put(stdout, words("cover.counted", scenarios=str(written), goals=str(goals)) + "\n")
    return Exit.DONE


def _free(folder: Path | None) -> int:
    """Return the number after those of an earlier time, which are left as they are."""
    files = () if folder is None else folder.glob(f"{_NAME}*.toml")
    numbers = (path.stem.removeprefix(_NAME) for path in files)
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1
