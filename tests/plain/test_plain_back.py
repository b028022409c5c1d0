"""Going back loses nothing and leads to where it says."""

from plain_talk import WHOLE, Talker

TO_RIDES = WHOLE[: WHOLE.index("to work")]


def test_back_at_an_interruption_leads_to_the_item_of_the_checklist_that_raised_it(talk: Talker) -> None:
    after = talk(["start", "2", "1", "back"]).text.rpartition("> back")[2]
    assert "item 1 of 2." in after
    assert "Your answer now: Yes, new or changed. Type keep to keep it." in after


def test_activities_that_were_entered_stay_when_the_person_goes_back_and_returns(talk: Talker) -> None:
    rides = [*TO_RIDES, "to work", "4", "back", "back", "keep", "keep", "done"]
    after = talk(rides).text.rpartition("> back")[2]
    assert "Entered: “to work” 4. Type keep to keep it." in after
    assert "Answer: “to work”" in " ".join(after.split())


def test_done_is_no_name_of_an_activity(talk: Talker) -> None:
    after = talk([*TO_RIDES, "done"]).text.rpartition("> done")[2]
    assert "Error: question" in after
    assert "How well can you do it now?" not in after
