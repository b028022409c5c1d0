"""Where scenarios may be saved: never among the files of a flow, which would read them as a part of itself."""

from pathlib import Path

from sciatui.errors import Exit
from sciatui.export.write import NotWritten, make_folder
from sciatui.flow.bundled import MAIN


class InAFlow(NotWritten):
    """A file was to be saved where a flow keeps its own."""

    exit = Exit.USAGE

    def __init__(self, folder: Path) -> None:
        """Remember the folder."""
        super().__init__(folder, "in_flow")


def outside(folder: Path) -> Path:
    """Return a folder that is not that of a flow's own files; raise `InAFlow` for one that is."""
    if (folder / MAIN).is_file():
        raise InAFlow(folder)
    return folder


def scenario_folder(folder: Path) -> Path:
    """Return a folder for scenarios, made where it is not there; raise `InAFlow` or `CannotWrite`."""
    make_folder(outside(folder))
    return folder


def free_number(folder: Path | None, name: str) -> int:
    """Return the number after those of files with a name that lie in a folder: they are left as they are."""
    files = () if folder is None else folder.glob(f"{name}*.toml")
    numbers = (path.stem.removeprefix(name) for path in files)
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1
