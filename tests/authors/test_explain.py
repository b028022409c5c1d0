"""`sciatui explain`: one thing of a flow, told so that a reviewer need not read its file."""

import pytest
from authors_support import SMALL, Called, call

from sciatui.check.author.explain import Explainer
from sciatui.check.author.explained import as_json, as_lines
from sciatui.check.author.opened import opened
from sciatui.check.author.things import all_things
from sciatui.errors import Exit
from sciatui.spoken import for_authors


def explain(name: str, *more: str) -> Called:
    return call("explain", SMALL, name, *more)


def test_a_red_flag_is_told_in_words_with_its_place_and_sources() -> None:
    told = explain("brakes_fail").out
    assert "red flag brakes_fail" in told
    assert "rules.toml:9" in told
    assert "any of:\n" in told
    assert '[Rear brake fails] is "' in told
    assert "The little bicycle handbook, An invented publisher, 2024" in told


def test_what_reads_a_question_is_found_through_values() -> None:
    told = explain("chain_skips", "--format", "json").json["entries"][0]
    readers = {(one["kind"], one["id"], one["depth"]) for one in told["read_by"]}
    assert {("value", "worn", 0), ("advice", "service_due", 1), ("treatment", "new_chain", 1)} <= readers


def test_what_a_rule_reads_is_named_with_its_line() -> None:
    told = explain("service_due", "--format", "json").json["entries"][0]
    assert [(one["kind"], one["id"]) for one in told["reads"]] == [("value", "worn")]
    assert told["reads"][0]["line"] == 6
    assert "is at least 2000 km (long_way)" in told["names"][0]["words"]


def test_a_checklist_tells_its_items_and_an_item_is_found_by_its_own_name() -> None:
    assert explain("brakes", "--format", "json").json["entries"][0]["items"] == ["front_brake", "rear_brake"]
    assert explain("rear_brake", "--format", "json").json["entries"][0]["line"] == 12


def test_a_source_tells_what_rests_on_it() -> None:
    cited = explain("magazine", "--format", "json").json["entries"][0]["cited_by"]
    assert [one["id"] for one in cited] == ["wax", "loose_parts", "gear_hub"]


def test_an_id_that_two_kinds_share_explains_both_and_a_kind_chooses_one() -> None:
    assert [one["kind"] for one in explain("loose_parts", "--format", "json").json["entries"]] == ["question", "topic"]
    assert [one["kind"] for one in explain("topic.loose_parts", "--format", "json").json["entries"]] == ["topic"]


def test_an_unknown_id_is_refused_with_the_nearest_one() -> None:
    called = explain("brake_fail")
    assert called.exit == Exit.USAGE
    assert "brakes_fail" in called.err


@pytest.mark.parametrize("flow", ["sciatica", str(SMALL)])
def test_everything_in_a_flow_can_be_explained(flow: str) -> None:
    found = opened(flow)
    explainer = Explainer(found)
    for thing in all_things(found.flow, found.files):
        entry = explainer.entry(thing)
        assert list(as_lines(entry, for_authors("en", {})))
        assert as_json(entry)["line"]


def test_what_speaks_for_a_picture_and_what_a_score_counts_are_told_in_words() -> None:
    told = call("explain", "sciatica", "radicular_disc").out
    assert told.count("  Speaks for it:\n") == told.count("  Speaks against it:\n") == 1
    told = call("explain", "sciatica", "konstantinou_cluster", "--lang", "es").out
    assert told.count("\n  Cuenta 1: ") == 3
    assert "\n  Qué significa un total:\n    0 - 0: " in told
    item = call("explain", "sciatica", "konstantinou_cluster", "--format", "json").json["entries"][0]["conditions"][1]
    assert (item["key"], item["points"], item["label"]) == ("items[0].when", 1, "Pain spreads below the knee")
