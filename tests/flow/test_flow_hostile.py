"""Whatever a file holds and whatever kind of file it is: its own error, in under a second, and nothing else."""

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from flow_folders import flow_folder

from sciatui.errors import Exit
from sciatui.flow.complaint import FlowError
from sciatui.flow.load import load_flow

RULE = 'urgency = "soon"\ntitle = "Rest"\nact = "Rest."\n'

CONTENT: dict[str, tuple[str | bytes, str]] = {
    "broken TOML": ("[question.a\n", "more.toml:1:12: E-toml: This is not TOML"),
    "a binary file": (bytes(range(256)) * 10, "more.toml:1:1: E-toml: This is not a text file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\xff" * 99, "more.toml:1:1: E-toml: This is not UTF-8 text"),
    "Latin-1": ("a = 'x'\nb = 'caf\u00e9'\n".encode("latin-1"), "more.toml:2:9: E-toml: This is not UTF-8 text"),
    "a byte-order mark": (b"\xef\xbb\xbfa = 1\n", "more.toml:1:1: E-toml: This file begins with a byte-order mark"),
    "UTF-16": ("a = 1\n".encode("utf-16"), "more.toml:1:1: E-toml: This file begins with a byte-order mark"),
    "line ends of old Macs": (b"a = 1\rb = 2\r", "more.toml:1:6: E-toml: This line ends like on old Macs"),
    "a file of 50 MB": (b"#" * 50_000_000, "more.toml: E-file: This file has 50,000,000 bytes, and 1,000,000 is"),
    "a megabyte of brackets": ("[" * 999_999, "more.toml:1:3: E-toml: This is not TOML"),
    "an integer of 5,000 digits": ("[constant.a]\nvalue = " + "9" * 5_000, "more.toml:2:9: E-range: This number is"),
    "an integer of 4,000 digits": ("[constant.a]\nvalue = " + "9" * 4_000, "more.toml:2:9: E-range: This number is"),
    "hex of a million digits": ("a = 0x" + "f" * 990_000, "more.toml:1:5: E-range: This number is too large"),
    "nan": ("[constant.a]\nvalue = nan\n", "more.toml:2:9: E-range: This is not a number that can be compared"),
    "1e400": ("[constant.a]\nvalue = -1e400\n", "more.toml:2:9: E-range: This is not a number that can be compared"),
    "401 nested arrays": ("a = " + "[" * 401 + "]" * 401, "E-range: This stands more than 20 levels deep"),
    "nested inline tables": ("\na = " + "{a=" * 401 + "1" + "}" * 401, "more.toml:2:1: E-toml: Tables or lists stand"),
    "a key of 20,000 parts": ("\n" + "a." * 20_000 + "a = 1", "more.toml:2:1: E-toml: This key has more than 50"),
    "keys of 900 parts": (
        "\n".join(f"a{n}" + ".a" * 900 + "=1" for n in range(500)),
        "more.toml:1:1: E-toml: This key has more than 50 parts",
    ),
    "quoted keys of 900 parts": ("\n[" + '"a".' * 900 + "a]", "more.toml:2:1: E-toml: This key has more than 50"),
    "an expression 5,000 deep": (
        f'[advice.a]\nwhen = "{"(" * 5_000}fever{")" * 5_000}"\n{RULE}',
        "more.toml:2:8: E-size: This is longer than 1,000 characters",
    ),
    "an expression 450 deep": (
        f'[advice.a]\nwhen = "{"(" * 450}fever{")" * 450}"\n{RULE}',
        "more.toml:2:29: E-size: A condition is nested at most 20 deep",
    ),
    "an expression that wants to run": (
        f"[advice.a]\nwhen = \"__import__('os').system('true')\"\n{RULE}",
        "more.toml:2:",
    ),
    "90,000 tables": ("[[topic]]\n" * 90_000, "more.toml:1:1: E-type: This must be a table"),
    "40,000 unknown keys": ("\n".join(f"a{n} = 1" for n in range(40_000)), "and 400 more"),
    "4,000 bad questions": ("\n".join(f"[question.a{n}]\nb = 1\nask = 1" for n in range(4_000)), "E-type"),
    "30,000 sources that are not there": (
        "[constant.a]\nvalue = 1\nsource = [" + ",".join(f"'boo{n}'" for n in range(30_000)) + "]",
        "E-source-unknown: There is no source 'boo0'. Did you mean 'book'?",
    ),
    "3,500 rules": (
        "\n".join(f"[topic.a{n}]\ntitle='a'\ntext=['a']\nwhen='nothing'\nsource=['book']" for n in range(3_500)),
        "flow.toml:4:2: E-size: This flow has 3,500 rules, and 1,000 is the most",
    ),
    "900 values that lean on each other": (
        "\n".join(f"[value.a{n}]\nexpr = '{f'a{n - 1}' if n else 'unsure(fever)'}'" for n in range(900)),
        "more.toml:200:9: E-size: This grows too big with all that it names",
    ),
    "900 rules with unknown names": (
        "\n".join(f"[topic.a{n}]\ntitle='a'\ntext=['a']\nwhen='feve'\nsource=['book']" for n in range(900)),
        "E-unknown-id",
    ),
}

FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "more.toml: E-file: This is a pipe or a device and not a file"),
    "a folder": (Path.mkdir, "more.toml: E-file: This is a folder and not a file"),
    "a link": (lambda path: path.symlink_to(path.parent / "flow.toml"), "more.toml: E-file: This is a link"),
    "a link to a device": (lambda path: path.symlink_to("/dev/zero"), "more.toml: E-file: This is a link"),
    "a link to itself": (lambda path: path.symlink_to(path), "more.toml: E-file: This is a link"),
}


def refusal(where: str | Path) -> str:
    gc.freeze()  # what thousands of other tests left in this process is not to be searched on the flow's account
    begun = time.process_time()
    with pytest.raises(FlowError) as caught:
        load_flow(where)
    spent = time.process_time() - begun
    gc.unfreeze()
    assert spent < 1
    assert caught.value.exit == Exit.USAGE
    assert str(caught.value).isprintable() or "\n" in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("title", CONTENT)
def test_hostile_content_is_refused_at_once(title: str, tmp_path: Path) -> None:
    content, says = CONTENT[title]
    assert says in refusal(flow_folder(tmp_path, more=content))


@pytest.mark.parametrize("title", FILES)
def test_what_is_no_plain_file_is_refused_at_once(title: str, tmp_path: Path) -> None:
    make, says = FILES[title]
    make(flow_folder(tmp_path) / "more.toml")
    assert says in refusal(tmp_path)


def test_a_device_is_refused_at_once() -> None:
    assert "/dev/zero: E-file: This is a pipe or a device and not a file" in refusal("/dev/zero")


def test_a_file_that_grows_while_it_is_read_is_refused() -> None:
    assert "E-file: This file has 1,000,001 bytes, and 1,000,000 is the most" in refusal("/proc/kallsyms")


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("nowhere/flow.toml", "nowhere/flow.toml: E-file: There is no such file"),
        ("sciatca", "sciatca: E-file: There is no flow 'sciatca'. Did you mean 'sciatica'?"),
        ("", ".: E-file: There is no flow.toml in this folder"),
        ("a\0b/flow.toml", "E-file: No file can have this name"),
        ("x" * 300 + ".toml", "E-file: The name of this file is too long"),
    ],
)
def test_a_flow_that_is_not_there_is_said_plainly(
    where: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert says in refusal(where)


def test_links_that_lead_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert "E-file: This is a link" in refusal(tmp_path / "loop")
    assert "E-file" in refusal(tmp_path / "loop" / "flow.toml")


def test_a_folder_with_too_many_files_is_refused(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.toml").touch()
    assert "E-file: This folder holds 300 files, and 200 is the most" in refusal(tmp_path)


def test_files_that_are_too_large_together_are_refused(tmp_path: Path) -> None:
    flow_folder(tmp_path, **{f"m{number}": b"#" * 999_000 for number in range(11)})
    assert "E-file: The files of this flow have more than 10,000,000 bytes" in refusal(tmp_path)


def test_a_translation_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (flow_folder(tmp_path) / "text").symlink_to("/etc")
    assert "text: E-file: This is a link" in refusal(tmp_path)


def test_a_file_name_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    (flow_folder(tmp_path) / "a\x1b[2J\n.toml").write_text("x", "utf-8")
    assert "\x1b" not in refusal(tmp_path)


def test_one_broken_file_does_not_hide_what_is_wrong_with_another(tmp_path: Path) -> None:
    flow_folder(tmp_path, a="= 1", b="[constant.x]\nvalue = true\n", c="[constant.y]\nvalu = 1\n")
    text = refusal(tmp_path)
    assert [line.split(": ")[1] for line in text.splitlines()] == ["E-toml", "E-type", "E-unknown-key"]


def test_a_slip_in_one_table_does_not_hide_a_slip_in_another(tmp_path: Path) -> None:
    more = f"[question.extra]\nsection = 'first'\nask = 'A?'\n\n[advice.a]\nwhen = \"fever == 'yess'\"\n{RULE}"
    more += f"[advice.b]\nwhen = \"extra == 'yes'\"\n{RULE}"
    lines = refusal(flow_folder(tmp_path, more=more)).splitlines()
    assert [line.split(": ")[1] for line in lines] == ["E-missing", "E-code"], (
        "what leans on a broken table is passed over"
    )
