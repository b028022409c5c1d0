"""What a flow that is kept depends on: a change anywhere asks for another file."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from flow_folders import SMALL

from sciatui.flow import cache
from sciatui.flow.sources import sources


@pytest.fixture
def small(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path / "small")
    return tmp_path / "small"


def key_of(where: Path, language: str | None = None, region: str | None = None, country: str = "") -> bytes:
    found = cache.key(sources(where), language, region, country)
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["flow.toml", "questions.toml", "rules.toml", "sources.toml", "text/es.toml"])
def test_a_changed_byte_in_any_file_asks_for_another_flow(name: str, small: Path) -> None:
    file = small / name
    before, data, times = key_of(small), file.read_bytes(), file.stat()
    for at in (0, len(data) // 2, len(data) - 1):
        file.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert key_of(small) != before
    file.write_bytes(data)
    assert key_of(small) == before
    file.unlink()
    assert key_of(small.parent / "small") != before if name != "flow.toml" else True


def test_a_file_more_or_a_new_name_asks_for_another_flow(small: Path) -> None:
    keys = {key_of(small)}
    (small / "more.toml").write_bytes(b"")
    keys.add(key_of(small))
    (small / "more.toml").rename(small / "mere.toml")
    keys.add(key_of(small))
    (small / "mere.toml").rename(small / "text" / "fr.toml")
    keys.add(key_of(small))
    assert len(keys) == 4


def test_each_language_region_and_country_is_a_flow_of_its_own() -> None:
    every = ((None, None), ("es", None), (None, "es"), ("es", "us"), (None, None, "US"), (None, None, "ES"))
    assert len({key_of(SMALL, *how) for how in every}) == 6


WORDS = ("words/en/engine.toml", "words/es/flow.toml")


def test_a_changed_byte_of_the_package_asks_for_another_flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    ignore = shutil.ignore_patterns("__pycache__", "flows")
    shutil.copytree(Path(cache.__file__).parent.parent, package, ignore=ignore)
    monkeypatch.setattr(cache, "_PACKAGE", str(package))
    for name in ("__init__.py", "flow/compile.py", "flow/condition/parse.py", "flow/validate/limits.py", *WORDS):
        file = package / name
        before, data, times = key_of(SMALL), file.read_bytes(), file.stat()
        assert key_of(SMALL) == before
        file.write_bytes(bytes([data[0] ^ 1]) + data[1:])
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert key_of(SMALL) != before


def test_another_python_or_set_of_packages_asks_for_another_flow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [key_of(SMALL)]
    with monkeypatch.context() as changed:
        changed.setattr(sys, "version", "4.0")
        keys.append(key_of(SMALL))
    (tmp_path / "site-packages").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "site-packages")])
    keys.append(key_of(SMALL))
    (tmp_path / "site-packages" / "more").mkdir()
    os.utime(tmp_path / "site-packages", ns=(1, 1))
    keys.append(key_of(SMALL))
    assert len(set(keys)) == len(keys)
