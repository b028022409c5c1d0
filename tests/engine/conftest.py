"""The small flow, loaded once."""

from pathlib import Path

import pytest

from sciatui.flow.definition import Flow
from sciatui.flow.load import load_flow


@pytest.fixture(scope="session")
def small_flow() -> Flow:
    return load_flow(Path(__file__).parent.parent / "flows" / "small")
