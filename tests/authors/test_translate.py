"""`sciatui translate`: what is missing and stale, ready to be filled in; nothing that was translated is ever lost."""

import tomllib
from pathlib import Path
from shutil import copytree

import pytest
from authors_support import SMALL, call

from sciatui.errors import Exit
from sciatui.flow.load import examine, load_flow
from sciatui.flow.translate import sentence_hash

NAME = '[flow]\n# A remark.\ntitle = { text = "¿Se puede usar?", of = "942a05" }\n'


@pytest.fixture
def flow(tmp_path: Path) -> Path:
    """Return a flow with one file of Spanish."""
    return copytree(SMALL, tmp_path / "small")


@pytest.fixture
def bare(flow: Path) -> Path:
    """Return a flow without any translation."""
    (flow / "text" / "es.toml").unlink()
    return flow


def complaints(flow: Path) -> list[str]:
    """Return the rules of what is wrong with the flow, but for what is not translated yet."""
    return [found.rule for found in examine(flow).complaints if "missing" not in found.rule]


def test_what_is_missing_is_printed_with_its_sentence_and_hash_as_toml(flow: Path) -> None:
    called = call("translate", flow, "es")
    assert called.exit == Exit.DONE
    assert "# en: about two minutes\n" in called.out
    printed = tomllib.loads(called.out)
    assert printed["flow"]["minutes"] == {"text": "", "of": sentence_hash("about two minutes")}
    assert "title" not in printed["flow"]
    assert called.out.splitlines()[-1].endswith(" missing, 0 stale")


def test_what_is_printed_can_be_filled_in_and_added(bare: Path) -> None:
    filled = call("translate", bare, "es").out.replace('text = ""', 'text = "X"')
    assert "{" in filled
    (bare / "text" / "es.toml").write_text(filled, "utf-8")
    assert set(complaints(bare)) <= {"E-placeholder"}
    assert call("translate", bare, "es").out.endswith(" 0 missing, 0 stale\n")


def test_nothing_is_written_unless_it_is_asked_for(flow: Path) -> None:
    before = (flow / "text" / "es.toml").read_bytes()
    call("translate", flow, "es")
    call("translate", flow, "fr")
    assert (flow / "text" / "es.toml").read_bytes() == before
    assert [path.name for path in (flow / "text").iterdir()] == ["es.toml"]


def test_a_single_file_stays_one_and_keeps_every_text_and_remark(flow: Path) -> None:
    before = load_flow(flow, language="es")
    assert call("translate", flow, "es", "--write").out.startswith(f"written: {flow}/text/es.toml\n")
    written = (flow / "text" / "es.toml").read_text("utf-8")
    assert written.startswith("# A partial translation: warning signs are complete")
    after = load_flow(flow, language="es")
    assert after.title == before.title
    assert [one.ask for one in after.questions.values()] == [one.ask for one in before.questions.values()]
    assert [one.act for one in after.red_flags.values()] == [one.act for one in before.red_flags.values()]
    assert complaints(flow) == []
    assert call("translate", flow, "es", "--write").out.startswith("# ")
    assert (flow / "text" / "es.toml").read_text("utf-8") == written


def test_a_new_translation_has_a_file_for_each_file_of_the_flow(bare: Path) -> None:
    call("translate", bare, "es", "--write")
    made = {path.name for path in (bare / "text" / "es").iterdir()}
    assert made <= {path.name for path in bare.glob("*.toml")}
    assert "flow.toml" in made
    assert complaints(bare) == []


def test_a_text_that_stands_in_another_file_now_moves_with_its_remark(bare: Path) -> None:
    folder = bare / "text" / "es"
    folder.mkdir()
    (folder / "old.toml").write_text(NAME, "utf-8")
    call("translate", bare, "es", "--write")
    assert not (folder / "old.toml").exists()
    assert '"¿Se puede usar?"' in (folder / "flow.toml").read_text("utf-8")


def test_a_remark_stays_above_its_text(bare: Path) -> None:
    folder = bare / "text" / "es"
    folder.mkdir()
    (folder / "flow.toml").write_text(f"# Who made it.\n\n{NAME}# The end.\n", "utf-8")
    call("translate", bare, "es", "--write")
    lines = (folder / "flow.toml").read_text("utf-8").splitlines()
    assert lines[:4] == ["# Who made it.", "", "[flow]", "# A remark."]
    assert lines[4].startswith("# en: ")
    assert lines[-1] == "# The end."


def test_a_sentence_that_changed_is_listed_and_marked_and_its_translation_stays(flow: Path) -> None:
    file = flow / "text" / "es.toml"
    file.write_text(file.read_text("utf-8").replace("942a05", "000000"), "utf-8")
    printed = call("translate", flow, "es").out
    assert "# flow.title was translated when its sentence was another one (000000); now it is (942a05):" in printed
    assert "#   ¿Se puede usar esta bicicleta?" in printed
    call("translate", flow, "es", "--write")
    assert "# en, changed: " in file.read_text("utf-8")
    assert complaints(flow) == ["W-translation-stale"]
    assert load_flow(flow, language="es").title == "¿Se puede usar esta bicicleta?"


def test_an_empty_hash_says_that_the_text_is_right_for_the_sentence_as_it_stands(flow: Path) -> None:
    file = flow / "text" / "es.toml"
    file.write_text(file.read_text("utf-8").replace("942a05", ""), "utf-8")
    call("translate", flow, "es", "--write")
    assert 'of = "942a05"' in file.read_text("utf-8")
    assert complaints(flow) == []


@pytest.mark.parametrize("wrong", ['[flow]\ntilte = { text = "x", of = "942a05" }\n', "[flow]\ntitle = 'x'\n", "= 1"])
def test_what_leads_nowhere_is_refused_and_left_as_it_is(wrong: str, flow: Path) -> None:
    file = flow / "text" / "es.toml"
    file.write_text(wrong, "utf-8")
    called = call("translate", flow, "es", "--write")
    assert called.exit == Exit.USAGE
    assert f"{file}:" in called.err
    assert file.read_text("utf-8") == wrong


@pytest.mark.parametrize("language", ["en", "spanish", "../es"])
def test_only_another_language_can_be_translated_to(language: str, flow: Path) -> None:
    called = call("translate", flow, language, "--write")
    assert called.exit == Exit.USAGE
    assert "Name it like es or pt-BR." in called.err
