"""What the documents promise is there: links lead somewhere, and commands exist."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from backend.cli.parsing import parser
from backend.settings import Settings
from tests.contract.sources import ROOT, project_files, text_of
from tools.tasks import TASKS

WRITTEN = [
    path
    for path in project_files()
    if path.suffix == ".md" and (len(path.parts) == 1 or path.parts[0] == "docs" or path.name == "README.md")
]
LINK = re.compile(r"\[(?:[^][]|\[[^][]*\])*\]\(([^()\s]+)\)")
BLOCK = re.compile(r"```.*?```", re.DOTALL)
COMMAND = re.compile(r"(?:(?<![\w.-])buendniswerk|run --rm app)((?: +[a-z][a-z-]*)+)")
MAKE = re.compile(r"(?:^|`|=no )make ([a-z]+)", re.MULTILINE)


def _links() -> Iterator[tuple[Path, str, str]]:
    """Every relative link: the document, the file it names and the heading in it."""
    for path in WRITTEN:
        for target in LINK.findall(BLOCK.sub("", text_of(path))):
            if not re.match(r"[a-z]+:", target):
                file, _, anchor = unquote(target).partition("#")
                yield path, file, anchor


def _anchors(path: Path) -> set[str]:
    """The headings of a document as addresses."""
    headings = re.findall(r"^#+ +(.+)$", BLOCK.sub("", text_of(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_links_lead_somewhere() -> None:
    lost = []
    for path, file, anchor in _links():
        target = (ROOT / path.parent / file).resolve() if file else ROOT / path
        if not target.exists() or not target.is_relative_to(ROOT):
            lost.append(f"{path}: {file}")
        elif anchor and anchor not in _anchors(target.relative_to(ROOT)):
            lost.append(f"{path}: {file}#{anchor}")

    assert not lost, f"Correct the link or write what it leads to: {lost}"


def test_every_page_of_the_guide_and_every_decision_is_linked() -> None:
    linked = {(ROOT / path.parent / file).resolve() for path, file, _anchor in _links() if file}
    pages = [path for path in WRITTEN if path.parts[:2] in (("docs", "guide"), ("docs", "decisions"))]

    lonely = [str(path) for path in pages if ROOT / path not in linked]

    assert not lonely, f"Nobody finds these; link them from where one would look: {lonely}"


@pytest.mark.parametrize("path", WRITTEN, ids=str)
def test_commands_exist(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in COMMAND.findall(text_of(path)):
        # `--help` ends the reading with status 0 where the words before it are commands; what follows them is not read.
        command = words.split()[: 2 if words.split()[0] in ("token", "user") else 1]
        with pytest.raises(SystemExit) as stopped:
            parser().parse_args([*command, "--help"])
        assert stopped.value.code == 0, f"There is no `buendniswerk {' '.join(command)}`: {capsys.readouterr().err}"


@pytest.mark.parametrize("path", WRITTEN, ids=str)
def test_make_targets_exist(path: Path) -> None:
    unknown = set(MAKE.findall(text_of(path))) - set(TASKS)

    assert not unknown, f"There is no such target in tools/tasks.py: {unknown}"


@pytest.mark.parametrize("path", WRITTEN, ids=str)
def test_settings_exist(path: Path) -> None:
    named = set(re.findall(r"BUENDNISWERK_([A-Z_]*[A-Z])", text_of(path)))
    of_tests = {"TEST_POSTGRES_URL", "BACKEND"}

    unknown = named - of_tests - {name.upper() for name in Settings.model_fields}

    assert not unknown, f"Nobody reads these settings: {unknown}"
