"""The table of ASVS requirements is complete, counts right, and rests on tests and files that exist."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.contract.sources import ROOT, text_of, tree_of

TABLE = Path("docs/security/asvs.md")
STATES = ("met", "partly", "not met", "operator", "not applicable")
#: OWASP ASVS 5.0.0: the sections with their requirements of level 1, and those of level 2.
LEVELS = {
    1: "1.2.1-5 1.3.1-2 1.5.1 2.1.1 2.2.1-2 2.3.1 3.2.1-2 3.3.1 3.4.1-2 3.5.1-3 4.1.1 4.4.1 5.2.1-2 5.3.1-2 6.1.1 "
    "6.2.1-8 6.3.1-2 6.4.1-2 7.2.1-4 7.4.1-2 8.1.1 8.2.1-2 8.3.1 9.1.1-3 9.2.1 10.4.1-5 11.3.1-2 11.4.1 12.1.1 "
    "12.2.1-2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1",
    2: "1.1.1-2 1.2.6-9 1.3.3-11 1.4.1-3 1.5.2 2.1.2-3 2.2.3 2.3.2-4 2.4.1 3.3.2-4 3.4.3-6 3.5.4-5 3.7.1-2 4.1.2-3 "
    "4.2.1 4.3.1-2 4.4.2-4 5.1.1 5.2.3 5.4.1-3 6.1.2-3 6.2.9-12 6.3.3-4 6.4.3-4 6.5.1-5 6.6.1-3 6.8.1-4 7.1.1-3 "
    "7.3.1-2 7.4.3-5 7.5.1-2 7.6.1-2 8.1.2 8.2.3 8.4.1 9.2.2-4 10.1.1-2 10.2.1-2 10.3.1-4 10.4.6-11 10.5.1-5 "
    "10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.3 11.4.2-4 11.5.1 11.6.1 12.1.2-3 12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 "
    "13.4.2-5 14.1.1-2 14.2.2-4 14.3.2-3 15.1.2-3 15.2.2-3 15.3.2-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 "
    "17.1.1 17.2.1-4 17.3.1-2",
}
SUMS = re.compile(r"^\| (1|2|1 and 2) \| (.*) \|$", re.MULTILINE)
MOST_WORDS = 12


class Row(NamedTuple):
    """One requirement, as the document has it."""

    number: str
    level: int
    wording: str
    status: str
    evidence: list[str]
    remark: str


def required() -> dict[str, int]:
    """Every requirement of the two levels, with its level."""
    found: dict[str, int] = {}
    for level, written in LEVELS.items():
        for section in written.split():
            place, _, numbers = section.rpartition(".")
            first, _, last = numbers.partition("-")
            found |= {f"{place}.{number}": level for number in range(int(first), int(last or first) + 1)}
    return found


@cache
def rows() -> list[Row]:
    """The table, row by row."""
    found = []
    for line in text_of(TABLE).splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if re.fullmatch(r"\d+\.\d+\.\d+", cells[0]):
            number, level, wording, status, evidence, remark = cells
            found.append(Row(number, int(level), wording, status, re.findall(r"`([^`]+)`", evidence), remark))
    return found


def test_the_list_of_numbers_is_that_of_the_standard() -> None:
    assert Counter(required().values()) == {1: 70, 2: 183}


def test_every_requirement_is_there_once_in_order_and_with_its_level() -> None:
    written = [(row.number, row.level) for row in rows()]

    def place(number: str) -> list[int]:
        return [int(part) for part in number.split(".")]

    assert written == sorted(required().items(), key=lambda one: place(one[0]))


def test_every_row_says_shortly_what_and_how_it_stands() -> None:
    wrong = [row.number for row in rows() if row.status not in STATES or not 0 < len(row.wording.split()) <= MOST_WORDS]

    assert not wrong, f"One of {STATES}, and at most {MOST_WORDS} words of our own: {wrong}"


def test_what_is_met_has_evidence_and_what_is_not_has_a_remark() -> None:
    bare = [row.number for row in rows() if row.status == "met" and not row.evidence]
    silent = [row.number for row in rows() if row.status != "met" and len(row.remark) < 5]

    assert not bare, f"Name a test or a file: {bare}"
    assert not silent, f"Say what is missing, or why it does not apply: {silent}"


@cache
def names_of_tests(path: Path) -> set[str]:
    """The names of the tests in a file."""
    return {node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("document", [TABLE, Path("docs/security/grundschutz.md")], ids=str)
def test_all_evidence_exists(document: Path) -> None:
    named = re.findall(r"`([\w./-]+\.\w+|Dockerfile)(?:::(\w+))?`", text_of(document))
    assert len(named) > 10
    gone = [
        f"{path}::{test}" if test else path
        for path, test in named
        if not (ROOT / path).is_file() or (test and test not in names_of_tests(Path(path)))
    ]

    assert not gone, f"Tests were renamed or files moved; correct {document}: {sorted(set(gone))}"


def test_the_sums_are_those_of_the_table() -> None:
    written = {name: [int(cell) for cell in cells.split("|")] for name, cells in SUMS.findall(text_of(TABLE))}
    counted = {}
    for name, levels in {"1": {1}, "2": {2}, "1 and 2": {1, 2}}.items():
        states = Counter(row.status for row in rows() if row.level in levels)
        counted[name] = [*(states[state] for state in STATES), states.total()]

    assert written == counted
