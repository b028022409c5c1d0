"""From a session to its summary document: the one text that the result screen and every export show.

The summary says "fits" and never "is", gives no chances, and never reassures because nothing was found. The
warning list stands in it whatever the result. On an emergency the person's part holds only what helps to act.
"""

from datetime import date

from sciatui.engine.session import Session
from sciatui.engine.summarise_annex import annex
from sciatui.engine.summarise_clinician import HASH_DIGITS, clinician_parts
from sciatui.engine.summarise_person import person_parts
from sciatui.engine.summarise_words import Case, case_of, date_in_words
from sciatui.engine.summary import Summary


def summarise(session: Session, today: date, *, by_person: bool = True) -> Summary:
    """Return the summary of a session as it stands today.

    `by_person=False` marks a summary that was made from an answers file, so that nobody takes it for a patient's.
    """
    case = case_of(session, today, by_person=by_person)
    flow, words = case.flow, case.words
    return Summary(
        title=words("summary.title", flow=flow.title),
        subtitle=_subtitle(case),
        language=flow.language,
        urgency=case.result.urgency,
        person=person_parts(case),
        clinician_heading=words("summary.clinician.heading"),
        clinician=clinician_parts(case),
        footer=(_identity(case), words("summary.footer.purpose")),
        annex=annex(case),
    )


def _subtitle(case: Case) -> str:
    made = case.words("summary.made_on", date=date_in_words(case.today, case.words))
    return made if case.by_person else f"{made}. {case.words('summary.not_a_person')}."


def _identity(case: Case) -> str:
    return case.words(
        "summary.footer.identity",
        flow=case.flow.id,
        version=case.flow.version,
        hash=case.flow.hash[:HASH_DIGITS],
        date=date_in_words(case.today, case.words),
        reviewed=case.flow.reviewed_by,
    )
