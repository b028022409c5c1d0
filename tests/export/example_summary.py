"""A summary of every kind of block, made by hand, so that formats are tested without an engine."""

from sciatui.engine.summary import Bullets, Card, Entry, Grid, Paragraph, Part, Row, Rows, Summary, Typed
from sciatui.flow.aliases import Urgency

SIGNS = ("A brake that does not hold", "A crack in the frame", "A wheel that wobbles")


def example(
    typed: str = "It squeaks\non wet days.", ours: str = "A line of ours.", urgency: Urgency = "soon"
) -> Summary:
    """Return a summary that holds `typed` wherever a person's words can stand, and `ours` wherever ours can."""
    return Summary(
        title=ours,
        subtitle=ours,
        language="en",
        urgency=urgency,
        person=(
            Part("care", ours, (Card(urgency, "Level", ours, (ours, "By when: now")),)),
            Part("reasons", ours, (Entry(ours, (ours,)), Rows((Row(ours, ours, "yes"), Row(ours, ours, "unsure"))))),
            Part("warning", "Warning signs", (Paragraph(ours), Entry(ours, ()), Bullets((*SIGNS, ours)))),
            Part("sources", ours, (Paragraph(ours, "source"), Paragraph(ours, "note"))),
        ),
        clinician_heading=ours,
        clinician=(
            Part("typed", ours, (Typed(ours, typed), Typed(ours, typed))),
            Part("record.wear", ours, (Rows((Row(ours, ours, "no"), Row(ours, ours))),)),
        ),
        footer=(ours, ours),
        annex=(Part("topic.wear", ours, (Grid((ours, ours), ((ours, ours), (ours, ours))),)),),
    )
