"""A translation changes words and nothing else; what is missing or stale is found; warning signs must be complete."""

from pathlib import Path

import pytest
from flow_folders import BASE, SMALL, flow_folder

from sciatui.errors import UsageError
from sciatui.flow.complaint import Complaint, FlowError
from sciatui.flow.load import examine, load_flow
from sciatui.flow.translate import sentence_hash

FEVER = f'[question.fever]\nask = {{ text = "¿Tiene fiebre?", of = "{sentence_hash("Do you have a fever?")}" }}\n'
FLAG = """[red_flag.hot]
when = "fever == 'yes'"
if_unknown = "soon"
urgency = "same_day"
title = "Fever"
act = "Call a {doctor}."
source = ["book"]
"""
READING = """[topic_group.heat]
title = "Heat"
[topic.fever]
title = "Fever"
group = "heat"
text = ["A fever is warm."]
table.columns = ["Sign", "Fever"]
table.rows = [["Skin", "warm"]]
source = ["book"]
[glossary.fever]
term = "fever"
forms = ["fevers"]
text = "A body that is warmer than it should be."
source = ["book"]
[recheck.soon]
when = "days >= 3"
days = 7
text = "Again on {date}."
source = ["book"]
[visit_question.long]
ask = "How long will it last?"
[treatment.bed]
title = "Bed"
group = "home"
stance = "worth_doing"
line = "It helps."
suits = "Most people."
source = ["book"]
"""


def complaints(folder: Path) -> list[Complaint]:
    """Return what is wrong with the translation, but for texts that are not translated yet."""
    return [complaint for complaint in examine(folder).complaints if complaint.rule != "W-translation-missing"]


def test_a_translation_changes_words_and_nothing_else() -> None:
    english, spanish = load_flow(SMALL), load_flow(SMALL, language="es")
    assert spanish.title == "¿Se puede usar esta bicicleta?"
    assert spanish.questions["frame_crack"].choices == {"yes": "Sí, veo una", "no": "No"}
    assert spanish.questions["front_brake"].ask == "El freno delantero no frena"
    assert spanish.questions["rear_brake"].ask == "El freno trasero no frena"
    assert spanish.red_flags["brakes_fail"].act == "No la use. Llévela a pie a un mecánico de bicicletas."
    assert spanish.topics["chains"].text[1] == "Al final la cadena es demasiado larga."
    assert (spanish.hash, spanish.languages) == (english.hash, english.languages) == (english.hash, ("en", "es"))
    assert list(spanish.questions) == list(english.questions)
    assert [question.when and question.when.text for question in spanish.questions.values()] == [
        question.when and question.when.text for question in english.questions.values()
    ]


def test_cells_words_and_dates_are_translated_too(tmp_path: Path) -> None:
    def said(text: str, of: str) -> str:
        return f'{{ text = "{text}", of = "{sentence_hash(of)}" }}'

    folder = flow_folder(tmp_path, more=READING)
    es = [
        f"[topic.fever]\ntable.columns = [{said('Signo', 'Sign')}, {said('Fiebre', 'Fever')}]",
        f"table.rows = [[{said('Piel', 'Skin')}, {said('caliente', 'warm')}]]",
        f"[topic_group.heat]\ntitle = {said('Calor', 'Heat')}",
        f"[glossary.fever]\nterm = {said('fiebre', 'fever')}\nforms = [{said('fiebres; calentura', 'fevers')}]",
        f"[recheck.soon]\ntext = {said('Otra vez el {date}.', 'Again on {date}.')}",
        f"[visit_question.long]\nask = {said('¿Cuánto dura?', 'How long will it last?')}",
        f"[treatment.bed]\nsuits = {said('A muchos.', 'Most people.')}",
    ]
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "es.toml").write_text("\n".join(es), "utf-8")
    assert complaints(folder) == []
    flow = load_flow(folder, language="es")
    assert flow.topics["fever"].table == (("Signo", "Fiebre"), (("Piel", "caliente"),))
    assert flow.topic_groups["heat"].title == "Calor"
    assert flow.glossary["fever"][1:3] == ("fiebre", ("fiebres", "calentura"))
    assert flow.rechecks["soon"].text == "Otra vez el {date}."
    assert flow.visit_questions["long"].ask == "¿Cuánto dura?"
    assert flow.treatments["bed"].suits == "A muchos."


def test_a_translation_must_say_the_date_too(tmp_path: Path) -> None:
    es = f'[recheck.soon]\ntext = {{ text = "Otra vez.", of = "{sentence_hash("Again on {date}.")}" }}'
    found = complaints(flow_folder(tmp_path, more=READING, text__es=es))
    assert [(complaint.rule, complaint.key) for complaint in found] == [("E-placeholder", "recheck.soon.text.text")]


def test_what_is_not_translated_stays_in_the_language_of_the_flow() -> None:
    assert load_flow(SMALL, language="es").advice["loud"].title == "It is very loud"


def test_a_language_and_a_region_go_together() -> None:
    assert (
        load_flow(SMALL, language="es", region="us").urgencies["soon"].act
        == "Ask a mecánico de bicis for a time this week."
    )


def test_what_is_not_translated_is_reported_where_it_stands() -> None:
    _, flow, found = examine(SMALL)
    assert flow is not None
    assert {complaint.rule for complaint in found} == {"W-translation-missing"}
    (why,) = [complaint for complaint in found if complaint.key == "question.brakes.why"]
    assert str(why) == f"{SMALL}/questions.toml:9:7: W-translation-missing: 'question.brakes.why' has no text in 'es'."


def test_a_sentence_that_changed_since_is_reported(tmp_path: Path) -> None:
    folder = flow_folder(tmp_path, text__es=FEVER)
    (folder / "flow.toml").write_text(BASE.replace("Do you have a fever?", "Is there a fever?"), "utf-8")
    (stale,) = complaints(folder)
    assert (stale.rule, stale.file, stale.line, stale.column) == (
        "W-translation-stale",
        f"{folder}/text/es.toml",
        2,
        39,
    )
    assert sentence_hash("Is there a fever?") in stale.hint
    assert load_flow(folder, language="es").questions["fever"].ask == "¿Tiene fiebre?"


@pytest.mark.parametrize(
    ("text", "rule", "place", "says"),
    [
        (FEVER.replace("fever]", "fevre]"), "E-translation-id", (1, 11), "no text 'question.fevre'"),
        (FEVER.replace("ask", "aks"), "E-translation-id", (2, 1), "no text 'question.fever.aks'"),
        (FEVER.replace("ask", "kind"), "E-translation-id", (2, 1), "no text 'question.fever.kind'"),
        (FEVER.replace("ask", "choices"), "E-translation-id", (2, 1), "no text 'question.fever.choices'"),
        ("[question.fever]\nask = '¿Tiene fiebre?'", "E-type", (2, 7), "Only translated texts can stand here"),
        ("[question.fever]\nask = { text = 'x' }", "E-type", (2, 7), "A translated text has 'text' and 'of'"),
        (FEVER.replace("¿", "\\u001b"), "E-text", (2, 16), "U+001B"),
        (FEVER.replace("¿", "\\n"), "E-text", (2, 16), "This text must be a single line"),
        (FEVER.replace("¿", "{nurse}"), "E-placeholder", (2, 17), "'{nurse}'"),
        (FEVER.replace("fiebre", "{doctor}"), "E-placeholder", (2, 16), "does not say {doctor}"),
        ("= 1", "E-toml", (1, 1), "This is not TOML"),
        ("text = 'x'\nof = 'y'", "E-type", (1, 8), "Only translated texts can stand here"),
    ],
)
def test_a_bad_translation_is_refused_and_leaves_the_flow_itself_alone(
    text: str, rule: str, place: tuple[int, int], says: str, tmp_path: Path
) -> None:
    folder = flow_folder(tmp_path, text__es=text)
    found = complaints(folder)[0]
    assert (found.rule, found.line, found.column) == (rule, *place), str(found)
    assert found.file == f"{folder}/text/es.toml"
    assert says in found.message
    with pytest.raises(FlowError, match=rule):
        load_flow(folder, language="es")
    assert load_flow(folder).questions["fever"].ask == "Do you have a fever?"


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_text_is_no_translation_and_is_reported_where_it_stands(empty: str, tmp_path: Path) -> None:
    folder = flow_folder(tmp_path, text__es=FEVER.replace("¿Tiene fiebre?", empty))
    (missing,) = [
        complaint for complaint in examine(folder).complaints if complaint.key.startswith("question.fever.ask")
    ]
    assert (missing.rule, missing.file, missing.line) == ("W-translation-missing", f"{folder}/text/es.toml", 2)
    assert load_flow(folder, language="es").questions["fever"].ask == "Do you have a fever?"


def in_a_folder(tmp_path: Path, **files: str) -> Path:
    """Return a flow whose Spanish stands in several files."""
    folder = flow_folder(tmp_path)
    (folder / "text" / "es").mkdir(parents=True)
    for name, text in files.items():
        (folder / "text" / "es" / f"{name}.toml").write_text(text, "utf-8")
    return folder


def test_a_translation_may_be_a_folder_of_files(tmp_path: Path) -> None:
    title = f'[flow]\ntitle = {{ text = "Prueba", of = "{sentence_hash(load_flow(flow_folder(tmp_path)).title)}" }}\n'
    flow = load_flow(in_a_folder(tmp_path, flow=title, questions=FEVER), language="es")
    assert (flow.title, flow.questions["fever"].ask) == ("Prueba", "¿Tiene fiebre?")
    assert flow.languages == ("en", "es")


def test_what_is_wrong_in_one_file_of_several_is_shown_there(tmp_path: Path) -> None:
    stale = FEVER.replace(sentence_hash("Do you have a fever?"), "000000")
    folder = in_a_folder(tmp_path, aside="# Nothing yet.\n", questions=stale)
    (found,) = complaints(folder)
    assert (found.rule, found.file, found.line) == ("W-translation-stale", f"{folder}/text/es/questions.toml", 2)


def test_a_text_that_is_translated_twice_is_refused_with_both_places(tmp_path: Path) -> None:
    folder = in_a_folder(tmp_path, first="# The first.\n" + FEVER, second=FEVER)
    (twice,) = complaints(folder)
    assert (twice.rule, twice.file, twice.line) == ("E-duplicate-id", f"{folder}/text/es/second.toml", 2)
    assert f"the first is in {folder}/text/es/first.toml:3" in twice.message
    with pytest.raises(FlowError, match="E-duplicate-id"):
        load_flow(folder, language="es")
    assert load_flow(folder).language == "en"


def test_a_file_that_is_no_toml_does_not_make_everything_else_missing(tmp_path: Path) -> None:
    (broken,) = complaints(in_a_folder(tmp_path, first="= 1", second=FEVER))
    assert (broken.rule, broken.line) == ("E-toml", 1)


def test_a_folder_in_the_texts_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (in_a_folder(tmp_path) / "text" / "fr").symlink_to("/etc")
    with pytest.raises(FlowError, match="This is a link"):
        load_flow(tmp_path)


def test_a_warning_sign_must_be_translated_in_full(tmp_path: Path) -> None:
    title = f'[red_flag.hot]\ntitle = {{ text = "Fiebre", of = "{sentence_hash("Fever")}" }}\n'
    folder = flow_folder(tmp_path, more=FLAG, text__es=title)
    (missing,) = complaints(folder)
    assert missing.rule == "E-translation-missing"
    assert (missing.file, missing.line, missing.key) == (f"{folder}/text/es.toml", 1, "red_flag.hot.act")
    with pytest.raises(FlowError, match="E-translation-missing"):
        load_flow(folder, language="es")
    assert load_flow(folder).language == "en"


@pytest.mark.parametrize("name", ["spanish", "en", "x"])
def test_the_name_of_a_translation_is_another_language(name: str, tmp_path: Path) -> None:
    found = complaints(flow_folder(tmp_path, **{f"text__{name}": FEVER}))
    assert [complaint.rule for complaint in found] == ["E-translation-id"]


def test_a_language_or_region_that_is_not_there_is_said_plainly() -> None:
    with pytest.raises(UsageError, match=r"not there in 'fr'. There is: en, es\."):
        load_flow(SMALL, language="fr")
    with pytest.raises(UsageError, match=r"Did you mean 'uk'\?"):
        load_flow(SMALL, region="ukk")
    with pytest.raises(UsageError, match=r"not there for 'mars'. There is: uk, us\."):
        load_flow(SMALL, region="mars")
