"""The sciatica flow in Spanish: everything is there, it reads with ease, and it says nothing that it must not."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from spanish_reading import BANNED, ease, found_in, sentences, words

from sciatui.check.author.translating import translation_files
from sciatui.flow.complaint import key_of
from sciatui.flow.load import examine, load_flow
from sciatui.flow.translate import entries_in

FOLDER: Final = Path(__file__).parents[2] / "flows" / "sciatica" / "text" / "es"

EASY: Final = 70.0
"""From here on a text is "bastante fácil" by the scale of Fernández-Huerta."""
SHORTEST_MEASURED: Final = 6
"""A text of fewer words is a label, as it is for the English."""
LONGEST_SENTENCE: Final = 26
"""Spanish needs about a quarter more words than the English, whose sentences have 20 at most."""

LABELS: Final = frozenset({"title", "short", "sign", "label"})


class Text(NamedTuple):
    key: str
    text: str

    @property
    def is_told(self) -> bool:
        return not LABELS & set(self.key.split(".")) and ".choices." not in self.key and ".items." not in self.key


def texts(file: Path) -> Iterator[Text]:
    """Yield what one file says."""
    tree = tomllib.loads(file.read_text("utf-8"))
    return (Text(key_of(entry.path), entry.text) for entry in entries_in((), tree, [], "es"))


FILES: Final = {file.name: list(texts(file)) for file in sorted(FOLDER.glob("*.toml"))}
MEASURED: Final = {
    name: [one for one in said if one.is_told and len(words(one.text)) >= SHORTEST_MEASURED]
    for name, said in FILES.items()
}


def test_nothing_is_wrong_with_it() -> None:
    """Such as a name in braces that only one of the two sides has, or a warning sign that is not there in full."""
    assert [str(found) for found in examine("sciatica").complaints if found.severity == "error"] == []


@pytest.mark.parametrize("state", ["missing", "stale"])
def test_no_text_is_missing_or_stale(state: str) -> None:
    """What to do: `sciatui translate sciatica es --write`; fill in what is empty, look at what is marked changed."""
    lines = [line for file in translation_files("sciatica", "es") for line in file.lines]
    assert [key_of(line.path) for line in lines if line.state == state] == []


def test_every_file_of_it_mirrors_one_of_the_flow() -> None:
    assert set(FILES) <= {file.name for file in FOLDER.parent.parent.glob("*.toml")}


@pytest.mark.parametrize("why", BANNED)
def test_no_text_says_what_it_must_not(why: str) -> None:
    said = ((f"{name}: {one.key}", one.text) for name, file in FILES.items() for one in file)
    assert found_in(why, said) == []


@pytest.mark.parametrize("file", [name for name, said in MEASURED.items() if said])
def test_each_file_reads_with_ease(file: str) -> None:
    measured = sorted((ease(one.text), one) for one in MEASURED[file])
    average = sum(score for score, _ in measured) / len(measured)
    hardest = "\n".join(f"  {score:.0f} {one.key}: {one.text}" for score, one in measured[:10])
    assert average >= EASY, f"{file} reads at {average:.1f}; the hardest texts are\n{hardest}"


@pytest.mark.parametrize("file", FILES)
def test_no_sentence_is_long(file: str) -> None:
    told = [one for one in FILES[file] if one.is_told]
    parts = [(one.key, part) for one in told for part in sentences(one.text)]
    assert [(key, part) for key, part in parts if len(words(part)) > LONGEST_SENTENCE] == []


@pytest.mark.parametrize(
    ("text", "easy"),
    [
        ("Vaya hoy a urgencias. No conduzca usted.", (65, 100)),
        (
            "La sintomatología neurológica característica condiciona consideraciones terapéuticas específicas.",
            (-99, 10),
        ),
    ],
)
def test_the_measure_tells_easy_from_hard(text: str, easy: tuple[int, int]) -> None:
    assert easy[0] <= ease(text) <= easy[1]


def test_the_regions_keep_their_numbers() -> None:
    for region, number in {"uk": "999", "us": "911", "eu": "112"}.items():
        flow = load_flow("sciatica", language="es", region=region)
        assert f"Llame al {number}" in flow.emergency[0]
        assert f"Llame al {number}" in flow.urgencies["emergency"].act
