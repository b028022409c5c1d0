"""The JSON Schema of flow files, so that an author's editor completes keys and marks slips while they are typed.

Name it at the top of a file: `#:schema ./flow.schema.json`. What it says about a key is the text under that key in
`flow.model`.
"""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from sciatui.flow import model
from sciatui.flow.model import FORMAT, FlowFiles

_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def flow_schema() -> dict[str, Any]:
    """Return the schema of one file of a flow.

    A flow may be split over files, so no kind of table is compulsory in any one of them.
    """
    schema = FlowFiles.model_json_schema()
    schema.pop("required", None)
    schema["properties"]["urgency"].pop("minProperties", None)
    for table, key, text in _descriptions():
        described = schema if table == FlowFiles.__name__ else schema["$defs"].get(table, {})
        if key in described.get("properties", {}):
            described["properties"][key]["description"] = text
    return {
        "$schema": _DRAFT,
        **schema,
        "title": f"sciatui flow, format {FORMAT}",
        "description": "One file of a flow: any of its tables, keyed by id.",
    }


def _descriptions() -> Iterator[tuple[str, str, str]]:
    """Yield model, key and the text that stands under the key."""
    source = Path(model.__file__).read_text(encoding="utf-8")
    for table in ast.parse(source).body:
        if not isinstance(table, ast.ClassDef):
            continue
        for field, text in pairwise(table.body):
            match field, text:
                case ast.AnnAssign(target=ast.Name(id=key)), ast.Expr(value=ast.Constant(value=str(said))):
                    yield table.name, key, " ".join(said.split())
