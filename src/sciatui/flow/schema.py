"""The JSON Schema of flow files, so that an author's editor completes keys and marks slips while they are typed.

Name it at the top of a file: `#:schema ./flow.schema.json`.
"""

from typing import Any

from sciatui.flow.model import FORMAT, FlowFiles

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def flow_schema() -> dict[str, Any]:
    """Return the schema of one file of a flow.

    A flow may be split over files, so no kind of table is compulsory in any one of them.
    """
    schema = FlowFiles.model_json_schema()
    schema.pop("required", None)
    schema["properties"]["urgency"].pop("minProperties", None)
    return {
        "$schema": _DRAFT,
        **schema,
        "title": f"sciatui flow, format {FORMAT}",
        "description": "One file of a flow: any of its tables, keyed by id.",
    }
