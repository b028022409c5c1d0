"""The content hash of a flow: the same for the same content, whatever file, spacing or comment it stands in."""

import unicodedata
from collections.abc import Mapping
from hashlib import sha256

from sciatui.flow.model import FlowFiles
from sciatui.flow.translation import Translation


def digest(files: FlowFiles, texts: Mapping[str, Translation]) -> str:
    """Return the sha256, in hex, over the validated model and the files of all translations.

    Tables stay in the order in which they were written, because questions are asked in it. Keys that say no more
    than their default are left out, so that a new optional key changes no hash.
    """
    said = unicodedata.normalize("NFC", files.model_dump_json(exclude_defaults=True))
    whole = sha256(said.encode())
    for language in sorted(texts):
        whole.update(b"\n" + language.encode(errors="replace") + b"\n")
        for data in texts[language].data():
            whole.update(sha256(data).digest())
    return whole.hexdigest()
