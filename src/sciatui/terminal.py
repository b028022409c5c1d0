"""What the terminal can do, told before anything of a front end is imported.

A pure function of environment, kind of streams and size: the whole matrix is a table in the tests. The first
row that holds decides the face.

================================ ===== ==================================================================
what                             face  reason
================================ ===== ==================================================================
`--plain`                        plain `asked`
SCIATUI_PLAIN is on              plain `SCIATUI_PLAIN`
ACCESSIBLE is on                 plain `ACCESSIBLE`
a stream is no terminal          plain `no_terminal`: a full screen would wait or paint where nobody looks
TERM cannot place a cursor       plain `TERM`
anything else                    tui   ``
================================ ===== ==================================================================

A variable is on if it is neither empty nor `0`, `false` or `no`. NO_COLOR counts if it is not empty.
"""

from collections.abc import Mapping, MutableMapping
from typing import Final, Literal, NamedTuple

Face = Literal["tui", "plain"]

NARROWEST: Final = 20
"""A width below this is no width: the terminal does not know its size."""

USUAL: Final = (80, 24)

_NO_CURSOR: Final = frozenset({"", "dumb", "unknown", "vt52", "vt100"})
_OFF: Final = frozenset({"", "0", "false", "no"})


class Capabilities(NamedTuple):
    """What there is to work with."""

    face: Face
    colour: bool
    unicode: bool
    """Whether more than ASCII can be drawn: not on a Linux console, not in a locale without UTF-8."""
    columns: int
    rows: int
    reason: str
    """Why the face is plain; empty for tui."""


def capabilities(
    environ: Mapping[str, str],
    *,
    stdin_tty: bool,
    stdout_tty: bool,
    size: tuple[int, int],
    plain: bool = False,
) -> Capabilities:
    """Return what this environment can do.

    `stdout_tty` says whether what is written is seen. Textual paints on standard error, so the caller counts
    that in.
    """
    reason = _reason(environ, terminal=stdin_tty and stdout_tty, plain=plain)
    columns, rows = size if size[0] >= NARROWEST and size[1] > 0 else USUAL
    return Capabilities(
        face="plain" if reason else "tui",
        colour=not reason and not environ.get("NO_COLOR"),
        unicode=_unicode(environ),
        columns=columns,
        rows=rows,
        reason=reason,
    )


def languages(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the languages that the system is set to, the closest first: `es-MX` and `es` for `es_MX.UTF-8`.

    A list in LANGUAGE goes before the locale, unless that speaks no language at all. What stands behind English is no
    wish: English is always there.
    """
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environ.get(name))), "")
    own = _of_locale(locale)
    listed = [one for name in environ.get("LANGUAGE", "").split(":") for one in _of_locale(name)] if own else []
    wishes = tuple(dict.fromkeys((*listed, *own)))
    return wishes[: wishes.index("en")] if "en" in listed else wishes


def country(environ: Mapping[str, str]) -> str:
    """Return the country that the system is set to, in two letters; empty if it names none.

    Phone numbers hang on it, so that a language alone says nothing, and neither does the country of the messages: who
    reads them in the English of a country need not live there.
    """
    decides = ("LC_ALL", "LC_TELEPHONE", "LC_ADDRESS", "LC_MONETARY", "LANG")
    locale = next((value for name in decides if (value := environ.get(name))), "")
    if not _of_locale(locale):
        return ""
    _, *further = locale.partition(".")[0].partition("@")[0].replace("-", "_").split("_")
    return next((part.upper() for part in further if _is_country(part)), "")


def _is_country(part: str) -> bool:
    """Tell two letters from the name of a script and from the number of a part of the world."""
    return len(part) == len("GB") and part.isascii() and part.isalpha()


def _of_locale(locale: str) -> tuple[str, ...]:
    """Return the languages of one locale; none for C, POSIX and what is spelled like no language."""
    language, _, country = locale.partition(".")[0].partition("@")[0].replace("-", "_").partition("_")
    if not (language.isascii() and language.isalpha() and language.islower()):
        return ()
    return (f"{language}-{country}", language) if country else (language,)


def clean(environ: MutableMapping[str, str]) -> None:
    """Remove what must not reach Textual; to be called before it is imported.

    The TEXTUAL_ family logs keys, runs code and types by itself. An empty NO_COLOR means nothing by its own
    rules, and Textual takes it for a wish.
    """
    for name in [name for name in environ if name.upper().startswith("TEXTUAL_")]:
        del environ[name]
    if environ.get("NO_COLOR") == "":
        del environ["NO_COLOR"]


def _reason(environ: Mapping[str, str], *, terminal: bool, plain: bool) -> str:
    if plain:
        return "asked"
    for name in ("SCIATUI_PLAIN", "ACCESSIBLE"):
        if environ.get(name, "").strip().lower() not in _OFF:
            return name
    if not terminal:
        return "no_terminal"
    return "TERM" if environ.get("TERM", "").lower() in _NO_CURSOR else ""


def _unicode(environ: Mapping[str, str]) -> bool:
    """Say whether the locale writes UTF-8; a locale that nobody set is taken to do so."""
    if environ.get("TERM", "").startswith("linux"):
        return False
    locale = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := environ.get(name))), "UTF-8")
    return "utf8" in locale.lower().replace("-", "")
