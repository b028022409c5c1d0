"""What holds for every test: a slow machine is no fault, and the developer's system neither changes nor is changed."""

import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import settings

settings.register_profile("sciatui", deadline=None)
settings.load_profile("sciatui")


def pytest_configure(config: pytest.Config) -> None:
    """Keep checked flows and notes about faults in folders that end with the tests, also for programs they start."""
    # Whoever runs the tests in the background makes them ignore these, and every program that they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGQUIT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    for variable in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        os.environ.pop(variable, None)
    os.environ["LANG"] = "C.UTF-8"
    for variable, name in (("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state")):
        folder = tempfile.mkdtemp(prefix=f"sciatui-{name}-")
        os.environ[variable] = folder
        config.add_cleanup(partial(shutil.rmtree, folder, ignore_errors=True))


@pytest.fixture(autouse=True)
def _hooks() -> Iterator[None]:
    """Put the hooks for what nobody caught back: the program sets its own, which hide a fault of the next test."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
