"""What holds for every test: a slow machine is no fault, and nothing is left where the developer keeps things."""

import os
import shutil
import tempfile

import pytest
from hypothesis import settings

settings.register_profile("sciatui", deadline=None)
settings.load_profile("sciatui")


def pytest_configure(config: pytest.Config) -> None:
    """Keep checked flows in a folder that ends with the tests, also for the programs that tests start."""
    folder = tempfile.mkdtemp(prefix="sciatui-cache-")
    os.environ["XDG_CACHE_HOME"] = folder
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
