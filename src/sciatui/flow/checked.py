"""Checks the files of a flow against the models and against each other, and compiles it.

`loaded` refuses a flow with any error, with all of them in its message. `examine` is for authors: it also gives the
warnings, and looks at every translation. `study` is for tools that look at the files of a flow.
"""

import re
from pathlib import Path
from typing import Final, NamedTuple

from sciatui.errors import UsageError
from sciatui.flow import conditions, digest, interface, merge, shape, translate, validate
from sciatui.flow.compile import Compiled, Wanted, compiled
from sciatui.flow.complaint import Complaint, Fault, FileError, FlowError, did_you_mean
from sciatui.flow.conditions import Conditions
from sciatui.flow.definition import Flow
from sciatui.flow.gate import quoted
from sciatui.flow.merge import Merged
from sciatui.flow.model import FlowFiles
from sciatui.flow.sources import Sources, sources
from sciatui.flow.texts import Text, texts_of
from sciatui.flow.validate import Subject, limits, placeholders

LANGUAGE: Final = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
_NOT_THERE: Final = frozenset({"E-missing", "E-format"})


class Checked(NamedTuple):
    """A flow whose files were checked, in its own language."""

    merged: Merged
    files: FlowFiles | None
    """None if the files are so wrong that there is no flow to speak of."""
    texts: tuple[Text, ...]
    conditions: Conditions | None
    faults: tuple[Fault, ...]

    @property
    def is_sound(self) -> bool:
        """Say whether nothing stands in the way of using it."""
        wrong = any(fault.rule.startswith("E-") for fault in self.faults)
        return self.files is not None and self.conditions is not None and not wrong and self.merged.complete


def loaded(read: Sources, language: str | None, region: str | None, country: str = "") -> Compiled:
    """Return the flow of these files in a language and for a region, or else for that of a country, if it has one.

    Raises `FlowError` with every complaint when it cannot be used, and `UsageError` when it is not there in this
    language or for this region.
    """
    checked = _check(merge.merged(read))
    merged, files = checked.merged, checked.files
    _refuse(merged, checked.faults)
    if files is None:
        raise FlowError(_complaints(merged, checked.faults))
    language = _one_of(language, (files.flow.language, *sorted(merged.texts)), "in")
    region = region or files.flow.countries.get(country) or files.flow.region
    region = _one_of(region, tuple(files.region) or ("",), "for")
    if language != files.flow.language:
        over = _translated(checked, language)
        _refuse(merged, over.faults, over.complaints)
        files = over.files
    return _compiled(checked, files, language, region)


def study(where: str | Path) -> Checked:
    """Read and check a flow for tools that look at its files; raise `FlowError` unless it has files and conditions."""
    try:
        checked = _check(merge.merged(sources(where)))
    except FileError as fault:
        raise FlowError((fault.complaint,)) from None
    _refuse(checked.merged, checked.faults)
    if checked.files is None or checked.conditions is None:
        raise FlowError(_complaints(checked.merged, checked.faults))
    return checked


class Examined(NamedTuple):
    """A flow with everything that is wrong with it, for tools that look further."""

    checked: Checked
    flow: Flow | None
    """None if it cannot be used."""
    complaints: tuple[Complaint, ...]


def examine(where: str | Path) -> Examined:
    """Check a flow in all its languages, and keep its files; raise `FileError` if there is none."""
    checked = _check(merge.merged(sources(where)))
    faults = list(checked.faults)
    unusable: list[Complaint] = []
    if checked.is_sound:
        for language in checked.merged.texts:
            over = _translated(checked, language)
            faults += over.faults
            unusable += over.complaints
    complaints = (*unusable, *_complaints(checked.merged, tuple(faults)))
    files = checked.files
    if files is None or any(complaint.severity == "error" for complaint in complaints):
        return Examined(checked, None, complaints)
    region = files.flow.region or next(iter(files.region), "")
    return Examined(checked, _compiled(checked, files, files.flow.language, region).flow, complaints)


def _check(merged: Merged) -> Checked:
    """Check the files against the models and against each other."""
    if not merged.parts:
        return Checked(merged, None, (), None, ())
    shaped = shape.shaped(merged.tree)
    if not merged.complete:
        # What is missing may stand in the file that could not be read, so only what is there is complained of.
        there = tuple(fault for fault in shaped.faults if len(fault.path) != 1 or fault.rule not in _NOT_THERE)
        return Checked(merged, None, (), None, there)
    too_big = () if shaped.files is None else limits.too_big(shaped.files)
    if shaped.files is None or too_big:
        return Checked(merged, None, (), None, (*shaped.faults, *too_big))
    texts = texts_of(merged.tree)
    parsed = conditions.parse_all(shaped.files, shaped.broken)
    may_hide = any(part.may_hide for part in merged.parts)
    subject = Subject(shaped.files, merged.tree, texts, parsed, shaped.broken, may_hide)
    faults = (*shaped.faults, *parsed.faults, *validate.faults(subject))
    return Checked(merged, shaped.files, texts, parsed, faults)


class _Translated(NamedTuple):
    """The files of a flow in another language, and what is wrong with that."""

    files: FlowFiles
    faults: tuple[Fault, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    """What was wrong with single files of the translation."""


def _translated(checked: Checked, language: str) -> _Translated:
    """Return the files of a sound flow in another language."""
    merged, files = checked.merged, checked.files
    if files is None:
        raise ValueError("only a sound flow can be translated")
    if not LANGUAGE.fullmatch(language) or language == files.flow.language:
        message = "The name of this file is not that of another language"
        return _Translated(files, (Fault("E-translation-id", (), message, "Name it like es.toml.", language=language),))
    parsed = merged.texts[language].parsed()
    if any(complaint.rule != "E-duplicate-id" for complaint in parsed.complaints):
        # What is missing may stand in the file that could not be read.
        return _Translated(files, complaints=parsed.complaints)
    names = placeholders.known_names(files)
    over = translate.translated(merged.tree, checked.texts, parsed.tree, names, language)
    shaped = shape.shaped(over.tree)
    wrong = tuple(
        fault._replace(path=translate.in_translation(fault.path), language=language) for fault in shaped.faults
    )
    return _Translated(shaped.files or files, (*over.faults, *wrong), parsed.complaints)


def _compiled(checked: Checked, files: FlowFiles, language: str, region: str) -> Compiled:
    """Make the flow of checked files; the hash is that of the flow in its own language."""
    if checked.files is None or checked.conditions is None:
        raise ValueError("only a sound flow can be compiled")
    texts = checked.merged.texts
    wanted = Wanted(
        language=language,
        languages=(checked.files.flow.language, *sorted(texts)),
        region=region,
        hash=digest.digest(checked.files, texts),
        words=interface.flow_words(language, health=files.flow.health),
    )
    return compiled(files, checked.conditions, wanted)


def _refuse(merged: Merged, faults: tuple[Fault, ...], more: tuple[Complaint, ...] = ()) -> None:
    """Raise `FlowError` if there is an error among these."""
    if merged.complaints or more or any(fault.rule.startswith("E-") for fault in faults):
        raise FlowError((*more, *_complaints(merged, faults)))


def _complaints(merged: Merged, faults: tuple[Fault, ...]) -> tuple[Complaint, ...]:
    """Give each fault its place."""
    if not faults:
        return merged.complaints
    from sciatui.flow.places import placed  # noqa: PLC0415  (only when there is something to place)

    return (*merged.complaints, *placed(faults, merged))


def _one_of(wanted: str | None, known: tuple[str, ...], word: str) -> str:
    """Return what is wanted, or the first of what there is; raise `UsageError` if it is not there."""
    if wanted is None:
        return known[0]
    if wanted not in known:
        said = f"This flow is not there {word} {quoted(wanted)}. There is: {', '.join(known)}."
        raise UsageError(f"{said} {did_you_mean(wanted, known)}".rstrip())
    return wanted
