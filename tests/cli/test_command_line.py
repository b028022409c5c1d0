"""Arguments, help, and what a command may import."""

import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from types import ModuleType

import pytest

import sciatui
from sciatui import cli, faces
from sciatui.errors import Exit
from sciatui.flow.interface import load_words

ROOT = Path(__file__).parent.parent.parent
SMALL = str(ROOT / "tests" / "flows" / "small")
FULL_SCREEN = {"textual", "rich"}
MODELS = {"pydantic", "pydantic_core", "tree_sitter"}
SLOW = {"asyncio", "difflib", "importlib.metadata", "http", "ssl", "logging"}

IMPORTED = """
import sys, sciatui.cli
code = sciatui.cli.main(sys.argv[1:])
sys.stderr.write("\\n" + " ".join(sys.modules))
"""


@pytest.mark.parametrize(
    ("arguments", "barred"),
    [
        (["--version"], FULL_SCREEN | MODELS | SLOW | {"tomli", "argparse"}),
        (["--help"], FULL_SCREEN | MODELS | SLOW),
        (["start", "--help"], FULL_SCREEN | MODELS | SLOW),
        (["start", SMALL], FULL_SCREEN),
        (["run", SMALL, "--answers", "-"], FULL_SCREEN),
        (["questions", SMALL], FULL_SCREEN),
        (["test", SMALL], FULL_SCREEN),
    ],
)
def test_a_command_imports_only_what_it_needs(arguments: list[str], barred: set[str]) -> None:
    process = subprocess.run(
        [sys.executable, "-c", IMPORTED, *arguments], input=b"[answers]\n", capture_output=True, check=False
    )
    modules = set(process.stderr.decode().rpartition("\n")[2].split())
    assert "sciatui.cli" in modules
    assert modules & barred == set()


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(arguments)
    return (code, *capsys.readouterr())


def test_the_version_is_the_one_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert sciatui.__version__ == project["version"]
    assert said(capsys, "--version") == (Exit.DONE, f"sciatui {project['version']}\n", "")


@pytest.mark.parametrize("flag", ["-h", "--help", "help"])
def test_help_names_every_command(capsys: pytest.CaptureFixture[str], flag: str) -> None:
    code, out, err = said(capsys, flag)
    assert (code, err) == (Exit.DONE, "")
    assert re.findall(r"^  ([a-z]+) ", out, re.MULTILINE) == list(cli.COMMANDS)


@pytest.mark.parametrize("command", list(cli.COMMANDS))
def test_every_command_has_help_of_its_own(capsys: pytest.CaptureFixture[str], command: str) -> None:
    code, out, err = said(capsys, command, "--help")
    assert (code, err) == (Exit.DONE, "")
    assert out.startswith(f"usage: sciatui {command}")
    assert "cli." not in out
    words, shown = load_words("en").texts, "".join(out.split())
    own = [text for key, text in words.items() if key.startswith(f"cli.option.{command}.")]
    assert [text for text in own if "".join(text.split()) not in shown] == []


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["rnu"], "Did you mean run?"),
        (["strat"], "Did you mean start?"),
        (["xyzzy"], "sciatui --help"),
        (["start", "--plian"], "Did you mean --plain?"),
        (["--plian"], "Did you mean --plain?"),
        (["run", "--anwers=x", "--answers", "y"], "Did you mean --answers?"),
        (["run", "--langa", "es"], "Did you mean --lang?"),
        (["explain", SMALL, "-x"], "'-x' is nothing that sciatui explain takes"),
        (["start", "a", "b"], "sciatui start --help"),
        (["run"], "--answers"),
        (["run", "--answers"], "--answers"),
        (["questions", "--format", "xml"], "'md'"),
        (["schema", "floe"], "'flow'"),
        (["\x1b[2Jrun"], "Did you mean run?"),
    ],
)
def test_a_wrong_call_is_one_clear_line(capsys: pytest.CaptureFixture[str], arguments: list[str], hint: str) -> None:
    code, out, err = said(capsys, *arguments)
    assert (code, out) == (Exit.USAGE, "")
    assert err.count("\n") == 1
    assert hint in err
    assert "\x1b" not in err


def test_options_without_a_command_belong_to_start() -> None:
    process = subprocess.run(
        [sys.executable, "-m", "sciatui", "--plain", "--region", "us"], input=b"", capture_output=True, check=False
    )
    assert process.returncode == Exit.END_OF_INPUT
    assert b"United States" in process.stdout


def test_paths_says_where_things_are(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/a/state")
    monkeypatch.setenv("XDG_CACHE_HOME", "/a/cache")
    code, out, err = said(capsys, "paths")
    assert (code, err) == (Exit.DONE, "")
    _, cache, state, here = out.splitlines()
    assert cache.endswith("/a/cache/sciatui")
    assert state.endswith("/a/state/sciatui/faults.jsonl")
    assert here.endswith(str(Path.cwd()))
    monkeypatch.setenv("SCIATUI_CACHE", "off")
    assert "/a/cache" not in said(capsys, "paths")[1]


def test_the_schema_is_one_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, "schema", "flow")
    assert code == Exit.DONE
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")


def test_every_word_of_the_command_line_is_used_and_every_one_used_is_there() -> None:
    files = ("cli.py", "faces.py", "arguments.py", "spoken.py")
    source = "".join((ROOT / "src" / "sciatui" / name).read_text("utf-8") for name in files)
    patterns = [
        re.escape(re.sub(r"\{[^}]*\}", "@", key)).replace("@", "[a-z_]+")
        for key in re.findall(r'(?:say|_words)\(f?"([a-z_.{}]+)"', source)
    ]
    texts = {key.removeprefix("cli.") for key in load_words("en").texts if key.startswith("cli.")}
    assert all(any(re.fullmatch(pattern, text) for pattern in patterns) for text in texts)
    assert all(any(re.fullmatch(pattern, text) for text in texts) for pattern in patterns)


class NotImportedYet(ModuleType):
    """Stands for the full screen, and notes what it could see when something of it was first asked for."""

    seen: Mapping[str, str] = {}

    def __getattr__(self, name: str) -> object:
        self.seen = self.seen or dict(os.environ)
        return lambda *_args, **_options: Exit.DONE


def test_the_environment_is_cleared_before_textual_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = NotImportedYet("sciatui.tui.app")
    monkeypatch.setitem(sys.modules, "sciatui.tui.app", screen)
    monkeypatch.setattr(faces, "_is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("TEXTUAL_LOG", "keys.log")
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.delenv("SCIATUI_PLAIN", raising=False)
    assert cli.main(["start", SMALL]) == Exit.DONE
    assert screen.seen["TERM"] == "xterm"
    assert not {"TEXTUAL_LOG", "NO_COLOR"} & screen.seen.keys()


def started(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *options: str) -> str:
    """Start line by line, type nothing, and return what was said."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return said(capsys, "start", "--plain", *options)[1]


@pytest.fixture
def _quiet_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LC_TELEPHONE", "LC_ADDRESS", "LC_MONETARY", "LANG", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("_quiet_locale")
@pytest.mark.parametrize(
    ("lang", "options", "title"),
    [
        ("es_MX.UTF-8", (), "¿Se puede usar esta bicicleta?"),
        ("es_MX.UTF-8", ("--lang", "en"), "Is this bicycle fit to ride?"),
        ("fr_FR.UTF-8", (), "Is this bicycle fit to ride?"),
        ("fr_FR.UTF-8", ("--lang", "es"), "¿Se puede usar esta bicicleta?"),
        ("C.UTF-8", (), "Is this bicycle fit to ride?"),
    ],
)
def test_the_language_of_the_system_is_taken_if_the_flow_has_it_and_lang_wins(
    lang: str,
    options: tuple[str, ...],
    title: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", lang)
    assert title in started(capsys, monkeypatch, SMALL, *options)


@pytest.mark.usefixtures("_quiet_locale")
@pytest.mark.parametrize(
    ("lang", "options", "number"),
    [
        ("en_GB.UTF-8", (), "999"),
        ("en_US.UTF-8", (), "911"),
        ("es_US.UTF-8", (), "911"),
        ("de_DE.UTF-8", (), "112"),
        ("es_ES.UTF-8", (), "112"),
        ("el_GR", ("--lang", "es"), "112"),
        ("en_US.UTF-8", ("--region", "eu"), "112"),
        ("de_DE.UTF-8", ("--region", "uk"), "999"),
        ("es_MX.UTF-8", (), "999"),
        ("es", (), "999"),
        ("C.UTF-8", (), "999"),
    ],
)
def test_the_numbers_are_those_of_the_country_of_the_system_and_region_wins(
    lang: str,
    options: tuple[str, ...],
    number: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("emergency\n"))
    monkeypatch.setenv("LANG", lang)
    shown = said(capsys, "start", "--plain", "sciatica", *options)[1]
    assert [one for one in ("999", "911", "112") if f" {one} " in shown] == [number]


@pytest.mark.usefixtures("_quiet_locale")
def test_a_translation_that_is_broken_stands_in_nobodys_way_unless_it_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    flow = copytree(SMALL, tmp_path / "small")
    (flow / "text" / "es.toml").write_text("= 1", "utf-8")
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    assert "Is this bicycle fit to ride?" in started(capsys, monkeypatch, str(flow))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    code, _, err = said(capsys, "start", str(flow), "--plain", "--lang", "es")
    assert code == Exit.USAGE
    assert "text/es.toml:1:1: E-toml" in err


def test_a_language_that_is_not_there_is_named_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = said(capsys, "start", SMALL, "--plain", "--lang", "fr")
    assert code == Exit.USAGE
    assert err == "This flow is not there in 'fr'. There is: en, es.\n"
