"""What the command line says about itself: help, and one clear line for each mistake in how it was called.

Words are read only when there is something to say, so that a command that is called well does not wait for them.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Any, Final, NoReturn

from sciatui.errors import UsageError
from sciatui.flow.gate import quoted
from sciatui.flow.interface import ENGLISH, load_words, sentences
from sciatui.spoken import say, shortened, spoken

_COLUMN: Final = 14
_ARGPARSE: Final = "argparse."
"""Where its words stand, in English exactly as it says them."""


class Parser(argparse.ArgumentParser):
    """Reads the options of one command; a mistake is a `UsageError` and not the end of the process."""

    def __init__(self, command: str, argv: Sequence[str]) -> None:
        """Read the options of `sciatui COMMAND`, and speak the language that they ask for."""
        self._language = spoken(argv)
        # Else argparse says its own words in the language of the system, and looks for them for long.
        argparse._ = _of_argparse(self._language)  # type: ignore[attr-defined]  # its name for gettext
        super().__init__(prog=f"sciatui {command}", allow_abbrev=False, formatter_class=_narrow)
        self._command = command
        self._argv = shortened(argv)

    def add_argument(self, *names: str, **about: Any) -> argparse.Action:
        """Add an option; what stands for its value in the help is said in the language of the command line."""
        if self._language != ENGLISH and "metavar" in about:
            name = about["metavar"].lower()
            about["metavar"] = self._say(f"metavar.{name}")
        return super().add_argument(*names, **about)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is."""
        hint = self._say("error.see_command", command=self._command)
        raise UsageError(f"{message[:1].upper()}{message[1:]}. {hint}")

    def read(self) -> argparse.Namespace:
        """Return the options; one that there is not is named with the nearest that there is."""
        known = [name for action in self._actions for name in action.option_strings]
        # Before anything that is missing: what was mistyped is often the very thing.
        self._refuse([word for word in self._options() if _name(word) not in known], known)
        options, unknown = self.parse_known_args(self._argv)
        self._refuse(unknown, known)
        return options

    def _options(self) -> Iterator[str]:
        """Yield the words that are written as options."""
        written = takewhile("--".__ne__, self._argv)
        # A dash alone is standard input, and before a digit it is a minus.
        return (word for word in written if word.startswith("-") and word[1:] and not word[1].isdigit())

    def _refuse(self, unknown: Sequence[str], known: Iterable[str]) -> None:
        """Refuse the first option that there is not."""
        if unknown:
            otherwise = self._say("error.see_command", command=self._command)
            hint = _nearest(unknown[0].partition("=")[0], known, self._language) or otherwise
            raise UsageError(self._say("error.option", option=quoted(unknown[0]), command=self._command, hint=hint))

    def format_help(self) -> str:
        """Say what the command does, then what it takes."""
        self.formatter_class = argparse.HelpFormatter
        self.description = self._say(f"command.{self._command}")
        for action in self._actions:
            if action.help is None:
                action.help = self._about(action.dest)
        return super().format_help()

    def _about(self, option: str) -> str:
        """Return what an option does in this command, or else in every one."""
        if f"cli.option.{self._command}.{option}" in load_words(ENGLISH).texts:
            return self._say(f"option.{self._command}.{option}")
        return self._say(f"option.{option}")

    def _say(self, key: str, **names: str) -> str:
        return say(key, self._language, **names)


def _name(word: str) -> str:
    """Return the name of an option without its value, which may stand right behind a short one."""
    return word.partition("=")[0] if word.startswith("--") else word[:2]


def _of_argparse(language: str) -> Callable[[str], str]:
    """Return what says in a language what argparse says in English; what we have no words for stays English."""
    if language == ENGLISH:
        return str
    own = sentences(language)
    said = {text: own[key] for key, text in sentences(ENGLISH).items() if key.startswith(_ARGPARSE)}
    return lambda text: said.get(text, text)


def _narrow(prog: str) -> argparse.HelpFormatter:
    """Return a formatter for the checks of each option; one that asks for the terminal's width takes 5 ms to import."""
    return argparse.HelpFormatter(prog, width=80)


def unknown_command(argv: Sequence[str], commands: Iterable[str]) -> UsageError:
    """Return the error for a command that there is not, with the nearest that there is."""
    language = spoken(argv)
    hint = _nearest(argv[0], commands, language) or say("error.see_help", language)
    return UsageError(say("error.command", language, command=quoted(argv[0]), hint=hint))


def help_page(argv: Sequence[str], commands: Iterable[str]) -> str:
    """Return the help for the whole program."""
    language = spoken(argv)
    rows = {name: say(f"command.{name}", language) for name in commands}
    options = {
        "-h, --help": say("help.option_help", language),
        "--version": say("help.option_version", language),
        "--lang": say("help.option_lang", language),
    }
    return "\n".join(
        [
            say("help.usage", language),
            "",
            say("help.about", language),
            "",
            say("help.commands", language),
            *(f"  {name:{_COLUMN}}{text}" for name, text in rows.items()),
            "",
            say("help.options", language),
            *(f"  {name:{_COLUMN}}{text}" for name, text in options.items()),
            "",
            say("help.plain", language),
            say("help.emergency", language),
            "",
        ]
    )


def _nearest(name: str, known: Iterable[str], language: str) -> str:
    """Return the question whether the nearest known name was meant; empty if none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a mistake costs its import

    near = get_close_matches(name, list(known), n=1)
    return say("error.nearest", language, nearest=near[0]) if near else ""
