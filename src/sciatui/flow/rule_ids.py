"""Every rule that a flow can break, by its stable id. Scripts and documents may rely on these ids."""

from collections.abc import Mapping
from typing import Final

RULES: Final[Mapping[str, str]] = {
    "E-because-missing": "A reason that a rule owes is missing",
    "E-code": "A condition names a choice that its question does not have",
    "E-cycle": "Something leans on itself",
    "E-duplicate-id": "Two things have the same id",
    "E-file": "A file or folder cannot be read",
    "E-format": "The format is missing, or newer than this program",
    "E-id": "An id is not spelled like one, or means something else already",
    "E-if-unknown-missing": "A warning sign does not say what unknown means",
    "E-kind": "A question has a key that does not go with its kind, or lacks one that does",
    "E-missing": "A key or table is missing",
    "E-order": "A question depends on one that is not asked before it",
    "E-placeholder": "A text holds a name in braces that a region does not define",
    "E-range": "A number is out of its range",
    "E-size": "Something is too long, too many, too few or empty",
    "E-source-missing": "A source must be named here",
    "E-source-unknown": "A source is named that is not there",
    "E-syntax": "A condition cannot be understood",
    "E-text": "A text holds characters that cannot be shown, or a line end where none belongs",
    "E-toml": "A file is not TOML 1.0",
    "E-translation-id": "A translation names a text that the flow does not have",
    "E-translation-missing": "A warning sign is not translated in full",
    "E-type": "Something of another type stands where this is expected",
    "E-unit": "Numbers of two units are compared or added",
    "E-unknown-id": "A name stands for nothing in this flow",
    "E-unknown-key": "A key is not known here",
    "E-urgency": "An urgency is not known, or does not go with another",
    "W-long-text": "A text is longer than people take in",
    "W-no-why": "A question that decides about a warning sign does not say why it is asked",
    "W-translation-missing": "A text has no translation",
    "W-translation-stale": "A text has changed since it was translated",
}
