"""Scenarios that cannot be used: each mistake is named with its place, and with what may be meant."""

from pathlib import Path

import pytest
from headless_support import call
from scenario_support import broken, empty_folder, try_out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return empty_folder(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "expects nothing"),
        ('[answers]\nuses = "work"', "expects nothing"),
        ('[answers]\nuzes = "work"\n[expect]\nadvice = []', "Did you mean 'uses'?"),
        ('[answers]\nuses = "my secret"\n[expect]\nadvice = []', ":3:"),
        ('[[step]]\nanswers = { uzes = "work" }\n[expect]\nadvice = []', "uzes"),
        ('[[step]]\nchange = { uzes = "work" }\n[expect]\nadvice = []', "uzes"),
        ('[[step]]\nloses = ["uses"]\n[expect]\nadvice = []', "needs a change"),
        ('[[step]]\nchange = { uses = "work" }\nloses = ["uzes"]', "loses"),
        ("[[step]]\nwait = 1\n[expect]\nadvice = []", "wait"),
        ("step = [1]\n[expect]\nadvice = []", "[[step]]"),
        ("stepp = 1\n[expect]\nadvice = []", "Did you mean 'step'?"),
        ("[expect]\nred_flag = []", "Did you mean 'red_flags'?"),
        ('[expect]\nred_flags = ["brake_fails"]', "Did you mean 'brakes_fail'?"),
        ('[expect]\nnot_red_flags = ["brake_fails"]', "brake_fails"),
        ('[expect]\nurgency = "sooon"', "Did you mean 'soon'?"),
        ("[expect]\nurgency = 3", "must be a text"),
        ('[expect]\nasked = "uses"', "list of ids"),
        ("[expect]\nasked = [1]", "must be a text"),
        ('[expect]\npatterns = { worn_chain = "yes" }', "fit, partly_fit, no"),
        ('[expect]\nscores = { wear = "4" }', "whole number"),
        ('[expect]\nscores = "wear"', "list of ids"),
        ('[expect]\nstatus = "done"', "done"),
        ('[expect]\ninterrupted_at = "brakes"', "brakes"),
        ('on_emergency = "ask"\n[expect]\nadvice = []', "on_emergency"),
        ('unused = "yes"\n[expect]\nadvice = []', "true or false"),
        ("tags = [1]\n[expect]\nadvice = []", "tags"),
        ('flow = "no_such_flow"\n[expect]\nadvice = []', "no_such_flow"),
        ('flow = "../../.."\n[expect]\nadvice = []', ""),
        ('flow = "\\u0000/"\n[expect]\nadvice = []', ""),
        ('base = "/etc/hostname"\n[expect]\nadvice = []', "same folder"),
        ('base = "../flow.toml"\n[expect]\nadvice = []', "same folder"),
        ('base = "../../../../etc/hostname"\n[expect]\nadvice = []', "same folder"),
        ('base = "\\u0000"\n[expect]\nadvice = []', "same folder"),
        ('base = "nothing.toml"\n[expect]\nadvice = []', "nothing.toml"),
        ('base = "one.toml"\n[expect]\nadvice = []', "circle"),
        ("[expect\nadvice = []", ":2:"),
    ],
)
def test_a_scenario_that_cannot_be_used_says_why(folder: Path, text: str, says: str) -> None:
    said = broken(try_out(folder, text))
    assert says in said
    assert "secret" not in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("red_flags = ['nerve']", "This flow has no red flag called 'nerve'. There is: brakes_fail, broken_frame."),
        (
            "not_unchecked = ['break_fails']",
            "This flow has no red flag called 'break_fails'. Did you mean 'brakes_fail'?",
        ),
        ("red_flags = ['frame']", "that is a question to take along. Did you mean 'broken_frame'?"),
        (
            "patterns = { worn_chains = 'fit' }",
            "This flow has no pattern called 'worn_chains'. Did you mean 'worn_chain'?",
        ),
        ("advice = ['brakes_fail']", "This flow has no rule of advice called 'brakes_fail': that is a red flag."),
        ("red_flags = ['loud']", "This flow has no red flag called 'loud': that is a rule of advice."),
        ("asked = ['brakes']", "This flow has no question called 'brakes': that is a checklist."),
        ("recheck = 'wore'", "This flow has no date to check again called 'wore'. Did you mean 'worn'?"),
        ("scores = { ware = 1 }", "This flow has no score called 'ware'. Did you mean 'wear'?"),
        ("urgency = 'same_days'", "'same_days' is none of self_care, routine, soon, same_day, emergency. Did you mean"),
        ("patterns = { worn_chain = 'fits' }", "'fits' is none of fit, partly_fit, no. Did you mean 'fit'?"),
    ],
)
def test_a_name_that_is_unknown_is_told_with_its_kind_and_what_there_is(folder: Path, text: str, says: str) -> None:
    assert says in broken(try_out(folder, f"[expect]\n{text}"))


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("uses = 'wrok'", "Did you mean 'work'?"),
        ("noises = ['grinding', 'klicking']", "Did you mean 'clicking'?"),
        ("uses = 'not_shure'", "Did you mean 'not_sure'?"),
    ],
)
def test_the_code_that_a_scenario_may_mean_is_named(folder: Path, answer: str, says: str) -> None:
    assert says in broken(try_out(folder, f"[answers]\n{answer}\n[expect]\nadvice = []"))


def test_a_base_that_is_not_there_is_told_beside_every_other_mistake(folder: Path) -> None:
    said = broken(try_out(folder, "base = 'base/wel.toml'\n[answers]\nuses = 1\n[expect]\nadvice = ['loudd']"))
    assert "one.toml:2:8: E-base: There is no file 'base/wel.toml'. Did you mean 'base/well.toml'?" in said
    assert "uses: " in said
    assert "Did you mean 'loud'?" in said


def test_a_scenario_without_a_title_or_with_a_title_of_lines_is_refused(folder: Path) -> None:
    for title in ("", "title = 1\n", 'title = "a\\nok b"\n', 'title = "\\u001b[2J"\n'):
        (folder / "one.toml").write_text(title + "[expect]\nadvice = []", encoding="utf-8")
        assert "title" in broken(call("test", str(folder)))


def test_a_fault_in_a_base_is_reported_with_the_name_of_the_base(folder: Path) -> None:
    (folder / "base" / "bad.toml").write_text('[answers]\nuses = "my secret"', encoding="utf-8")
    said = broken(try_out(folder, 'base = "base/bad.toml"\n[expect]\nadvice = []'))
    assert "bad.toml:2" in said
    assert "secret" not in said
