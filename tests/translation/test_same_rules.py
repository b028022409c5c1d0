"""Words differ by language and region, rules never do: every wording of the flow gives everybody the same result."""

from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final

import pytest

from sciatui.flow.checked import loaded
from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow
from sciatui.flow.pack import pack
from sciatui.flow.sources import sources
from sciatui.flow.unpack import TABLES, Packed
from sciatui.headless.flows import Flows
from sciatui.headless.report import lines_of
from sciatui.headless.scenario_file import FOLDER, read_scenario, scenario_files
from sciatui.headless.scenario_play import play_scenario

FLOW: Final = Path(__file__).parents[2] / "flows" / "sciatica"
OWN: Final = load_flow("sciatica")
WORDINGS: Final = [wording for wording in product(OWN.languages, OWN.regions) if wording != (OWN.language, OWN.region)]
SCENARIOS: Final = scenario_files([FLOW / FOLDER])
RULES: Final = frozenset(
    {
        *(
            "id",
            "section",
            "screen",
            "questions",
            "checklist",
            "kind",
            "when",
            "unsure",
            "decline",
            "minimum",
            "maximum",
        ),
        *("decimal", "missing", "of", "urgency", "if_unknown", "interrupt", "steady", "fit", "partly", "supports"),
        *("speaks_against", "grade", "topic", "group", "stance", "avoid_when", "days", "given", "at_least", "source"),
    }
)
"""Fields of the tables that are no words."""
FLOWS: Final = Flows()


@cache
def packed(language: str, region: str) -> Packed:
    return pack(*loaded(sources("sciatica"), language, region))


@cache
def worded(language: str, region: str) -> Flow:
    return load_flow("sciatica", language=language, region=region)


def rules(flow: Packed) -> dict[str, Any]:
    """Return what the tables of a flow say, without its words."""
    return {
        table: [
            {name: value for name, value in zip(TABLES[table]._fields, row, strict=True) if name in RULES}
            for row in flow.flow[table].values()
        ]
        for table in TABLES
    }


@pytest.mark.parametrize(("language", "region"), WORDINGS)
def test_the_compiled_rules_are_the_same_in_every_wording(language: str, region: str) -> None:
    own, other = packed(OWN.language, OWN.region), packed(language, region)
    assert other.conditions == own.conditions
    assert other.trees == own.trees
    assert other.definitions == own.definitions
    assert rules(other) == rules(own)
    assert any("urgency" in row for row in rules(own)["red_flags"])


@pytest.mark.parametrize(("language", "region"), WORDINGS)
def test_every_answer_can_be_given_in_every_wording(language: str, region: str) -> None:
    other = worded(language, region)
    assert [list(question.choices) for question in other.questions.values()] == [
        list(question.choices) for question in OWN.questions.values()
    ]
    assert other.hash == OWN.hash


@pytest.mark.parametrize("number", range(len(SCENARIOS)), ids=lambda number: SCENARIOS[number].stem)
def test_a_scenario_ends_the_same_in_another_wording(number: int) -> None:
    """Each scenario is played in one of the other wordings, and each wording with many of them."""
    scenario = read_scenario(SCENARIOS[number], FLOWS)
    played = play_scenario(scenario._replace(flow=worded(*WORDINGS[number % len(WORDINGS)])))
    assert not played.failures, "\n".join(lines_of(played))
