import re
from pathlib import Path

import sciatui
from sciatui.flow.interface import load_words

PACKAGE = Path(sciatui.__file__).parent
KEY = re.compile(r"""["'](plain\.[a-z_.]+(?:\{[^}]*\})?[a-z_.]*)["']""")


def test_every_key_that_plain_mode_names_has_words_and_every_word_is_used() -> None:
    texts = {key for key in load_words("en").texts if key.startswith("plain.")}
    found = {key for path in (PACKAGE / "plain").glob("*.py") for key in KEY.findall(path.read_text("utf-8"))}
    used = set[str]()
    for key in found:
        pattern = re.compile(re.escape(re.sub(r"\{[^}]*\}", "@", key)).replace("@", "[a-z_0-9]+"))
        matching = {text for text in texts if pattern.fullmatch(text)}
        assert matching, key
        used |= matching
    assert texts - used == set()
