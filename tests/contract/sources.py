"""The project's own text files, for the rules that are programs."""

import ast
import os
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BACKEND = ROOT / "backend"

NOT_OURS = {".git", ".venv", "node_modules", "dist", "data", "__pycache__"}


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is or would be committed, as a path from the root."""
    try:
        listed = subprocess.check_output(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            text=True,
            stderr=subprocess.DEVNULL,
        ).split("\0")
    except (OSError, subprocess.CalledProcessError):
        # An unpacked archive has no history to ask.
        listed = [str(path.relative_to(ROOT)) for path in _walk()]
    return tuple(sorted(Path(name) for name in listed if name and (ROOT / name).is_file()))


@cache
def text_of(path: Path) -> str:
    """The file's text; empty for what is no text."""
    try:
        return (ROOT / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def python_files(folder: str = "backend") -> list[Path]:
    """The Python files below `folder`."""
    return [path for path in project_files() if path.suffix == ".py" and path.parts[0] == folder]


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(text_of(path), filename=str(path))


def _walk() -> Iterator[Path]:
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS]
        yield from (Path(folder, name) for name in files)
