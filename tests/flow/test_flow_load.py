"""A sound flow is loaded complete: in order, in one language and region, every condition ready to be asked."""

import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path

import pytest
from flow_folders import BASE, SMALL, flow_folder

import sciatui
from sciatui.flow import bundled, interface
from sciatui.flow.aliases import Value
from sciatui.flow.complaint import Complaint, FlowError
from sciatui.flow.definition import Flow
from sciatui.flow.load import Wishes, examine, load_flow
from sciatui.flow.schema import flow_schema
from sciatui.flow.values import URGENCIES, Blank

ID = "An id is small letters, digits and _, and begins with a letter; it has at most 40 of them."


@pytest.fixture(scope="module")
def flow() -> Flow:
    return load_flow(SMALL)


def answers(flow: Flow, **given: Value | Blank) -> dict[str, Value | Blank]:
    return dict.fromkeys(flow.questions, Blank.UNANSWERED) | given


def test_questions_come_in_the_order_of_sections_and_checklists_are_unfolded(flow: Flow) -> None:
    assert list(flow.questions)[:5] == ["front_brake", "rear_brake", "frame_crack", "noise_level", "noises"]
    assert list(flow.screens)[:3] == ["brakes", "frame_crack", "noise_level"]
    assert list(flow.sections) == ["safety", "wear", "you"]


def test_the_map_for_reviewers_is_no_part_of_the_flow(tmp_path: Path) -> None:
    row = '[row]\nS001 = "no table of a flow"\n'
    assert load_flow(flow_folder(tmp_path, coverage=row)).id == load_flow(flow_folder(tmp_path)).id
    with pytest.raises(FlowError):
        load_flow(flow_folder(tmp_path, cover=row))


def test_a_section_is_asked_in_its_place_wherever_its_questions_stand(tmp_path: Path) -> None:
    first = '[question.extra]\nsection = "first"\nkind = "text"\nask = "What else?"\n'
    assert list(load_flow(flow_folder(tmp_path, more=first)).questions) == ["fever", "days", "extra", "weight", "late"]


def test_an_item_of_a_checklist_is_a_choice_of_its_own(flow: Flow) -> None:
    front, rear = flow.questions["front_brake"], flow.questions["rear_brake"]
    assert (front.kind, front.screen, front.short, front.source) == (
        "choice",
        "brakes",
        "The front brake does not hold",
        (),
    )
    assert (rear.short, rear.source) == ("Rear brake fails", ("handbook",))
    assert front.choices == {"yes": "Yes, new or changed", "no": "No"}
    assert front.why == "A bicycle that does not stop can hurt you."
    screen = flow.screens["brakes"]
    assert (screen.checklist, screen.questions, screen.none) == (
        True,
        ("front_brake", "rear_brake"),
        "No, both brakes work",
    )


def test_every_kind_of_question_carries_what_it_needs(flow: Flow) -> None:
    questions = flow.questions
    assert questions["chain_skips"].choices == {"yes": "Yes", "no": "No"}
    assert questions["noises"].none == "None of these"
    assert (questions["distance"].minimum, questions["distance"].maximum, questions["distance"].unit) == (
        0,
        50000,
        "km",
    )
    assert (questions["noise_level"].minimum, questions["noise_level"].maximum) == (0, 10)
    assert questions["pressure"].decimal
    assert questions["last_service"].decline
    assert not questions["uses"].unsure
    assert {question.kind for question in questions.values()} == {
        "choice",
        "choices",
        "number",
        "scale",
        "date",
        "text",
        "body_map",
        "activities",
    }


def test_decimals_of_a_file_are_exact(tmp_path: Path) -> None:
    more = (
        '[question.dose]\nsection = "last"\nkind = "number"\nask = "How much?"\ndecimal = true\nmin = 0.1\nmax = 10\n'
    )
    dose = load_flow(flow_folder(tmp_path, more=more)).questions["dose"]
    assert (dose.minimum, dose.maximum) == (Decimal("0.1"), 10)


def of_countries(folder: Path, countries: str) -> Path:
    """Write the least flow with these countries."""
    where = flow_folder(folder)
    (where / "flow.toml").write_text(f"{BASE}\n[flow.countries]\n{countries}\n", "utf-8")
    return where


def test_a_country_leads_to_its_region_unless_a_region_is_asked_for(tmp_path: Path) -> None:
    folder, american = of_countries(tmp_path, 'US = "us"'), Wishes(country="US")
    assert load_flow(folder, wishes=american).region == "us"
    assert load_flow(folder, wishes=american, region="uk").region == "uk"
    assert load_flow(folder, wishes=Wishes(country="MX")).region == load_flow(folder).region == "uk"


@pytest.mark.parametrize(
    ("countries", "told"),
    [('US = "usa"', "There is no [region.usa]"), ('usa = "us"', "E-id"), ("US = 1", "E-type")],
)
def test_a_country_names_a_region_that_is_there(countries: str, told: str, tmp_path: Path) -> None:
    (complaint,) = examine(of_countries(tmp_path, countries)).complaints
    assert told in str(complaint)
    assert complaint.line == BASE.count("\n") + 3


def test_the_words_of_the_region_fill_the_texts() -> None:
    british, american = load_flow(SMALL), load_flow(SMALL, region="us")
    assert british.treatments["pump"].title == "Pump up the tyres"
    assert american.treatments["pump"].title == "Pump up the tires"
    assert british.emergency == ("If somebody was hurt, call 999.",)
    assert british.regions == {"uk": "United Kingdom", "us": "United States"}
    assert (british.region, american.region) == ("uk", "us")
    assert british.hash == american.hash


def test_a_warning_sign_interrupts_when_it_is_an_emergency(flow: Flow) -> None:
    assert flow.red_flags["brakes_fail"].interrupt
    assert not flow.red_flags["broken_frame"].interrupt
    assert flow.red_flags["broken_frame"].meaning == ""


def test_unknown_is_ignored_only_with_a_reason(tmp_path: Path) -> None:
    more = """[red_flag.hot]
when = "fever == 'yes'"
if_unknown = "ignore"
because = "Everybody is asked again."
urgency = "same_day"
interrupt = true
title = "Fever"
act = "Call."
source = ["book"]
"""
    flag = load_flow(flow_folder(tmp_path, more=more)).red_flags["hot"]
    assert flag.if_unknown is None
    assert flag.interrupt


def test_conditions_are_ready_and_name_what_they_read_in_the_order_asked(flow: Flow) -> None:
    fit = flow.patterns["worn_chain"].fit
    assert fit.text == "worn and any_of(noises, 'grinding')"
    assert fit.reads == ("noises", "chain_skips", "distance")
    assert fit.truth(answers(flow, noises=frozenset({"grinding"}), chain_skips="yes")) is True
    assert fit.truth(answers(flow, noises=frozenset({"grinding"}))) is None
    assert fit.truth(answers(flow, noises=frozenset({"clicking"}))) is False


def test_a_treatment_leans_on_a_flag_and_a_pattern(flow: Flow) -> None:
    avoid, when = flow.treatments["pump"].avoid_when, flow.treatments["new_chain"].when
    assert avoid is not None
    assert when is not None
    assert avoid.reads == ("frame_crack",)
    assert avoid.truth(answers(flow, frame_crack="yes")) is True
    assert when.reads == flow.patterns["worn_chain"].fit.reads


def test_guarantees_are_ready_too(flow: Flow) -> None:
    given = flow.guarantees["a_bad_front_brake_is_never_missed"].given
    assert given.truth(answers(flow, front_brake="yes")) is True
    assert given.truth(answers(flow, front_brake="no")) is False


def test_the_program_asks_what_is_relevant_and_decides(flow: Flow) -> None:
    effective = flow.program.effective({"front_brake": "no", "noise_level": 0, "noises": frozenset({"grinding"})})
    assert list(effective) == list(flow.questions)
    assert effective["noises"] is Blank.NOT_ASKED
    assert effective["front_brake"] == "no"
    assert flow.program.decide({"front_brake": "yes"})[0] == "emergency"


def test_everything_else_is_there(flow: Flow) -> None:
    assert (flow.id, flow.version, flow.date) == ("bicycle", "1.0.0", "2026-11-01")
    assert tuple(flow.urgencies) == URGENCIES
    assert flow.urgencies["emergency"].check_again == ""
    assert flow.scores["wear"].of == 4
    assert [band.meaning for band in flow.scores["wear"].bands] == ["Little wear", "Much wear"]
    assert flow.sources["handbook"].read == date(2026, 10, 1).isoformat()
    assert flow.patterns["worn_chain"].speaks_against[0].text == "chain_skips == 'no'"
    assert flow.words.language == "en"


def test_a_flow_is_found_by_folder_by_file_and_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_flow(str(SMALL)).hash == load_flow(SMALL / "flow.toml").hash == load_flow(SMALL).hash
    monkeypatch.chdir(SMALL.parent)
    assert load_flow("small").id == "bicycle"
    assert load_flow("sciatica").id == "sciatica"


def test_a_folder_of_the_same_name_does_not_take_the_place_of_a_bundled_flow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow_folder(tmp_path)
    tmp_path.rename(tmp_path.parent / "sciatica")
    monkeypatch.chdir(tmp_path.parent)
    assert load_flow("sciatica").id == "sciatica"
    assert load_flow("./sciatica").id == "least"


def test_a_single_file_can_be_a_flow(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(BASE, "utf-8")
    assert load_flow(tmp_path / "mine.toml").id == "least"


def test_folders_below_and_hidden_files_are_no_part_of_a_flow(tmp_path: Path) -> None:
    flow_folder(tmp_path, scenarios__a="= 1", notes__b="= 1")
    (tmp_path / ".#flow.toml").symlink_to("nobody@nowhere")
    assert load_flow(tmp_path).id == "least"


def test_the_hash_is_that_of_the_content(tmp_path: Path) -> None:
    for name in ("one", "two", "three", "four"):
        shutil.copytree(SMALL, tmp_path / name)
    (tmp_path / "two" / "rules.toml").rename(tmp_path / "two" / "zzz.toml")
    with (tmp_path / "two" / "flow.toml").open("a", encoding="utf-8") as file:
        file.write("\n# a comment\n")
    text = (tmp_path / "three" / "rules.toml").read_text("utf-8")
    (tmp_path / "three" / "rules.toml").write_text(text.replace("It is very loud", "It is loud"), "utf-8")
    (tmp_path / "four" / "text" / "es.toml").unlink()
    one, two, three, four = (load_flow(tmp_path / name).hash for name in ("one", "two", "three", "four"))
    assert one == two
    assert len({one, three, four}) == 3


def test_the_hash_tells_the_order_of_questions(tmp_path: Path) -> None:
    more = [f'[question.{name}]\nsection = "last"\nkind = "text"\nask = "?"\n' for name in ("a", "b")]
    for name, text in (("one", more), ("two", more[::-1])):
        (tmp_path / name).mkdir()
        flow_folder(tmp_path / name, more="".join(text))
    assert load_flow(tmp_path / "one").hash != load_flow(tmp_path / "two").hash


def test_an_error_shows_every_complaint_on_a_line_of_its_own(tmp_path: Path) -> None:
    flow_folder(tmp_path, more="[constant.a]\nvalue = true\n\n[constant.B]\nvalue = 1\n")
    with pytest.raises(FlowError) as caught:
        load_flow(tmp_path)
    assert str(caught.value).splitlines() == [
        f"{tmp_path}/more.toml:2:9: E-type: This must be a number.",
        f"{tmp_path}/more.toml:4:11: E-id: 'B' cannot be an id. {ID}",
    ]


def test_a_complaint_is_one_line_whatever_it_quotes() -> None:
    complaint = Complaint("E-file", "a\x1b\nb", 0, 0, "", "x\ny")
    assert str(complaint) == "a\ufffd b: E-file: x y."


def test_warnings_never_block(tmp_path: Path) -> None:
    more = f'[question.extra]\nsection = "last"\nkind = "text"\nask = "{"word " * 30}"\n'
    _, flow, complaints = examine(flow_folder(tmp_path, more=more))
    assert flow is not None
    assert [complaint.severity for complaint in complaints] == ["warning"]
    assert load_flow(tmp_path).id == "least"


@pytest.mark.parametrize("name", bundled.bundled_names())
def test_a_bundled_flow_has_no_errors(name: str) -> None:
    _, flow, complaints = examine(name)
    assert flow is not None, "\n".join(map(str, complaints))


def test_words_of_the_interface_fall_back_to_english() -> None:
    english, unknown = interface.load_words("en"), interface.load_words("xx")
    assert english("flow.checklist.no") == "No"
    assert unknown.texts == english.texts
    assert unknown.language == "xx"


def test_the_schema_describes_every_key_to_an_editor() -> None:
    schema = flow_schema()
    assert "required" not in schema
    assert schema["additionalProperties"] is False
    question = schema["$defs"]["Question"]
    assert question["properties"]["why"]["description"] == "Why we ask, under 20 words."
    assert question["additionalProperties"] is False
    assert schema["properties"]["region"]["description"].startswith("Region wording")
    assert {"section", "ask", "kind"} <= set(question["required"])


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    script = """
import sys, sciatui
light = not {"pydantic", "tomli", "textual"} & set(sys.modules)
sciatui.load_flow(sys.argv[1])
print(light, sorted({"tree_sitter", "textual", "rich", "difflib"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script, str(SMALL)], capture_output=True, text=True, check=True)
    assert done.stdout == "True []\n"


def test_the_public_names_are_there() -> None:
    assert sciatui.load_flow is load_flow
    assert sciatui.Session.__name__ == "Session"
    assert sciatui.Result.__name__ == "Result"
    assert sciatui.__version__ == version("sciatui")
    with pytest.raises(AttributeError, match="nothing"):
        sciatui.nothing  # noqa: B018  (asking is the test)
