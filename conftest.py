"""What holds for every test: a slow machine is no fault, and the developer's system neither changes nor is changed."""

import os
import shutil
import signal
import tempfile
from functools import partial

import pytest
from hypothesis import settings

settings.register_profile("sciatui", deadline=None)
settings.load_profile("sciatui")


def pytest_configure(config: pytest.Config) -> None:
    """Keep checked flows and notes about faults in folders that end with the tests, also for programs they start."""
    # Whoever runs the tests in the background makes them ignore these two, and every program that they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGQUIT"):
        signal.signal(signal.SIGQUIT, signal.SIG_DFL)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        os.environ.pop(variable, None)
    os.environ["LANG"] = "C.UTF-8"
    for variable, name in (("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state")):
        folder = tempfile.mkdtemp(prefix=f"sciatui-{name}-")
        os.environ[variable] = folder
        config.add_cleanup(partial(shutil.rmtree, folder, ignore_errors=True))
