"""The command line speaks the language that is asked for, else that of the system, else English."""

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

import pytest

from sciatui import cli
from sciatui.errors import Exit
from sciatui.flow.interface import load_words, sentences
from sciatui.spoken import behind, shortened, spoken

ROOT = Path(__file__).parent.parent.parent
SMALL = str(ROOT / "tests" / "flows" / "small")
MEXICO = "es_MX.UTF-8"
NOTHING = b'{"answers": {}}'


def said(capsys: pytest.CaptureFixture[str], arguments: Sequence[str]) -> tuple[int, str, str]:
    code = cli.main(arguments)
    return (code, *capsys.readouterr())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help", "--lang", "es"],
        ["--lang", "es", "--help"],
        ["--language", "es", "help"],
        ["--language=es", "-h"],
        ["help", "--lang=es"],
    ],
)
def test_help_speaks_the_language_wherever_it_stands_on_the_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    code, out, err = said(capsys, arguments)
    assert (code, err) == (Exit.DONE, "")
    assert out.startswith("Uso: sciatui [ORDEN]")
    assert re.findall(r"^  ([a-z]+) ", out, re.MULTILINE) == list(cli.COMMANDS)


@pytest.mark.parametrize(
    ("environ", "arguments", "language"),
    [
        ({"LANG": MEXICO}, ["check"], "es"),
        ({"LANG": "fr_FR.UTF-8"}, ["check"], "en"),
        ({}, ["check"], "en"),
        ({"LANG": MEXICO}, ["check", "--lang", "en"], "en"),
        ({}, ["check", "--language=es-MX"], "es"),
        ({"LANG": MEXICO}, ["start", "--lang", "fr"], "es"),
        ({}, ["run", "--lang"], "en"),
        ({}, ["run", "--", "--lang", "es"], "en"),
        ({"LC_ALL": "es", "LANG": "en_GB"}, [], "es"),
    ],
)
def test_what_is_asked_for_wins_over_the_system(environ: dict[str, str], arguments: list[str], language: str) -> None:
    assert spoken(arguments, environ) == language


def test_both_names_of_the_option_mean_the_same_and_leave_the_order_of_the_line() -> None:
    assert shortened(["a", "--language", "es", "--", "--language"]) == ["a", "--lang", "es", "--", "--language"]
    assert shortened(["--language=es", "--languages=x"]) == ["--lang=es", "--languages=x"]
    assert behind(["--lang", "es", "check", "x"]) == ["check", "--lang", "es", "x"]
    assert behind(["--lang=es", "check"]) == ["check", "--lang=es"]
    assert behind(["--lang"]) == ["--lang"]


WORDS, PALABRAS = ({**load_words(language).texts, **sentences(language)} for language in ("en", "es"))
ENGLISH = {
    text
    for key, text in WORDS.items()
    if key.startswith(("cli.", "argparse.")) and len(text.split()) > 1 and PALABRAS[key] != text
}
"""What the command line says in English and in no other language: words that stand alone may be names."""


@pytest.mark.parametrize("command", list(cli.COMMANDS))
def test_the_help_of_every_command_is_wholly_in_the_language(capsys: pytest.CaptureFixture[str], command: str) -> None:
    code, out, err = said(capsys, ["--language", "es", command, "--help"])
    assert (code, err) == (Exit.DONE, "")
    assert out.startswith(f"uso: sciatui {command}")
    shown = " ".join(out.split())
    assert [text for text in ENGLISH if text in shown] == []
    own = [text for key, text in load_words("es").texts.items() if key.startswith(f"cli.option.{command}.")]
    assert [text for text in own if "".join(text.split()) not in "".join(out.split())] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rnu"], "'rnu' no es ninguna orden. ¿Quiso decir run?"),
        (["xyzzy"], "'xyzzy' no es ninguna orden. Escriba sciatui --help para ver lo que hay."),
        (["--plian"], "sciatui start no acepta '--plian'. ¿Quiso decir --plain?"),
        (["run"], "Falta: --answers. Escriba sciatui run --help para ver lo que hay."),
        (["run", "--answers"], "--answers: falta su valor. Escriba sciatui run --help para ver lo que hay."),
        (["test"], "Falta: RUTA. Escriba sciatui test --help para ver lo que hay."),
        (["walk", "-n", "x"], "-n: 'x' no es un número entero. Escriba sciatui walk --help para ver lo que hay."),
        (["walk", "-n", "0", SMALL], "-n lleva un número de 1 a 10000000."),
        (["test", "--jobs", "99", SMALL], "--jobs lleva un número de 1 a 64."),
        (["test", "-k", "zzz", SMALL], "Aquí no hay ningún escenario así."),
        (["check", "--lang", "fr"], "--lang: 'fr' no se puede elegir (elija entre "),
        (["preview", SMALL], "La vista previa necesita la pantalla completa"),
    ],
)
def test_a_wrong_call_is_one_clear_line_in_the_language_of_the_system(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    english = said(capsys, arguments)
    monkeypatch.setenv("LANG", MEXICO)
    code, out, err = said(capsys, arguments)
    assert (code, out) == (english[0], "")
    assert err.count("\n") == 1
    assert err.startswith(told)


def test_every_word_of_argparse_that_we_say_otherwise_is_one_that_argparse_says() -> None:
    import argparse  # noqa: PLC0415 - what it says is read from its file
    import inspect  # noqa: PLC0415 - the same

    source = inspect.getsource(argparse)
    ours = [text for key, text in sentences("en").items() if key.startswith("argparse.")]
    assert len(ours) > 5
    assert [text for text in ours if text not in source] == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["questions", SMALL, "--format", "json"], Exit.DONE),
        (["run", SMALL, "--answers", "-", "--missing", "stop"], Exit.DONE),
        (["check", SMALL, "--no-proofs", "--format", "json"], Exit.DONE),
        (["check", SMALL, "--no-proofs", "--format", "sarif"], Exit.DONE),
        (["test", SMALL, "--format", "json"], Exit.DONE),
        (["explain", SMALL, "brakes", "--format", "json"], Exit.DONE),
        (["graph", SMALL], Exit.DONE),
        (["schema", "flow"], Exit.DONE),
    ],
)
def test_data_is_the_same_in_every_language_of_the_system(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: Exit
) -> None:
    came = []
    for system in ("C.UTF-8", MEXICO):
        monkeypatch.setenv("LANG", system)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(NOTHING)))
        came.append(said(capsys, arguments))
    assert came[0][0] == code, came[0][2]
    assert came[0] == came[1]


def test_what_a_flow_says_in_data_is_translated_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["explain", SMALL, "front_brake", "--format", "json"]
    (english,), (spanish,) = (
        json.loads(said(capsys, [*arguments, "--lang", lang])[1])["entries"] for lang in ("en", "es")
    )
    assert spanish["title"] != english["title"]
    assert (spanish["id"], spanish["line"], spanish["kind"]) == (english["id"], english["line"], english["kind"])


def test_a_usual_run_reads_no_words_and_asks_for_no_language() -> None:
    code = (
        "import sys; from sciatui.cli import main; main(['run', 'nowhere', '--answers', '-']);"
        "print('sciatui.arguments' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        input="",
        check=True,
        env=os.environ | {"LANG": MEXICO},
    )
    assert done.stdout == "False\n"


def test_a_scenario_that_fails_is_told_in_the_language_and_its_verdict_stays(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    flow = copytree(SMALL, tmp_path / "small")
    scenario = flow / "scenarios" / "crack.toml"
    scenario.write_text(scenario.read_text("utf-8").replace('urgency = "same_day"', 'urgency = "soon"'), "utf-8")
    (flow / "scenarios" / "broken.toml").write_text('title = "No answers"\nwhat = 1\n', "utf-8")
    code, out, _ = said(capsys, ["test", str(flow), "--lang", "es"])
    assert code == Exit.USAGE
    assert f"FAIL {scenario}: A cracked frame" in out
    assert ": urgency: se esperaba soon; resultó same_day\n" in out
    assert "lo decide broken_frame, que da same_day: lee frame_crack = yes\n" in out
    assert "camino seguido: brakes > " in out
    assert "E-key: 'what' no se conoce aquí" in out
    assert out.endswith("5 bien, 1 mal, 1 no se pueden usar\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", SMALL, "--no-proofs"], "No se demostró nada: las demostraciones se dejaron fuera."),
        (["walk", SMALL, "-n", "3", "--seed", "1"], "desde el número 1"),
        (["translate", SMALL, "es"], "0 por revisar"),
        (["explain", SMALL, "broken_frame"], "Es cierto cuando:"),
        (["explain", SMALL, "broken_frame"], "señal de alarma broken_frame"),
        (["paths"], "Cuestionarios incluidos: "),
    ],
)
def test_the_tools_for_authors_speak_the_language(
    capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    assert told in said(capsys, [*arguments, "--lang", "es"])[1]
    assert told not in said(capsys, arguments)[1]
