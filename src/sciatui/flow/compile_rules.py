"""What follows from the answers: red flags, advice, patterns, scores, treatments, dates and guarantees."""

from sciatui.flow import model
from sciatui.flow.compile_parts import Parts
from sciatui.flow.definition import (
    Advice,
    Band,
    Guarantee,
    Pattern,
    Points,
    Recheck,
    RedFlag,
    Score,
    Treatment,
)


def interrupts(flag: model.RedFlag) -> bool:
    """Say whether a warning sign interrupts: unless it says otherwise, if it is an emergency."""
    return flag.urgency == "emergency" if flag.interrupt is None else flag.interrupt


def red_flags(parts: Parts) -> dict[str, RedFlag]:
    """Return the warning signs."""
    say = parts.say
    return {
        name: RedFlag(
            id=name,
            when=parts.conditions["red_flag", name, "when"],
            urgency=flag.urgency,
            if_unknown=None if flag.if_unknown == "ignore" else flag.if_unknown,
            interrupt=interrupts(flag),
            title=say(flag.title),
            act=say(flag.act),
            meaning=say(flag.meaning),
            steady=parts.steady[name],
            sign=say(flag.sign),
            source=flag.source,
        )
        for name, flag in parts.files.red_flag.items()
    }


def advice(parts: Parts) -> dict[str, Advice]:
    """Return the rules that are no warning signs."""
    return {
        name: Advice(
            id=name,
            when=parts.conditions["advice", name, "when"],
            urgency=one.urgency,
            if_unknown=one.if_unknown,
            title=parts.say(one.title),
            act=parts.say(one.act),
            source=one.source,
        )
        for name, one in parts.files.advice.items()
    }


def patterns(parts: Parts) -> dict[str, Pattern]:
    """Return the pictures."""
    known = parts.conditions
    return {
        name: Pattern(
            id=name,
            title=parts.say(one.title),
            about=parts.say(one.about),
            fit=known["pattern", name, "fit"],
            partly=known["pattern", name, "partly"],
            supports=tuple(known["pattern", name, "supports", at] for at in range(len(one.supports))),
            speaks_against=tuple(known["pattern", name, "against", at] for at in range(len(one.against))),
            grade=one.grade,
            grade_when=parts.when("pattern", name, "grade_when"),
            grade_else=one.grade_else or one.grade,
            topic=one.topic or "",
            source=one.source,
        )
        for name, one in parts.files.pattern.items()
    }


def scores(parts: Parts) -> dict[str, Score]:
    """Return the published counts."""
    say = parts.say
    return {
        name: Score(
            id=name,
            title=say(one.title),
            when=parts.when("score", name, "when"),
            items=tuple(
                Points(parts.conditions["score", name, "items", at, "when"], item.points, say(item.label))
                for at, item in enumerate(one.items)
            ),
            missing=one.missing,
            bands=tuple(Band(band.low, band.high, say(band.meaning)) for band in one.bands),
            of=sum(max(item.points, 0) for item in one.items),
            source=one.source,
        )
        for name, one in parts.files.score.items()
    }


def treatments(parts: Parts) -> dict[str, Treatment]:
    """Return the treatment overview."""
    say = parts.say
    return {
        name: Treatment(
            id=name,
            title=say(one.title),
            group=one.group,
            stance=one.stance,
            line=say(one.line),
            suits=say(one.suits),
            ask_first=say(one.ask_first),
            expect=say(one.expect),
            about=parts.say_all(one.about),
            ask=say(one.ask),
            when=parts.when("treatment", name, "when"),
            avoid_when=parts.when("treatment", name, "avoid_when"),
            avoid=say(one.avoid),
            source=one.source,
        )
        for name, one in parts.files.treatment.items()
    }


def rechecks(parts: Parts) -> dict[str, Recheck]:
    """Return the dates to check again."""
    return {
        name: Recheck(
            id=name,
            when=parts.conditions["recheck", name, "when"],
            days=one.days,
            text=parts.say_dated(one.text),
            source=one.source,
        )
        for name, one in parts.files.recheck.items()
    }


def guarantees(parts: Parts) -> dict[str, Guarantee]:
    """Return the promises."""
    return {
        name: Guarantee(
            name, parts.conditions["guarantee", name, "given"], one.urgency_at_least, parts.say(one.because)
        )
        for name, one in parts.files.guarantee.items()
    }
