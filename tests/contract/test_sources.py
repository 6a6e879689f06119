"""Rules on the text of the sources; each message says what to do instead."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.contract.sources import project_files, python_files, text_of, tree_of

LONGEST = 250
COUNTED = {".py", ".ts", ".svelte", ".scss", ".css", ".mjs"}
# Made by programs, or lists of texts that grow with the interface.
NOT_COUNTED = re.compile(r"(^|/)locales/|(^|/)migrations/versions/|\.d\.ts$|^frontend/src/api/(openapi|schema)|\.lock$")
VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "misc", "shared", "stuff"}
NUMBERED = re.compile(r"(?<=[a-z])_(\d|extra|new|old|more)$")


def _calls(path: Path) -> Iterable[tuple[int, str]]:
    """Line and last name of everything that is called in the file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.lineno, node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.lineno, "." + node.func.attr


def _is_core(path: Path) -> bool:
    return path.parts[:2] == ("backend", "core")


def test_select_stands_in_queries() -> None:
    found = [
        f"{path}:{line}"
        for path in python_files()
        if not _is_core(path) and path.name != "queries.py" and path.parent.name != "queries"
        if "migrations" not in path.parts
        for line, name in _calls(path)
        if name in ("select", ".select")
    ]

    assert not found, f"Move each `select(` into the `queries.py` of its room and call it from here: {found}"


def test_commit_stands_in_one_place() -> None:
    found = [
        f"{path}:{line}"
        for path in python_files()
        if path != Path("backend/core/db.py")
        for line, name in _calls(path)
        if name == ".commit"
    ]

    assert not found, f"The unit of work commits; use `flush()` when you need an id: {found}"


def test_no_http_exception_outside_core() -> None:
    found = [
        f"{path}:{node.lineno}"
        for path in python_files()
        if not _is_core(path)
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.Name) and node.id == "HTTPException")
        or (isinstance(node, ast.Attribute) and node.attr == "HTTPException")
    ]

    assert not found, f"Raise a problem of `core/problems.py`, or a class of your room that inherits from one: {found}"


def test_no_async_function_takes_a_session() -> None:
    found = [
        f"{path}:{node.lineno} {node.name}"
        for path in python_files()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.AsyncFunctionDef)
        for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        if argument.annotation is not None and re.search(r"\bSession\b", ast.unparse(argument.annotation))
    ]

    assert not found, f"A sync session blocks the event loop: write `def`, the unit of work brings the thread: {found}"


@pytest.mark.parametrize("folder", ["backend", "frontend", "tests", "tools", "benchmarks"])
def test_no_file_is_too_long(folder: str) -> None:
    found = {
        str(path): lines
        for path in project_files()
        if path.parts[0] == folder and path.suffix in COUNTED and not NOT_COUNTED.search(path.as_posix())
        if (lines := text_of(path).count("\n")) > LONGEST
    }

    assert not found, f"Split by noun into a package with the same file names; at most {LONGEST} lines: {found}"


def test_names_say_what_is_inside() -> None:
    found = [
        str(path)
        for path in project_files()
        if path.parts[0] in ("backend", "frontend", "tests", "tools", "benchmarks")
        for part in (*path.parts[:-1], path.name.split(".")[0])
        if part.lower() in VAGUE or (path.suffix == ".py" and NUMBERED.search(part))
        if "versions" not in path.parts
    ]

    assert not found, f"Name it after the noun that it holds, not after how it is used: {found}"


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later(word: str) -> None:
    pattern = re.compile(rf"(#|//|/\*|<!--)\s*{word}\b")
    found = [
        f"{path}:{number}"
        for path in project_files()
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if pattern.search(line)
    ]

    assert not found, f"Do it, or write an issue; {word} in the code is read by nobody: {found}"


def test_every_silenced_check_has_its_reason() -> None:
    silenced = re.compile(r"#\s*(type:\s*ignore|noqa)(\[[\w\s,-]+\]|:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)?(?P<rest>.*)$")
    found = [
        f"{path}:{number}"
        for path in project_files()
        if path.suffix == ".py" and path.name != Path(__file__).name
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if (match := silenced.search(line)) and not re.search(r"\w", match["rest"])
    ]

    assert not found, f"Say beside it why the check is wrong here (`# noqa: S608 -- names from a constant`): {found}"
