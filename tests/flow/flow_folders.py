"""Flow folders for tests: the least flow there can be, with files put beside it."""

from pathlib import Path

BASE = (Path(__file__).parent / "base" / "flow.toml").read_text("utf-8")
SMALL = Path(__file__).parent.parent / "flows" / "small"


def flow_folder(folder: Path, **more: str | bytes) -> Path:
    """Write the least flow into a folder, and `more` beside it, each as `NAME.toml`."""
    (folder / "flow.toml").write_text(BASE, "utf-8")
    for name, content in more.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
