"""Lets pytest collect scenarios of any project: `*.scenario.toml`, and the TOML files of folders that the ini names.

    [pytest]
    sciatui_scenarios = scenarios

Each scenario is a test; its tags and title can be chosen with `-k`. `--flow-update` rewrites expectations that differ
from what came. Nothing but pytest is imported until there is a scenario.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from sciatui.headless.flows import Flows

_NAME: Final = ".scenario.toml"
_INI: Final = "sciatui_scenarios"
_OPTION: Final = "--flow-update"
_CHANGED: Final = "sciatui_changed"
_BASE: Final = "base"
"""The name of a folder that holds answers to begin from, which are no scenarios."""

_FLOWS: Final = pytest.StashKey["Flows"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and the setting."""
    group = parser.getgroup("sciatui", "scenarios of flows")
    group.addoption(_OPTION, action="store_true", help="rewrite what scenarios expect from what came; not under CI")
    parser.addini(_INI, "folders whose TOML files are scenarios", type="paths", default=[])


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to rewrite where nobody looks at what was rewritten."""
    if config.getoption(_OPTION) and os.environ.get("CI"):
        raise pytest.UsageError(f"{_OPTION} rewrites scenarios, so it is refused where CI is set.")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a scenario."""
    if file_path.suffix != ".toml" or not _is_scenario(file_path, parent.config):
        return None
    collector: pytest.Collector = ScenarioFile.from_parent(parent, path=file_path)
    return collector


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what was rewritten."""
    changed = [
        str(value)
        for reports in terminalreporter.stats.values()
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == _CHANGED and report.when == "call"
    ]
    if changed:
        terminalreporter.section("scenarios rewritten")
        terminalreporter.write_line("\n".join(changed))


def _is_scenario(path: Path, config: pytest.Config) -> bool:
    if path.name.endswith(_NAME):
        return True
    for folder in config.getini(_INI):
        if path.is_relative_to(folder):
            inside = path.relative_to(folder).parts
            return _BASE not in inside and not any(part.startswith(".") for part in inside)
    return False


class ScenarioFailed(Exception):
    """A scenario that failed or could not be used; holds the lines to show."""


class ScenarioFile(pytest.File):
    """A file with one scenario."""

    def collect(self) -> Iterator["ScenarioItem"]:
        """Give the one test that it is."""
        yield ScenarioItem.from_parent(self, name=self.path.name.removesuffix(".toml").removesuffix(".scenario"))


class ScenarioItem(pytest.Item):
    """A scenario as a test."""

    def __init__(self, **arguments: Any) -> None:
        """Note title and tags, so that `-k` finds them. What is wrong with the file is said when it is run."""
        super().__init__(**arguments)
        from sciatui.errors import InputFileError  # noqa: PLC0415 - not before there is a scenario
        from sciatui.headless.document import read_document  # noqa: PLC0415 - the same

        try:
            table = read_document(self.path).table
        except InputFileError:
            table = {}
        self.title = str(table.get("title", self.name))
        tags = table.get("tags")
        self.extra_keyword_matches.update([self.title, *(map(str, tags) if isinstance(tags, list) else ())])

    def runtest(self) -> None:
        """Play the scenario, and rewrite it if that is asked for."""
        from sciatui.headless.report import Broken, lines_of  # noqa: PLC0415 - not before there is a scenario
        from sciatui.headless.scenario_run import run_scenario  # noqa: PLC0415 - the same

        tested = run_scenario(self.path, self._flows())
        if not isinstance(tested, Broken) and tested.failures and self.config.getoption(_OPTION):
            from sciatui.headless.update import update  # noqa: PLC0415 - only for who rewrites

            for change in update(self.path, tested):
                self.user_properties.append((_CHANGED, f"{tested.scenario.file}: {change}"))
            tested = run_scenario(self.path, self._flows())
        if isinstance(tested, Broken) or tested.failures:
            raise ScenarioFailed("\n".join(lines_of(tested)))

    def _flows(self) -> "Flows":
        """Return the flows that were loaded, which all scenarios of a run share."""
        from sciatui.headless.flows import Flows  # noqa: PLC0415 - not before there is a scenario

        return self.config.stash.setdefault(_FLOWS, Flows())

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Show what was expected, what came and why, and no trace of ours."""
        return str(excinfo.value) if isinstance(excinfo.value, ScenarioFailed) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the file and the title."""
        return self.path, 0, f"{self.name}: {self.title}"
