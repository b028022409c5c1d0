"""The example flows: another field of medicine, and something that is not medicine at all, both sound and proved."""

from datetime import date
from typing import get_args

import pytest
from authors_support import FLOWS, call

from sciatui.check.author.opened import opened
from sciatui.check.report import check
from sciatui.errors import Exit
from sciatui.flow.aliases import Kind
from sciatui.flow.load import load_flow
from sciatui.flow.model import FlowFiles
from sciatui.headless.common import DEFAULT_FLOW

EXAMPLES = ("example-headache", "example-mountain-tour")
TODAY = date(2026, 12, 1)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_passes_every_check_and_proof(name: str) -> None:
    report = check(name, TODAY, proofs=True)
    assert not [str(one.complaint) for one in report.findings]
    assert report.proved is not None
    assert not report.proved.undecided


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_scenarios_of_an_example_pass_and_leave_nothing_out(name: str) -> None:
    tested = call("scenario", FLOWS / name, "--coverage", "--min", "100")
    assert tested.exit is Exit.DONE, tested.out


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_scenarios_of_an_example_notice_every_mistake(name: str) -> None:
    tried = call("mutate", FLOWS / name, "--strict")
    assert tried.exit is Exit.DONE, tried.out


def test_the_examples_together_use_every_kind_of_question_and_every_table() -> None:
    found = [opened(name).files for name in EXAMPLES]
    kinds = {question.kind for files in found for question in files.question.values()}
    assert kinds == {*get_args(Kind), "checklist"}
    assert all(any(getattr(files, table) for files in found) for table in FlowFiles.model_fields)


@pytest.mark.parametrize("name", EXAMPLES)
def test_nobody_takes_an_example_for_the_real_thing(name: str) -> None:
    flow = load_flow(name)
    assert flow.title.startswith("Example, not for use")
    assert any("example" in line.lower() for line in flow.about)
    assert "not yet reviewed" in flow.reviewed_by
    assert DEFAULT_FLOW == "sciatica"
