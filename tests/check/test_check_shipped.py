"""Everything that the shipped flow promises is proved, and nothing in it is complained of."""

from datetime import date

from sciatui.check.report import check


def test_every_property_of_the_shipped_flow_is_proved() -> None:
    report = check("sciatica", date(2026, 11, 27), proofs=True)
    assert [str(finding.complaint) for finding in report.findings] == []
    assert report.proved is not None
    assert (report.proved.refuted, report.proved.undecided) == (0, ())
    assert report.proved.proved > 1_500
