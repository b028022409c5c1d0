import pytest

from sciatui.terminal import USUAL, Capabilities, capabilities, clean, country, languages

HERE = {"TERM": "xterm-256color", "LANG": "en_GB.UTF-8"}


def seen(
    environ: dict[str, str], *, stdin: bool = True, stdout: bool = True, plain: bool = False, columns: int = 80
) -> Capabilities:
    return capabilities(environ, stdin_tty=stdin, stdout_tty=stdout, size=(columns, 24), plain=plain)


@pytest.mark.parametrize(
    ("environ", "face", "reason"),
    [
        (HERE, "tui", ""),
        (HERE | {"TERM": "linux"}, "tui", ""),
        (HERE | {"TERM": "tmux-256color"}, "tui", ""),
        (HERE | {"TERM": "dumb"}, "plain", "TERM"),
        (HERE | {"TERM": "vt100"}, "plain", "TERM"),
        (HERE | {"TERM": ""}, "plain", "TERM"),
        ({"LANG": "en_GB.UTF-8"}, "plain", "TERM"),
        (HERE | {"SCIATUI_PLAIN": "1"}, "plain", "SCIATUI_PLAIN"),
        (HERE | {"SCIATUI_PLAIN": "yes"}, "plain", "SCIATUI_PLAIN"),
        (HERE | {"SCIATUI_PLAIN": ""}, "tui", ""),
        (HERE | {"SCIATUI_PLAIN": "0"}, "tui", ""),
        (HERE | {"ACCESSIBLE": "1"}, "plain", "ACCESSIBLE"),
        (HERE | {"ACCESSIBLE": "False"}, "tui", ""),
        (HERE | {"NO_COLOR": "1"}, "tui", ""),
    ],
)
def test_the_environment_chooses_the_face(environ: dict[str, str], face: str, reason: str) -> None:
    can = seen(environ)
    assert (can.face, can.reason) == (face, reason)


@pytest.mark.parametrize(("stdin", "stdout"), [(False, True), (True, False), (False, False)])
def test_without_a_terminal_on_both_ends_there_is_no_full_screen(stdin: bool, stdout: bool) -> None:  # noqa: FBT001
    assert seen(HERE, stdin=stdin, stdout=stdout).reason == "no_terminal"


def test_who_asks_for_plain_gets_it_on_the_best_terminal() -> None:
    assert seen(HERE, plain=True).reason == "asked"


@pytest.mark.parametrize(
    ("environ", "colour"),
    [
        (HERE, True),
        (HERE | {"NO_COLOR": ""}, True),
        (HERE | {"NO_COLOR": "1"}, False),
        (HERE | {"NO_COLOR": "0"}, False),
        (HERE | {"SCIATUI_PLAIN": "1"}, False),
    ],
)
def test_no_color_counts_when_it_is_not_empty(environ: dict[str, str], colour: bool) -> None:  # noqa: FBT001
    assert seen(environ).colour is colour


@pytest.mark.parametrize(
    ("environ", "unicode"),
    [
        (HERE, True),
        ({"TERM": "xterm"}, True),
        (HERE | {"TERM": "linux"}, False),
        (HERE | {"TERM": "linux-16color"}, False),
        (HERE | {"LANG": "de_DE.ISO-8859-1"}, False),
        (HERE | {"LC_ALL": "C"}, False),
        (HERE | {"LC_ALL": "", "LC_CTYPE": "C.utf8", "LANG": "C"}, True),
    ],
)
def test_the_locale_and_the_linux_console_limit_what_can_be_drawn(environ: dict[str, str], unicode: bool) -> None:  # noqa: FBT001
    assert seen(environ).unicode is unicode


@pytest.mark.parametrize(("size", "expected"), [((40, 12), (40, 12)), ((0, 0), USUAL), ((5, 24), USUAL)])
def test_a_terminal_that_does_not_know_its_size_has_the_usual_one(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    can = capabilities(HERE, stdin_tty=True, stdout_tty=True, size=size)
    assert (can.columns, can.rows) == expected


def test_nothing_that_steers_textual_is_left_in_the_environment() -> None:
    environ = {
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_LOG": "keys.log",
        "Textual_Press": "q",
        "NO_COLOR": "",
        "HOME": "/home/x",
    }
    clean(environ)
    assert environ == {"HOME": "/home/x"}


def test_a_wish_for_no_colour_stays() -> None:
    environ = {"NO_COLOR": "1"}
    clean(environ)
    assert environ == {"NO_COLOR": "1"}


@pytest.mark.parametrize(
    ("environ", "wished"),
    [
        ({"LANG": "es_MX.UTF-8"}, ("es-MX", "es")),
        ({"LANG": "es"}, ("es",)),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "es_ES@euro"}, ("es-ES", "es")),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "fr_FR"}, ("fr-FR", "fr")),
        ({"LC_ALL": "", "LANG": "es_ES"}, ("es-ES", "es")),
        ({"LANG": "C.UTF-8"}, ()),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "es_MX:es:en"}, ("es-MX", "es")),
        ({"LANG": "es_ES.UTF-8", "LANGUAGE": "ca"}, ("ca", "es-ES", "es")),
        ({"LANG": "es_ES.UTF-8", "LANGUAGE": "en_GB:en"}, ("en-GB",)),
        ({"LANG": "es_ES.UTF-8", "LANGUAGE": ""}, ("es-ES", "es")),
        ({"LANG": "C.UTF-8", "LANGUAGE": "es"}, ()),
        ({"LANG": "POSIX"}, ()),
        ({"LANG": "../../etc"}, ()),
        ({}, ()),
    ],
)
def test_the_system_says_which_languages_are_welcome(environ: dict[str, str], wished: tuple[str, ...]) -> None:
    assert languages(environ) == wished


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"LANG": "en_US.UTF-8"}, "US"),
        ({"LANG": "de-DE"}, "DE"),
        ({"LANG": "ca_ES@valencia"}, "ES"),
        ({"LANG": "zh_Hans_CN.UTF-8"}, "CN"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "GB"),
        ({"LANG": "en_US.UTF-8", "LC_TELEPHONE": "de_DE.UTF-8"}, "DE"),
        ({"LANG": "en_US.UTF-8", "LC_ADDRESS": "fr_FR.UTF-8"}, "FR"),
        ({"LANG": "en_US.UTF-8", "LC_MONETARY": "it_IT.UTF-8"}, "IT"),
    ],
)
def test_the_country_is_the_one_whose_numbers_and_addresses_the_system_writes(
    environ: dict[str, str], named: str
) -> None:
    assert country(environ) == named


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"LANG": "es"},
        {"LANG": "es_419"},
        {"LANG": "en@GB"},
        {"LANG": "C.UTF-8"},
        {"LANG": "POSIX"},
        {"LANG": "../../US"},
        {"LANG": "_US"},
        {"LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"},
        {"LC_MESSAGES": "en_US.UTF-8"},
        {"LC_CTYPE": "en_US.UTF-8"},
        {"LANGUAGE": "en_US"},
        {"LANG": "es", "LC_MESSAGES": "es_MX.UTF-8", "LC_TIME": "en_DK.UTF-8"},
    ],
)
def test_no_country_is_guessed_from_a_language_or_from_how_text_is_written(environ: dict[str, str]) -> None:
    assert country(environ) == ""
